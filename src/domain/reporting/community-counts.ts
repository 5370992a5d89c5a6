/**
 * The headline counts of one community as short as the database can say them, and the same made ready for judging: answers by
 * role, apart for the door, for clusters and for ways of answering.
 */
import { countRoles, type ChoiceCounts, type CodedQuestion, type RoleCounts } from '../indicators/role-counts.ts';
import { headlineIndicators, type HeadlineIndicator } from '../indicators/roles.ts';
import type { Form } from '../form/form.ts';
import type { Mode } from '../outreach/channel.ts';
import { answeredIn, sumAnswered, withoutAnswered, type Answered } from './answered.ts';
import { codedQuestionsOf } from './coded-questions.ts';
import type { Counting } from './counting.ts';
import type { Part } from './judged-rate.ts';
import type { TallyRow } from './tallies.ts';

export interface CommunityCounts {
  /** Completed answers, by whether they are from people the wave asks about. */
  readonly eligible: number;
  readonly ineligible: number;
  readonly byMode: readonly TallyRow[];
  /** Of them, answers of the door channel in any mode. */
  readonly atDoor: readonly Omit<TallyRow, 'mode'>[];
  /** One entry for each question and cluster. */
  readonly clusters: readonly { readonly question: string; readonly choices: ChoiceCounts }[];
}

export const nothingCounted: CommunityCounts = { eligible: 0, ineligible: 0, byMode: [], atDoor: [], clusters: [] };

export interface CommunityParts extends Pick<CommunityCounts, 'eligible' | 'ineligible'> {
  /** Only for headlines that the questionnaire asks. */
  readonly headlines: Readonly<Partial<Record<HeadlineIndicator, HeadlinePart>>>;
}

export interface HeadlinePart extends Omit<Part, 'households'> {
  readonly byMode: ReadonlyMap<Mode, Answered>;
}

export interface AskedHeadline {
  readonly indicator: HeadlineIndicator;
  readonly name: string;
  readonly question: CodedQuestion;
}

/** The headline questions that the form really has. */
export function askedHeadlines({ headlines }: Pick<Counting, 'headlines'>, form: Form<unknown>): AskedHeadline[] {
  const questions = codedQuestionsOf(form);
  return headlineIndicators.flatMap((indicator) => {
    const name = headlines[indicator];
    const question = name === undefined ? undefined : questions.get(name);
    return name === undefined || !question ? [] : [{ indicator, name, question }];
  });
}

export function partsOfCommunity(counts: CommunityCounts, asked: readonly AskedHeadline[]): CommunityParts {
  const { eligible, ineligible } = counts;
  const headlines = asked.map((headline) => [headline.indicator, headlinePart(counts, headline)]);
  return { eligible, ineligible, headlines: Object.fromEntries(headlines) as CommunityParts['headlines'] };
}

function headlinePart({ atDoor, byMode, clusters }: CommunityCounts, headline: AskedHeadline): HeadlinePart {
  const { indicator, name, question } = headline;
  const rows = byMode.filter((row) => row.question === name);
  const modes = new Map(
    [...Map.groupBy(rows, ({ mode }) => mode)].map(([mode, group]) => [mode, answeredIn(group, question)]),
  );
  const all = {
    answered: sumAnswered([...modes.values()]),
    atTheDoor: null,
    clusters: clusters.flatMap((cluster): RoleCounts[] =>
      cluster.question === name ? [countRoles(question, cluster.choices)] : [],
    ),
    byMode: modes,
  };
  const door = atDoor.filter((row) => row.question === name);
  return indicator === 'awareness' && door.length > 0 ? withoutTheDoor(all, answeredIn(door, question)) : all;
}

/**
 * A visit makes people aware, so answers given at the door say nothing about awareness. Splits are never crossed: once
 * door answers exist, clusters without them are unknown.
 */
function withoutTheDoor(part: HeadlinePart, door: Answered): HeadlinePart {
  return { ...part, answered: withoutAnswered(part.answered, door), atTheDoor: door, clusters: [] };
}
