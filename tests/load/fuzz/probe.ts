/** An honest resident in the middle of an attack: opens the questionnaire and sends it, again and again. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { Answers } from '../../../src/domain/form/index.ts';
import { openConnection } from '../phones/connection.ts';
import { requestOf } from '../phones/requests.ts';
import type { Page } from '../phones/requests.ts';

export interface Served {
  readonly visits: number;
  /** Visits that did not end with thanks. */
  readonly turnedAway: number;
  readonly slowest: number;
}

export interface Visitor {
  readonly port: number;
  readonly page: Page;
  readonly codes: readonly string[];
  readonly answers: readonly Answers[];
}

export async function visitUntil(over: () => boolean, { port, page, codes, answers }: Visitor): Promise<Served> {
  const connection = openConnection(port);
  const served = { visits: 0, turnedAway: 0, slowest: 0 };
  const timed = async (request: string): Promise<boolean> => {
    const begun = performance.now();
    const status = await connection.send(request).then(
      (reply) => reply.status,
      () => 0,
    );
    served.slowest = Math.max(served.slowest, performance.now() - begun);
    return status === 200 || status === 303;
  };
  while (!over()) {
    const turn = served.visits++;
    const code = codes[turn % codes.length] ?? '';
    const opened = await timed(`GET /q/${code} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nuser-agent: Mozilla/5.0\r\n\r\n`);
    const person = { id: randomUUID(), code, address: '10.200.0.1', answers: answers[turn % answers.length] ?? {} };
    const thanked = await timed(requestOf({ ...person, plain: turn % 5 === 0 }, page, port));
    if (!opened || !thanked) served.turnedAway += 1;
    await wait(100);
  }
  connection.close();
  return served;
}
