/**
 * Connections that survive the end of the database. The driver (postgres 3.4.9) writes to a connection that has closed while it was
 * reserved, which ends the whole process, and never writes again on one that closed before a write went out (its issues 1154 and 1208). So each
 * reserved connection is a driver of its own here; once it has closed, or failed to open, nothing is written to it, nobody gets it again, and
 * whoever waits for it is told, which the driver forgets for a statement behind another one.
 */
import postgres from 'postgres';
import type { ReservedSql, Sql } from 'postgres';

import { isOutage, outageNote } from './outage.ts';
import { settingsAhead } from './settings-ahead.ts';

interface Line {
  readonly driver: Sql;
  readonly reserved: ReservedSql;
  closed: boolean;
  /** Tells those whose statement is on its way that nothing will come back. */
  readonly waiting: Set<() => void>;
}

export interface SteadyLines {
  reserve(): Promise<ReservedSql>;
  end(): Promise<void>;
}

/** Up to `most` connections with the settings of `like`; whoever comes later waits for one. */
export function steadyLines(like: Sql, most: number): SteadyLines {
  let idle: Line[] = [];
  let count = 0;
  const waiting: (() => void)[] = [];

  function leave(): void {
    count -= 1;
    waiting.shift()?.();
  }

  function giveBack(line: Line): void {
    if (line.closed) {
      leave();
      return;
    }
    idle.push(line);
    waiting.shift()?.();
  }

  function whenClosed(line: Line): void {
    line.closed = true;
    for (const tell of line.waiting) tell();
    if (!idle.includes(line)) return;
    idle = idle.filter((other) => other !== line);
    leave();
  }

  async function freeLine(): Promise<Line> {
    for (;;) {
      const line = idle.pop();
      if (line !== undefined) return line;
      if (count < most) break;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    count += 1;
    try {
      return await openLine(like, whenClosed);
    } catch (cause) {
      leave();
      outageNote()();
      throw cause;
    }
  }

  return {
    async reserve() {
      const line = await freeLine();
      return lent(line, () => giveBack(line));
    },
    async end() {
      const ending = idle;
      idle = [];
      await Promise.all(ending.map(({ driver }) => driver.end({ timeout: 5 })));
    },
  };
}

async function openLine(like: Sql, whenClosed: (line: Line) => void): Promise<Line> {
  const opened: { line: Line | null } = { line: null };
  const onclose = () => (opened.line === null ? undefined : whenClosed(opened.line));
  // The driver's own reading of its options: it takes them back as they are.
  const driver = postgres({ ...(like.options as object), max: 1, onclose });
  opened.line = { driver, reserved: await driver.reserve(), closed: false, waiting: new Set() };
  return opened.line;
}

/** What lite uses of a reserved connection: statements as text, and giving it back. */
function lent(line: Line, giveBack: () => void): ReservedSql {
  let held = true;
  const unsafe = settingsAhead(
    (...statement) => untilClosed(line, () => sent(line, ...statement)),
    [] as unknown as Rows,
  );
  const release = () => {
    if (held) giveBack();
    held = false;
  };
  return Object.assign(line.reserved.bind(null), line.reserved, { unsafe, release });
}

type Rows = Awaited<ReturnType<ReservedSql['unsafe']>>;

/**
 * lite sends a dozen statements for each request, the same ones every time: prepared, each takes one way to the database instead of two.
 * Those without values are `begin` and `commit`.
 */
function sent({ reserved }: Line, text: string, values: never[] = []): PromiseLike<Rows> {
  return reserved.unsafe(text, values, { prepare: values.length > 0 });
}

function untilClosed<Rows>(line: Line, run: () => PromiseLike<Rows>): Promise<Rows> {
  const note = outageNote();
  return new Promise<Rows>((resolve, reject) => {
    const fail = (cause: Error) => {
      line.waiting.delete(tell);
      if (isOutage(cause)) note();
      reject(cause);
    };
    const tell = () => fail(connectionClosed());
    if (line.closed) {
      tell();
      return;
    }
    line.waiting.add(tell);
    run().then((rows) => {
      line.waiting.delete(tell);
      resolve(rows);
    }, fail);
  });
}

function connectionClosed(): Error {
  return Object.assign(new Error('the database closed the connection'), { code: 'CONNECTION_CLOSED' });
}
