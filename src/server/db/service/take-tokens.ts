/** Takes tokens from counters that all sites share; refused when they would exceed the window's limit. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const answer = z.object({ allowed: z.boolean(), retry_after: z.number() });

export interface TokenRequest {
  /** A salted hash: what it stands for cannot be read from the database. */
  readonly key: string;
  /** Tokens per window. */
  readonly limit: number;
  readonly windowSeconds: number;
  readonly tokens: number;
}

export interface TokenAnswer {
  readonly allowed: boolean;
  /** Seconds until asking again makes sense; 0 when allowed. */
  readonly retryAfter: number;
}

export async function takeTokens(key: string, limit: number, windowSeconds: number, tokens = 1): Promise<TokenAnswer> {
  return toAnswer(await callApi(asService(), 'take_tokens', argumentsOf({ key, limit, windowSeconds, tokens })));
}

/** Many counters in one call; one answer per request, in order. */
export async function takeTokensTogether(requests: readonly TokenRequest[]): Promise<TokenAnswer[]> {
  const answers = await callApi(asService(), 'take_tokens_together', { asked: requests.map(argumentsOf) });
  return z.array(z.unknown()).parse(answers).map(toAnswer);
}

function argumentsOf({ key, limit, windowSeconds, tokens }: TokenRequest) {
  return { key, most: limit, window_seconds: windowSeconds, tokens };
}

function toAnswer(row: unknown): TokenAnswer {
  const { allowed, retry_after: retryAfter } = answer.parse(row);
  return { allowed, retryAfter };
}
