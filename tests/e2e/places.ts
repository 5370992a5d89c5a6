/** Places beside the demo's that journeys need: questionnaires of our own, and codes that are shut. */

/** Codes on walls of sub-districts of their own, each with one wave. */
export const codes = {
  everyKind: 'KNDS22',
  notYetOpen: 'NXTW22',
  closed: 'PASTW2',
  threePages: 'THREE2',
  /** An hour ago: what was begun before is still taken. */
  justClosed: 'JUSTC2',
} as const;

type Place = { readonly code: string; readonly asks: string; readonly opens: number; readonly closes: number };
const places: readonly Place[] = [
  { code: codes.everyKind, asks: 'every-kind', opens: -24, closes: 240 },
  { code: codes.notYetOpen, asks: 'every-kind', opens: 240, closes: 480 },
  { code: codes.closed, asks: 'every-kind', opens: -480, closes: -240 },
  { code: codes.threePages, asks: 'three-pages', opens: -24, closes: 240 },
  { code: codes.justClosed, asks: 'three-pages', opens: -480, closes: -1 },
];

/** The wave behind a code. */
export function waveOf(code: string): string {
  return id(
    places.findIndex((place) => place.code === code),
    'c',
  );
}

/** What `import_office` takes; hours are counted from now. */
export function officesOf(now: number) {
  const time = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  return {
    areas: places.flatMap((_, place) => [
      { id: id(place, 'a'), kind: 'subdistrict', name_zh: `试验街道${place}`, name_en: `Trial Office ${place}` },
      {
        id: id(place, 'b'),
        parent_id: id(place, 'a'),
        kind: 'community',
        name_zh: '试验社区',
        name_en: 'Trial Community',
      },
    ]),
    waves: places.map(({ asks, opens, closes }, place) => ({
      id: id(place, 'c'),
      area_id: id(place, 'a'),
      questionnaire: asks,
      version: 1,
      name: '试验',
      opens_at: time(opens),
      closes_at: time(closes),
    })),
    entry_points: places.map(({ code }, place) => ({ code, area_id: id(place, 'b'), channel: 'poster' })),
  };
}

function id(place: number, kind: 'a' | 'b' | 'c'): string {
  return `00000000-0000-4000-8000-0000000e2e${place}${kind}`;
}
