/**
 * The gate of every page and route for staff: signed out goes to sign in and comes back, signed in without the permission
 * is told so in words (403). Whoever passes gets the database as themselves.
 */
import type { APIContext } from 'astro';
import { requirePermission, type Permission } from '../../domain/access/permissions.ts';
import type { Staff } from '../../domain/access/staff.ts';
import { accepted, refused, type Result } from '../../domain/result.ts';
import { asUser, type UserDb } from '../db/clients.ts';
import { signInPath } from './return-path.ts';

type Place = Pick<APIContext, 'locals' | 'url' | 'redirect' | 'rewrite'>;

export interface Pass {
  readonly staff: Staff;
  readonly db: UserDb;
}

export async function authorise(place: Place, permission: Permission): Promise<Result<Pass, Response>> {
  const { session, staff } = place.locals;
  const allowed = requirePermission(staff, permission);
  if (allowed.ok && session !== null) return accepted({ staff: allowed.value, db: asUser(session.accessToken) });
  if (staff === null || session === null) return refused(place.redirect(signInPath(place.url), 303));
  return refused(await place.rewrite('/office/not-for-you'));
}
