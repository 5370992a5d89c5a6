/** Adds to the number of times public pages were opened, read to the end and left for a questionnaire. */
import type { ReachCount } from '../../intake/reach-counter.ts';
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function countReach(batch: readonly ReachCount[]): Promise<void> {
  await callApi(asService(), 'count_reach', { batch });
}
