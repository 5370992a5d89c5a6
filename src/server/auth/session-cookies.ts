/**
 * The session lives in two cookies that no script can read: the access token and the token that renews it.
 * Lax, so that a link in a message opens signed in while a form on another site cannot act for the person.
 */
import type { AstroCookies, AstroCookieSetOptions } from 'astro';

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

const names = { access: 'linli-access', refresh: 'linli-refresh' } as const;

/** A working day without a page opened ends the session: office computers are shared. */
const idleSeconds = 12 * 60 * 60;

export function readTokens(cookies: AstroCookies): Tokens | null {
  const refresh = cookies.get(names.refresh)?.value ?? '';
  return refresh === '' ? null : { access: cookies.get(names.access)?.value ?? '', refresh };
}

/** Told from the bare header, for what is answered before cookies are read. */
export function mayBeSignedIn(cookieHeader: string | undefined): boolean {
  return cookieHeader?.includes(names.refresh) ?? false;
}

export function keepTokens(cookies: AstroCookies, tokens: Tokens, site: URL): void {
  cookies.set(names.access, tokens.access, options(site));
  cookies.set(names.refresh, tokens.refresh, options(site));
}

export function dropTokens(cookies: AstroCookies): void {
  cookies.delete(names.access, { path: '/' });
  cookies.delete(names.refresh, { path: '/' });
}

function options(site: URL): AstroCookieSetOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: site.protocol === 'https:', maxAge: idleSeconds };
}
