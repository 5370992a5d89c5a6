/** Keeping a poster or a notice board in the register; what was typed comes back where it was not kept. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import { parseEntryCode } from '../domain/areas/entry-code.ts';
import { dayIn } from '../domain/campaign/china-days.ts';
import { posterConditions, posterKinds, type PosterCondition, type PosterKind } from '../domain/campaign/poster.ts';
import { dayInChina } from '../domain/outreach/time-of-day.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { keepPoster as keep } from '../server/db/posters.ts';

export interface TypedPoster {
  readonly id: string;
  readonly community: string;
  readonly kind: PosterKind;
  readonly place: string;
  readonly code: string;
  readonly version: string;
  readonly condition: PosterCondition;
  readonly seenOn: string;
  readonly note: string;
}
export type PosterProblem = 'place' | 'day' | 'community' | 'code' | 'no_code' | 'unknown' | 'malformed';
export type KeptOutcome =
  | { readonly status: 'kept' }
  | { readonly status: 'problem'; readonly problem: PosterProblem; readonly typed: TypedPoster };

export const keepPoster = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<KeptOutcome> => {
    const db = asOffice(locals);
    const typed = typedPoster(fields);
    const refused = (problem: PosterProblem): KeptOutcome => ({ status: 'problem', problem, typed });
    const [id, area] = [z.guid().safeParse(typed.id), z.guid().safeParse(typed.community)];
    if (!area.success) return refused('community');
    if (!id.success) return refused('unknown');
    if (typed.place === '') return refused('place');
    const seenOn = dayIn(typed.seenOn);
    if (!seenOn || seenOn > dayInChina(Date.now())) return refused('day');
    const code = parseEntryCode(typed.code);
    if (typed.code !== '' && code === null) return refused('code');
    const { condition, kind, note, place, version } = typed;
    const poster = { id: id.data, area: area.data, kind, place, code, version, condition, seenOn, note };
    const status = await keep(db, poster);
    return status === 'kept' ? { status } : refused(status);
  },
});

function typedPoster(fields: FormData): TypedPoster {
  const text = (name: string, most: number) => z.string().trim().catch('').parse(fields.get(name)).slice(0, most);
  return {
    ...{ id: text('id', 40), community: text('community', 40), place: text('place', 80), code: text('code', 20) },
    kind: z.enum(posterKinds).catch('poster').parse(fields.get('kind')),
    condition: z.enum(posterConditions).catch('good').parse(fields.get('condition')),
    ...{ version: text('version', 30), seenOn: text('seenOn', 20), note: text('note', 200) },
  };
}

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'code:print').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}
