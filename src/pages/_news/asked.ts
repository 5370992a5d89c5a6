/** Which news an address asks for, and the addresses of its neighbours. */
import { isNewsKind, type NewsKind } from '../../domain/news/news-item.ts';
import type { PublicHome } from '../../server/db/public-homes.ts';

export const perPage = 12;
/** Ten thousand items; whoever asks for more is no reader. */
const lastPage = 900;

export interface AskedNews {
  readonly page: number;
  readonly kind: NewsKind | null;
  /** The sub-district's own, by the last part of its address. */
  readonly slug: string | null;
}

export function askedNews(parameters: URLSearchParams): AskedNews {
  const page = Number(parameters.get('page') ?? '1');
  const kind = parameters.get('kind');
  return {
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
    kind: isNewsKind(kind) ? kind : null,
    slug: parameters.get('of'),
  };
}

/** What is as it is anyway is left out, so that a page has one address. */
export function newsAddress({ kind, page, slug }: AskedNews): string {
  const parameters = new URLSearchParams();
  if (slug !== null) parameters.set('of', slug);
  if (kind !== null) parameters.set('kind', kind);
  if (page > 1) parameters.set('page', String(page));
  return parameters.size === 0 ? '/news' : `/news?${parameters.toString()}`;
}

export function queryOf({ kind, page }: AskedNews, home: PublicHome | undefined) {
  return {
    ...(home === undefined ? {} : { area: home.id }),
    ...(kind === null ? {} : { kind }),
    skip: (page - 1) * perPage,
    most: perPage,
  };
}
