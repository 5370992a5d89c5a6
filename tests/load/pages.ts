/**
 * `npm run bench:pages`: the list of news over a thousand items; then `/learn`, made with the build, and `/q/CODE`, kept compressed, with 64 connections,
 * each beside a bare Node server that sends the same bytes in the same run; and when the first text stands on a slow phone. `--quick` for shorter.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, get, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { startPostgresServer } from '../postgres/server.ts';
import { firstTexts } from './first-text.ts';
import { report, verdict } from './report.ts';
import { ledgerOf } from './sites/ledger.ts';
import { codes } from './sites/office.ts';
import { end, openOffice } from './sites/sites.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quick = process.argv.includes('--quick');
const seconds = quick ? 2 : 8;
const items = 1000;

const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'));
await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
const server = await startPostgresServer();
try {
  const { url, site } = await openOffice(server, { root, folder });
  await addNews(url);
  await newsList(site.address);
  for (const path of ['/learn', '/', `/q/${codes[0] ?? ''}`]) await besideBareNode(`${site.address}${path}`, path);
  await slowPhone(site.address);
  await end(site);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
verdict();

async function addNews(url: string): Promise<void> {
  const ledger = ledgerOf(url);
  await ledger.sql(
    `insert into app.news_item (id, area_id, kind, title_zh, summary_zh, body_zh, publish_at)
     select gen_random_uuid(), area.id, (array['notice', 'story', 'result'])[1 + day % 3], '路灯换好了，第 ' || day || ' 盏',
       '坏了的那一盏周二换完，当晚去看过。', repeat('这里是正文。', 200), now() - day * interval '1 hour'
     from generate_series(1, ${items}) as day, (select id from app.area where kind = 'subdistrict' order by id limit 1) as area`,
  );
  await ledger.close();
}

/** Every page of every kind once, so that nothing that is remembered helps; and again and again the first page, as readers do. */
async function newsList(address: string): Promise<void> {
  const anywhere: number[] = [];
  for (const kind of ['', 'notice', 'story', 'result']) {
    const pages = Math.floor(items / (kind === '' ? 1 : 3) / 12);
    for (let page = 1; page <= pages; page++) anywhere.push(await timed(`${address}/news?kind=${kind}&page=${page}`));
  }
  const first: number[] = [];
  for (let turn = 0; turn < 300; turn++) first.push(await timed(`${address}/news`));
  say('list of 1,000 items, any page, p95', percentile(anywhere, 0.95), 'ms', 30);
  say('list of 1,000 items, any page, median', percentile(anywhere, 0.5), 'ms');
  say('list of 1,000 items, first page, p95', percentile(first, 0.95), 'ms', 30);
}

async function slowPhone(address: string): Promise<void> {
  const paths = ['/', '/learn', '/news', '/take-part'];
  const paints = await firstTexts(
    paths.map((path) => `${address}${path}`),
    quick ? 3 : 5,
  );
  paths.forEach((path, index) => {
    say(`${path}, first text on slow 3G, median`, percentile(paints[index] ?? [], 0.5), 'ms', 1200);
  });
}

async function besideBareNode(address: string, path: string): Promise<void> {
  const sample = await fetched(address);
  const bare = createServer((_, response) => {
    response.writeHead(200, { ...sample.headers, 'content-length': sample.body.length });
    response.end(sample.body);
  });
  bare.listen(0, '127.0.0.1');
  await new Promise((listening) => bare.once('listening', listening));
  const { port } = bare.address() as AddressInfo;
  const ours = await rate(address);
  const theirs = await rate(`http://127.0.0.1:${port}/`);
  bare.close();
  bare.closeAllConnections();
  const name = path.startsWith('/q/') ? '/q/CODE' : path;
  say(`${name}, compressed`, sample.body.length / 1000, 'KB', path.startsWith('/q/') ? undefined : 30);
  say(`${name}, 64 connections`, ours, '1/s');
  say(`${name}, beside a bare Node server with the same bytes`, ours / theirs, 'of its rate');
}

/** Answers a second over 64 connections that are kept open. */
async function rate(address: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let answered = 0;
  const until = performance.now() + seconds * 1000;
  const connection = async () => {
    while (performance.now() < until) {
      await fetched(address, agent);
      answered += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: 64 }, connection));
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  return answered / took;
}

async function timed(address: string): Promise<number> {
  const began = performance.now();
  await fetched(address);
  return performance.now() - began;
}

function fetched(address: string, agent?: Agent): Promise<{ body: Buffer; headers: IncomingHttpHeaders }> {
  return new Promise((done, failed) => {
    const headers = { 'accept-encoding': 'br', 'accept-language': 'zh-CN' };
    get(address, { headers, ...(agent === undefined ? {} : { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode === 200) done({ body: Buffer.concat(chunks), headers: response.headers });
        else failed(new Error(`${address}: ${String(response.statusCode)}`));
      });
    }).on('error', failed);
  });
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? Infinity;
}

function say(figure: string, value: number, unit: string, atMost?: number): void {
  report('pages', { figure, value, unit, ...(atMost === undefined ? {} : { atMost }) });
}
