/**
 * Finished answers on their way, kept until the site has said what became of them. What the phone does not take is held in
 * this page's memory and sent all the same, as long as the page is open.
 */
import { hasFields, recordsOf } from '../kept-record.ts';
import { changedElsewhere } from '../phone-storage.ts';
import type { Finished } from '../sending.ts';

export interface Waiting extends Finished {
  /** Of the submission. */
  readonly id: string;
  readonly finishedAt: number;
  /** Set once it is not to be sent any more. */
  readonly over?: Refusal | 'withdrawn';
}

/** Too late; something to put right, which its person can do; or nothing the site can read. */
export type Refusal = 'closed' | 'problems' | 'unreadable';

/** Far beyond every wave: whoever opens a page by then is told what became of it. */
const longest = 30 * 86_400_000;

const records = recordsOf<Waiting>({
  name: 'outbox',
  isOne: (value): value is Waiting =>
    hasFields(value, { id: 'string', address: 'string', message: 'object', finishedAt: 'number' }),
  isOver: ({ finishedAt }, now) => Math.abs(now - finishedAt) > longest,
});

const held = new Map<string, Waiting>();

/** True if it will be there after the page is closed; `onPhone: false` on a phone that several people use. */
export function putIntoOutbox(waiting: Waiting, { onPhone }: { readonly onPhone: boolean }): boolean {
  held.set(waiting.id, waiting);
  return onPhone && records.keep(waiting);
}

/** All, oldest first: those of the phone and those of this page alone. */
export function inOutbox(now: number): Waiting[] {
  const all = new Map([...held, ...records.all(now).map((waiting) => [waiting.id, waiting] as const)]);
  return [...all.values()].sort((one, other) => one.finishedAt - other.finishedAt);
}

export function toBeSent(now: number): Waiting[] {
  return inOutbox(now).filter(({ over }) => over === undefined);
}

export function takeOutOfOutbox(id: string): void {
  held.delete(id);
  records.erase(id);
}

/** Keeps what was refused where it was, so that its person hears of it. */
export function markRefused(waiting: Waiting, refusal: Refusal, now: number): void {
  const onPhone = records.all(now).some(({ id }) => id === waiting.id);
  putIntoOutbox({ ...waiting, over: refusal }, { onPhone });
}

/** At its person's wish. Another page of this phone may hold it, too, and hears of it by the change. */
export function withdraw(waiting: Waiting): void {
  records.keep({ ...waiting, over: 'withdrawn' });
  takeOutOfOutbox(waiting.id);
}

/** Calls back when another page of this phone put something in, or took it out because it was sent or withdrawn. */
export function whenOutboxChangesElsewhere(changed: (id: string, isWithdrawn: boolean) => void): void {
  addEventListener('storage', (event) => {
    const [kind, id] = changedElsewhere(event)?.split('.') ?? [];
    if (kind !== 'outbox' || id === undefined) return;
    const isWithdrawn = event.newValue?.includes('"over":"withdrawn"') ?? false;
    if (isWithdrawn) held.delete(id);
    changed(id, isWithdrawn);
  });
}
