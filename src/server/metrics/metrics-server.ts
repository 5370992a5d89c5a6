/** The figures on a port of their own, for the operator's machines alone: nothing of the site answers here. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Metrics } from './metrics.ts';

export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

export interface MetricsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** What answers besides the figures: address and JSON with its status. */
export type Details = () => Promise<{ readonly status: number; readonly body: unknown }>;

export async function serveMetrics(
  { host, port }: MetricsAddress,
  metrics: Metrics,
  health: Details,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    answer({ metrics, health }, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, { host, port });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => close(server),
  };
}

async function answer(
  { metrics, health }: { readonly metrics: Metrics; readonly health: Details },
  { method, url }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  if (method !== 'GET' && method !== 'HEAD') response.writeHead(405).end();
  else if (url === '/metrics') {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
  } else if (url === '/health') {
    const { status, body } = await health();
    response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body, null, 2)}\n`);
  } else response.writeHead(404).end();
}

function listen(server: Server, { host, port }: MetricsAddress): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}
