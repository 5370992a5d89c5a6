/**
 * Questionnaires that residents finished on this phone: kept without door, time or worker, sent one by one, in no order, without the
 * session of whoever carries the phone, and never part of the file of visits.
 */
import type { Finished, Message } from '../sending.ts';
import { change, readAll, readOne } from './database.ts';
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
    const said = await sent(address, message);
    if (said === 'later') return;
    const refused = said === 'refused' ? (await answersRefused()) + 1 : null;
    await change(['answers', 'kept'], (store) => {
      store('answers').delete(message.id);
      if (refused !== null) store('kept').put(refused, refusedKey);
    }).catch(() => undefined);
  }
}

const refusedKey = 'answers refused';

/** How many the site refused for good (closed, unreadable) since somebody was told: whoever answered is long gone, so nothing else is kept of them. */
export async function answersRefused(): Promise<number> {
  return (await readOne<number>('kept', refusedKey).catch(() => undefined)) ?? 0;
}

export async function forgetRefused(): Promise<void> {
  await change(['kept'], (store) => store('kept').delete(refusedKey)).catch(() => undefined);
}

async function sent(address: string, message: Message): Promise<'taken' | 'refused' | 'later'> {
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    if (status >= 500 || status === 429) return 'later';
    return status >= 400 ? 'refused' : 'taken';
  } catch {
    return 'later';
  }
}

/** Some seconds after whatever made us look, so that no answer arrives beside the visit of its door; `sent` hears of each end. */
export function carryAnswers(sent: () => void): void {
  const carry = () => whileNoOtherTabSends(sendAnswers, 'answers').then(sent);
  const soon = () => setTimeout(() => void carry(), 2000 + Math.random() * 8000);
  soon();
  addEventListener('online', soon);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon());
}
