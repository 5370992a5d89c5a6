/** Deletes the traces that may not outlive 48 hours: duplicates, throttling counters, salts. Of several sites, one does it each hour. */
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function purgeTraces(): Promise<void> {
  await callApi(asService(), 'purge_traces_when_due');
}
