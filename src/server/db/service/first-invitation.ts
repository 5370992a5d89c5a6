/** The one-time invitation of an installation without people; null as soon as there is anybody. Every call answers a new one. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const invitation = z.object({ token: z.string(), expires_at: z.string() }).nullable();

export interface FirstOffice {
  readonly account: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface FirstInvitation {
  readonly token: string;
  readonly expiresAt: Date;
}

export async function firstInvitation({ account, nameZh, nameEn }: FirstOffice): Promise<FirstInvitation | null> {
  const args = { account, office_name_zh: nameZh, office_name_en: nameEn };
  const made = invitation.parse(await callApi(asService(), 'first_invitation', args));
  return made === null ? null : { token: made.token, expiresAt: new Date(made.expires_at) };
}
