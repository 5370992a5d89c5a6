/**
 * The public pages whose openings are counted, and the name under which each is. An open list: a new kind of page is one line here. What stands
 * in no line (lists as files, pictures, pages of staff) is not counted.
 */
const counted: readonly RegExp[] = [
  /^\/$/,
  /^\/s\/[a-z0-9-]{1,40}$/,
  /^\/learn(?:\/[a-z-]{1,40}(?:\/simple)?)?$/,
  /^\/news(?:\/\d{1,10})?$/,
  // By its number alone: what hangs below may be somebody's own.
  /^\/take-part(?:\/\d{1,10})?$/,
  /^\/(?:about|privacy|contact)$/,
];

/** Letters, digits, hyphens and slashes: `home`, `learn/how`, `news/12`. */
export type PublicPage = string & { readonly __brand: 'PublicPage' };

/** The path in Chinese and ordinary print: languages and prints of a page are one page. */
export function publicPageAt(path: string): PublicPage | null {
  if (!counted.some((kind) => kind.test(path))) return null;
  return (path === '/' ? 'home' : path.slice(1)) as PublicPage;
}

/** Where the page is. */
export function addressOfPage(page: string): string {
  return page === 'home' ? '/' : `/${page}`;
}
