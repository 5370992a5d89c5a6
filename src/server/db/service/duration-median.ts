/** Median seconds that answers of a wave took, from its histogram; null while there are too few to say. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function durationMedian(waveId: string): Promise<number | null> {
  return z
    .number()
    .nullable()
    .parse(await callApi(asService(), 'duration_median', { wave_id: waveId }));
}
