/** A Supabase of our own as the site sees it: what every backend has, and the owner's own door for the starter and for tests. */
import type { App } from '@supabase/lite';

import { guardedFetch } from './guarded-fetch.ts';
import type { Turn } from './guarded-fetch.ts';
import { LITE_URL } from './lite-app.ts';
import type { Secrets } from './secrets.ts';

export type LiteBackend<Kind extends string> = {
  readonly kind: Kind;
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly jwtSecret: string;
  readonly fetch: typeof fetch;
  /** One statement as the owner of the database, past every policy. */
  readonly sql: (statement: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

type Parts<Kind extends string> = {
  readonly kind: Kind;
  readonly app: Pick<App, 'fetch'>;
  readonly secrets: Secrets;
  readonly turn: Turn;
  readonly query: LiteBackend<Kind>['sql'];
  /** Called once, when everything accepted before is done. */
  readonly end: () => Promise<void>;
};

export function liteBackend<Kind extends string>(parts: Parts<Kind>): LiteBackend<Kind> {
  const { kind, app, secrets, turn, query, end } = parts;
  let closed: Promise<void> | null = null;
  return {
    kind,
    url: LITE_URL,
    ...secrets,
    fetch: guardedFetch(
      (request) => app.fetch(request),
      turn,
      () => closed === null,
    ),
    sql: (statement, parameters) => turn.run(() => query(statement, parameters)),
    close: () => (closed ??= end()),
  };
}
