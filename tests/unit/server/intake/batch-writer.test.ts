import { describe, expect, test } from 'vitest';
import { batchWriter } from '../../../../src/server/intake/batch-writer.ts';

class Outage extends Error {}
const isOutage = (error: unknown) => error instanceof Outage;

/** A database outside our control: it notes what it was asked, and answers when told to. */
function database(refuses: (row: string) => Error | null = () => null) {
  const calls: string[][] = [];
  let gate: Promise<void> = Promise.resolve();
  return {
    calls,
    /** Keeps every following answer back until the returned function is called. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      gate = promise.then(() => undefined);
      return () => resolve(undefined);
    },
    async write(rows: readonly string[]) {
      calls.push([...rows]);
      await gate;
      for (const row of rows) {
        const refusal = refuses(row);
        if (refusal) throw refusal;
      }
      return rows.map((row) => `${row} stored`);
    },
  };
}

type Beside = { readonly most: number; readonly from: number };

function writerFor(target: ReturnType<typeof database>, largestBatch = 200, beside?: Beside) {
  const write = (rows: readonly string[]) => target.write(rows);
  return batchWriter<string, string>({ write, largestBatch, isOutage, ...(beside ? { beside } : {}) });
}

/** What has arrived is read before a batch is cut: one turn of the event loop, and never a clock. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Adds the rows after the writer has begun with another one, so that they are the next batch. */
async function addDuringAWrite<Row, Receipt>(
  writer: { add(row: Row): Promise<Receipt> },
  [first, ...others]: readonly [Row, ...Row[]],
): Promise<Promise<Receipt>[]> {
  const begun = writer.add(first);
  begun.catch(() => undefined);
  await nextTurn();
  return [begun, ...others.map((row) => writer.add(row))];
}

describe('gathering rows', () => {
  test('an idle writer writes a single row at once', async () => {
    const target = database();
    const stored = writerFor(target).add('Mei');
    await nextTurn();
    expect(target.calls).toEqual([['Mei']]);
    expect(await stored).toBe('Mei stored');
  });

  test('what arrives at the same moment goes together, the first of the crowd as well', async () => {
    const target = database();
    const writer = writerFor(target);
    await Promise.all(['Mei', 'Bo', 'An'].map((row) => writer.add(row)));
    expect(target.calls).toEqual([['Mei', 'Bo', 'An']]);
  });

  test('what arrives during a write goes together in the next one', async () => {
    const target = database();
    const release = target.hold();
    const writer = writerFor(target);
    const all = await addDuringAWrite(writer, ['Mei', 'Bo', 'An', 'Lin']);
    release();
    expect(await Promise.all(all)).toEqual(['Mei stored', 'Bo stored', 'An stored', 'Lin stored']);
    expect(target.calls).toEqual([['Mei'], ['Bo', 'An', 'Lin']]);
  });

  test('no batch is larger than allowed, and none is lost', async () => {
    const target = database();
    const release = target.hold();
    const writer = writerFor(target, 3);
    const rows = Array.from({ length: 11 }, (_, index) => `row ${index}`);
    const all = rows.map((row) => writer.add(row));
    release();
    expect(await Promise.all(all)).toHaveLength(11);
    expect(target.calls.map((call) => call.length)).toEqual([3, 3, 3, 2]);
    expect(target.calls.flat()).toEqual(rows);
  });

  test('nothing is acknowledged before its batch has been committed', async () => {
    const target = database();
    const release = target.hold();
    let acknowledged = false;
    const stored = writerFor(target)
      .add('Mei')
      .then(() => (acknowledged = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(acknowledged).toBe(false);
    release();
    await stored;
    expect(acknowledged).toBe(true);
  });

  test('the writer works again after it was idle', async () => {
    const target = database();
    const writer = writerFor(target);
    await writer.add('Mei');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await writer.add('Bo')).toBe('Bo stored');
  });
});

describe('batches beside each other', () => {
  const twoFromThree = { most: 2, from: 3 };

  test('a second one starts when enough wait for it, and no third', async () => {
    const target = database();
    const release = target.hold();
    const writer = writerFor(target, 3, twoFromThree);
    const first = await addDuringAWrite(writer, ['Mei', 'Bo', 'An', 'Lin', 'Wei', 'Fang', 'Jun']);
    await nextTurn();
    expect(target.calls).toEqual([['Mei'], ['Bo', 'An', 'Lin']]);
    release();
    expect(await Promise.all(first)).toHaveLength(7);
    expect(target.calls).toEqual([['Mei'], ['Bo', 'An', 'Lin'], ['Wei', 'Fang', 'Jun']]);
  });

  test('a few wait for the one on its way instead of costing a call of their own', async () => {
    const target = database();
    const release = target.hold();
    const writer = writerFor(target, 200, twoFromThree);
    const all = await addDuringAWrite(writer, ['Mei', 'Bo', 'An']);
    await nextTurn();
    expect(target.calls).toEqual([['Mei']]);
    release();
    await Promise.all(all);
    expect(target.calls).toEqual([['Mei'], ['Bo', 'An']]);
  });
});

describe('a batch that fails', () => {
  test('is written row by row, so that one bad row sinks none of its neighbours', async () => {
    const bad = new Error('this row breaks a rule');
    const target = database((row) => (row === 'bad' ? bad : null));
    const release = target.hold();
    const writer = writerFor(target);
    const all = Promise.allSettled(await addDuringAWrite(writer, ['first', 'Mei', 'bad', 'Bo']));
    release();
    expect(await all).toEqual([
      { status: 'fulfilled', value: 'first stored' },
      { status: 'fulfilled', value: 'Mei stored' },
      { status: 'rejected', reason: bad },
      { status: 'fulfilled', value: 'Bo stored' },
    ]);
    expect(target.calls).toEqual([['first'], ['Mei', 'bad', 'Bo'], ['Mei'], ['bad'], ['Bo']]);
  });

  test('is not tried again row by row when the database is away', async () => {
    const target = database(() => new Outage());
    const release = target.hold();
    const writer = writerFor(target);
    const all = Promise.allSettled(await addDuringAWrite(writer, ['Mei', 'Bo', 'An']));
    release();
    expect((await all).map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(target.calls).toEqual([['Mei'], ['Bo', 'An']]);
  });

  test('stops asking once the database goes away in the middle', async () => {
    let away = false;
    const target = database((row) => {
      if (away) return new Outage();
      if (row !== 'bad') return null;
      away = target.calls.at(-1)?.length === 1;
      return new Error('this row breaks a rule');
    });
    const release = target.hold();
    const writer = writerFor(target);
    const all = Promise.allSettled(await addDuringAWrite(writer, ['first', 'bad', 'Mei', 'Bo', 'An']));
    release();
    expect((await all).map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'rejected']);
    expect(target.calls.slice(2)).toEqual([['bad'], ['Mei']]);
  });

  test('with too few receipts acknowledges nobody whose row was not confirmed', async () => {
    const writer = batchWriter<string, string>({ write: () => Promise.resolve([]), largestBatch: 10, isOutage });
    await expect(writer.add('Mei')).rejects.toThrow('receipts');
  });

  test('leaves the writer able to go on', async () => {
    const target = database((row) => (row === 'bad' ? new Error('no') : null));
    const writer = writerFor(target);
    await expect(writer.add('bad')).rejects.toThrow('no');
    expect(await writer.add('Mei')).toBe('Mei stored');
  });
});
