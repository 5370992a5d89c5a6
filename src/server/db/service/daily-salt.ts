/** The secret of the day that makes traces and counters unreadable; made by the database, forgotten within 48 hours. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function dailySalt(): Promise<string> {
  return z
    .string()
    .min(16)
    .parse(await callApi(asService(), 'daily_salt'));
}
