/** The site's one health check: the starter provides it, the page and the metrics port ask it. */
import { inBrief, inFull } from './health.ts';
import type { Told } from './health.ts';
import type { HealthCheck } from './health-check.ts';

const place = Symbol.for('linli.health');

type Shared = { [place]?: HealthCheck };

export function provideHealthCheck(check: HealthCheck): void {
  (globalThis as Shared)[place] = check;
}

/** One word for each part: for anybody. */
export async function briefHealth(): Promise<Told> {
  const check = (globalThis as Shared)[place];
  return check === undefined ? starting : inBrief(await check());
}

/** With particulars: for the operator's port. */
export async function fullHealth(): Promise<Told> {
  const check = (globalThis as Shared)[place];
  return check === undefined ? starting : inFull(await check());
}

const starting: Told = { status: 503, body: { status: 'starting' } };
