/** The site's JSON for phones, and its answers in one word each. A page or a stranger's answer is no answer: everything stays. */
import type { PhoneLists } from '../../domain/outreach/phone-lists.ts';
import {
  mostEvents,
  parseBatchAnswer,
  visitsVersion,
  type BatchAnswer,
  type ReportAnswer,
} from '../../domain/outreach/visit-batch.ts';
import type { InterviewReport, VisitEvent } from '../../domain/outreach/visit-event.ts';
import { offsetFrom } from './clock.ts';

/** Why nothing came of it. `update`: the site speaks a later version than this page. */
export type CallProblem = 'offline' | 'busy' | 'signed_out' | 'not_permitted' | 'somebody_else' | 'update';
export type Called<Of> =
  | { readonly ok: true; readonly value: Of; readonly offsetMs: number }
  | { readonly ok: false; readonly problem: CallProblem };

const patience = 30_000;

export async function fetchLists(): Promise<Called<PhoneLists>> {
  return call('/api/visits', { method: 'GET' }, (answer) =>
    isRecord(answer) && answer['version'] === visitsVersion && Array.isArray(answer['rounds'])
      ? (answer as unknown as PhoneLists)
      : null,
  );
}

/** At most `mostEvents`. */
export async function putVisits(events: readonly VisitEvent[], sender: string): Promise<Called<BatchAnswer>> {
  const batch = { version: visitsVersion, sentAt: new Date().toISOString(), sender, events };
  return call('/api/visits', json(batch), parseBatchAnswer);
}

export async function putReports(reports: readonly InterviewReport[]): Promise<Called<readonly ReportAnswer[]>> {
  return call('/api/interviews', json({ version: visitsVersion, reports }), (answer) =>
    isRecord(answer) && Array.isArray(answer['reports']) ? (answer['reports'] as ReportAnswer[]) : null,
  );
}

/** As many as the server reads at once, by number and by size. */
export function firstBatch<Of>(all: readonly Of[]): readonly Of[] {
  let bytes = 0;
  const most = all.slice(0, mostEvents);
  const end = most.findIndex((one) => (bytes += new TextEncoder().encode(JSON.stringify(one)).length) > 100_000);
  return end < 1 ? most : most.slice(0, end);
}

function json(body: unknown): RequestInit {
  return { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function call<Of>(
  address: string,
  asked: RequestInit,
  read: (answer: unknown) => Of | null,
): Promise<Called<Of>> {
  const sent = Date.now();
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patience);
  try {
    const response = await fetch(address, {
      ...asked,
      cache: 'no-store',
      redirect: 'manual',
      signal: impatience.signal,
    });
    if (!response.ok) return { ok: false, problem: problemOf(response.status) };
    const answer: unknown = await response.json();
    const value = read(answer);
    const serverTime = isRecord(answer) && typeof answer['serverTime'] === 'string' ? answer['serverTime'] : '';
    const offsetMs = offsetFrom(serverTime, { sent, received: Date.now() }) ?? 0;
    return value === null ? { ok: false, problem: 'busy' } : { ok: true, value, offsetMs };
  } catch {
    return { ok: false, problem: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

const problems: Readonly<Record<number, CallProblem>> = {
  400: 'update',
  401: 'signed_out',
  403: 'not_permitted',
  409: 'somebody_else',
};

function problemOf(status: number): CallProblem {
  return problems[status] ?? 'busy';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
