/** How often public pages were opened, read and left for a questionnaire, per page, way and day: no phone, no address, no hour. */
import type { Carrier } from '../../domain/reach/carrier.ts';
import { uncarried } from '../../domain/reach/carrier.ts';
import { gatheredCounts } from './gathered-counts.ts';

export interface ReachCount {
  readonly page: string;
  /** Resolved to community and channel when it is written, and forgotten. */
  readonly code: string | null;
  readonly channel: string | null;
  readonly area: string | null;
  readonly day: string;
  readonly opened: number;
  readonly read: number;
  readonly went_on: number;
}

export const reachSteps = ['opened', 'read', 'went_on'] as const;

export interface ReachStep {
  readonly step: (typeof reachSteps)[number];
  readonly page: string;
  readonly carrier: Carrier;
}

export interface ReachCounter {
  note(step: ReachStep, day: string): void;
  flush(): Promise<void>;
}

export interface ReachCounterOptions {
  readonly write: (counts: readonly ReachCount[]) => Promise<void>;
  readonly flushAfterMilliseconds: number;
  readonly onFailure: (error: unknown) => void;
  /** Addresses can be made up: beyond so many ways between two writings, a page counts as carried by none. */
  readonly mostWays?: number;
}

export function reachCounter({ mostWays = 10_000, ...options }: ReachCounterOptions): ReachCounter {
  const ways = new Set<string>();
  const gathered = gatheredCounts<ReachCount>({
    ...options,
    write: async (counts) => {
      await options.write(counts);
      ways.clear();
    },
    keyOf: ({ area, channel, code, day, page }) => [page, code, channel, area, day].join(' '),
    sum: (one, other) => ({
      ...one,
      opened: one.opened + other.opened,
      read: one.read + other.read,
      went_on: one.went_on + other.went_on,
    }),
  });

  function bounded(carrier: Carrier): Carrier {
    const way = Object.values(carrier).join(' ');
    if (ways.size >= mostWays && !ways.has(way)) return uncarried;
    ways.add(way);
    return carrier;
  }

  return {
    note({ carrier, page, step }, day) {
      const none = { opened: 0, read: 0, went_on: 0 };
      gathered.add({ page, day, ...bounded(carrier), ...none, [step]: 1 });
    },
    flush: () => gathered.flush(),
  };
}
