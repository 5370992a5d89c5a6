/**
 * A sheet typed in at a desk. The gate first; a sheet that is drawn is stored only with its second entry, so that what is
 * stored never changes; then it goes the way of all answers, and its comparison is counted apart.
 */
import { checkSubmission, type Answers, type Today } from '../../domain/form/index.ts';
import { compared, type TwoEntries } from '../../domain/sheet/two-entries.ts';
import { DatabaseError } from '../db/clients.ts';
import { countSecondEntry } from '../db/service/count-second-entry.ts';
import type { OpenEntrance } from './entrance.ts';
import { isDrawn } from './second-entry.ts';
import { retryHeader, send, statusOf, type Sent } from './sending.ts';

export interface TypedSheet {
  readonly submissionId: string;
  /** Not yet checked, none of them. */
  readonly answers: unknown;
  readonly first?: unknown;
  readonly second?: unknown;
  /** Whom to count the request against. */
  readonly address: string;
}

/** `again`: nothing was stored, the sheet is to be typed a second time. */
export type SheetOutcome = Sent | { readonly state: 'again' };

export async function takeSheet(entrance: OpenEntrance, sheet: TypedSheet, today: Today): Promise<SheetOutcome> {
  const { address, answers, submissionId } = sheet;
  const checked = checkSubmission(entrance.form, answers, today);
  if (!checked.ok) return { state: 'problems', problems: checked.problem };
  const drawn = await drawnOrUnknown(submissionId);
  if (drawn === null) return { state: 'busy', retryAfter: 5 };
  const entries = entriesOf(entrance, sheet, today);
  if (drawn && !entries) return { state: 'again' };
  const sent = await send(entrance, { answers, submissionId, address, seconds: null, token: null }, today);
  if (drawn && entries && sent.state === 'stored') await count(entrance, entries, today);
  return sent;
}

/** Null: the database is away. */
async function drawnOrUnknown(submissionId: string): Promise<boolean | null> {
  try {
    return await isDrawn(submissionId);
  } catch (cause) {
    if (!(cause instanceof DatabaseError)) throw cause;
    console.error(`second entry: ${cause.message}`);
    return null;
  }
}

/** Both entries as they were typed; only what could have been saved can be compared. */
function entriesOf({ form }: OpenEntrance, { first, second }: TypedSheet, today: Today): TwoEntries | null {
  const accepted = [first, second].map((entry) => checkSubmission(form, entry, today));
  const [one, other] = accepted.flatMap((entry): Answers[] => (entry.ok ? [entry.value] : []));
  return one && other ? { first: one, second: other } : null;
}

/** The sheet is safe by now: a comparison that is lost is one less in a statistic. */
async function count({ entryPoint, form }: OpenEntrance, entries: TwoEntries, today: Today): Promise<void> {
  try {
    await countSecondEntry(entryPoint.wave.id, compared(form, entries, today));
  } catch (cause) {
    console.error(`second entry: ${cause instanceof Error ? cause.message : 'not counted'}`);
  }
}

export function statusOfSheet(outcome: SheetOutcome): number {
  return outcome.state === 'again' ? 200 : statusOf(outcome);
}

export function headersOfSheet(outcome: SheetOutcome): Record<string, string> {
  return { 'cache-control': 'no-store', ...(outcome.state === 'again' ? {} : retryHeader(outcome)) };
}
