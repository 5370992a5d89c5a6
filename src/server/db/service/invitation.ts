/** Whom a token invites; null if it is not valid (any more). */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const answer = z
  .object({
    account: z.string(),
    display_name: z.string(),
    office: z.object({ name_zh: z.string(), name_en: z.string() }).nullish(),
  })
  .nullable();

export interface Invitation {
  readonly account: string;
  readonly displayName: string;
  /** What the office is called so far, where this is the first person of an installation. */
  readonly office: { readonly zh: string; readonly en: string } | null;
}

export async function invitationBehind(token: string): Promise<Invitation | null> {
  const found = answer.parse(await callApi(asService(), 'invitation', { token }));
  if (found === null) return null;
  const { account, display_name: displayName, office } = found;
  return { account, displayName, office: office ? { zh: office.name_zh, en: office.name_en } : null };
}
