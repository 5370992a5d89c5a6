/**
 * The contract between phone and server, version 1: what `PUT /api/visits` takes and answers. Both sides read it with the functions
 * here. An event that is no event refuses itself alone; the others of its batch are stored.
 */
import { accepted, refused, type Result } from '../result.ts';
import { dispositions } from './disposition.ts';
import { nextTimes } from './time-of-day.ts';
import {
  interviewOutcomes,
  longestNote,
  mostCopies,
  talkParts,
  type InterviewReport,
  type VisitEvent,
} from './visit-event.ts';

export const visitsVersion = 1;
/** Of one batch; a longer queue is sent in several. With long notes they stay under what the server reads (128 KB). */
export const mostEvents = 100;

export interface VisitBatch {
  readonly version: typeof visitsVersion;
  /** The phone's clock at the moment of sending: what the server compares its own with. */
  readonly sentAt: string;
  /** Who the phone believes is signed in; another person's session refuses the whole (`somebody_else`). Left out: whoever it is. */
  readonly sender?: string;
  readonly events: readonly VisitEvent[];
}

/** Reasons name what to do next; their words stand in the messages. */
export const visitRefusals = [
  /** The event cannot be read: a mistake of the program. */
  'malformed',
  /** The door is not, or no longer, among the worker's. */
  'not_yours',
  /** Whoever sends it may not send for this building. */
  'sender_not_allowed',
  'unknown_round',
  'round_not_open',
  'before_round',
  'after_round',
  /** More than two weeks after the round ended. */
  'round_over',
  /** What it corrects was never stored, or is of another door or worker. */
  'unknown_correction',
  'unknown_material',
  /** Another event was stored under this id. */
  'id_taken',
] as const;
export type VisitRefusal = (typeof visitRefusals)[number];

export type EventAnswer =
  | { readonly id: string; readonly status: 'stored' | 'already_stored' }
  | { readonly id: string; readonly status: 'refused'; readonly reason: VisitRefusal };

export interface BatchAnswer {
  readonly version: typeof visitsVersion;
  /** ISO timestamp of the server: the phone corrects its clock by it. */
  readonly serverTime: string;
  /** One for each event, in order. */
  readonly events: readonly EventAnswer[];
}

export type BatchProblem = 'not_a_batch' | 'unknown_version' | 'too_many';

/** An entry that is no event: its id, where it has one, so that it can be answered. */
export interface Unreadable {
  readonly unreadable: string;
}

export interface ReadBatch {
  readonly sentAt: string;
  readonly sender: string | null;
  readonly events: readonly (VisitEvent | Unreadable)[];
}

export function parseVisitBatch(raw: unknown): Result<ReadBatch, BatchProblem> {
  if (!isRecord(raw) || !Array.isArray(raw['events'])) return refused('not_a_batch');
  if (raw['version'] !== visitsVersion) return refused('unknown_version');
  const sentAt = timestamp(raw['sentAt']);
  if (sentAt === null) return refused('not_a_batch');
  if (raw['events'].length > mostEvents) return refused('too_many');
  const sender = optional(raw['sender'], uuid);
  if (sender === undefined) return refused('not_a_batch');
  return accepted({
    sentAt,
    sender,
    events: raw['events'].map((one) => parseVisitEvent(one) ?? { unreadable: idOf(one) }),
  });
}

export function parseVisitEvent(raw: unknown): VisitEvent | null {
  if (!isRecord(raw)) return null;
  const id = uuid(raw['id']);
  const round = uuid(raw['round']);
  const premises = uuid(raw['premises']);
  const worker = uuid(raw['worker']);
  const happenedAt = timestamp(raw['happenedAt']);
  const result = oneOf([...dispositions, 'withdrawn' as const], raw['result']);
  const parts = listOf(raw['parts'] ?? [], (part) => oneOf(talkParts, part), talkParts.length);
  const materials = listOf(raw['materials'] ?? [], uuid, mostCopies);
  const corrects = optional(raw['corrects'], uuid);
  const nextTime = optional(raw['nextTime'], (time) => oneOf(nextTimes, time));
  const offsetMs = optional(raw['offsetMs'], wholeNumber);
  const note = raw['note'] ?? '';
  if (id === null || round === null || premises === null || worker === null || happenedAt === null) return null;
  if (result === null || parts === null || materials === null) return null;
  if (corrects === undefined || nextTime === undefined || offsetMs === undefined) return null;
  if (typeof note !== 'string' || note.length > longestNote || note.includes('\0')) return null;
  if (result === 'withdrawn' && corrects === null) return null;
  return {
    ...{ id, round, premises, worker, happenedAt, offsetMs, result },
    ...{ parts, materials, note, nextTime, corrects },
  };
}

