/**
 * The one intake of this process. The starter and the site's bundle are built apart and share the process, so it hangs on
 * `globalThis` under a registered symbol, like the backend it writes to.
 */
import { backend } from '../db/backend.ts';
import { countBegun } from '../db/service/count-begun.ts';
import { countScans } from '../db/service/count-scans.ts';
import { dailySalt } from '../db/service/daily-salt.ts';
import { durationMedian } from '../db/service/duration-median.ts';
import { purgeSignUps } from '../db/service/purge-sign-ups.ts';
import { purgeTraces } from '../db/service/purge-traces.ts';
import { purgeVisits } from '../db/service/purge-visits.ts';
import { recordAnswers } from '../db/service/record-answers.ts';
import { takeTokensTogether } from '../db/service/take-tokens.ts';
import { observer } from '../metrics/observer.ts';
import type { EntryPoint } from '../db/entry-points.ts';
import { createIntake } from './intake.ts';
import type { Intake, QueueState } from './intake.ts';
import { isLinkPreviewer } from './link-previewers.ts';
import type { Outcome, Submission } from './submission.ts';
import { tokensTogether } from './tokens-together.ts';
import { outcomeName, watched } from './watched.ts';

export { clientAddress } from './client-address.ts';
export { mediaType, readBody, readSubmissionBody, statusOfBodyProblem } from './submission-body.ts';
export type { BodyProblem, SubmissionBody } from './submission-body.ts';
export type { QueueState } from './intake.ts';
export type { Outcome, Submission } from './submission.ts';

/** Takes a person's checked answers; settles once they are safe in the database, or says why not. */
export async function submitAnswer(submission: Submission): Promise<Outcome> {
  const outcome = await intake().submit(submission);
  observer().answer(outcomeName(outcome));
  return outcome;
}

/** Counts that a code was opened, unless by a program that draws previews. */
export function noteScan(entryPoint: EntryPoint, userAgent: string | null): void {
  if (isLinkPreviewer(userAgent)) return;
  intake().noteScan(entryPoint.entry_point_id);
  intake().noteBegun('scan', entryPoint);
  observer().scan();
}

/** Counts that somebody began to answer: the first page that was accepted, or the first answer that was given. */
export function noteStart(entryPoint: EntryPoint): void {
  intake().noteBegun('start', entryPoint);
}

/** What waits to be written; null before the intake is opened and after it is closed. */
export function queueState(): QueueState | null {
  return (globalThis as Shared)[place]?.state() ?? null;
}

const place = Symbol.for('linli.intake');

type Shared = { [place]?: Intake | undefined };

/** Opened by the first request that needs it, when the backend has long been provided. */
export function intake(): Intake {
  const shared = globalThis as Shared;
  const opened = shared[place] ?? openIntake();
  shared[place] = opened;
  return opened;
}

/** Writes what waits; called before the backend is closed. */
export async function closeIntake(): Promise<void> {
  const shared = globalThis as Shared;
  const opened = shared[place];
  shared[place] = undefined;
  await opened?.close();
}

function openIntake(): Intake {
  return createIntake(
    watched({
      recordAnswers,
      takeTokens: tokensTogether(takeTokensTogether),
      dailySalt,
      durationMedian,
      countBegun,
      countScans,
      purgeTraces: () => purgeTraces().then(purgeVisits).then(purgeSignUps),
      writesBeside: backend().kind !== 'embedded',
      now: () => new Date(),
      log: (line: string) => console.error(line),
    }),
  );
}
