/** The built site behind an HTTP server: an answer of the questionnaire's script, a static file, or else a page that the site renders. */
import { createServer } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { observeRequest } from '../metrics/observe-request.ts';
import type { RouteOfRequest } from '../metrics/observe-request.ts';
import { boundBody } from './bounded-body.ts';
import { HeldAnswer } from './held-answer.ts';
import { reachWatch } from './reach-watch.ts';
import { scriptDoor } from './script-door.ts';
import type { DoorSettings } from './script-door.ts';
import type { Carry } from '../export/download.ts';
import { policyWithOwnStyles } from './own-styles.ts';
import { sendCarried } from './send-carried.ts';
import { sendCompressed } from './send-compressed.ts';
import { StartProblem } from './start-problem.ts';
import { staticFiles } from './static-files.ts';

export type Listening = { readonly port: number; stop(): Promise<void> };
export type Address = { readonly host: string; readonly port: number };
type SiteHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: undefined,
  locals: RouteOfRequest & { readonly carry: Carry },
) => Promise<void>;

/**
 * Longer than a batch of answers may hold PGlite, which blocks the process while it works: else a connection would be closed in the
 * moment in which its next request waits to be read. Also longer than a proxy keeps its own.
 */
const KEEP_ALIVE_MILLISECONDS = 75_000;

/** How long a request that has begun may still take when the site is asked to stop. */
const DRAIN_MILLISECONDS = 8000;

/** A phone at the edge of the network sends its answers in far less; whoever sends a byte at a time holds nothing for longer. */
const PATIENCE = { headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: KEEP_ALIVE_MILLISECONDS };

export async function serveBuilt(root: string, address: Address, settings: DoorSettings): Promise<Listening> {
  const dist = join(root, 'dist');
  const entry = pathToFileURL(join(dist, 'server', 'entry.mjs')).href;
  const { handler } = (await import(entry)) as { handler: SiteHandler };
  const files = staticFiles(dist);
  const tookAnswers = scriptDoor(settings);
  const reach = reachWatch(settings);
  const server = createServer(PATIENCE, (request, response) => {
    const rendered = observeRequest(request, response);
    if (tookAnswers(request, response)) {
      rendered.route = '/q/[code]';
      return;
    }
    boundBody(request);
    reach.observe(request, response, rendered);
    const page: Page = (held, carry) => handler(request, held, undefined, Object.assign(rendered, { carry }));
    files(request, response, () => void render(page, request, response));
  });
  const port = await listen(server, address);
  return { port, stop: () => drain(server).then(() => reach.close()) };
}

/** Fails early, before a build or a migration, when somebody else listens there. */
export async function requireFreeAddress(address: Address): Promise<void> {
  const probe = createServer();
  await listen(probe, address);
  await new Promise((closed) => probe.close(closed));
}

type Page = (held: ServerResponse, carry: Carry) => Promise<void>;

async function render(page: Page, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const held = new HeldAnswer(request);
  let carried: AsyncIterable<Uint8Array> | null = null;
  const send = (body: Buffer) => {
    const answer = { status: held.statusCode, headers: headersFor(held, body) };
    return carried === null || held.statusCode !== 200
      ? sendCompressed(request, response, { ...answer, body })
      : sendCarried(request, response, { ...answer, body: carried });
  };
  try {
    const rendering = page(held, (body) => {
      carried = body;
    });
    const [, sent] = await Promise.allSettled([rendering, held.complete.then(send)]);
    if (sent.status === 'rejected') throw sent.reason;
  } catch {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function headersFor(held: HeldAnswer, body: Buffer): OutgoingHttpHeaders {
  const headers = held.getHeaders();
  const policy = headers['content-security-policy'];
  if (typeof policy !== 'string') return headers;
  return { ...headers, 'content-security-policy': policyWithOwnStyles(policy, body) };
}

function listen(server: Server, { host, port }: Address): Promise<number> {
  return new Promise((listening, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) => failed(addressProblem(cause, { host, port })));
    server.listen(port, host, () => listening((server.address() as AddressInfo).port));
  });
}

function addressProblem(cause: NodeJS.ErrnoException, { host, port }: Address): StartProblem {
  const code = cause.code === 'EADDRINUSE' ? 'port-in-use' : 'address-unavailable';
  return new StartProblem(code, { host, port: String(port), reason: cause.code ?? cause.message });
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MILLISECONDS);
  await closed;
  clearTimeout(impatience);
}
