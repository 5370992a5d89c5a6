/** What the overview page shows, put together from the findings: the chosen wave, its communities in order, the answer in counts. */
import type { Language } from '../../../domain/form/form.ts';
import {
  attentionOf,
  isMixShifted,
  isProvisional,
  isOneScale,
  sinceLast,
  type Attention,
  type JudgedScore,
  type SinceLast,
  type Verdict,
} from '../../../domain/reporting/index.ts';
import type { UserDb } from '../../../server/db/clients.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { waveFigures, type CommunityFigures, type WaveFigures } from '../../../server/figures/wave-figures.ts';
import { cellsOf, estimatesIn, type Cells } from './cells.ts';
import { columnsOf, type Column } from './columns.ts';
import { ordered, parseOrder, type Order } from './community-order.ts';
import { isFiltering, leading, matches, parseFilters, type Filters } from './filters.ts';
import { measures, type Measure } from './measures.ts';
import { paged, rowsOnPage, type Paged } from './paging.ts';
import { secondLinesOf, type SecondLines } from './second-lines.ts';
import { targetProblem, type TargetProblem } from './target-problem.ts';
import { chooseWave, stateOf, type WaveState } from './wave-choice.ts';

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly answers: number;
  readonly planned: number | null;
  readonly cells: Cells;
  readonly second: SecondLines;
  readonly changes: Changes;
  /** The ways of answering are not those of the wave before. */
  readonly mixShifted: boolean;
}

export type Changes = Readonly<Partial<Record<Measure, SinceLast>>>;

export interface ShownWave extends Wave {
  readonly state: WaveState;
}

export interface Tally {
  readonly measure: Measure;
  readonly counts: { readonly all: number; readonly met: number; readonly notMet: number; readonly unclear: number };
}

export interface Overview extends Pick<Paged<Row>, 'rows' | 'page' | 'pages'> {
  readonly state: 'wave';
  readonly waves: readonly ShownWave[];
  readonly wave: ShownWave;
  readonly provisional: boolean;
  /** The day whose figures a lead sees; null where they run. */
  readonly asOf: string | null;
  readonly plannedDesignEffect: number;
  readonly targetProblem: TargetProblem | null;
  /** Of the measures that are looked at. */
  readonly columns: readonly Column[];
  readonly order: Order | null;
  readonly filters: Filters;
  readonly isFiltering: boolean;
  /** Communities of this person, and how many of them the filters leave. */
  readonly communities: number;
  readonly matching: number;
  /** Of all communities, whatever is filtered; only where there is more than one. */
  readonly total: Omit<Row, 'id' | 'name'> | null;
  readonly contribution: JudgedScore['contribution'] | null;
  readonly answers: number;
  /** Answers stored and counted, but in no rate: under 18, or not living here for half a year. */
  readonly ineligible: number;
  readonly tallies: readonly Tally[];
  /** Communities below the target of satisfaction even when all are looked at together; null where there is nothing to look at. */
  readonly belowTogether: number | null;
  /** The wave that changes are counted from. */
  readonly earlier: Wave | null;
}

/** What else the page says about the same communities. */
export interface Figures {
  readonly now: WaveFigures;
  readonly earlier: WaveFigures | null;
}

export type OverviewPage = (Overview & { readonly figures: Figures }) | { readonly state: 'no-wave' | 'no-such-wave' };

export interface Asked {
  readonly address: URLSearchParams;
  readonly now: Date;
  /** For a file: all of them. */
  readonly rowsAtMost?: number;
}

export async function readOverview(db: UserDb, asked: Asked, language: Language): Promise<OverviewPage> {
  const waves = (await wavesOf(db)).map((wave) => ({ ...wave, state: stateOf(wave, asked.now) }));
  const wave = chooseWave(waves, asked.address.get('wave'));
  if (typeof wave === 'string') return { state: wave };
  const before = earlierThan(wave, waves);
  const [figures, earlier = null] = await waveFigures(db, before ? [wave, before] : [wave]);
  if (!figures) return { state: 'no-such-wave' };
  const filters = parseFilters(asked.address);
  const order = parseOrder(asked.address.get('sort'));
  const sortable = figures.communities.map((community) => sortableOf(community, filters, language));
  const matching = sortable.filter((row) => matches(row, filters));
  const { page, pages, rows } = paged(
    ordered(matching, order, language),
    asked.address.get('page'),
    asked.rowsAtMost ?? rowsOnPage,
  );
  const { settings, whole } = figures;
  const { answers, headlines, ineligible } = whole.findings;
  const since = earlier && earlierBeside(earlier, figures);
  const total = sortable.length > 1 ? totalOf(figures, since) : null;
  const columns = columnsOf(total === null ? sortable : [...sortable, total], settings);
  return {
    state: 'wave',
    ...{ waves, wave, order, filters, page, pages, total, answers, ineligible },
    asOf: figures.asOf,
    figures: { now: figures, earlier },
    earlier: earlier && before,
    rows: rows.map((row) => rowOf(row, since)),
    communities: sortable.length,
    matching: matching.length,
    isFiltering: isFiltering(filters),
    provisional: isProvisional(wave.closesAt, asked.now.toISOString()),
    plannedDesignEffect: settings.plannedDesignEffect,
    targetProblem: targetProblem(settings),
    belowTogether: whole.belowTogether(),
    columns: columns.filter(({ measure }) => filters.measure === null || filters.measure === measure),
    contribution: contributionOf(headlines),
    tallies: measures.map((measure) => tallyOf(measure, sortable)).filter(({ counts }) => counts.all > 0),
  };
}

