/**
 * How often each code was opened on each day, and nothing else: no address, no phone, no hour. Counts gather in memory
 * and are written together a little later; what a crash loses is a few seconds of an aggregate.
 */
export interface ScanCount {
  readonly entry_point_id: string;
  readonly day: string;
  readonly count: number;
}

export interface ScanCounter {
  note(entryPointId: string, day: string): void;
  /** Writes what has gathered; counts that could not be written stay for the next time. */
  flush(): Promise<void>;
}

export interface ScanCounterOptions {
  readonly write: (counts: readonly ScanCount[]) => Promise<void>;
  readonly flushAfterMilliseconds: number;
  readonly onFailure: (error: unknown) => void;
}

export function scanCounter(options: ScanCounterOptions): ScanCounter {
  let gathered = new Map<string, ScanCount>();
  let timer: NodeJS.Timeout | null = null;

  function add(scan: ScanCount): void {
    const key = `${scan.entry_point_id} ${scan.day}`;
    gathered.set(key, { ...scan, count: scan.count + (gathered.get(key)?.count ?? 0) });
    timer ??= setTimeout(() => void flush(), options.flushAfterMilliseconds).unref();
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const counts = [...gathered.values()];
    gathered = new Map();
    if (counts.length === 0) return;
    try {
      await options.write(counts);
    } catch (error) {
      options.onFailure(error);
      for (const scan of counts) add(scan);
    }
  }

  return { note: (entryPointId, day) => add({ entry_point_id: entryPointId, day, count: 1 }), flush };
}
