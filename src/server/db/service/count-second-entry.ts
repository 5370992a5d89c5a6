/** Adds how a sheet that was typed in twice compares, item by item; nothing of what was answered. */
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export interface ComparedItem {
  /** As tallied; '' is the whole sheet. */
  readonly question: string;
  readonly agreed: boolean;
}

export async function countSecondEntry(waveId: string, compared: readonly ComparedItem[]): Promise<void> {
  await callApi(asService(), 'count_second_entry', { wave_id: waveId, compared });
}
