/**
 * What the database counts of each answer and which counts carry a verdict. The compiler derives it from the
 * definition; it is stored beside the form, and SQL reads of it only what to count.
 */
import type { HeadlineIndicator } from '../indicators/roles.ts';

/** `one` choice per answer; `many` choices (choice '' counts who answered at all); `rows`, one choice in each row. */
export type Countable = 'one' | 'many' | 'rows';

export interface Counting {
  /** Every closed question that is tallied, by its name; rows are tallied as `question.row`. */
  readonly countable: Readonly<Record<string, Countable>>;
  /** The one question each verdict rests on. */
  readonly headlines: Readonly<Partial<Record<HeadlineIndicator, string>>>;
  /** “Has somebody been at your door?”: the cross-check of coverage. */
  readonly outreachReached?: string;
  /** The question whose choices are age bands. */
  readonly age?: string;
  /** An answer with one of these choices is stored and counted apart, but enters no rate. */
  readonly eligibility: readonly {
    readonly question: string;
    readonly excluded: readonly (string | number | boolean)[];
  }[];
}