/** The wave before of the same place with the same questions: other words would be another question. */
function earlierThan(wave: Wave, waves: readonly Wave[]): Wave | null {
  const before = waves.find(
    ({ area, opensAt, versionId }) =>
      area.id === wave.area.id && versionId === wave.versionId && Date.parse(opensAt) < Date.parse(wave.opensAt),
  );
  return before ?? null;
}

/** The assessment asks residents about everything: a short form for shops says nothing about what it would bring. */
function contributionOf(headlines: WaveFigures['whole']['findings']['headlines']): Overview['contribution'] {
  const isWhole = Object.values(headlines).every(({ state }) => state !== 'unasked');
  return isWhole && headlines.score.state === 'found' ? headlines.score.contribution : null;
}

interface SortableRow extends Pick<Row, 'id' | 'name' | 'answers' | 'planned' | 'cells'> {
  readonly estimates: Readonly<Partial<Record<Measure, number>>>;
  readonly attention: Attention;
  readonly figures: CommunityFigures;
}

function sortableOf(figures: CommunityFigures, filters: Filters, language: Language): SortableRow {
  const { answers, community, headlines, plannedN } = figures;
  const cells = cellsOf(headlines);
  return {
    id: community.id,
    name: language === 'en' ? community.nameEn : community.nameZh,
    ...{ answers, cells, figures },
    planned: plannedN,
    estimates: estimatesIn(cells),
    attention: attentionOf(cells[leading(filters)]),
  };
}

interface Earlier {
  readonly figures: WaveFigures;
  readonly compared: readonly Measure[];
}

/** A score by other points is a different figure: the change would be one of the points. */
function earlierBeside(figures: WaveFigures, now: WaveFigures): Earlier {
  const compared = measures.filter((measure) => measure !== 'score' || isOneScale(figures.settings, now.settings));
  return { figures, compared };
}

function rowOf({ answers, cells, figures, id, name, planned }: SortableRow, earlier: Earlier | null): Row {
  const before = earlier?.figures.communities.find(({ community }) => community.id === id);
  return {
    ...{ id, name, answers, planned, cells },
    second: secondLinesOf(figures.headlines),
    changes: earlier && before ? changesOf(cellsOf(before.headlines), cells, earlier.compared) : {},
    mixShifted: before !== undefined && isMixShifted(before.parts, figures.parts),
  };
}

function totalOf({ communities, whole }: WaveFigures, earlier: Earlier | null): Overview['total'] {
  const planned = communities.reduce<number | null>(
    (sum, { plannedN }) => (sum === null || plannedN === null ? null : sum + plannedN),
    0,
  );
  const { answers, headlines } = whole.findings;
  const cells = cellsOf(headlines);
  const changes = earlier ? changesOf(cellsOf(earlier.figures.whole.findings.headlines), cells, earlier.compared) : {};
  return { answers, planned, cells, second: secondLinesOf(headlines), changes, mixShifted: false };
}

function changesOf(before: Cells, now: Cells, compared: readonly Measure[]): Changes {
  const changes = compared.flatMap((measure) => {
    const change = sinceLast(before[measure], now[measure]);
    return change ? [[measure, change] as const] : [];
  });
  return Object.fromEntries(changes);
}

/** A community with too few answers to show has too few to judge, and is counted so. */
function tallyOf(measure: Measure, rows: readonly { readonly cells: Cells }[]): Tally {
  const asked = rows.map(({ cells }) => cells[measure]).filter(({ state }) => state !== 'unasked');
  const having = (verdict: Verdict) =>
    asked.filter((cell) => cell.state === 'found' && cell.verdict === verdict).length;
  const [met, notMet] = [having('met'), having('not-met')];
  return { measure, counts: { all: asked.length, met, notMet, unclear: asked.length - met - notMet } };
}
