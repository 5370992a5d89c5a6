/** Notes that a phone answered a wave today; true when it had done so before. The trace is purged within 48 hours. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

/** The hash is made of the phone's random token and the day's salt. */
export async function noteDuplicate(waveId: string, hash: string): Promise<boolean> {
  return z.boolean().parse(await callApi(asService(), 'note_duplicate', { wave_id: waveId, hash }));
}
