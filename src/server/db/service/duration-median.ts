/** Median seconds that answers of a wave took, from its histogram; null while there are too few to say. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

/** A `numeric` of PostgreSQL arrives as a number or, from the embedded Supabase, as text. */
const median = z.coerce.number().nullable();

export async function durationMedian(waveId: string): Promise<number | null> {
  return median.parse(await callApi(asService(), 'duration_median', { wave_id: waveId }));
}
