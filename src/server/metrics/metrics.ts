/**
 * The figures that the operator's Prometheus reads: what the seams tell (observer.ts) and what is looked up when it asks.
 * Labels have few values, and none of them names a code, an address, a community or a person.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { QueueState } from '../intake/index.ts';
import type { ObservedRequest, Observer } from './observer.ts';

export interface Metrics {
  readonly observer: Observer;
  readonly contentType: string;
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

/** From a millisecond on PGlite to a database that hardly answers. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function createMetrics(queue: () => QueueState | null): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gaugesOfQueue(registry, queue);
  return {
    observer: observerOf(registry),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function observerOf(registry: Registry): Observer {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[], buckets = SECONDS) =>
    new Histogram({ name, help, labelNames, buckets, registers: [registry] });

  const answers = counter('linli_answers_total', 'Finished questionnaires that reached the site, by outcome', [
    'outcome',
  ]);
  const rows = histogram('linli_batch_rows', 'Answers stored in one transaction', [], ROWS);
  const commits = histogram('linli_batch_seconds', 'Until a batch of answers was committed', []);
  const outages = counter('linli_outages_total', 'Batches that found the database away', []);
  const scans = counter('linli_scans_total', 'Openings of printed codes', []);
  const signIns = counter('linli_sign_ins_total', 'Attempts to sign in, by outcome', ['outcome']);
  const calls = histogram('linli_database_call_seconds', 'Calls of database functions', ['function', 'outcome']);
  const requests = histogram('linli_request_seconds', 'Requests until the answer was sent', [
    'route',
    'method',
    'status',
  ]);
  const jobs = counter('linli_jobs_total', 'Work the site does on its own, by outcome', ['job', 'outcome']);
  const lastJobs = new Gauge({
    name: 'linli_job_last_done_timestamp_seconds',
    help: 'When such work last succeeded',
    labelNames: ['job'],
    registers: [registry],
  });

  return {
    answer: (outcome) => answers.inc({ outcome }),
    batch(size, seconds) {
      rows.observe(size);
      commits.observe(seconds);
    },
    outage: () => outages.inc(),
    scan: () => scans.inc(),
    signIn: (outcome) => signIns.inc({ outcome }),
    databaseCall: (name, outcome, seconds) => calls.observe({ function: name, outcome }, seconds),
    request: (visit) => requests.observe(labelsOf(visit), visit.seconds),
    job(job, outcome) {
      jobs.inc({ job, outcome });
      if (outcome === 'done') lastJobs.setToCurrentTime({ job });
    },
  };
}

/** A stranger can send any method he likes: each new label would stay in memory. */
function labelsOf({ route, method, status }: ObservedRequest) {
  return { route, method: METHODS.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` };
}

function gaugesOfQueue(registry: Registry, queue: () => QueueState | null): void {
  const gauge = (name: string, help: string, value: (state: QueueState) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const state = queue();
        this.set(state === null ? 0 : value(state));
      },
    });
  gauge('linli_queue_submissions', 'Answers on their way to the database', ({ waiting }) => waiting);
  gauge('linli_queue_capacity_submissions', 'How many may be on their way', ({ capacity }) => capacity);
  gauge('linli_queue_bytes', 'Bytes of the answers on their way', ({ bytes }) => bytes);
  gauge('linli_queue_oldest_seconds', 'How long the oldest of them has waited', ({ oldestSeconds }) => oldestSeconds);
}
