/** The account behind a phone number, for people who sign in with it; null if there is none. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function accountOfPhone(phone: string): Promise<string | null> {
  return z
    .string()
    .nullable()
    .parse(await callApi(asService(), 'account_of_phone', { phone }));
}
