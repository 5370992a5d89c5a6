/** Serves the questionnaire as SurveyJS draws it, bundled and compressed as well as the site compresses its own files. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { build } from 'esbuild';

import { brotliSmallest } from '../../src/server/start/compression.ts';

export type BaselineSite = { readonly address: string; stop(): void };

type File = { readonly type: string; readonly body: Buffer };

const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>SurveyJS</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"><div id="survey"></div><script src="/page.js"></script></html>`;

export async function serveBaseline(root: string): Promise<BaselineSite> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'tests/load/baseline/page.js')],
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const files = new Map<string, File>([['/', { type: 'text/html', body: await brotliSmallest(Buffer.from(page)) }]]);
  for (const { path, contents } of outputFiles) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    files.set(path.slice(path.lastIndexOf('/')), { type, body: await brotliSmallest(contents) });
  }
  const server = createServer(({ url = '/' }, response) => {
    const file = files.get(url);
    if (!file) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': `${file.type}; charset=utf-8`, 'content-encoding': 'br' })
      .end(file.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => void server.close() };
}
