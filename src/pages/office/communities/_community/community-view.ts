/** What the page of one community shows, put together from its counts in the chosen wave. */
import { formInLanguage, type Form, type Language } from '../../../../domain/form/index.ts';
import {
  answerQuality,
  crossCheckOf,
  durationsOf,
  isProvisional,
  isSplitAxis,
  itemsBelow,
  itemsOf,
  judgeWave,
  type AnswerQuality,
  type CrossCheck,
  type Durations,
  type Item,
  type JudgedScore,
  type SplitAxis,
  type WaveTallies,
} from '../../../../domain/reporting/index.ts';
import { asAnonymous, type UserDb } from '../../../../server/db/clients.ts';
import { myCommunity } from '../../../../server/db/communities.ts';
import { publishedForm } from '../../../../server/db/questionnaire-forms.ts';
import { communityTallies } from '../../../../server/db/tallies.ts';
import { informedBeside } from '../../coverage/_coverage/informed-beside.ts';
import { cellsOf, type Cells } from '../../_overview/cells.ts';
import { columnsOf, type Column } from '../../_overview/columns.ts';
import type { ShownWave } from '../../_overview/overview.ts';
import { secondLinesOf, type SecondLines } from '../../_overview/second-lines.ts';
import { chooseWave, stateOf } from '../../_overview/wave-choice.ts';
import { splitTableOf, type SplitTable } from './split-table.ts';
import { readTexts, type TextsView } from './texts-view.ts';

export interface CommunityView {
  readonly state: 'wave';
  readonly id: string;
  readonly name: string;
  readonly waves: readonly ShownWave[];
  readonly wave: ShownWave;
  readonly provisional: boolean;
  /** The day whose figures a lead sees; null where they run. */
  readonly asOf: string | null;
  readonly plannedDesignEffect: number;
  readonly answers: number;
  readonly planned: number | null;
  readonly columns: readonly Column[];
  readonly cells: Cells;
  readonly second: SecondLines;
  readonly contribution: JudgedScore['contribution'] | null;
  readonly items: readonly Item[];
  /** Titles of the items that lie below satisfaction overall for certain. */
  readonly below: readonly string[];
  readonly split: SplitTable;
  readonly texts: TextsView;
  readonly quality: AnswerQuality & { readonly durations: Durations | null };
  readonly crossCheck: CrossCheck;
}

export type CommunityPage =
  CommunityView | { readonly state: 'no-wave'; readonly name: string } | { readonly state: 'unknown' };

export interface Asked {
  readonly id: string | undefined;
  /** `wave`, `by` (the one axis along which headline figures are shown apart), and what texts are looked for. */
  readonly params: URLSearchParams;
  readonly now: Date;
}

const unknown = { state: 'unknown' } as const;

export async function readCommunity(db: UserDb, asked: Asked, language: Language): Promise<CommunityPage> {
  const community = await myCommunity(db, asked.id ?? '');
  if (community === null) return unknown;
  const name = language === 'en' ? community.nameEn : community.nameZh;
  const waves = community.waves.map((wave) => ({ ...wave, state: stateOf(wave, asked.now) }));
  const wave = chooseWave(waves, asked.params.get('wave'));
  if (wave === 'no-wave') return { state: 'no-wave', name };
  if (wave === 'no-such-wave') return unknown;
  const by = asked.params.get('by');
  const axis = isSplitAxis(by) ? by : 'channel';
  const published = await publishedForm(asAnonymous(), wave.versionId);
  if (published === null) return unknown;
  const form = formInLanguage(published.form, language);
  const place = { wave: wave.id, community: community.id };
  const [counted, texts, informed] = await Promise.all([
    countedOf(db, place, axis),
    readTexts(db, { ...place, params: asked.params }, form),
    informedBeside(db, community.id, wave, asked.now),
  ]);
  if (counted === null || texts === null) return unknown;
  const { asOf, quality, tallies } = counted;
  return {
    ...{ state: 'wave', id: community.id, name, waves, wave, asOf, quality, texts },
    provisional: isProvisional(wave.closesAt, asked.now.toISOString()),
    plannedDesignEffect: tallies.wave.plannedDesignEffect,
    ...figuresOf(tallies, form),
    split: splitTableOf(axis, tallies, form),
    crossCheck: crossCheckOf(tallies, form, informed),
  };
}

async function countedOf(db: UserDb, place: { readonly wave: string; readonly community: string }, axis: SplitAxis) {
  const dimensions = axis === 'age' || axis === 'week' ? (['channel', 'cluster', axis] as const) : ownDimensions;
  const known = await communityTallies(db, place, dimensions);
  if (!known) return null;
  const { answers, durations } = known.quality;
  return {
    ...known,
    quality: { ...answerQuality(answers), durations: durationsOf(durations ?? []) },
  };
}

/** What decides a headline: answers at the door, and how much neighbours resemble each other. */
const ownDimensions = ['channel', 'cluster'] as const;

function figuresOf(tallies: WaveTallies, form: Form<string>) {
  const { communities, whole } = judgeWave(tallies, form);
  const headlines = communities[0]?.headlines ?? whole.headlines;
  const cells = cellsOf(headlines);
  const items = itemsOf(tallies, form, headlines);
  const isWhole = Object.values(cells).every(({ state }) => state !== 'unasked');
  return {
    answers: whole.answers,
    planned: communities[0]?.plannedN ?? null,
    columns: columnsOf([{ cells }], tallies.wave).filter(({ measure }) => cells[measure].state !== 'unasked'),
    cells,
    second: secondLinesOf(headlines),
    contribution: isWhole && headlines.score.state === 'found' ? headlines.score.contribution : null,
    items,
    below: itemsBelow(items, headlines.satisfaction).map(({ title }) => title),
  };
}
