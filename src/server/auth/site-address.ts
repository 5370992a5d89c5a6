/**
 * The address of this site as people see it. Behind a proxy that ends TLS the site itself hears plain HTTP, often under another
 * name: there the operator names the address. Nothing a request says about itself (`X-Forwarded-Host` and its like) is believed.
 */
export function siteAddress(named: string | undefined, heard: URL): URL {
  return parsePublicUrl(named ?? '') ?? new URL(heard.origin);
}

/** `https://survey.example`, with or without a slash at the end, and nothing behind it. */
export function parsePublicUrl(raw: string): URL | null {
  if (!URL.canParse(raw)) return null;
  const { origin, protocol, pathname, search, hash } = new URL(raw);
  const isBare = pathname === '/' && search === '' && hash === '';
  return isBare && (protocol === 'https:' || protocol === 'http:') ? new URL(origin) : null;
}
