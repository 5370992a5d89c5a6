/** Which migrations the database has: what a start on a Supabase elsewhere compares with its own. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const state = z.object({ migrations: z.array(z.string()) });

/** Versions, the oldest first. */
export async function appliedMigrations(): Promise<readonly string[]> {
  return state.parse(await callApi(asService(), 'schema_state')).migrations;
}
