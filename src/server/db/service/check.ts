/** What `npm run check:supabase` does with the secret key: looks at a project, makes a small office in it, and takes it away again. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const state = z.object({
  areas: z.number(),
  staff: z.number(),
  accounts: z.number(),
  answers: z.number(),
  left_over: z.boolean(),
  versions: z.number(),
  audit: z.number(),
});

export interface CheckState {
  /** What is there that no check made; answers and accounts are counted to a thousand. */
  readonly others: Readonly<Record<'areas' | 'staff' | 'accounts' | 'answers', number>>;
  readonly leftOver: boolean;
  /** Published versions and lines of the audit: they stay for good. */
  readonly kept: Readonly<Record<'versions' | 'audit', number>>;
}

export async function checkState(): Promise<CheckState> {
  const { areas, staff, accounts, answers, left_over, versions, audit } = state.parse(
    await callApi(asService(), 'check_state'),
  );
  return { others: { areas, staff, accounts, answers }, leftOver: left_over, kept: { versions, audit } };
}

/** Deletes what a check made, and nothing else; can be repeated. */
export async function clearCheck(): Promise<void> {
  await callApi(asService(), 'clear_check');
}

/** Areas, waves and entry points, as `api.import_office` takes them; can be repeated. */
export async function importCheckOffice(office: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  await callApi(asService(), 'import_office', { office });
}

export interface InvitedByCheck {
  readonly account: string;
  readonly role: 'worker';
  readonly areaId: string;
}

/** The one-time token of an invitation. */
export async function inviteForCheck({ account, role, areaId }: InvitedByCheck): Promise<string> {
  const args = { account, roles: [{ role, area_id: areaId }] };
  const invited = z.object({ token: z.string() });
  return invited.parse(await callApi(asService(), 'create_invitation', args)).token;
}
