/** What the overview says about ways of answering: figures apart for each, change since the wave before, how paper was typed in. */
import { requirePermission } from '../../../domain/access/permissions.ts';
import type { Staff } from '../../../domain/access/staff.ts';
import { formInLanguage, type Language } from '../../../domain/form/index.ts';
import {
  changeOnFixedMix,
  comparableIndicators,
  headlinesByMode,
  type Change,
  type HeadlinesByMode,
  type ModeFigures,
  type RateFigure,
} from '../../../domain/reporting/index.ts';
import { keyingErrors, type DifferenceRate, type KeyingErrors } from '../../../domain/sheet/keying-errors.ts';
import { placesOf } from '../../../domain/sheet/places.ts';
import type { UserDb } from '../../../server/db/clients.ts';
import { keyingChecks } from '../../../server/db/keying-checks.ts';
import type { Wave } from '../../../server/db/waves.ts';
import type { SecondLine } from '../_overview/second-lines.ts';
import { measures, type Measure } from '../_overview/measures.ts';
import { countedIn, type Counted, type Overview } from '../_overview/overview.ts';

export type ModeLine = Omit<SecondLine, 'name'> & { readonly name: ModeName };
export type ModeName = `mode_${HeadlinesByMode['score']['shown'][number]['mode']}`;

export interface ModeCell {
  readonly lines: readonly ModeLine[];
  readonly hidden: number;
}

export interface ModeRow {
  readonly name: string;
  readonly cells: Readonly<Record<Measure, ModeCell>>;
}

export interface ModesView {
  readonly measures: readonly Measure[];
  readonly rows: readonly ModeRow[];
  /** Null for a single community. */
  readonly whole: ModeRow['cells'] | null;
  readonly change: { readonly earlier: string; readonly lines: readonly ChangeLine[] } | null;
  /** Null for whoever does not look after keying, and while no sheet was typed twice. */
  readonly keying: (Omit<KeyingErrors, 'worst'> & { readonly worst: readonly NamedDifference[] }) | null;
}

export interface ChangeLine extends Change {
  readonly measure: (typeof comparableIndicators)[number];
}

export interface NamedDifference extends DifferenceRate {
  readonly number: string;
  readonly title: string;
}

interface Reader {
  readonly db: UserDb;
  readonly staff: Staff;
}

/** Null where nobody has answered yet. */
export async function readModes(
  { db, staff }: Reader,
  overview: Overview & { readonly counted: Counted },
  language: Language,
): Promise<ModesView | null> {
  const { answers, columns, counted, wave, waves } = overview;
  if (answers === 0) return null;
  const { communities, whole } = headlinesByMode(counted.tallies, counted.form);
  const rows = counted.tallies.communities.map(({ community }, index) => ({
    name: language === 'en' ? community.nameEn : community.nameZh,
    cells: cellsOf(communities[index] ?? whole),
  }));
  return {
    measures: columns.map(({ measure }) => measure),
    rows,
    whole: rows.length > 1 ? cellsOf(whole) : null,
    change: await changeSince(db, earlierThan(wave, waves), counted),
    keying: requirePermission(staff, 'keying:read').ok ? await keyingOf(db, wave, counted, language) : null,
  };
}

/** The wave before of the same place with the same questions: other words would be another question. */
function earlierThan(wave: Wave, waves: readonly Wave[]): Wave | null {
  const before = waves.filter(
    ({ area, opensAt, versionId }) =>
      area.id === wave.area.id && versionId === wave.versionId && Date.parse(opensAt) < Date.parse(wave.opensAt),
  );
  return before[0] ?? null;
}

async function changeSince(db: UserDb, earlier: Wave | null, later: Counted): Promise<ModesView['change']> {
  const known = earlier && (await countedIn(db, earlier));
  if (!earlier || !known) return null;
  const lines = comparableIndicators.flatMap((measure) => {
    const change = changeOnFixedMix(measure, { earlier: known.counted, later });
    return change ? [{ ...change, measure }] : [];
  });
  return lines.length === 0 ? null : { earlier: earlier.name, lines };
}

async function keyingOf(db: UserDb, wave: Wave, { form }: Counted, language: Language): Promise<ModesView['keying']> {
  const errors = keyingErrors(await keyingChecks(db, wave.id));
  const places = new Map(placesOf(formInLanguage(form, language)).map((place) => [place.field, place]));
  const named = errors?.worst.flatMap(({ question, ...rate }) => {
    const place = places.get(question);
    if (!place) return [];
    return [
      {
        ...rate,
        question,
        number: place.number,
        title: [place.question.title, place.row?.text].filter(Boolean).join(' '),
      },
    ];
  });
  return errors && { ...errors, worst: named ?? [] };
}

function cellsOf({ score, ...rates }: HeadlinesByMode): ModeRow['cells'] {
  const cells = measures.map((measure) => [
    measure,
    measure === 'score'
      ? cellOf(score, ({ mean, total, ...ends }) => ({ estimate: mean, n: total, low: ends.low, high: ends.high }))
      : cellOf(rates[measure], rateLine),
  ]);
  return Object.fromEntries(cells) as ModeRow['cells'];
}

function rateLine({ high, low, rate, total }: RateFigure): Omit<ModeLine, 'name'> {
  return { estimate: rate, low, high, n: total };
}

function cellOf<Figure>(
  { hidden, shown }: ModeFigures<Figure>,
  line: (figure: Figure) => Omit<ModeLine, 'name'>,
): ModeCell {
  return { hidden, lines: shown.map(({ figure, mode }) => ({ ...line(figure), name: `mode_${mode}` as const })) };
}
