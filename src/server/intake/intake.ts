import { tellingOf } from '../../domain/reporting/quality-flags.ts';
import type { AnswerReceipt, AnswerRow } from '../db/service/record-answers.ts';
import { remembered } from '../db/remembered.ts';
import { answerRow, outcomeOf } from './answer-row.ts';
import { batchWriter } from './batch-writer.ts';
import { canonicalJson, digestOf } from './canonical-json.ts';
import { capacity } from './capacity.ts';
import { floodGuard } from './flood-guard.ts';
import { localMoment } from './local-calendar.ts';
import { describeFailure, isOutage } from './outage.ts';
import { flagsOf } from './quality.ts';
import { saltedHash } from './salted-hash.ts';
import { begunCounter } from './begun-counter.ts';
import type { BegunCount, BegunStep } from './begun-counter.ts';
import { scanCounter } from './scan-counter.ts';
import type { ScanCount } from './scan-counter.ts';
import { acceptsAnswers, parseUuid, plausibleSeconds } from './submission.ts';
import type { EntryPoint } from '../db/entry-points.ts';
import type { Outcome, Submission } from './submission.ts';
import type { TakeTokens } from './token-lease.ts';
import { startTracePurge } from './trace-purge.ts';

/** The way of checked answers into the database: admitted, flagged, written in batches, acknowledged after the commit. */
export interface Intake {
  submit(submission: Submission): Promise<Outcome>;
  noteScan(entryPointId: string): void;
  /** For the progress of a wave, where the code itself is no longer known. */
  noteBegun(step: BegunStep, entryPoint: EntryPoint): void;
  /** For operators; nothing in it was sent by anybody. */
  state(): QueueState;
  /** Takes nothing new, writes everything that waits, and resolves. */
  close(): Promise<void>;
}

export interface QueueState {
  readonly waiting: number;
  readonly capacity: number;
  readonly bytes: number;
  readonly oldestSeconds: number;
  /** The function that failed last and its code. */
  readonly lastFailure: { readonly at: Date; readonly what: string } | null;
}

/** What the intake needs from outside: the database's functions and the clock. */
export interface Outside {
  readonly recordAnswers: (batch: readonly AnswerRow[]) => Promise<readonly AnswerReceipt[]>;
  readonly takeTokens: TakeTokens;
  readonly dailySalt: () => Promise<string>;
  readonly durationMedian: (waveId: string) => Promise<number | null>;
  readonly countScans: (counts: readonly ScanCount[]) => Promise<void>;
  readonly countBegun: (counts: readonly BegunCount[]) => Promise<void>;
  readonly purgeTraces: () => Promise<void>;
  /** True where several connections write beside each other; the database inside this process has one. */
  readonly writesBeside?: boolean;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/** Two thousand answers are a second's work for the database; 16 MB bounds the memory when each is huge. */
export const mostAtOnce = { submissions: 2000, bytes: 16 * 1024 * 1024 };
const largestBatch = 200;
/** A batch of 32 costs PostgreSQL three times as much as a single answer: from there on a second connection gains. */
const beside = { most: 3, from: 32 };
const comeBackAfterSeconds = 5;
const busy: Outcome = { state: 'busy', retryAfter: comeBackAfterSeconds };

export function createIntake(outside: Outside): Intake {
  const room = capacity(mostAtOnce.submissions, mostAtOnce.bytes);
  const guard = floodGuard(outside.takeTokens, () => outside.now().getTime());
  const rows = batchWriter({
    write: outside.recordAnswers,
    largestBatch,
    isOutage,
    ...(outside.writesBeside ? { beside } : {}),
  });
  let lastFailure: QueueState['lastFailure'] = null;
  const note = (about: string) => (error: unknown) => {
    const what = `${about}: ${describeFailure(error)}`;
    lastFailure = { at: outside.now(), what };
    outside.log(`intake: ${what}`);
  };
  const scans = scanCounter({ write: outside.countScans, flushAfterMilliseconds: 10_000, onFailure: note('scans') });
  const begun = begunCounter({ write: outside.countBegun, flushAfterMilliseconds: 10_000, onFailure: note('begun') });
  const purge = startTracePurge(outside.purgeTraces, note('purge'));
  const salts = remembered<string>({ milliseconds: 600_000, entries: 2 });
  const medians = remembered<number | null>({ milliseconds: 60_000, entries: 1000 });
  let closing = false;

  /** Without it one flag is missing, which is no reason to lose an answer. */
  async function medianOf(waveId: string): Promise<number | null> {
    return medians(outside, waveId, () => outside.durationMedian(waveId)).catch((error: unknown) => {
      note('median')(error);
      return null;
    });
  }

  async function store(submission: Submission, id: string, canonical: string): Promise<Outcome> {
    const moment = localMoment(outside.now());
    const salt = await salts(outside, moment.day, outside.dailySalt);
    const { form, answers, entryPoint, address, token } = submission;
    const { entry_point_id: entryPointId, wave } = entryPoint;
    const admission = await guard.admit({ address, entryPointId, salt });
    if (!admission.admitted) return { state: 'throttled', retryAfter: admission.retryAfter };

    const telling = tellingOf[submission.mode];
    const seconds = telling.seconds === 'nothing' ? null : plausibleSeconds(submission.seconds);
    const amongOthers = telling.seconds === 'among others' ? seconds : null;
    const medianSeconds = amongOthers === null ? null : await medianOf(wave.id);
    const row = answerRow(submission, {
      id,
      digest: digestOf(canonical),
      seconds: amongOthers,
      flags: flagsOf({ form, answers, seconds, medianSeconds, hour: telling.hour ? moment.hour : null }),
      trace: telling.phone && token ? saltedHash(salt, 'phone', wave.id, token) : null,
      moment,
    });
    return outcomeOf(await rows.add(row));
  }

  return {
    async submit(submission) {
      const id = parseUuid(submission.submissionId);
      if (id === null) return { state: 'refused', reason: 'submission_id' };
      if (!acceptsAnswers(submission.entryPoint, outside.now())) return { state: 'closed' };
      const canonical = canonicalJson(submission.answers);
      const giveBack = closing ? null : room.reserve(canonical.length);
      if (giveBack === null) return busy;
      try {
        return await store(submission, id, canonical);
      } catch (error) {
        note('answer')(error);
        return isOutage(error) ? busy : { state: 'refused', reason: 'not_stored' };
      } finally {
        giveBack();
      }
    },
    noteScan: (entryPointId) => scans.note(entryPointId, localMoment(outside.now()).day),
    noteBegun: (step, entryPoint) => begun.note(step, entryPoint, localMoment(outside.now()).day),
    state: () => ({
      waiting: room.taken.places,
      capacity: mostAtOnce.submissions,
      bytes: room.taken.bytes,
      oldestSeconds: room.oldestSeconds(),
      lastFailure,
    }),
    async close() {
      closing = true;
      purge.stop();
      await room.empty();
      await scans.flush();
      await begun.flush();
    },
  };
}
