/** What tests need to know about the running site: handed from the process that started it to those that run tests. */
import type { Channel } from '../../src/domain/outreach/channel.ts';

export interface SignIn {
  readonly who: 'office' | 'lead' | 'worker' | 'stranger';
  readonly account: string;
  readonly password: string;
}

export interface Site {
  readonly address: string;
  /** Answers with what is stored of the places in places.ts. */
  readonly window: string;
  /** One example code per channel, all of the open demo wave. */
  readonly codes: Readonly<Record<Channel, string>>;
  readonly signIns: readonly SignIn[];
  /** In the run over PostgreSQL: a second site over the same database, and one in which nobody is yet. */
  readonly neighbours?: Neighbours;
}

export interface Neighbours {
  readonly second: string;
  readonly empty: { readonly address: string; readonly invitation: string };
}

const variable = 'LINLI_E2E_SITE';

export function keepSite(site: Site): void {
  process.env[variable] = JSON.stringify(site);
}

/** The run in which the chosen journeys are made once more, over a real PostgreSQL. */
export const overPostgres = process.env['LINLI_TEST_BACKEND'] === 'postgres';

export function runningSite(): Site {
  const kept = process.env[variable];
  if (kept === undefined) throw new Error('No site was started: run these tests with `playwright test`.');
  return JSON.parse(kept) as Site;
}
