import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test } from 'vitest';

import { createMetrics } from '../../../../src/server/metrics/metrics.ts';
import { serveMetrics } from '../../../../src/server/metrics/metrics-server.ts';
import { observeRequest } from '../../../../src/server/metrics/observe-request.ts';
import { observer, provideObserver } from '../../../../src/server/metrics/observer.ts';

afterEach(() => provideObserver(null));

const healthy = () => Promise.resolve({ status: 200, body: { status: 'ok' } });
const loopback = { host: '127.0.0.1', port: 0 };

function line(text: string, start: string): string | undefined {
  return text.split('\n').find((candidate) => candidate.startsWith(start));
}

test('what happens is counted by outcome, and the queue is looked up when it is asked for', async () => {
  let waiting = 3;
  const metrics = createMetrics(() => ({ waiting, capacity: 9, bytes: 70, oldestSeconds: 1.5, lastFailure: null }));
  provideObserver(metrics.observer);
  observer().answer('stored');
  observer().answer('stored');
  observer().answer('throttled');
  observer().batch(40, 0.02);
  observer().outage();
  observer().job('purge_traces', 'done');
  observer().databaseCall('record_answers', 'ok', 0.003);
  waiting = 5;
  const text = await metrics.text();
  expect(line(text, 'linli_answers_total{outcome="stored"}')).toMatch(/ 2$/);
  expect(line(text, 'linli_answers_total{outcome="throttled"}')).toMatch(/ 1$/);
  expect(line(text, 'linli_batch_rows_bucket{le="20"}')).toMatch(/ 0$/);
  expect(line(text, 'linli_batch_rows_bucket{le="50"}')).toMatch(/ 1$/);
  expect(line(text, 'linli_outages_total')).toMatch(/ 1$/);
  expect(line(text, 'linli_queue_submissions')).toMatch(/ 5$/);
  expect(line(text, 'linli_queue_oldest_seconds')).toMatch(/ 1\.5$/);
  expect(line(text, 'linli_database_call_seconds_count{function="record_answers",outcome="ok"}')).toMatch(/ 1$/);
  const purged = Number(line(text, 'linli_job_last_done_timestamp_seconds{job="purge_traces"}')?.split(' ')[1]);
  expect(Math.abs(purged - Date.now() / 1000)).toBeLessThan(3600);
  expect(line(text, 'nodejs_eventloop_lag_seconds')).toBeDefined();
});

test('a request is named by the pattern of its page, never by its address, whatever method a stranger invents', async () => {
  const metrics = createMetrics(() => null);
  provideObserver(metrics.observer);
  const site = createServer((request, response) => {
    const rendered = observeRequest(request, response);
    if (request.url !== '/style.css') rendered.route = '/q/[code]';
    response.writeHead(request.url === '/style.css' ? 200 : 404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => site.once('listening', listening));
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  await fetch(`${address}/q/K7M2QX?name=wang`);
  await fetch(`${address}/style.css`);
  await fetch(`${address}/q/K7M2QX`, { method: 'PROPFIND' });
  await new Promise((closed) => {
    site.close(closed);
    site.closeAllConnections();
  });
  const text = await metrics.text();
  expect(line(text, 'linli_request_seconds_count{route="/q/[code]",method="GET",status="4xx"}')).toMatch(/ 1$/);
  expect(line(text, 'linli_request_seconds_count{route="file",method="GET",status="2xx"}')).toMatch(/ 1$/);
  expect(line(text, 'linli_request_seconds_count{route="/q/[code]",method="other",status="4xx"}')).toMatch(/ 1$/);
  expect(text).not.toMatch(/K7M2QX|wang|PROPFIND/);
});

test('the port answers with figures and health, and with nothing else', async () => {
  const server = await serveMetrics(
    loopback,
    createMetrics(() => null),
    healthy,
  );
  const address = `http://127.0.0.1:${server.port}`;
  const figures = await fetch(`${address}/metrics`);
  expect(figures.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(await figures.text()).toContain('# TYPE linli_answers_total counter');
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${address}/`)).status).toBe(404);
  expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(405);
  await server.stop();
});

test('a port that is taken is an error at once', async () => {
  const first = await serveMetrics(
    loopback,
    createMetrics(() => null),
    healthy,
  );
  await expect(
    serveMetrics(
      { ...loopback, port: first.port },
      createMetrics(() => null),
      healthy,
    ),
  ).rejects.toThrow('EADDRINUSE');
  await first.stop();
});

test('without an observer nothing is kept and nothing fails', () => {
  expect(() => observer().answer('stored')).not.toThrow();
});
