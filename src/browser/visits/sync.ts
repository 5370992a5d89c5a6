/**
 * Sends what waits, then asks for the lists anew: one tab at a time, one batch after the other, again after a pause that grows. Only
 * what the server has answered for leaves the queue; a reply that was lost is asked for by sending the same again.
 */
import type { BatchAnswer } from '../../domain/outreach/visit-batch.ts';
import { fetchLists, firstBatch, putReports, putVisits, type CallProblem } from './calls.ts';
import { forgetLists, keepLists } from './lists.ts';
import { tellOtherTabs, whileNoOtherTabSends } from './one-tab-sends.ts';
import { dropReports, queuedReports, shuffled, type QueuedReport } from './reports.ts';
import { dropVisits, isToBeSent, keepVisit, queuedVisits, type QueuedVisit } from './visit-queue.ts';

export type SyncState = 'resting' | 'sending' | CallProblem;

export interface SyncNews {
  readonly state: SyncState;
  /** The store has changed. */
  readonly changed: boolean;
}

export interface Sync {
  /** Now, whatever was planned; `lists` asks for them also where nothing waits. */
  go(wish?: { readonly lists: boolean }): Promise<void>;
  /** In so many milliseconds, unless sooner. */
  in(milliseconds: number): void;
}

const firstPause = 5000;
const longestPause = 300_000;

/** `worker`: whose lists and queue this page shows, null before the first lists. */
export function syncing(worker: () => string | null, tell: (news: SyncNews) => void): Sync {
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOut = false;

  async function go({ lists } = { lists: false }): Promise<void> {
    clearTimeout(timer);
    if (isOut) {
      plan(1000);
      return;
    }
    isOut = true;
    let problem: CallProblem | null = null;
    await whileNoOtherTabSends(async () => {
      problem = await sendEverything(lists);
    }).finally(() => (isOut = false));
    await rest(problem);
  }

  async function sendEverything(lists: boolean): Promise<CallProblem | null> {
    const me = worker();
    const waits = me !== null && ((await toSend(me)).length > 0 || (await reportsOf(me)).length > 0);
    if (!waits && !lists) return null;
    tell({ state: 'sending', changed: false });
    const problem = me === null ? null : await sendVisits(me);
    // Somebody else is signed in now: what waits stays, and the lists become theirs.
    if (problem !== null && problem !== 'somebody_else') return problem;
    const fetched = await fetchLists();
    if (!fetched.ok) return fetched.problem;
    await keepLists(fetched.value, fetched.offsetMs).catch(() => forgetLists());
    tellAll({ state: 'sending', changed: true });
    // Whoever is signed in may have left something here before.
    const now = fetched.value.worker.id;
    return (await sendVisits(now)) ?? sendReports(now);
  }

  async function sendVisits(me: string): Promise<CallProblem | null> {
    for (let waiting = await toSend(me); waiting.length > 0; waiting = await toSend(me)) {
      const batch = firstBatch(waiting);
      const said = await putVisits(
        batch.map(({ event }) => event),
        me,
      );
      if (!said.ok) return said.problem;
      // An answer about other events than were sent settles nothing: asking at once again would never end.
      if (!(await settle(batch, said.value))) return 'busy';
      tries = 0;
      tellAll({ state: 'sending', changed: true });
    }
    return null;
  }

  function tellAll(news: SyncNews): void {
    tell(news);
    if (news.changed) tellOtherTabs();
  }

  async function rest(problem: CallProblem | null): Promise<void> {
    tell({ state: problem ?? 'resting', changed: false });
    const isWorthTrying = problem === 'offline' || problem === 'busy';
    if (problem === null) tries = 0;
    else if (isWorthTrying) plan(Math.min(longestPause, firstPause * 2 ** tries++));
    const next = (await queuedVisits()).filter(({ refused }) => refused === null).map(({ heldUntil }) => heldUntil);
    const soonest = Math.min(...next.filter((time) => time > Date.now()));
    if (problem === null && Number.isFinite(soonest)) plan(soonest - Date.now() + 50);
  }

  function plan(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void go(), milliseconds);
  }

  async function goIfNeeded(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    if ((await queuedVisits()).length + (await queuedReports()).length > 0) await go();
  }

  addEventListener('online', () => void goIfNeeded());
  document.addEventListener('visibilitychange', () => void goIfNeeded());
  return { go, in: plan };
}

async function toSend(me: string): Promise<QueuedVisit[]> {
  const now = Date.now();
  return (await queuedVisits()).filter((visit) => isToBeSent(visit, me, now));
}

/** Answers come in the order of the batch; each names its event, and only that counts. False where none was about the batch. */
export async function settle(batch: readonly QueuedVisit[], { events }: BatchAnswer): Promise<boolean> {
  const said = new Map(events.map((answer) => [answer.id, answer]));
  const stored = batch.filter(({ event }) => ['stored', 'already_stored'].includes(said.get(event.id)?.status ?? ''));
  await dropVisits(stored.map(({ event }) => event.id));
  for (const visit of batch) {
    const answer = said.get(visit.event.id);
    if (answer?.status === 'refused') await keepVisit({ ...visit, refused: answer.reason });
  }
  return batch.some(({ event }) => said.has(event.id));
}

async function reportsOf(me: string): Promise<QueuedReport[]> {
  return (await queuedReports()).filter(({ worker }) => worker === me);
}

async function sendReports(me: string): Promise<CallProblem | null> {
  const batch = firstBatch(shuffled(await reportsOf(me)));
  if (batch.length === 0) return null;
  const said = await putReports(batch.map(({ report }) => report));
  if (!said.ok) return said.problem;
  // A refused report has no screen to be corrected on: a count of one is not worth keeping a trace for.
  await dropReports(said.value.map(({ id }) => id));
  return null;
}
