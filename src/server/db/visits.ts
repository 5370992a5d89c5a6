/** Visits on their way in, and the doors that a phone keeps; as the signed-in person, event by event checked by the database. */
import { z } from 'astro/zod';
import type {
  BatchAnswer,
  EventAnswer,
  ReadBatch,
  ReportAnswer,
  ReportRefusal,
  Unreadable,
  VisitRefusal,
} from '../../domain/outreach/visit-batch.ts';
import { reportRefusals, visitRefusals, visitsVersion } from '../../domain/outreach/visit-batch.ts';
import type { InterviewReport, VisitEvent } from '../../domain/outreach/visit-event.ts';
import { callApi, type UserDb } from './clients.ts';

const eventAnswer = z.object({
  status: z.enum(['stored', 'already_stored', 'refused']),
  reason: z.enum(visitRefusals).optional(),
});
const recorded = z.object({ server_time: z.string(), events: z.array(eventAnswer) });

/** One answer per entry, in order. An unreadable one is refused without asking; repeating a batch stores nothing twice. */
export async function recordVisits(db: UserDb, { sentAt, events }: ReadBatch): Promise<BatchAnswer> {
  const readable = events.filter(isReadable);
  const batch = { sent_at: sentAt, events: readable.map(asRow) };
  const { server_time, events: answers } = recorded.parse(await callApi(db, 'record_visits', { batch }));
  const answered = new Map(readable.map((event, place) => [event, answers[place]]));
  return {
    version: visitsVersion,
    serverTime: server_time,
    events: events.map((event) => (isReadable(event) ? answerOf(event.id, answered.get(event)) : unreadable(event))),
  };
}

function asRow(event: VisitEvent): Record<string, unknown> {
  const { id, round, premises, worker, happenedAt, offsetMs, result, parts, materials, note, nextTime, corrects } =
    event;
  return {
    ...{ id, round, premises, worker, happened_at: happenedAt, offset_ms: offsetMs, result },
    ...{ parts, materials, note, next_time: nextTime, corrects },
  };
}

function answerOf(id: string, said: z.infer<typeof eventAnswer> | undefined): EventAnswer {
  if (said === undefined) throw new Error('record_visits answered fewer events than it was sent');
  if (said.status !== 'refused') return { id, status: said.status };
  return { id, status: 'refused', reason: said.reason ?? 'malformed' };
}

function unreadable({ unreadable: id }: Unreadable) {
  return { id, status: 'refused', reason: 'malformed' } as const satisfies EventAnswer & { reason: VisitRefusal };
}

function isReadable<T extends object>(entry: T | Unreadable): entry is T {
  return !('unreadable' in entry);
}

const reportAnswers = z.array(
  z.object({
    id: z.string(),
    status: z.enum(['stored', 'already_stored', 'refused']),
    reason: z.enum(reportRefusals).optional(),
  }),
);

/** Answers in no particular order, because the order of reports says nothing either. */
export async function countInterviews(
  db: UserDb,
  reports: readonly (InterviewReport | Unreadable)[],
): Promise<readonly ReportAnswer[]> {
  const batch = reports.filter(isReadable);
  const answers = reportAnswers.parse(await callApi(db, 'count_door_interviews', { batch }));
  return [
    ...answers.map(({ id, status, reason }): ReportAnswer =>
      status === 'refused' ? { id, status, reason: reason ?? 'malformed' } : { id, status },
    ),
    ...reports.flatMap((entry) =>
      isReadable(entry)
        ? []
        : [{ id: entry.unreadable, status: 'refused', reason: 'malformed' satisfies ReportRefusal } as const],
    ),
  ];
}
