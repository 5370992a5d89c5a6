/**
 * What every report says about how its figures came about: who was asked, in which ways and when, how many answered, what was left
 * out, flagged and weighted, and what the figures cannot show. As facts; the words are the page's.
 */
import { questionsOf } from '../form/elements.ts';
import type { Form } from '../form/form.ts';
import { usualScale, type ScoreScale } from '../indicators/score-scale.ts';
import { channels, modes, type Channel, type Mode } from '../outreach/channel.ts';
import type { Counting } from './counting.ts';
import { smallestShown } from './finding.ts';
import { isShown } from './parts-of-sum.ts';
import { shownParts, type ShownParts } from './shown-parts.ts';
import type { CommunityTallies, WaveTallies } from './tallies.ts';
import type { WaveFindings } from './headline.ts';

/** A number of people that is told exactly from five on. */
export type ToldCount = { readonly count: number } | { readonly below: number };

/** What the figures cannot show; `asked-by-staff` stands only where somebody was asked by another person. */
export type Limitation = 'self-selection' | 'non-response' | 'several-answers' | 'asked-by-staff' | 'self-test';

export interface MethodStatement {
  readonly questionnaire: string;
  readonly questions: number;
  /** Whether people under 18 or new to the place were told apart. */
  readonly eligibilityAsked: boolean;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly communities: number;
  readonly answers: number;
  readonly planned: number | null;
  readonly ineligible: ToldCount;
  readonly flagged: ToldCount;
  readonly channels: ShownParts<Channel>;
  readonly modes: ShownParts<Mode>;
  readonly plannedDesignEffect: number;
  /** What the score rests on; null where it was not asked for. */
  readonly scale: ScoreScale | null;
  /** Whether a line weighted by households stands beside the satisfaction of all together. */
  readonly weighted: { readonly rate: number; readonly low: number; readonly high: number } | null;
  readonly withoutFlagged: { readonly rate: number; readonly low: number; readonly high: number } | null;
  readonly doorApart: boolean;
  readonly limitations: readonly Limitation[];
}

export function methodStatement(
  { communities, counting, wave }: WaveTallies,
  { whole }: WaveFindings,
  form: Form<string>,
): MethodStatement {
  const satisfaction = whole.headlines.satisfaction;
  const found = satisfaction.state === 'found' ? satisfaction : null;
  const byMode = answersByMode(communities, counting);
  const planned = communities.map(({ plannedN }) => plannedN);
  const byChannel = new Map(channels.map((channel) => [channel, eligibleIn(communities, channel)]));
  return {
    questionnaire: form.title,
    questions: questionsOf(form).filter(({ kind }) => kind !== 'expression').length,
    eligibilityAsked: counting.eligibility.length > 0,
    ...{ opensAt: wave.opensAt, closesAt: wave.closesAt, communities: communities.length, answers: whole.answers },
    planned: planned.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0),
    ineligible: told(whole.ineligible),
    flagged: told(flaggedIn(communities, counting)),
    channels: shownParts(byChannel),
    modes: shownParts(byMode),
    plannedDesignEffect: wave.plannedDesignEffect,
    scale: counting.headlines.satisfaction === undefined ? null : (wave.scale ?? usualScale),
    weighted: found?.postStratified
      ? { rate: found.postStratified.share, low: found.postStratified.low, high: found.postStratified.high }
      : null,
    withoutFlagged: found?.withoutFlagged ?? null,
    doorApart: counting.headlines.awareness !== undefined && (byChannel.get('door') ?? 0) > 0,
    limitations: [
      ...(['self-selection', 'non-response', 'several-answers'] as const),
      ...([...byMode].some(([mode, count]) => count > 0 && mode !== 'self' && mode !== 'paper')
        ? (['asked-by-staff'] as const)
        : []),
      'self-test',
    ],
  };
}

export function told(count: number): ToldCount {
  return count === 0 || isShown(count) ? { count } : { below: smallestShown };
}

/** People by the way in which they answered the first headline question there is: nobody's way is kept apart from answers. */
export function answersByMode(communities: readonly CommunityTallies[], counting: Counting): Map<Mode, number> {
  const rows = headlineRows(communities, counting);
  const countIn = (mode: Mode) => rows.reduce((sum, row) => sum + (row.mode === mode ? row.count : 0), 0);
  return new Map(modes.map((mode) => [mode, countIn(mode)]));
}

function flaggedIn(communities: readonly CommunityTallies[], counting: Counting): number {
  return headlineRows(communities, counting).reduce((sum, { count, flagged }) => sum + (flagged ? count : 0), 0);
}

function headlineRows(communities: readonly CommunityTallies[], { countable, headlines }: Counting) {
  const name = headlines.satisfaction ?? Object.values(headlines)[0];
  const isPerson = (choice: string) => name !== undefined && (countable[name] !== 'many' || choice === '');
  return communities.flatMap(({ tallies }) =>
    tallies.filter(({ choice, question }) => question === name && isPerson(choice)),
  );
}

function eligibleIn(communities: readonly CommunityTallies[], channel: Channel): number {
  const rows = communities.flatMap(({ completed }) => completed);
  return rows.reduce((sum, row) => sum + (row.eligible && row.channel === channel ? row.count : 0), 0);
}
