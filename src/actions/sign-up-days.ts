/** For how many days after an activity an office keeps names. A plain form, answered on the page with what was typed still there. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import { asUser } from '../server/db/clients.ts';
import { keepSignUpDays as keep } from '../server/db/sign-up-retention.ts';

export type KeptDays =
  { readonly status: 'kept' } | { readonly status: 'refused'; readonly area: string; readonly typed: string };

export const keepSignUpDays = defineAction({
  accept: 'form',
  handler: async (fields, { locals: { session, staff } }): Promise<KeptDays> => {
    if (session === null || !requirePermission(staff, 'office:settle').ok) throw new ActionError({ code: 'FORBIDDEN' });
    const area = z.guid().safeParse(fields.get('area'));
    const said = z
      .string()
      .catch('')
      .parse(fields.get(`days-${area.data ?? ''}`));
    const typed = said.normalize('NFKC').trim().slice(0, 10);
    const refused = { status: 'refused' as const, area: area.data ?? '', typed };
    if (!area.success || !/^\d{1,3}$/.test(typed)) return refused;
    const status = await keep(asUser(session.accessToken), area.data, Number(typed));
    return status === 'kept' ? { status } : refused;
  },
});
