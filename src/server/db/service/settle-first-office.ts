/** What the first person of an installation says: their account's name and what the office is called. Can be repeated. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';
import type { FirstOffice } from './first-invitation.ts';

const outcome = z.object({ status: z.enum(['settled', 'void', 'account_taken']) });

export async function settleFirstOffice(
  token: string,
  { account, nameZh, nameEn }: FirstOffice,
): Promise<'settled' | 'void' | 'account_taken'> {
  const args = { token, account, office_name_zh: nameZh, office_name_en: nameEn };
  return outcome.parse(await callApi(asService(), 'settle_first_office', args)).status;
}
