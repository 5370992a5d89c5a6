/** What the overview says about ways of answering: figures apart for each, change since the wave before, how paper was typed in. */
import { requirePermission } from '../../../domain/access/permissions.ts';
import type { Staff } from '../../../domain/access/staff.ts';
import { formInLanguage, type Language } from '../../../domain/form/index.ts';
import {
  changeOfParts,
  comparableIndicators,
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
import type { WaveFigures, WholeFigures } from '../../../server/figures/wave-figures.ts';
import type { SecondLine } from '../_overview/second-lines.ts';
import { measures, type Measure } from '../_overview/measures.ts';
import type { Figures, Overview } from '../_overview/overview.ts';

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

/** Of the communities that the page shows. Null where nobody has answered yet. */
export async function readModes(
  { db, staff }: Reader,
  overview: Overview & { readonly figures: Figures },
  language: Language,
): Promise<ModesView | null> {
  const { answers, columns, earlier, figures, rows, total, wave } = overview;
  if (answers === 0) return null;
  const byMode = new Map(figures.now.communities.map(({ community, byMode: work }) => [community.id, work]));
  const shown = rows.flatMap(({ id, name }) => {
    const work = byMode.get(id);
    return work ? [{ name, cells: cellsOf(work()) }] : [];
  });
  return {
    measures: columns.map(({ measure }) => measure),
    rows: shown,
    whole: total && cellsOf(figures.now.whole.byMode()),
    change: earlier && figures.earlier && changeSince(earlier, figures.earlier, figures.now),
    keying: requirePermission(staff, 'keying:read').ok ? await keyingOf(db, wave, figures.now, language) : null,
  };
}

/** Findings are the same object until something changes; adding up hundreds of communities twice takes longer than the rest of the page. */
const changesKept = new WeakMap<
  WholeFigures,
  { readonly since: WholeFigures; readonly lines: readonly ChangeLine[] }
>();

function changeSince(wave: Wave, { whole: earlier }: WaveFigures, { whole: later }: WaveFigures): ModesView['change'] {
  const known = changesKept.get(later);
  const lines = known?.since === earlier ? known.lines : changesOf(earlier, later);
  changesKept.set(later, { since: earlier, lines });
  return lines.length === 0 ? null : { earlier: wave.name, lines };
}

function changesOf(earlier: WholeFigures, later: WholeFigures): ChangeLine[] {
  return comparableIndicators.flatMap((measure) => {
    const change = changeOfParts(measure, { earlier: earlier.parts, later: later.parts });
    return change ? [{ ...change, measure }] : [];
  });
}

async function keyingOf(
  db: UserDb,
  wave: Wave,
  { form }: Pick<WaveFigures, 'form'>,
  language: Language,
): Promise<ModesView['keying']> {
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
