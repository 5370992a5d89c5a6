/** What every answer of the site tells the browser; the content security policy of pages comes from astro.config.mjs. */
export const securityHeaders = [
  // `no-referrer` would make form posts carry `Origin: null`, which the origin check refuses.
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
] as const;
