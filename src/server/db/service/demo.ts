/** The jobs that filling the demo shares with real life: recording answers and inviting staff. Embedded database only. */
import { backend } from '../backend.ts';
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const allowed = ['record_answers', 'count_reach', 'create_invitation'];

export async function callAsDemo(name: string, args: Record<string, unknown>): Promise<unknown> {
  if (backend().kind !== 'embedded' || !allowed.includes(name)) throw new Error(`not a job of the demo: ${name}`);
  return callApi(asService(), name, args);
}
