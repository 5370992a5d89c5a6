/**
 * How good the answers of a community look: how many bear which flag, how many are of people outside the population, how long answers
 * took. Counts below five are hidden, and with them what would give them away.
 */
import { flagBits, isFlagged, type QualityFlag } from './quality-flags.ts';
import { isShown } from './parts-of-sum.ts';

/** Answers with the same bits, as the database counts them. */
export interface FlagCount {
  readonly flags: number;
  readonly eligible: boolean;
  readonly count: number;
}

/** Answers of a whole wave that took between 5 × bucket and 5 × bucket + 5 seconds; the last bucket is open. */
export interface DurationCount {
  readonly bucket: number;
  readonly count: number;
}

/** Seconds. */
export interface Durations {
  readonly answers: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

export interface AnswerQuality {
  readonly eligible: number;
  /** Null where there are one to four of them. */
  readonly ineligible: number | null;
  /** Left out where a figure is shown “without flagged answers”; null like above. */
  readonly flagged: number | null;
  readonly kinds: Readonly<Record<QualityFlag, number | null>>;
}

export function answerQuality(counted: readonly FlagCount[]): AnswerQuality {
  const population = counted.filter(({ eligible }) => eligible);
  const having = (flag: QualityFlag) => sumOf(population.filter(({ flags }) => (flags & flagBits[flag]) !== 0));
  const [duplicate, haste] = [having('duplicate'), having('haste')];
  // Their sum is the flagged ones, but for those who are both: one of them would give the other away.
  const isPairTold = isTold(duplicate) && isTold(haste);
  const pair = (count: number) => (isPairTold || count === 0 ? count : null);
  return {
    eligible: sumOf(population),
    ineligible: told(sumOf(counted.filter(({ eligible }) => !eligible))),
    flagged: told(sumOf(population.filter(({ flags }) => isFlagged(flags)))),
    kinds: {
      duplicate: pair(duplicate),
      haste: pair(haste),
      straightLine: told(having('straightLine')),
      night: told(having('night')),
    },
  };
}

const fewestDurations = 30;
const bucketSeconds = 5;

/** Null below 30 answers: a few durations are a few persons. */
export function durationsOf(counted: readonly DurationCount[]): Durations | null {
  const answers = sumOf(counted);
  if (answers < fewestDurations) return null;
  const ordered = counted.toSorted((one, other) => one.bucket - other.bucket);
  const at = (share: number) => secondsAt(ordered, share * answers);
  return { answers, lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) };
}

/** As if the answers of a bucket were spread evenly over it. */
function secondsAt(ordered: readonly DurationCount[], place: number): number {
  let before = 0;
  for (const { bucket, count } of ordered) {
    if (before + count >= place && count > 0) return bucketSeconds * (bucket + (place - before) / count);
    before += count;
  }
  return bucketSeconds * (ordered.at(-1)?.bucket ?? 0);
}

function isTold(count: number): boolean {
  return count === 0 || isShown(count);
}

function told(count: number): number | null {
  return isTold(count) ? count : null;
}

function sumOf(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}
