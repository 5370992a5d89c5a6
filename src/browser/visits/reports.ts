/** What became of questionnaires at doors, on its way: apart from visits, without a door, in no order. */
import type { InterviewReport } from '../../domain/outreach/visit-event.ts';
import { change, readAll } from './database.ts';

export interface QueuedReport {
  readonly worker: string;
  readonly report: InterviewReport;
}

const held = new Map<string, QueuedReport>();

export async function queuedReports(): Promise<QueuedReport[]> {
  const kept = await readAll<QueuedReport>('reports').catch(() => []);
  return [...new Map([...kept, ...held.values()].map((one) => [one.report.id, one])).values()];
}

export async function keepReport(queued: QueuedReport): Promise<void> {
  held.set(queued.report.id, queued);
  await change(['reports'], (store) => store('reports').put(queued, queued.report.id)).catch(() => undefined);
}

export async function dropReports(ids: readonly string[]): Promise<void> {
  ids.forEach((id) => held.delete(id));
  await change(['reports'], (store) => ids.forEach((id) => store('reports').delete(id))).catch(() => undefined);
}

/** In an order that says nothing (Fisher and Yates). */
export function shuffled<Of>(all: readonly Of[]): Of[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const place = Math.floor(((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32) * (last + 1));
    [mixed[last], mixed[place]] = [mixed[place] as Of, mixed[last] as Of];
  }
  return mixed;
}
