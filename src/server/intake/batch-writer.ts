/**
 * Gathers single rows into batches without waiting for any: an idle writer writes at once, and what arrives meanwhile is
 * the next batch. A promise settles only after its row's batch was committed.
 */
import { setImmediate as readWhatHasArrived } from 'node:timers/promises';

export interface BatchWriter<Row, Receipt> {
  add(row: Row): Promise<Receipt>;
}

export interface BatchWriterOptions<Row, Receipt> {
  /** Writes all rows or none, and answers with one receipt per row, in order. */
  readonly write: (rows: readonly Row[]) => Promise<readonly Receipt[]>;
  readonly largestBatch: number;
  /** True when the database itself is away: asking again for each row would only make it worse. */
  readonly isOutage: (error: unknown) => boolean;
  /** A further batch may be written beside those on their way, up to so many, when so many rows wait for it. */
  readonly beside?: { readonly most: number; readonly from: number };
}

interface Entry<Row, Receipt> {
  readonly row: Row;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

export function batchWriter<Row, Receipt>(options: BatchWriterOptions<Row, Receipt>): BatchWriter<Row, Receipt> {
  const { most, from } = options.beside ?? { most: 1, from: 1 };
  let waiting: Entry<Row, Receipt>[] = [];
  let running = 0;

  /** A batch costs the database something before its first row, so only the first one may be small. */
  const isWorthIt = (others: number) => waiting.length >= (others === 0 ? 1 : from);

  /** A database inside this process would otherwise work on the first of a crowd while the rest stands unread in the sockets. */
  async function run(): Promise<void> {
    running += 1;
    await readWhatHasArrived();
    while (isWorthIt(running - 1)) {
      const batch = waiting.slice(0, options.largestBatch);
      waiting = waiting.slice(options.largestBatch);
      await writeOrSplit(batch, options);
      await readWhatHasArrived();
    }
    running -= 1;
  }

  return {
    add: (row) =>
      new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject });
        if (running < most && isWorthIt(running)) void run();
      }),
  };
}

/** A batch that fails is written again row by row, so that one bad row never sinks its neighbours. */
async function writeOrSplit<Row, Receipt>(
  batch: readonly Entry<Row, Receipt>[],
  options: BatchWriterOptions<Row, Receipt>,
): Promise<void> {
  try {
    await writeTogether(batch, options.write);
  } catch (error) {
    if (batch.length === 1 || options.isOutage(error)) {
      for (const entry of batch) entry.reject(error);
      return;
    }
    await writeEach(batch, options);
  }
}

async function writeEach<Row, Receipt>(
  batch: readonly Entry<Row, Receipt>[],
  options: BatchWriterOptions<Row, Receipt>,
): Promise<void> {
  let outage: { readonly error: unknown } | null = null;
  for (const entry of batch) {
    try {
      if (outage) throw outage.error;
      await writeTogether([entry], options.write);
    } catch (error) {
      if (options.isOutage(error)) outage = { error };
      entry.reject(error);
    }
  }
}

async function writeTogether<Row, Receipt>(
  batch: readonly Entry<Row, Receipt>[],
  write: BatchWriterOptions<Row, Receipt>['write'],
): Promise<void> {
  const receipts = await write(batch.map((entry) => entry.row));
  if (receipts.length !== batch.length) {
    throw new Error(`a batch of ${batch.length} rows came back with ${receipts.length} receipts`);
  }
  for (const [index, entry] of batch.entries()) entry.resolve(receipts[index] as Receipt);
}
