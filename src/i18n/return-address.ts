/**
 * The page of this site to go back to after changing the display settings. Anything else (another host, a scheme, a
 * backslash that browsers read as a slash) becomes the home page. A `?lang=` goes: it would overrule what was chosen.
 */
export function returnAddress(raw: unknown): string {
  if (typeof raw !== 'string' || !raw.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(raw, here)) return '/';
  const address = new URL(raw, here);
  if (address.origin !== here) return '/';
  address.searchParams.delete('lang');
  return address.pathname.replace(/^\/+/, '/') + address.search;
}
