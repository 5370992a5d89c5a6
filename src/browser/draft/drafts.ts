/**
 * Answers that are not finished, kept on this phone alone: for seven days, and never longer than the wave takes them.
 * One draft per submission, so that two people, or two pages, never overwrite each other.
 */
import type { Answers } from '../../domain/form/phone.ts';
import { hasFields, recordsOf } from '../kept-record.ts';

export interface Draft {
  /** Of the submission that the answers will become: continuing keeps it. */
  readonly id: string;
  /** `/q/CODE`. */
  readonly address: string;
  /** Fixes the questionnaire's version, too. */
  readonly wave: string;
  readonly begun: string;
  readonly answers: Answers;
  /** Name of the page that was shown, and its number as the person saw it. */
  readonly page: string;
  readonly pageNumber: number;
  /** Milliseconds of the phone's clock. */
  readonly keptAt: number;
  /** Until when the wave takes what was begun in it. */
  readonly until: number;
}

export const daysKept = 7;
const longest = daysKept * 86_400_000;

export const drafts = recordsOf<Draft>({
  name: 'draft',
  isOne: (value): value is Draft =>
    hasFields(value, {
      id: 'string',
      address: 'string',
      wave: 'string',
      begun: 'string',
      answers: 'object',
      page: 'string',
      pageNumber: 'number',
      keptAt: 'number',
      until: 'number',
    }),
  // A date far ahead comes from a clock that was wrong then or is wrong now.
  isOver: ({ keptAt, until }, now) => Math.abs(now - keptAt) > longest || now > until,
});

/** The newest for this address; `without` are submissions that need no draft any more. */
export function draftFor(address: string, now: number, without: readonly string[]): Draft | null {
  const here = drafts.all(now).filter((draft) => draft.address === address && !without.includes(draft.id));
  return here.sort((one, other) => other.keptAt - one.keptAt)[0] ?? null;
}
