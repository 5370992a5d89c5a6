/**
 * Met, not met, or not to be judged yet: decided by the interval alone, never by the estimate. An interval that contains
 * the target leaves it open, and how many more answers would settle it is said instead.
 */
import type { Interval } from '../statistics/index.ts';

export type Verdict = 'met' | 'not-met' | 'unclear';

export type Judgement =
  | { readonly verdict: 'met' | 'not-met' }
  | {
      readonly verdict: 'unclear';
      /**
       * About how many more answers settle it if they come out as those so far; null where more than can be had, for an
       * estimate on the target itself any number.
       */
      readonly missing: number | null;
    };

/** Interval and target in the same unit. */
export function verdictOf({ low, high }: Interval, target: number): Verdict {
  if (low >= target) return 'met';
  return high < target ? 'not-met' : 'unclear';
}

export interface Doubt {
  readonly target: number;
  readonly answers: number;
  /** The most answers that could be had at all: households, where they are known. */
  readonly reachable: number;
  /** The interval that so many answers like those so far would give. */
  readonly intervalAt: (answers: number) => Interval;
}

export function judge({ target, answers, reachable, intervalAt }: Doubt): Judgement {
  const isSettled = (size: number) => verdictOf(intervalAt(size), target) !== 'unclear';
  const verdict = verdictOf(intervalAt(answers), target);
  if (verdict !== 'unclear') return { verdict };
  if (reachable <= answers || !isSettled(reachable)) return { verdict, missing: null };
  return { verdict, missing: firstSettled(answers, reachable, isSettled) - answers };
}

/** Halving between a number that leaves it open and one that settles it. */
function firstSettled(open: number, settled: number, isSettled: (size: number) => boolean): number {
  let [low, high] = [open, Math.floor(settled)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSettled(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const graceHours = 72;

/** Answers begun before closing are accepted for 72 hours; until then every verdict is provisional. ISO timestamps. */
export function isProvisional(closesAt: string, now: string): boolean {
  return Date.parse(now) < Date.parse(closesAt) + graceHours * 3_600_000;
}
