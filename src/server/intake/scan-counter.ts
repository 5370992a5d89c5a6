/** How often each code was opened on each day, and nothing else: no address, no phone, no hour. */
import { gatheredCounts } from './gathered-counts.ts';

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
  const gathered = gatheredCounts<ScanCount>({
    ...options,
    keyOf: ({ day, entry_point_id }) => `${entry_point_id} ${day}`,
    sum: (one, other) => ({ ...one, count: one.count + other.count }),
  });
  return {
    note: (entryPointId, day) => gathered.add({ entry_point_id: entryPointId, day, count: 1 }),
    flush: () => gathered.flush(),
  };
}
