/** What an office decides for itself. A plain form, answered on the page with everything typed still there. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import {
  readSettings,
  settingFields,
  type SettingProblems,
  type TypedSettings,
} from '../domain/access/typed-settings.ts';
import { asUser } from '../server/db/clients.ts';
import { chooseScale, keepOfficeSettings } from '../server/db/office-settings.ts';

export type Settled =
  | { readonly status: 'kept'; readonly waves: number }
  | {
      readonly status: 'refused';
      readonly area: string;
      readonly typed: TypedSettings;
      readonly problems: SettingProblems;
      readonly isUnknown: boolean;
    };

export const keepSettings = defineAction({
  accept: 'form',
  handler: async (fields, { locals: { session, staff } }): Promise<Settled> => {
    if (session === null || !requirePermission(staff, 'office:settle').ok) throw new ActionError({ code: 'FORBIDDEN' });
    const text = (name: string) => z.string().max(300).catch('').parse(fields.get(name));
    const typed = Object.fromEntries(settingFields.map((field) => [field, text(field)])) as TypedSettings;
    const area = text('area');
    const read = readSettings(typed);
    if (!read.ok) return { status: 'refused', area, typed, problems: read.problems, isUnknown: false };
    const ahead = fields.get('ahead') !== null;
    const outcome = await keepOfficeSettings(asUser(session.accessToken), { ...read.value, area }, ahead);
    if (outcome.status === 'kept') return outcome;
    return { status: 'refused', area, typed, problems: {}, isUnknown: true };
  },
});

const chosenScale = z.object({ area: z.guid(), version: z.coerce.number().int(), ahead: z.string().optional() });

/** What the next waves score by. The form offers what there is; whoever sends something else is told that nothing was kept. */
export const keepScale = defineAction({
  accept: 'form',
  handler: async (fields, { locals: { session, staff } }) => {
    if (session === null || !requirePermission(staff, 'office:settle').ok) throw new ActionError({ code: 'FORBIDDEN' });
    const chosen = chosenScale.safeParse(Object.fromEntries(fields));
    if (!chosen.success) return { status: 'malformed' } as const;
    const { ahead, ...scale } = chosen.data;
    return chooseScale(asUser(session.accessToken), { ...scale, wavesAhead: ahead !== undefined });
  },
});
