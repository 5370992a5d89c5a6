/**
 * Sends what the site rendered compressed; the Node adapter would send it as it is. A page that is the same for everybody says
 * `Cache-Control: no-cache` (“keep it, but ask”): it is compressed once at the highest quality, kept by its content, and
 * answered with 304 when the browser has it. Every other page is compressed quickly and forgotten.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { acceptedEncoding, compress } from './compression.ts';
import type { Encoding } from './compression.ts';
import type { HeldAnswer } from './held-answer.ts';
import { keptBodies } from './kept-bodies.ts';

const isText = /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml)|image\/svg\+xml)/;
const WORTHWHILE_BYTES = 600;

const kept = keptBodies(16 * 1024 * 1024);

export async function sendCompressed(
  request: IncomingMessage,
  response: ServerResponse,
  answer: HeldAnswer,
): Promise<void> {
  const body = await answer.complete;
  response.statusCode = answer.statusCode;
  for (const [name, value] of Object.entries(answer.getHeaders())) {
    if (value !== undefined) response.setHeader(name, value);
  }
  if (!isCompressible(answer, body)) send(response, body);
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
function isForEverybody({ method }: IncomingMessage, answer: HeldAnswer): boolean {
  const caching = String(answer.getHeader('cache-control') ?? '');
  return (
    (method === 'GET' || method === 'HEAD') &&
    answer.statusCode === 200 &&
    /(?:^|,)\s*no-cache\s*(?:,|$)/.test(caching) &&
    !caching.includes('no-store') &&
    !answer.hasHeader('set-cookie')
  );
}

function isCompressible(answer: HeldAnswer, body: Buffer): boolean {
  const type = String(answer.getHeader('content-type') ?? '');
  return body.length >= WORTHWHILE_BYTES && isText.test(type) && !answer.hasHeader('content-encoding');
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
