/**
 * The content security policy of one page: of the hashes of inline styles it names those that stand in this page. Astro lists every
 * style sheet of the site on every page; a phone on a slow network would wait for a kilobyte of them before its first question.
 */
import { createHash } from 'node:crypto';

const inlineStyle = /<style[^>]*>([^]*?)<\/style>/g;
const listedHash = / 'sha(?:256|384|512)-[^']+'/g;

/** A style that Astro did not list stays forbidden: hashes are taken away here, never added. */
export function policyWithOwnStyles(policy: string, body: Buffer): string {
  if (!policy.includes('style-src')) return policy;
  const own = new Set(stylesOf(body.toString()).map(hashSource));
  return policy.replace(/style-src[^;]*/, (styles) =>
    styles.replace(listedHash, (hash) => (own.has(hash) ? hash : '')),
  );
}

function stylesOf(page: string): string[] {
  return Array.from(page.matchAll(inlineStyle), ([, style = '']) => style);
}

function hashSource(style: string): string {
  return ` 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
