/**
 * Visits on their way to the server: on the phone until the server has answered for each of them. What the phone does not take (a full
 * disk) is held by the open page, sent all the same, and can be saved to a file.
 */
import type { VisitRefusal } from '../../domain/outreach/visit-batch.ts';
import type { VisitEvent } from '../../domain/outreach/visit-event.ts';
import { change, readAll } from './database.ts';

export interface Worker {
  readonly id: string;
  readonly name: string;
}

export interface QueuedVisit {
  readonly event: VisitEvent;
  readonly building: string;
  readonly worker: Worker;
  /** Until then it can be undone, and is not sent: milliseconds by the phone's clock. */
  readonly heldUntil: number;
  /** Why the server does not take it; it stays until a person corrects or discards it. */
  readonly refused: VisitRefusal | null;
}

const held = new Map<string, QueuedVisit>();

/** All, in the order in which they were recorded. */
export async function queuedVisits(): Promise<QueuedVisit[]> {
  const kept = await readAll<QueuedVisit>('visits').catch(() => []);
  const all = new Map([...kept, ...held.values()].map((one) => [one.event.id, one]));
  return [...all.values()].toSorted((one, other) => (one.event.happenedAt < other.event.happenedAt ? -1 : 1));
}

/** Those that are gone when this page is closed. */
export function heldByThisPage(): number {
  return held.size;
}

/** False where only this page has it. */
export async function keepVisit(visit: QueuedVisit): Promise<boolean> {
  try {
    await change(['visits'], (store) => store('visits').put(visit, visit.event.id));
    held.delete(visit.event.id);
    return true;
  } catch {
    held.set(visit.event.id, visit);
    return false;
  }
}

export async function dropVisits(ids: readonly string[]): Promise<void> {
  ids.forEach((id) => held.delete(id));
  // What could not be deleted is sent once more, and the server says that it has it.
  await change(['visits'], (store) => ids.forEach((id) => store('visits').delete(id))).catch(() => undefined);
}

export function isToBeSent({ heldUntil, refused, worker }: QueuedVisit, as: string, now: number): boolean {
  // A clock that was set back must not hold an event for ever.
  return refused === null && worker.id === as && (heldUntil <= now || heldUntil > now + longestHold);
}

/** Time to undo. */
export const undoMilliseconds = 10_000;
const longestHold = 60_000;
