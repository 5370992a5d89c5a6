import type { Answers, Form } from '../../domain/form/index.ts';
import type { Mode } from '../../domain/outreach/channel.ts';
import type { Counting } from '../../domain/reporting/counting.ts';
import type { EntryPoint } from '../db/entry-points.ts';

/** One person's answers, already accepted by `checkSubmission` of domain/form, on their way to the database. */
export interface Submission {
  readonly entryPoint: EntryPoint;
  readonly form: Form<unknown>;
  readonly counting: Counting;
  readonly answers: Answers;
  /** A UUID made when the person began; sending it again changes nothing. */
  readonly submissionId: string;
  readonly mode: Mode;
  /** How long it took, if the page could tell. */
  readonly seconds?: number | null;
  /** Random text the phone keeps, if it keeps any: recognises the phone for a day, and nobody beyond. */
  readonly token?: string | null;
  /** From `clientAddress`; used for one throttling key and forgotten. */
  readonly address: string;
}

export type Outcome =
  | { readonly state: 'stored' }
  /** The same answers came before: nothing to do, and the person sees the same thanks. */
  | { readonly state: 'already' }
  | { readonly state: 'closed' }
  /** Too much on its way, or the database is away: try again after so many seconds. */
  | { readonly state: 'busy'; readonly retryAfter: number }
  | { readonly state: 'throttled'; readonly retryAfter: number }
  | { readonly state: 'refused'; readonly reason: 'submission_id' | 'not_stored' };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lower case, so that a repeated id is recognised however it was written. */
export function parseUuid(raw: string): string | null {
  const id = raw.trim().toLowerCase();
  return uuid.test(id) ? id : null;
}

const dayInSeconds = 86_400;

/** Whole seconds, or nothing when the page sent nonsense. */
export function plausibleSeconds(seconds: number | null | undefined): number | null {
  if (seconds === null || seconds === undefined) return null;
  return seconds >= 0 && seconds <= dayInSeconds ? Math.round(seconds) : null;
}

/** Whoever began before the wave closed may still send for a while; then it is frozen. */
export function acceptsAnswers(entryPoint: EntryPoint, now: Date): boolean {
  return now.getTime() <= Date.parse(entryPoint.wave.accepts_until);
}
