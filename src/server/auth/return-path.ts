/**
 * Where to go after signing in: a path of this site, or the office page. Whatever could lead a browser elsewhere
 * (`//host`, `/\host`, a scheme, control characters it strips) is answered with the office page.
 */
export const officePath = '/office';

const longest = 500;
const plainPath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

export function returnPath(raw: string | null | undefined): string {
  if (raw === null || raw === undefined || raw.length > longest || !plainPath.test(raw)) return officePath;
  const { pathname, search } = new URL(raw, 'http://this.site');
  return leadsAway(pathname) || leadsBackToDoor(pathname) ? officePath : pathname + search;
}

export function signInPath(from: URL): string {
  return `/sign-in?next=${encodeURIComponent(from.pathname + from.search)}`;
}

/** `/.//host` is a plain path until the dots are resolved. */
function leadsAway(pathname: string): boolean {
  return pathname.startsWith('//');
}

function leadsBackToDoor(pathname: string): boolean {
  return ['/sign-in', '/sign-out', '/_actions'].some((door) => pathname === door || pathname.startsWith(`${door}/`));
}
