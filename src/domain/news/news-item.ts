/** An item of news as its office sees it, and where it stands at a given moment. */
export const newsKinds = ['notice', 'story', 'result'] as const;
export type NewsKind = (typeof newsKinds)[number];

export const newsStates = ['draft', 'waiting', 'public', 'withdrawn'] as const;
export type NewsState = (typeof newsStates)[number];

export interface NewsTimes {
  /** ISO; null for a draft. */
  readonly publishAt: string | null;
  readonly withdrawnAt: string | null;
}

/** `now` in milliseconds since 1970. */
export function newsState({ publishAt, withdrawnAt }: NewsTimes, now: number): NewsState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (publishAt === null) return 'draft';
  return Date.parse(publishAt) > now ? 'waiting' : 'public';
}

export function isNewsKind(raw: unknown): raw is NewsKind {
  return newsKinds.some((kind) => kind === raw);
}
