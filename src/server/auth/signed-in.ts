/**
 * Who is signed in, found out once for each request that carries a session. The database is asked each time, so that a
 * deactivated person is out with their next click.
 */
import type { AstroCookies } from 'astro';
import type { Staff } from '../../domain/access/staff.ts';
import { asUser } from '../db/clients.ts';
import { staffBehind } from '../db/staff.ts';
import { needsRenewal } from './access-token.ts';
import { renewSession } from './backend-sessions.ts';
import { dropTokens, keepTokens, readTokens, type Tokens } from './session-cookies.ts';

export interface SignedIn {
  readonly staff: Staff;
  /** What `asUser` takes. */
  readonly accessToken: string;
}

interface Visit {
  readonly cookies: AstroCookies;
  readonly url: URL;
}

export async function signedIn(visit: Visit, now: Date): Promise<SignedIn | null> {
  const kept = readTokens(visit.cookies);
  if (kept === null) return null;
  const tokens = needsRenewal(kept.access, now) ? await renewed(visit, kept) : kept;
  const staff = tokens === null ? null : await staffBehind(asUser(tokens.access));
  if (tokens !== null && staff !== null) return { staff, accessToken: tokens.access };
  dropTokens(visit.cookies);
  return null;
}

async function renewed({ cookies, url }: Visit, kept: Tokens): Promise<Tokens | null> {
  const tokens = await renewSession(kept.refresh);
  if (tokens !== null) keepTokens(cookies, tokens, url);
  return tokens;
}
