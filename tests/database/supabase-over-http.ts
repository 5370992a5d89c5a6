/**
 * The nearest to a Supabase elsewhere that runs on any machine: the backend of the tests behind a real address, so that supabase-js goes
 * through the network with real keys. Only `/rest/v1` and `/auth/v1` are served, as by the gateway of a project.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { TestBackend } from './test-backend.ts';

export interface SupabaseOverHttp {
  /** The three settings of a site. */
  readonly environment: Readonly<Record<'SUPABASE_URL' | 'SUPABASE_PUBLISHABLE_KEY' | 'SUPABASE_SECRET_KEY', string>>;
  close(): Promise<void>;
}

export interface Oddity {
  /** By how much its clock is ahead. */
  readonly clockAheadMilliseconds?: number;
  /** An answer instead of the backend's: what only a project elsewhere would say. */
  readonly instead?: (path: string) => Response | null;
}

export async function supabaseOverHttp(backend: TestBackend, oddity: Oddity = {}): Promise<SupabaseOverHttp> {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    environment: {
      SUPABASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
      SUPABASE_SECRET_KEY: backend.secretKey,
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const answered = oddity.instead?.(path) ?? (await backend.fetch(await requestOf(request, backend.url)));
    response.writeHead(answered.status, {
      ...Object.fromEntries(answered.headers),
      date: new Date(Date.now() + (oddity.clockAheadMilliseconds ?? 0)).toUTCString(),
    });
    response.end(Buffer.from(await answered.arrayBuffer()));
  }
}

async function requestOf(request: IncomingMessage, url: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && !hopByHop.includes(name)) headers.set(name, value);
  }
  const method = request.method ?? 'GET';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
  return new Request(new URL(request.url ?? '/', url), { method, headers, ...body });
}

/** Of the connection, not of the message. */
const hopByHop = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];
