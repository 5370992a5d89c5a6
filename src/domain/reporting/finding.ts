/**
 * A figure as it may be shown: never asked, too few answers to show (so that nobody's answer can be read off), or found
 * with its doubt. Every figure carries its n and its interval; a rate in 0–1, a score in points 0–100.
 */
import type { VariantName } from '../indicators/rates.ts';
import type { Interval, PostStratified } from '../statistics/index.ts';
import type { Judgement } from './verdict.ts';

/** Fewer answers than this are never shown. */
export const smallestShown = 5;

export type Finding<Found> =
  | { readonly state: 'unasked' }
  | { readonly state: 'suppressed'; readonly minimum: number }
  | ({ readonly state: 'found' } & Found);

/** A rate printed beside the one that is judged; it never changes the verdict. */
export interface RateFigure extends Interval {
  readonly count: number;
  readonly total: number;
  readonly rate: number;
}

export interface JudgedRate extends RateFigure {
  readonly judgement: Judgement;
  readonly designEffect: number;
  readonly method: 'planned' | 'estimated';
  /** Strict awareness; satisfaction with “cannot judge” in the denominator. */
  readonly variant: (RateFigure & { readonly name: VariantName }) | null;
  /** Only if at least five answers are flagged and five are not. */
  readonly withoutFlagged: RateFigure | null;
  /** Awareness of those asked at the door, after or before a talk: shown apart, never judged. */
  readonly atTheDoor: RateFigure | null;
  /** Communities weighted by their households; for sums of communities alone. */
  readonly postStratified: PostStratified | null;
}

export interface ScoreFigure extends Interval {
  readonly mean: number;
  readonly total: number;
}

export interface JudgedScore extends ScoreFigure {
  readonly judgement: Judgement;
  readonly designEffect: number;
  readonly method: 't' | 'wilson';
  readonly withoutFlagged: ScoreFigure | null;
  /** What the score brings to the assessment: weight × score / 100. */
  readonly contribution: Interval & { readonly points: number; readonly weight: number };
}

export interface Headlines {
  readonly awareness: Finding<JudgedRate>;
  readonly participation: Finding<JudgedRate>;
  readonly support: Finding<JudgedRate>;
  readonly satisfaction: Finding<JudgedRate>;
  readonly score: Finding<JudgedScore>;
}

export const suppressed = { state: 'suppressed', minimum: smallestShown } as const;
export const unasked = { state: 'unasked' } as const;
