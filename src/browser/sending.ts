/** Sends finished answers and says in one word what became of them. Sending again is safe: the id makes it one answer. */
import type { Answers, Problem } from '../domain/form/phone.ts';

/** What the site takes; it is the same on every try. */
export interface Message {
  readonly id: string;
  readonly wave: string;
  readonly answers: Answers;
  readonly seconds: number | null;
  readonly token: string | null;
}

export interface Finished {
  /** `/q/CODE`. */
  readonly address: string;
  readonly message: Message;
}

export type Failure = 'offline' | 'busy' | 'throttled' | 'refused';

export type Reply =
  | { readonly state: 'received' }
  /** Too late, or nothing to answer there any more. */
  | { readonly state: 'closed' }
  | { readonly state: 'problems'; readonly problems: readonly Problem[] }
  /** Nothing the site can read: trying again would not help. */
  | { readonly state: 'unreadable' }
  /** `seconds`: how long the site asks to wait. */
  | { readonly state: 'failed'; readonly because: Failure; readonly seconds: number };

/** A phone that lost the network in the lift should hear of it while its person still looks. */
const patienceInMilliseconds = 30_000;

export async function sendFinished({ address, message }: Finished): Promise<Reply> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceInMilliseconds);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: patience.signal,
    });
    return await replyOf(response);
  } catch {
    return { state: 'failed', because: 'offline', seconds: 0 };
  } finally {
    clearTimeout(timer);
  }
}

const failureOf: Readonly<Record<number, Failure>> = { 429: 'throttled', 502: 'busy', 503: 'busy', 504: 'busy' };
const closed = [403, 404, 410];
const unreadable = [400, 413, 415];

async function replyOf(response: Response): Promise<Reply> {
  const { status } = response;
  if (response.ok) return { state: 'received' };
  if (closed.includes(status)) return { state: 'closed' };
  if (unreadable.includes(status)) return { state: 'unreadable' };
  if (status === 422) {
    const { problems } = (await response.json()) as { problems: readonly Problem[] };
    return { state: 'problems', problems };
  }
  const seconds = Number(response.headers.get('retry-after')) || 0;
  return { state: 'failed', because: failureOf[status] ?? 'refused', seconds };
}