export type ReportAnswer =
  | { readonly id: string; readonly status: 'stored' | 'already_stored' }
  | { readonly id: string; readonly status: 'refused'; readonly reason: ReportRefusal };

export const reportRefusals = ['malformed', 'not_yours', 'unknown_round', 'outside_round', 'round_over'] as const;
export type ReportRefusal = (typeof reportRefusals)[number];

/** `PUT /api/interviews`: {version, reports}. Null for a report that cannot be read. */
export function parseReports(raw: unknown): Result<readonly (InterviewReport | Unreadable)[], BatchProblem> {
  if (!isRecord(raw) || !Array.isArray(raw['reports'])) return refused('not_a_batch');
  if (raw['version'] !== visitsVersion) return refused('unknown_version');
  if (raw['reports'].length > mostEvents) return refused('too_many');
  return accepted(raw['reports'].map((one) => parseReport(one) ?? { unreadable: idOf(one) }));
}

function parseReport(raw: unknown): InterviewReport | null {
  if (!isRecord(raw)) return null;
  const id = uuid(raw['id']);
  const round = uuid(raw['round']);
  const building = uuid(raw['building']);
  const outcome = oneOf(interviewOutcomes, raw['outcome']);
  const week = monday(raw['week']);
  if (id === null || round === null || building === null || outcome === null || week === null) return null;
  return { id, round, building, week, outcome };
}

/** What a phone may believe of an answer; null where it is none, and everything stays in the queue. */
export function parseBatchAnswer(raw: unknown): BatchAnswer | null {
  if (!isRecord(raw) || raw['version'] !== visitsVersion) return null;
  const serverTime = timestamp(raw['serverTime']);
  const events = listOf(raw['events'], parseEventAnswer, mostEvents);
  return serverTime === null || events === null ? null : { version: visitsVersion, serverTime, events };
}

function parseEventAnswer(raw: unknown): EventAnswer | null {
  if (!isRecord(raw) || typeof raw['id'] !== 'string') return null;
  const { id, status } = raw;
  if (status === 'stored' || status === 'already_stored') return { id, status };
  const reason = oneOf(visitRefusals, raw['reason']);
  return status === 'refused' && reason !== null ? { id, status, reason } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function uuid(raw: unknown): string | null {
  const text = typeof raw === 'string' ? raw.toLowerCase() : '';
  return uuidShape.test(text) ? text : null;
}

function idOf(raw: unknown): string {
  return (isRecord(raw) ? uuid(raw['id']) : null) ?? '';
}

const timestampShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)$/;

function timestamp(raw: unknown): string | null {
  return typeof raw === 'string' && timestampShape.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : null;
}

function monday(raw: unknown): string | null {
  if (typeof raw !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(raw)) return null;
  const day = new Date(`${raw}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.getUTCDay() === 1 && day.toISOString().startsWith(raw) ? raw : null;
}

/** Ten years: more is no clock. */
const farthestOff = 315_360_000_000;

function wholeNumber(raw: unknown): number | null {
  return typeof raw === 'number' && Number.isInteger(raw) && Math.abs(raw) <= farthestOff ? raw : null;
}

function oneOf<T extends string>(allowed: readonly T[], raw: unknown): T | null {
  return allowed.find((one) => one === raw) ?? null;
}

/** Null where an entry is none of them or there are too many. */
function listOf<T>(raw: unknown, parse: (one: unknown) => T | null, most: number): T[] | null {
  if (!Array.isArray(raw) || raw.length > most) return null;
  const parsed = raw.map((one) => parse(one));
  return parsed.includes(null) ? null : (parsed as T[]);
}

/** Null where it is left out, undefined where it is there and wrong. */
function optional<T>(raw: unknown, parse: (value: unknown) => T | null): T | null | undefined {
  return raw === undefined || raw === null ? null : (parse(raw) ?? undefined);
}
