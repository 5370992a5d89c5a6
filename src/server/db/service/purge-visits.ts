/** Deletes visits and doors of rounds that ended 90 days ago. Of several sites, one does it each day, and what it did is written down. */
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function purgeVisits(): Promise<void> {
  await callApi(asService(), 'purge_visits_when_due');
}
