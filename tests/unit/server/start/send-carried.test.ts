/** Files that are sent while they are written, over a real connection. */
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';

import { sendCarried } from '../../../../src/server/start/send-carried.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function answerOf(body: AsyncIterable<Uint8Array>, method = 'GET'): Promise<IncomingMessage> {
  const headers = { 'content-type': 'text/csv', 'content-length': 0 };
  const server = createServer((asked, response) => void sendCarried(asked, response, { status: 200, headers, body }));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return new Promise((answered) => request({ port, method, host: '127.0.0.1' }, answered).end());
}

test('arrives whole, without the length that Astro believed it to have', async () => {
  const answer = await answerOf(
    (async function* () {
      for (const word of ['甲', '乙']) yield await Promise.resolve(Buffer.from(word));
    })(),
  );
  expect(answer.headers['content-length']).toBeUndefined();
  expect(Buffer.concat(await Array.fromAsync(answer)).toString()).toBe('甲乙');
});

test('waits for whoever receives slowly, so that nothing piles up', async () => {
  const piece = Buffer.alloc(256 * 1024);
  let made = 0;
  const answer = await answerOf(
    (async function* () {
      for (; made < 400; made += 1) yield await Promise.resolve(piece);
    })(),
  );
  answer.pause();
  await wait(300);
  const ahead = made;
  await wait(300);
  expect(made).toBe(ahead);
  expect(ahead).toBeLessThan(100);
  answer.destroy();
});

test('is broken off where its source fails: the browser must not take half a file for a whole one', async () => {
  const answer = await answerOf(
    (async function* () {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('gone');
    })(),
  );
  await expect(Array.fromAsync(answer)).rejects.toThrow('aborted');
});

test('is not made at all for whoever asks for its headers alone', async () => {
  let made = 0;
  const answer = await answerOf(
    (async function* () {
      made += 1;
      yield await Promise.resolve(Buffer.from('x'));
    })(),
    'HEAD',
  );
  answer.resume();
  expect(answer.headers['content-type']).toBe('text/csv');
  expect(made).toBe(0);
});
