/**
 * Leases that are asked for at the same moment go to the database in one call, without waiting for any: with a hundred
 * phones at a hundred codes, the asking would otherwise cost more than the answers.
 */
import type { TokenAnswer, TokenRequest } from '../db/service/take-tokens.ts';
import { batchWriter } from './batch-writer.ts';
import { isOutage } from './outage.ts';
import type { TakeTokens } from './token-lease.ts';

const largestBatch = 200;

export function tokensTogether(
  take: (requests: readonly TokenRequest[]) => Promise<readonly TokenAnswer[]>,
): TakeTokens {
  const requests = batchWriter({ write: take, largestBatch, isOutage });
  return (key, limit, windowSeconds, tokens) => requests.add({ key, limit, windowSeconds, tokens });
}
