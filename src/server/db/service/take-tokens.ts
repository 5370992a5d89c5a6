/** Takes one token from a counter that all sites share; refused when the window's limit is used up. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const answer = z.object({ allowed: z.boolean(), retry_after: z.number().nullish() });

export interface TokenAnswer {
  readonly allowed: boolean;
  /** Seconds until asking again makes sense; 0 when allowed. */
  readonly retryAfter: number;
}

/** The key is a salted hash: what it stands for cannot be read from the database. */
export async function takeTokens(key: string, limit: number, windowSeconds: number): Promise<TokenAnswer> {
  const { allowed, retry_after } = answer.parse(
    await callApi(asService(), 'take_tokens', { key, limit, window_seconds: windowSeconds }),
  );
  return { allowed, retryAfter: retry_after ?? 0 };
}
