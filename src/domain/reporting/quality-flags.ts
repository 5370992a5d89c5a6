/**
 * What makes an answer doubtful. A flag never deletes and never refuses: rates are shown with and without the flagged
 * answers. Bits are stored with the answer; night alone is a remark and flags nothing.
 */
import type { Mode } from '../outreach/channel.ts';

export const flagBits = { duplicate: 1, haste: 2, straightLine: 4, night: 8 } as const;
export type QualityFlag = keyof typeof flagBits;

/** What the circumstances of an answer can say about it. */
export interface Telling {
  /** Whether the phone it came from is that of the person who answers. */
  readonly phone: boolean;
  /** Whether the time taken is that of a person answering, and whether others took theirs in the same way. */
  readonly seconds: 'among others' | 'alone' | 'nothing';
  readonly hour: boolean;
}

const interviewed: Telling = { phone: false, seconds: 'alone', hour: true };

/** By mode: an interviewer's tablet is meant to answer often, and a sheet is typed in at any speed and hour. */
export const tellingOf: Readonly<Record<Mode, Telling>> = {
  self: { phone: true, seconds: 'among others', hour: true },
  assisted: interviewed,
  street: interviewed,
  telephone: interviewed,
  paper: { phone: false, seconds: 'nothing', hour: false },
};

const flaggingBits = flagBits.duplicate | flagBits.haste | flagBits.straightLine;
const secondsPerItem = 2;
const shareOfMedian = 0.4;

/**
 * Faster than anybody reads, or well below the others. `seconds` is null when unknown: then nobody is called hasty.
 * `medianSeconds` is the wave's, from 30 answers on, and null before. `itemCount` is what this person was asked.
 */
export function isHasty(seconds: number | null, itemCount: number, medianSeconds: number | null): boolean {
  if (seconds === null) return false;
  if (seconds < secondsPerItem * itemCount) return true;
  return medianSeconds !== null && seconds < shareOfMedian * medianSeconds;
}

/**
 * The longest run of the same position on one scale, over items in the order asked; null where an item has no position
 * or was not answered, which ends a run.
 */
export function longestRun(positions: readonly (string | number | null)[]): number {
  let longest = 0;
  let run = 0;
  positions.forEach((position, index) => {
    run = position === null ? 0 : position === positions[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

const straightLineRun = 7;

/**
 * The same answer all along the scale items, and in haste. Without haste it says nothing: seven times “very satisfied” is
 * the usual honest answer.
 */
export function isStraightLine(positions: readonly (string | number | null)[], hasty: boolean): boolean {
  return hasty && longestRun(positions) >= straightLineRun;
}

/** Local hour 0–23: from eleven at night until five. */
export function isNight(hour: number): boolean {
  return hour >= 23 || hour < 5;
}

export function flagsFrom(raised: Readonly<Partial<Record<QualityFlag, boolean>>>): number {
  return (Object.keys(flagBits) as QualityFlag[])
    .filter((flag) => raised[flag])
    .reduce((bits, flag) => bits | flagBits[flag], 0);
}

/** Whether the answer is left out where a figure is shown “without flagged answers”. */
export function isFlagged(bits: number): boolean {
  return (bits & flaggingBits) !== 0;
}
