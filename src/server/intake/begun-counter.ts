/** How often a questionnaire was opened and begun, per wave, community, channel and day: no code, no phone, no hour. */
import type { EntryPoint } from '../db/entry-points.ts';
import { gatheredCounts } from './gathered-counts.ts';

/** `start`: the first page that was accepted, or the first answer that was given. */
export type BegunStep = 'scan' | 'start';

export interface BegunCount {
  readonly wave_id: string;
  readonly community_id: string;
  readonly channel: string;
  readonly day: string;
  readonly scans: number;
  readonly starts: number;
}

export interface BegunCounter {
  note(step: BegunStep, entryPoint: EntryPoint, day: string): void;
  flush(): Promise<void>;
}

export interface BegunCounterOptions {
  readonly write: (counts: readonly BegunCount[]) => Promise<void>;
  readonly flushAfterMilliseconds: number;
  readonly onFailure: (error: unknown) => void;
}

export function begunCounter(options: BegunCounterOptions): BegunCounter {
  const gathered = gatheredCounts<BegunCount>({
    ...options,
    keyOf: ({ wave_id, community_id, channel, day }) => [wave_id, community_id, channel, day].join(' '),
    sum: (one, other) => ({ ...one, scans: one.scans + other.scans, starts: one.starts + other.starts }),
  });
  return {
    note: (step, { channel, community, wave }, day) =>
      gathered.add({
        ...{ wave_id: wave.id, community_id: community.id, channel, day },
        ...{ scans: step === 'scan' ? 1 : 0, starts: step === 'start' ? 1 : 0 },
      }),
    flush: () => gathered.flush(),
  };
}
