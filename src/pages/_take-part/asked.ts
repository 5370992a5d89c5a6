/** Which activities an address asks for, and the addresses of its neighbours. */
export const perPage = 12;
const lastPage = 900;

export interface AskedActivities {
  readonly page: number;
  /** The sub-district's own, by the last part of its address. */
  readonly slug: string | null;
  readonly isPast: boolean;
}

export function askedActivities(parameters: URLSearchParams): AskedActivities {
  const page = Number(parameters.get('page') ?? '1');
  return {
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
    slug: parameters.get('of'),
    isPast: parameters.has('past'),
  };
}

/** What is as it is anyway is left out, so that a page has one address. */
export function activitiesAddress({ isPast, page, slug }: AskedActivities): string {
  const parameters = new URLSearchParams();
  if (slug !== null) parameters.set('of', slug);
  if (isPast) parameters.set('past', '1');
  if (page > 1) parameters.set('page', String(page));
  return parameters.size === 0 ? '/take-part' : `/take-part?${parameters.toString()}`;
}

/** The number in an address; null where it is none. */
export function numberIn(raw: string | undefined): number | null {
  return raw !== undefined && /^[1-9]\d{0,8}$/.test(raw) ? Number(raw) : null;
}
