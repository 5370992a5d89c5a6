/** Counts how far public pages reach, from what the site is asked for anyway; pages of the build and rendered ones alike. */
import type { IncomingMessage, ServerResponse } from 'node:http';

import { siteAddress } from '../auth/site-address.ts';
import { countReach } from '../db/service/count-reach.ts';
import { localMoment } from '../intake/local-calendar.ts';
import { describeFailure } from '../intake/outage.ts';
import { reachCounter } from '../intake/reach-counter.ts';
import { watchedJob } from '../intake/watched.ts';
import type { RouteOfRequest } from '../metrics/observe-request.ts';
import { reachStep } from './reach-step.ts';

export interface ReachWatch {
  observe(request: IncomingMessage, response: ServerResponse, shown: RouteOfRequest): void;
  /** Writes what waits; before the database is closed. */
  close(): Promise<void>;
}

/** What a crash may lose, as for scans. */
const flushAfterMilliseconds = 10_000;

export function reachWatch({ publicUrl }: { readonly publicUrl: string | undefined }): ReachWatch {
  const counter = reachCounter({
    flushAfterMilliseconds,
    write: (counts) => watchedJob('count_reach', () => countReach(counts)),
    onFailure: (error) => console.error(`reach: ${describeFailure(error)}`),
  });
  return {
    observe(request, response, shown) {
      // Who serves a file may write another address into the request.
      const { headers, method, url = '/' } = request;
      if (method !== 'GET' || url.startsWith('/_astro/')) return;
      response.once('finish', () => {
        const heard = `http://${headers.host ?? ''}`;
        if (!URL.canParse(heard)) return;
        const { origin } = siteAddress(publicUrl, new URL(heard));
        const step = reachStep({ headers, method, url, status: response.statusCode }, origin);
        if (step === null) return;
        const { area } = step.carrier;
        const carrier = { ...step.carrier, area: area ?? shown.shownArea ?? null };
        counter.note({ ...step, carrier }, localMoment(new Date()).day);
      });
    },
    close: () => counter.flush(),
  };
}
