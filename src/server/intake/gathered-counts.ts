/**
 * Counts that gather in memory and are written together a little later: nothing but how often, so what a crash loses is a few seconds of an
 * aggregate. What could not be written stays for the next time.
 */
export interface GatheredCounts<Row> {
  add(row: Row): void;
  flush(): Promise<void>;
}

export interface GatheringOptions<Row> {
  /** Rows with the same key become one. */
  readonly keyOf: (row: Row) => string;
  readonly sum: (one: Row, other: Row) => Row;
  readonly write: (rows: readonly Row[]) => Promise<void>;
  readonly flushAfterMilliseconds: number;
  readonly onFailure: (error: unknown) => void;
}

export function gatheredCounts<Row>(options: GatheringOptions<Row>): GatheredCounts<Row> {
  let gathered = new Map<string, Row>();
  let timer: NodeJS.Timeout | null = null;

  function add(row: Row): void {
    const key = options.keyOf(row);
    const known = gathered.get(key);
    gathered.set(key, known === undefined ? row : options.sum(known, row));
    timer ??= setTimeout(() => void flush(), options.flushAfterMilliseconds).unref();
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const rows = [...gathered.values()];
    gathered = new Map();
    if (rows.length === 0) return;
    try {
      await options.write(rows);
    } catch (error) {
      options.onFailure(error);
      for (const row of rows) add(row);
    }
  }

  return { add, flush };
}
