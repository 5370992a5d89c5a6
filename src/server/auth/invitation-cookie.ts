/**
 * An invitation comes as a link. Its token moves at once into a cookie of that page alone, so that it stands in no address bar, no
 * history and no Referer while a password is being chosen.
 */
import type { AstroCookies } from 'astro';

export const invitationPath = '/invitation';

const name = 'linli-invitation';
const hour = 60 * 60;

export function keepInvitation(cookies: AstroCookies, token: string, site: URL): void {
  cookies.set(name, token.slice(0, 200), {
    path: invitationPath,
    httpOnly: true,
    sameSite: 'lax',
    secure: site.protocol === 'https:',
    maxAge: hour,
  });
}

export function readInvitation(cookies: AstroCookies): string {
  return cookies.get(name)?.value ?? '';
}

export function dropInvitation(cookies: AstroCookies): void {
  cookies.delete(name, { path: invitationPath });
}
