/** Takes tokens from a counter that all sites share; refused when they would exceed the window's limit. */
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
export async function takeTokens(key: string, limit: number, windowSeconds: number, tokens = 1): Promise<TokenAnswer> {
  const { allowed, retry_after } = answer.parse(
    await callApi(asService(), 'take_tokens', { key, most: limit, window_seconds: windowSeconds, tokens }),
  );
  return { allowed, retryAfter: retry_after ?? 0 };
}
