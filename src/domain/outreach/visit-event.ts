/**
 * One visit as the phone writes it down, keeps it and sends it: never changed, only corrected by a later event. Also what a phone
 * reports about a questionnaire at a door, which names no door.
 */
import type { VisitResult } from './disposition.ts';
import type { NextTime } from './time-of-day.ts';

export const talkParts = ['what', 'why', 'how'] as const;
/** What it is, why, how to take part. */
export type TalkPart = (typeof talkParts)[number];

export interface VisitEvent {
  /** UUID made by the phone, once for all repetitions. */
  readonly id: string;
  readonly round: string;
  readonly premises: string;
  /** Whoever stood at the door, also where somebody else sends it. */
  readonly worker: string;
  /** ISO timestamp with its zone, by the phone's clock. */
  readonly happenedAt: string;
  /** What had to be added to that clock when this was written, as the last answer of the server had shown; null where none had. */
  readonly offsetMs: number | null;
  readonly result: VisitResult;
  readonly parts: readonly TalkPart[];
  /** Ids of the round's materials, one for each copy left. */
  readonly materials: readonly string[];
  readonly note: string;
  /** When to come again. */
  readonly nextTime: NextTime | null;
  /** The event that this one replaces, of the same door, round and worker. */
  readonly corrects: string | null;
}

export const longestNote = 200;
export const mostCopies = 10;

export const interviewOutcomes = ['declined', 'partial', 'complete'] as const;
export type InterviewOutcome = (typeof interviewOutcomes)[number];

/**
 * What became of one questionnaire offered at a door. Its id is its own, never a visit's; it is sent apart from visits, shuffled,
 * and only adds one to the count of a building and week.
 */
export interface InterviewReport {
  readonly id: string;
  readonly round: string;
  readonly building: string;
  /** Monday, YYYY-MM-DD. */
  readonly week: string;
  readonly outcome: InterviewOutcome;
}
