/** Adds to the number of times questionnaires were opened and begun. */
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export interface BegunRow {
  readonly wave_id: string;
  readonly community_id: string;
  readonly channel: string;
  readonly day: string;
  readonly scans: number;
  readonly starts: number;
}

export async function countBegun(batch: readonly BegunRow[]): Promise<void> {
  await callApi(asService(), 'count_begun', { batch });
}
