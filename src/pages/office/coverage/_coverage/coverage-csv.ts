/** Coverage building by building as lines of a file: counts and no door; for an office, buildings too small for counts stand together. */
import type { Language } from '../../../../domain/form/form.ts';
import { coverageOf, leftBy, type CountedDoors } from '../../../../domain/outreach/coverage.ts';
import { premisesKinds } from '../../../../domain/outreach/premises.ts';
import type { MessageKey, Translator } from '../../../../i18n/translator.ts';
import type { coverageWithin } from '../../../../server/db/coverage.ts';
import { csvLine, csvStart, type CsvCell } from '../../../../server/export/csv.ts';
import { placesIn } from './groups.ts';
import { nameOf } from './overview.ts';
import { tell } from './rows.ts';

type Within = NonNullable<Awaited<ReturnType<typeof coverageWithin>>>;

const places = ['community', 'grid', 'estate', 'building', 'kind', 'owners'] as const;
const counts = [
  ...['doors', 'base', 'informed', 'settled', 'refused', 'vacant', 'contacted', 'attempted', 'leaflet'],
  ...['untouched', 'nobody_home', 'no_answer', 'met_later', 'no_access', 'not_found'],
] as const;

export async function* coverageFile(
  communities: AsyncIterable<{ readonly within: Within; readonly seesDoors: boolean }>,
  language: Language,
  t: Translator,
): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder();
  yield bytes.encode(csvStart + csvLine([...places, ...counts].map((name) => t(`doors.csv.${name}` as MessageKey))));
  for await (const { within, seesDoors } of communities)
    yield bytes.encode(linesOf(within, { seesDoors, language, t }).map(csvLine).join(''));
}

interface Told {
  readonly seesDoors: boolean;
  readonly language: Language;
  readonly t: Translator;
}

function linesOf({ buildings, community }: Within, { language, seesDoors, t }: Told): CsvCell[][] {
  const where = nameOf(community, language);
  return premisesKinds.flatMap((kind) => {
    const { apart, together, tooFew } = tell(placesIn(buildings, kind, language), seesDoors);
    const named = t(`doors.kind.${kind}`);
    const lines = apart.map(({ counted, estate, grid, name, owners }) => [
      ...[where, grid, estate, name, named, owners],
      ...numbersOf(counted),
    ]);
    if (together === null || tooFew) return lines;
    const several = t('doors.together', { count: together.places.length });
    return [...lines, [...[where, null, null, several, named, null], ...numbersOf(together.counted)]];
  });
}

function numbersOf(counted: CountedDoors): number[] {
  const { attempted, contacted, inRound, informed, leaflet, settled } = coverageOf(counted);
  const left = leftBy(counted);
  return [
    ...[counted.doors, inRound, informed.count, settled.count, settled.refused, counted.counts.vacant],
    ...[contacted.count, attempted.count, leaflet.count],
    ...[left.untouched, left.nobody_home, left.no_answer, left.met_later, left.no_access, left.not_found],
  ];
}
