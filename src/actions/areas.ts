/** Keeping one area, merging two, taking one away, and putting a checked list in place. Plain forms; ids of new areas come with the page. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { ageBands } from '../domain/areas/area-list.ts';
import { readTypedArea, type AreaFieldProblems, type TypedArea } from '../domain/areas/typed-area.ts';
import { requirePermission } from '../domain/access/permissions.ts';
import {
  areaTree,
  keepAreas,
  mergeAreas as merge,
  removeArea as remove,
  type AreaRefusal,
} from '../server/db/areas.ts';
import { sentAreas } from '../server/areas/checked-areas.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

export type AreaStop = AreaRefusal | 'in_use' | 'open_wave' | 'open_round' | 'unsure' | 'none_chosen';

export interface RefusedArea {
  readonly status: 'refused';
  /** Of the wave or round in the way; empty where it is something else. */
  readonly name: string;
  readonly problems: AreaFieldProblems;
  readonly stops: readonly AreaStop[];
  /** Null where nothing was typed. */
  readonly typed: TypedArea | null;
}
export type AreaOutcome = { readonly status: 'done'; readonly said: 'kept' | 'merged' | 'removed' } | RefusedArea;

export const keepArea = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<AreaOutcome> => {
    const db = asOffice(locals);
    const typed = typedIn(fields);
    const read = readTypedArea(typed);
    if (!read.ok) return { ...stopped([], typed), problems: read.problems };
    const id = idIn(fields, 'id');
    const known = (await areaTree(db)).find((area) => area.id === id);
    const kind = known?.kind ?? z.enum(['community', 'grid']).catch('community').parse(fields.get('kind'));
    const parent = known !== undefined && known.kind !== 'grid' ? known.parent : idIn(fields, 'parent');
    const outcome = await keepAreas(db, [{ ...read.value, id, kind, parent }]);
    if (outcome.status === 'kept') return { status: 'done', said: 'kept' };
    return stopped(outcome.status === 'refused' ? outcome.problems.map(({ problem }) => problem) : ['unknown'], typed);
  },
});

export const mergeAreas = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<AreaOutcome> => {
    const db = asOffice(locals);
    if (idIn(fields, 'into') === nobody) return stopped(['none_chosen']);
    if (fields.get('sure') === null) return stopped(['unsure']);
    const outcome = await merge(db, idIn(fields, 'id'), idIn(fields, 'into'));
    if (outcome.status === 'merged' || outcome.status === 'already') return { status: 'done', said: 'merged' };
    return { ...stopped([outcome.status]), name: 'name' in outcome ? outcome.name : '' };
  },
});

export const removeArea = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<AreaOutcome> => {
    const db = asOffice(locals);
    if (fields.get('sure') === null) return stopped(['unsure']);
    const status = await remove(db, idIn(fields, 'id'));
    return status === 'removed' || status === 'already' ? { status: 'done', said: 'removed' } : stopped([status]);
  },
});

/** A checked list, judged once more: all of it, or nothing. */
export const importAreas = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<'kept' | 'refused'> => {
    const db = asOffice(locals);
    const read = await sentAreas(db, fields);
    const areas = read?.areas.flatMap((one) => (one.ok ? [one.value] : [])) ?? [];
    if (read === null || areas.length < read.areas.length) return 'refused';
    return (await keepAreas(db, areas)).status === 'kept' ? 'kept' : 'refused';
  },
});

function stopped(stops: readonly AreaStop[], typed: TypedArea | null = null): RefusedArea {
  return { status: 'refused', name: '', problems: {}, stops, typed };
}

function typedIn(fields: FormData): TypedArea {
  const text = (name: string) => z.string().max(200).catch('').parse(fields.get(name));
  const adults = Object.fromEntries(ageBands.map((band) => [band, text(band)])) as TypedArea['adults'];
  return {
    ...{ nameZh: text('nameZh'), nameEn: text('nameEn'), code: text('code'), households: text('households') },
    ...{ place: text('place'), parent: text('parent'), adults },
  };
}

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'area:edit').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string {
  return z.guid().catch(nobody).parse(fields.get(name));
}
