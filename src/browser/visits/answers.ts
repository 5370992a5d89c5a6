/**
 * Questionnaires that residents finished on this phone: kept without door, time or worker, sent one by one, in no order, without the
 * session of whoever carries the phone, and never part of the file of visits.
 */
import type { Finished, Message } from '../sending.ts';
import { change, readAll } from './database.ts';
import { whileNoOtherTabSends } from './one-tab-sends.ts';
import { shuffled } from './reports.ts';

interface QueuedAnswer {
  /** `/q/CODE`. */
  readonly address: string;
  readonly message: Message;
}

export async function queuedAnswers(): Promise<QueuedAnswer[]> {
  try {
    return await readAll<QueuedAnswer>('answers');
  } catch {
    return [];
  }
}

/** From the page of the phone in other hands, whose address ends in the code. The phone's own token would make all residents of a round one person: it is left out. */
export async function keepAnswer({ address, message }: Finished): Promise<void> {
  const code = address.split('/').at(-1) ?? '';
  const queued: QueuedAnswer = { address: `/q/${code}`, message: { ...message, token: null } };
  await change(['answers'], (store) => store('answers').put(queued, message.id));
}

export async function sendAnswers(): Promise<void> {
  for (const { address, message } of shuffled(await queuedAnswers())) {
    if (!(await isSettled(address, message))) return;
    await change(['answers'], (store) => store('answers').delete(message.id)).catch(() => undefined);
  }
}

/** What the site refuses for good (closed, unreadable) is over as well: whoever answered is long gone. */
async function isSettled(address: string, message: Message): Promise<boolean> {
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    return status < 500 && status !== 429;
  } catch {
    return false;
  }
}

/** Some seconds after whatever made us look, so that no answer arrives beside the visit of its door. */
export function carryAnswers(): void {
  const soon = () => setTimeout(() => void whileNoOtherTabSends(sendAnswers, 'answers'), 2000 + Math.random() * 8000);
  soon();
  addEventListener('online', soon);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon());
}
