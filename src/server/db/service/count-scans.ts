/** Adds to the number of times an entry point was opened on a day. */
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export interface ScanCount {
  readonly entry_point_id: string;
  readonly day: string;
  readonly count: number;
}

export async function countScans(batch: readonly ScanCount[]): Promise<void> {
  await callApi(asService(), 'count_scans', { batch });
}
