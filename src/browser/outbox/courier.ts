/**
 * Carries waiting answers to the site while a page is open: at once, when the network returns, when the page comes into view,
 * and in between ever more rarely. A page nobody sees rests.
 */
import { sendFinished } from '../sending.ts';
import type { Failure, Reply } from '../sending.ts';
import { ifNoOtherPageSends } from './one-page-sends.ts';
import { markRefused, takeOutOfOutbox, toBeSent } from './outbox.ts';
import type { Waiting } from './outbox.ts';

export type CourierNews =
  | { readonly kind: 'sending' }
  | { readonly kind: 'settled'; readonly waiting: Waiting; readonly reply: FinalReply }
  | { readonly kind: 'failed'; readonly because: Failure };

/** Received, or refused for good. */
export type FinalReply = Exclude<Reply, { readonly state: 'failed' }>;

export interface Courier {
  /** Tries now, whatever was planned. */
  go(): Promise<void>;
  /** Somebody else tried in vain: plans the next try. */
  restAfter(because: Failure, seconds: number): void;
}

const firstPause = 5;
const longestPause = 300;
/** The site answers, but stores nothing: after so many tries on end only a person tries again. */
const mostRefusedTries = 5;

export function courier(tell: (news: CourierNews) => void): Courier {
  let tries = 0;
  let refusedTries = 0;
  let isOut = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function go(): Promise<void> {
    clearTimeout(timer);
    if (isOut) return;
    isOut = true;
    const went = await ifNoOtherPageSends(carryAll).finally(() => (isOut = false));
    if (!went) plan(firstPause);
  }

  async function carryAll(): Promise<void> {
    for (const waiting of toBeSent(Date.now())) {
      if ((await carry(waiting)) === 'no network') return;
    }
  }

  async function carry(waiting: Waiting): Promise<'done' | 'no network'> {
    tell({ kind: 'sending' });
    const reply = await sendFinished(waiting);
    if (reply.state === 'failed') {
      restAfter(reply.because, reply.seconds);
      // What one answer is refused for need not concern the next.
      return reply.because === 'refused' ? 'done' : 'no network';
    }
    tries = refusedTries = 0;
    if (reply.state === 'received') takeOutOfOutbox(waiting.id);
    else markRefused(waiting, reply.state, Date.now());
    tell({ kind: 'settled', waiting, reply });
    return 'done';
  }

  function restAfter(because: Failure, seconds: number): void {
    refusedTries = because === 'refused' ? refusedTries + 1 : 0;
    tell({ kind: 'failed', because });
    if (refusedTries < mostRefusedTries) plan(Math.max(seconds, Math.min(longestPause, firstPause * 2 ** tries++)));
  }

  function plan(seconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(goIfNeeded, seconds * 1000);
  }

  function goIfNeeded(): void {
    if (document.visibilityState === 'visible' && toBeSent(Date.now()).length > 0) void go();
  }

  addEventListener('online', goIfNeeded);
  document.addEventListener('visibilitychange', goIfNeeded);
  return { go, restAfter };
}
