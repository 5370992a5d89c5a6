/**
 * Sends what the site rendered compressed; the Node adapter would send it as it is. A page that is the same for everybody says
 * `Cache-Control: no-cache` (“keep it, but ask”): it is compressed once at the highest quality, kept by its content, and
 * answered with 304 when the browser has it. Every other page is compressed quickly and forgotten.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

import { acceptedEncoding, compress } from './compression.ts';
import type { Encoding } from './compression.ts';
import { keptBodies } from './kept-bodies.ts';

const isText = /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml)|image\/svg\+xml)/;
const WORTHWHILE_BYTES = 600;

const kept = keptBodies(16 * 1024 * 1024);

/** Whole, and not yet sent. Header names are lower case. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export async function sendCompressed(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WholeAnswer,
): Promise<void> {
  const { body } = answer;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  if (!isCompressible(answer)) send(response, body);
  else if (isForEverybody(request, answer)) await sendShared(request, response, body);
  else await sendPersonal(request, response, body);
}

async function sendPersonal(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
  const encoding = chosenEncoding(request, response);
  send(response, encoding === null ? body : await compress(body, encoding, 'quick'));
}

async function sendShared(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
  const content = createHash('sha256').update(body).digest('base64url');
  const etag = `W/"${content.slice(0, 27)}"`;
  response.setHeader('etag', etag);
  const encoding = chosenEncoding(request, response);
  if (request.headers['if-none-match'] === etag) {
    sendNotModified(response);
    return;
  }
  send(
    response,
    encoding === null ? body : await kept(`${encoding} ${content}`, () => compress(body, encoding, 'smallest')),
  );
}

/** Only a page without a cookie to set: what it sets belongs to one person. */
function isForEverybody({ method }: IncomingMessage, { status, headers }: WholeAnswer): boolean {
  const caching = headers['cache-control'] ?? '';
  return (
    (method === 'GET' || method === 'HEAD') &&
    status === 200 &&
    /(?:^|,)\s*no-cache\s*(?:,|$)/.test(caching) &&
    !caching.includes('no-store') &&
    headers['set-cookie'] === undefined
  );
}

function isCompressible({ headers, body }: WholeAnswer): boolean {
  const type = headers['content-type'] ?? '';
  return body.length >= WORTHWHILE_BYTES && isText.test(type) && headers['content-encoding'] === undefined;
}

function chosenEncoding(request: IncomingMessage, response: ServerResponse): Encoding | null {
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  response.appendHeader('vary', 'Accept-Encoding');
  if (encoding !== null) response.setHeader('content-encoding', encoding);
  return encoding;
}

function sendNotModified(response: ServerResponse): void {
  response.statusCode = 304;
  for (const name of ['content-type', 'content-length', 'content-encoding']) response.removeHeader(name);
  response.end();
}

/** For HEAD, Node leaves the body away and keeps its length. */
function send(response: ServerResponse, body: Buffer): void {
  if (response.statusCode !== 204 && response.statusCode !== 304) response.setHeader('content-length', body.length);
  response.end(body);
}
