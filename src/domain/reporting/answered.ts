/** Counts of one question in one community by role: all, without the flagged, by the door, and by cluster. */
import { countRoles, type ChoiceCounts, type CodedQuestion, type RoleCounts } from '../indicators/role-counts.ts';
import type { Mode } from '../outreach/channel.ts';
import type { CommunityTallies, SplitDimension, SplitRow, TallyRow } from './tallies.ts';

export interface Answered {
  readonly all: RoleCounts;
  readonly unflagged: RoleCounts;
}

type Row = Pick<TallyRow, 'question' | 'choice' | 'flagged' | 'count'>;

export function answersTo(name: string, question: CodedQuestion, { tallies }: CommunityTallies): Answered {
  return answeredIn(
    tallies.filter((row) => row.question === name),
    question,
  );
}

/** The same for each value of one dimension: channels, clusters, weeks, age bands. */
export function answersBy(
  dimension: SplitDimension,
  name: string,
  question: CodedQuestion,
  { splits }: CommunityTallies,
): ReadonlyMap<string, Answered> {
  const rows = splits.filter((row) => row.question === name && row.dimension === dimension);
  const groups = Map.groupBy(rows, (row: SplitRow) => row.value);
  return new Map([...groups].map(([value, group]) => [value, answeredIn(group, question)]));
}

/** The same for each way of answering. */
export function answersByMode(
  name: string,
  question: CodedQuestion,
  { tallies }: CommunityTallies,
): ReadonlyMap<Mode, Answered> {
  const groups = Map.groupBy(
    tallies.filter((row) => row.question === name),
    (row) => row.mode,
  );
  return new Map([...groups].map(([mode, group]) => [mode, answeredIn(group, question)]));
}

export function sumAnswered(parts: readonly Answered[]): Answered {
  return { all: sumRoles(parts.map(({ all }) => all)), unflagged: sumRoles(parts.map(({ unflagged }) => unflagged)) };
}

/** Of all answers those that are not among `part`. */
export function withoutAnswered(all: Answered, part: Answered): Answered {
  return {
    all: sumRoles([all.all, negative(part.all)]),
    unflagged: sumRoles([all.unflagged, negative(part.unflagged)]),
  };
}

export function answeredIn(rows: readonly Row[], question: CodedQuestion): Answered {
  return {
    all: countRoles(question, choiceCounts(rows)),
    unflagged: countRoles(question, choiceCounts(rows.filter(({ flagged }) => !flagged))),
  };
}

/** Choices are anybody's words, `__proto__` among them: no inherited names. */
function choiceCounts(rows: readonly Row[]): ChoiceCounts {
  const counts = new Map<string, number>();
  for (const { choice, count } of rows) counts.set(choice, (counts.get(choice) ?? 0) + count);
  return Object.fromEntries(counts);
}

function sumRoles(parts: readonly RoleCounts[]): RoleCounts {
  const sums: Partial<Record<keyof RoleCounts, number>> = {};
  for (const part of parts) {
    for (const role of Object.keys(part) as (keyof RoleCounts)[]) sums[role] = (sums[role] ?? 0) + (part[role] ?? 0);
  }
  return sums;
}

function negative(counts: RoleCounts): RoleCounts {
  return Object.fromEntries(Object.entries(counts).map(([role, count]) => [role, -count]));
}
