/** What the overview page shows, put together from the tallies: the chosen wave, its communities in order, the answer in counts. */
import type { Form, Language } from '../../../domain/form/form.ts';
import {
  isProvisional,
  judgeWave,
  type CommunityFindings,
  type JudgedScore,
  type Verdict,
  type WaveFindings,
  type WaveTallies,
} from '../../../domain/reporting/index.ts';
import { asAnonymous, type UserDb } from '../../../server/db/clients.ts';
import { publishedForm } from '../../../server/db/questionnaire-forms.ts';
import { waveTallies } from '../../../server/db/tallies.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { cellsOf, estimatesIn, type Cells } from './cells.ts';
import { columnsOf, type Column } from './columns.ts';
import { ordered, parseOrder, type Order } from './community-order.ts';
import { measures, type Measure } from './measures.ts';
import { secondLinesOf, type SecondLines } from './second-lines.ts';
import { chooseWave, stateOf, type WaveState } from './wave-choice.ts';

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly answers: number;
  readonly planned: number | null;
  readonly cells: Cells;
  readonly second: SecondLines;
  readonly estimates: Readonly<Partial<Record<Measure, number>>>;
  readonly attention: number;
}

export interface ShownWave extends Wave {
  readonly state: WaveState;
}

export interface Tally {
  readonly measure: Measure;
  readonly counts: { readonly all: number; readonly met: number; readonly notMet: number; readonly unclear: number };
}

export interface Overview {
  readonly state: 'wave';
  readonly waves: readonly ShownWave[];
  readonly wave: ShownWave;
  readonly provisional: boolean;
  /** The day whose figures a lead sees; null where they run. */
  readonly asOf: string | null;
  readonly plannedDesignEffect: number;
  readonly columns: readonly Column[];
  readonly order: Order | null;
  readonly rows: readonly Row[];
  /** Only where there is more than one community to add up. */
  readonly total: Pick<Row, 'answers' | 'planned' | 'cells' | 'second'> | null;
  readonly contribution: JudgedScore['contribution'] | null;
  readonly answers: number;
  /** Answers stored and counted, but in no rate: under 18, or not living here for half a year. */
  readonly ineligible: number;
  readonly tallies: readonly Tally[];
}

/** The counts a page rests on, and the form that says what they mean. */
export interface Counted {
  readonly tallies: WaveTallies;
  readonly form: Form;
}

export type OverviewPage = (Overview & { readonly counted: Counted }) | { readonly state: 'no-wave' | 'no-such-wave' };

export interface Asked {
  readonly wave: string | null;
  readonly sort: string | null;
  readonly now: Date;
}

export async function readOverview(db: UserDb, asked: Asked, language: Language): Promise<OverviewPage> {
  const waves = (await wavesOf(db)).map((wave) => ({ ...wave, state: stateOf(wave, asked.now) }));
  const wave = chooseWave(waves, asked.wave);
  if (typeof wave === 'string') return { state: wave };
  const known = await findingsOf(db, wave);
  if (known === null) return { state: 'no-such-wave' };
  const { asOf, counted, findings } = known;
  const settings = counted.tallies.wave;
  const { communities, whole } = findings;
  const order = parseOrder(asked.sort);
  const rows = ordered(
    communities.map((each) => rowOf(each, language)),
    order,
    language,
  );
  const total = communities.length > 1 ? totalOf(whole, rows) : null;
  return {
    state: 'wave',
    ...{ waves, wave, order, rows, total, asOf, counted },
    provisional: isProvisional(wave.closesAt, asked.now.toISOString()),
    plannedDesignEffect: settings.plannedDesignEffect,
    columns: columnsOf(total === null ? rows : [...rows, total], settings),
    contribution: contributionOf(whole),
    answers: whole.answers,
    ineligible: whole.ineligible,
    tallies: measures.map((measure) => tallyOf(measure, rows)).filter(({ counts }) => counts.all > 0),
  };
}

/** The assessment asks residents about everything: a short form for shops says nothing about what it would bring. */
function contributionOf({ headlines }: WaveFindings['whole']): Overview['contribution'] {
  const isWhole = Object.values(cellsOf(headlines)).every(({ state }) => state !== 'unasked');
  return isWhole && headlines.score.state === 'found' ? headlines.score.contribution : null;
}

async function findingsOf(db: UserDb, wave: Wave) {
  const known = await countedIn(db, wave);
  return known && { ...known, findings: judgeWave(known.counted.tallies, known.counted.form) };
}

/** Of all counts only those that a headline rests on: its choices, and its splits that decide who counts and how much. */
export async function countedIn(
  db: UserDb,
  wave: Wave,
): Promise<{ readonly asOf: string | null; readonly counted: Counted } | null> {
  const published = await publishedForm(asAnonymous(), wave.versionId);
  if (published === null) return null;
  const questions = Object.values(published.counting.headlines);
  const known = await waveTallies(db, wave.id, { questions, dimensions: ['channel', 'cluster'] });
  return known && { asOf: known.asOf, counted: { tallies: known.tallies, form: published.form } };
}

function totalOf({ answers, headlines }: WaveFindings['whole'], rows: readonly Row[]): Overview['total'] {
  const planned = rows.reduce<number | null>(
    (sum, row) => (sum === null || row.planned === null ? null : sum + row.planned),
    0,
  );
  return { answers, planned, cells: cellsOf(headlines), second: secondLinesOf(headlines) };
}

function rowOf({ answers, community, headlines, plannedN }: CommunityFindings, language: Language): Row {
  const cells = cellsOf(headlines);
  const name = language === 'en' ? community.nameEn : community.nameZh;
  const second = secondLinesOf(headlines);
  return {
    id: community.id,
    name,
    answers,
    planned: plannedN,
    cells,
    second,
    estimates: estimatesIn(cells),
    attention: attentionOf(cells),
  };
}

/** What was found wanting comes first, then what is open, then what stands; what cannot be shown comes last. */
const urgency: readonly Verdict[] = ['not-met', 'unclear', 'met'];

function attentionOf({ satisfaction }: Cells): number {
  return satisfaction.state === 'found' ? urgency.indexOf(satisfaction.verdict) : urgency.length;
}

/** A community with too few answers to show has too few to judge, and is counted so. */
function tallyOf(measure: Measure, rows: readonly Row[]): Tally {
  const asked = rows.map(({ cells }) => cells[measure]).filter(({ state }) => state !== 'unasked');
  const having = (verdict: Verdict) =>
    asked.filter((cell) => cell.state === 'found' && cell.verdict === verdict).length;
  const [met, notMet] = [having('met'), having('not-met')];
  return { measure, counts: { all: asked.length, met, notMet, unclear: asked.length - met - notMet } };
}
