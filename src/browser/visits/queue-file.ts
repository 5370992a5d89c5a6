/**
 * The queue as a file that somebody else can send: visits of one worker, no answers of residents. Who opens it sees whose it is; the
 * server checks both, and keeps both.
 */
import { parseVisitEvent } from '../../domain/outreach/visit-batch.ts';
import type { VisitEvent } from '../../domain/outreach/visit-event.ts';
import type { QueuedVisit, Worker } from './visit-queue.ts';

const kind = 'linli-visits';

export interface QueueFile {
  readonly kind: typeof kind;
  readonly version: 1;
  readonly savedAt: string;
  readonly worker: Worker;
  readonly events: readonly VisitEvent[];
}

export function queueFile(worker: Worker, visits: readonly QueuedVisit[], savedAt: Date): QueueFile {
  const own = visits.filter((visit) => visit.worker.id === worker.id);
  return { kind, version: 1, savedAt: savedAt.toISOString(), worker, events: own.map(({ event }) => event) };
}

/** Null for anything else, and where a single event cannot be read: a file is sent whole or not at all. */
export function parseQueueFile(text: string): QueueFile | null {
  const raw = parsed(text);
  if (raw?.['kind'] !== kind || raw['version'] !== 1 || !Array.isArray(raw['events'])) return null;
  const worker = raw['worker'] as Partial<Worker> | undefined;
  if (typeof worker?.id !== 'string' || typeof worker.name !== 'string') return null;
  const events = raw['events'].map((one) => parseVisitEvent(one));
  if (events.some((event) => event === null || event.worker !== worker.id)) return null;
  const savedAt = typeof raw['savedAt'] === 'string' ? raw['savedAt'] : '';
  return { kind, version: 1, savedAt, worker: { id: worker.id, name: worker.name }, events: events as VisitEvent[] };
}

export function saveFile(file: QueueFile, name: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers fetch it only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
