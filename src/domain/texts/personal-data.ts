/** What in a text may tell who wrote it or about whom, by kind; and a stretch of a text in which it stands. */
export const personalKinds = ['phone', 'id', 'card', 'email', 'account', 'plate', 'address', 'name'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** In the view of a readable text. */
export interface Found {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

export function foundBy(kind: PersonalKind, pattern: RegExp, view: string): Found[] {
  return Array.from(view.matchAll(pattern), (match) => placed(kind, match));
}

/** The group `it` of a match, or all of it. The pattern needs the flag d. */
export function placed(kind: PersonalKind, match: RegExpExecArray): Found {
  const [start, end] = match.indices?.groups?.['it'] ?? [match.index, match.index + match[0].length];
  return { kind, start, end };
}
