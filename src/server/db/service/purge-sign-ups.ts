/** Deletes names and numbers of activities that are long enough over. Of several sites, one does it each day, and what it did is written down. */
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function purgeSignUps(): Promise<void> {
  await callApi(asService(), 'purge_sign_ups_when_due');
}
