/**
 * The counts as the database returns them. Choices are text, as they are stored; `flagged` says whether the answers
 * bear a quality flag. Only eligible answers are in TallyRow and SplitRow.
 */
import type { ScoreScale } from '../indicators/score-scale.ts';
import type { Channel, Mode } from '../outreach/channel.ts';
import type { Counting } from './counting.ts';

/** How often a choice was given. Choice '' of a multi-select question counts the people who answered it at all. */
export interface TallyRow {
  readonly question: string;
  readonly choice: string;
  readonly mode: Mode;
  readonly flagged: boolean;
  readonly count: number;
}

export const splitDimensions = ['channel', 'age', 'week', 'cluster'] as const;
export type SplitDimension = (typeof splitDimensions)[number];

/** The same for headline questions and the outreach cross-check, along one dimension at a time, never two crossed. */
export interface SplitRow {
  readonly question: string;
  readonly choice: string;
  readonly dimension: SplitDimension;
  readonly value: string;
  readonly flagged: boolean;
  readonly count: number;
}

/** Completed answers per day, ineligible ones included and marked. */
export interface CompletedRow {
  readonly channel: Channel;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly eligible: boolean;
  readonly count: number;
}

export interface CommunityTallies {
  readonly community: {
    readonly id: string;
    readonly nameZh: string;
    readonly nameEn: string;
    /** null where nobody has entered it. */
    readonly households: number | null;
    /** By age band, as the office counted them; only where one community is read. */
    readonly adults?: Readonly<Record<string, number>>;
  };
  readonly plannedN: number | null;
  readonly tallies: readonly TallyRow[];
  readonly splits: readonly SplitRow[];
  readonly completed: readonly CompletedRow[];
}

/** One wave as one person may see it: the communities are those that row-level security let through. */
export interface WaveTallies {
  readonly wave: {
    readonly id: string;
    readonly name: string;
    /** ISO timestamps. */
    readonly opensAt: string;
    readonly closesAt: string;
    /** Target of the satisfaction rate and the other headline rates, 0-1. */
    readonly target: number;
    /** Target of the satisfaction score, 0-100. */
    readonly scoreTarget: number;
    readonly plannedDesignEffect: number;
    /** Points of 100 that the questionnaires count in the assessment; the usual number where it is left out. */
    readonly weight?: number;
    /** What each level of satisfaction earns; the usual points where it is left out. */
    readonly scale?: ScoreScale;
  };
  readonly counting: Counting;
  readonly communities: readonly CommunityTallies[];
}
