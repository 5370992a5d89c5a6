/** What the start makes of the answers that projects give which are not ready, as PostgREST and gateways word them. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test } from 'vitest';

import { problemMessage } from '../../../../src/server/start/messages.ts';
import { openSupabase } from '../../../../src/server/start/open-supabase.ts';
import { StartProblem } from '../../../../src/server/start/start-problem.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Answer {
  readonly status: number;
  readonly body: string;
  /** Instead of the time of this machine. */
  readonly date?: string;
}

/** A project that answers the same whatever it is asked; `silent`: that never answers. */
async function project(answer: Answer | 'silent'): Promise<string> {
  server = createServer((_, response) => {
    if (answer === 'silent') return;
    const date = answer.date === undefined ? {} : { date: answer.date };
    response.writeHead(answer.status, { 'content-type': 'application/json', ...date }).end(answer.body);
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function problemAt(url: string): Promise<StartProblem> {
  const settings = { kind: 'supabase', url, publishableKey: 'sb_publishable_1', secretKey: 'sb_secret_1' } as const;
  const cause: unknown = await openSupabase(settings, ['20261123080000'], 400).then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(cause instanceof StartProblem)) throw new Error(`no problem of the start: ${String(cause)}`);
  expect(problemMessage(cause.code, cause.particulars)).not.toMatch(/\{\{|\n|undefined/);
  return cause;
}

const said = (code: string, message: string) => JSON.stringify({ code, message, details: null, hint: null });

test.each([
  ['api is not exposed', 406, said('PGRST106', 'Invalid schema: api'), 'supabase-api-hidden'],
  [
    'no migration was applied',
    404,
    said('PGRST202', 'Could not find the function api.schema_state'),
    'migrations-pending',
  ],
  [
    'a schema is exposed that does not exist',
    503,
    said('PGRST002', 'Could not query the database'),
    'supabase-not-ready',
  ],
  ['a key of another project', 401, said('PGRST301', 'No suitable key or wrong key type'), 'supabase-keys'],
  ['a key the gateway refuses', 401, '{"message":"Invalid API key"}', 'supabase-keys'],
  ['a key without the right', 403, said('42501', 'permission denied for function schema_state'), 'supabase-keys'],
  [
    'an address below the right one',
    404,
    said('PGRST125', 'Invalid path specified in request URL'),
    'supabase-elsewhere',
  ],
  ['the web site of somebody else', 200, '<!doctype html><title>Welcome</title>', 'supabase-elsewhere'],
  ['a page that is not there', 404, '<!doctype html><title>Not found</title>', 'supabase-elsewhere'],
  ['a gateway without a project behind it', 502, 'Bad gateway', 'supabase-unreachable'],
])('%s', async (_, status, body, code) => {
  expect(await problemAt(await project({ status, body }))).toMatchObject({ code });
});

test('no answer in time', async () => {
  const problem = await problemAt(await project('silent'));
  expect(problem).toMatchObject({ code: 'supabase-unreachable', particulars: { reason: 'ETIMEDOUT' } });
});

test('nobody there', async () => {
  const problem = await problemAt('http://127.0.0.1:4');
  expect(problem).toMatchObject({ code: 'supabase-unreachable', particulars: { reason: 'ECONNREFUSED' } });
});

test('a clock more than a minute away, in both times', async () => {
  const body = '{"migrations":["20261123080000"]}';
  const behind = await problemAt(await project({ status: 200, body, date: 'Mon, 01 Jun 2026 08:00:00 GMT' }));
  expect(behind.code).toBe('supabase-clock');
  expect(behind.particulars['theirs']).toMatch(/^2026-06-01T0(?:7:59|8:00):\d\dZ$/);
  expect(behind.particulars['ours']).not.toBe(behind.particulars['theirs']);
});
