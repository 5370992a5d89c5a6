/** Sends hostile requests over a few connections and notes what came back: how fast, with which status, or nothing where something was due. */
import { setTimeout as wait } from 'node:timers/promises';

import { openConnection } from '../phones/connection.ts';
import type { Connection } from '../phones/connection.ts';
import type { HostileRequest } from './hostile-requests.ts';

export interface Noted {
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Names of requests that were due an answer and got none, or one of the server's own failures. */
  readonly unanswered: readonly string[];
  readonly failed: readonly string[];
  readonly slowest: { readonly milliseconds: number; readonly name: string };
}

export async function attack(port: number, requests: Iterator<HostileRequest>, connections = 8): Promise<Noted> {
  const noted = {
    ...{ sent: 0, statuses: {} as Record<string, number>, unanswered: [] as string[], failed: [] as string[] },
    slowest: { milliseconds: 0, name: '' },
  };

  async function keepSending(): Promise<void> {
    let connection = openConnection(port);
    for (let next = requests.next(); next.done !== true; next = requests.next()) {
      const request = next.value;
      noted.sent += 1;
      if (request.answer === 'one') await send(connection, request);
      else {
        // Whatever else the site makes of it must not be taken for the answer to the next one.
        connection.close();
        connection = openConnection(port, 2000);
        if (request.answer === 'any') await send(connection, request);
        else await leave(connection, request);
        connection.close();
        connection = openConnection(port);
      }
    }
    connection.close();
  }

  async function send(connection: Connection, { name, bytes, answer }: HostileRequest): Promise<void> {
    const begun = performance.now();
    try {
      const { status } = await connection.send(bytes);
      noted.statuses[status] = (noted.statuses[status] ?? 0) + 1;
      if (status >= 500) noted.failed.push(`${status} ${name}`);
      const milliseconds = performance.now() - begun;
      if (milliseconds > noted.slowest.milliseconds) noted.slowest = { milliseconds, name };
    } catch {
      if (answer === 'one') noted.unanswered.push(name);
    }
  }

  await Promise.all(Array.from({ length: connections }, keepSending));
  return noted;
}

/** Gone before the end, like a phone in a lift. */
async function leave(connection: Connection, { bytes }: HostileRequest): Promise<void> {
  void connection.send(bytes).catch(() => undefined);
  await wait(5);
}
