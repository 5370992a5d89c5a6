/** Who the database takes a session for. */
import { z } from 'astro/zod';
import { roles, type Staff } from '../../domain/access/staff.ts';
import { callApi, DatabaseError, type UserDb } from './clients.ts';

const answer = z
  .object({
    staff_id: z.string(),
    account: z.string(),
    display_name: z.string(),
    roles: z.array(
      z.object({ role: z.enum(roles), area_id: z.string(), area_name_zh: z.string(), area_name_en: z.string() }),
    ),
  })
  .nullable();

/** null: nobody we know, somebody who was deactivated, or a session the database does not accept (any more). */
export async function staffBehind(db: UserDb): Promise<Staff | null> {
  try {
    const me = answer.parse(await callApi(db, 'me'));
    return me === null ? null : toStaff(me);
  } catch (cause) {
    if (cause instanceof DatabaseError && refusedSession.includes(cause.code)) return null;
    throw cause;
  }
}

/** PostgREST: token unreadable, missing, expired; PostgreSQL: asked without one. */
const refusedSession = ['PGRST301', 'PGRST302', 'PGRST303', '42501'];

function toStaff(me: NonNullable<z.infer<typeof answer>>): Staff {
  return {
    id: me.staff_id,
    account: me.account,
    displayName: me.display_name,
    roles: me.roles.map(({ role, area_id, area_name_zh, area_name_en }) => ({
      role,
      areaId: area_id,
      areaName: { zh: area_name_zh, en: area_name_en },
    })),
  };
}
