/**
 * What an answered request means for the counts of reach, if anything. Only a person's own visit counts: no preview, no crawler that says it is
 * one, nothing fetched in advance, nobody who is signed in. Where it came from is read from the request (`Referer`, of our own pages
 * alone) and not kept.
 */
import type { IncomingHttpHeaders } from 'node:http';

import { carrierIn, uncarried, type Carrier } from '../../domain/reach/carrier.ts';
import { publicPageAt, type PublicPage } from '../../domain/reach/public-page.ts';
import { parseEntryCode } from '../../domain/areas/entry-code.ts';
import { readPublicAddress } from '../../i18n/public-address.ts';
import { mayBeSignedIn } from '../auth/session-cookies.ts';
import { isLinkPreviewer } from '../intake/link-previewers.ts';
import type { ReachStep } from '../intake/reach-counter.ts';

export interface AnsweredRequest {
  readonly method: string | undefined;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
}

/** Asked for when the end of a page stands on the screen (styles/publicity.css, islands/reach). */
export const endOfPage = '/reach/end';

/** `origin`: of this site as people see it. */
export function reachStep({ headers, method, status, url }: AnsweredRequest, origin: string): ReachStep | null {
  if (method !== 'GET' || !isShown(status) || !URL.canParse(url, origin) || !isPersonsVisit(headers)) return null;
  const { pathname, searchParams } = new URL(url, origin);
  const before = shownAt(headers.referer, origin);
  if (pathname === endOfPage) return before && { ...before, step: 'read' };
  const code = /^\/q\/([A-Z0-9]{6})$/.exec(pathname)?.[1];
  if (code !== undefined)
    return before && { page: before.page, carrier: { ...uncarried, code: parseEntryCode(code) }, step: 'went_on' };
  const page = publicPageAt(readPublicAddress(pathname).path);
  // Another language, print or page of a list is still the same page.
  if (page === null || page === before?.page || !isWindow(headers)) return null;
  return { page, carrier: carrierIn(searchParams), step: 'opened' };
}

/** What the browser already had counts as well: it asks each time, and is told so. */
function isShown(status: number): boolean {
  return status === 200 || status === 204 || status === 304;
}

function isPersonsVisit(headers: IncomingHttpHeaders): boolean {
  if (isLinkPreviewer(headers['user-agent'] ?? null) || mayBeSignedIn(headers.cookie)) return false;
  const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'] as const;
  return purposes.every((name) => !/prefetch|prerender|preview/i.test(String(headers[name] ?? '')));
}

/** Browsers of the last years say what they fetch a page for; older ones say nothing. */
function isWindow(headers: IncomingHttpHeaders): boolean {
  const what = headers['sec-fetch-dest'];
  return what === undefined || what === 'document';
}

function shownAt(referer: string | undefined, origin: string): { page: PublicPage; carrier: Carrier } | null {
  if (referer === undefined || !URL.canParse(referer)) return null;
  const address = new URL(referer);
  const page = address.origin === origin ? publicPageAt(readPublicAddress(address.pathname).path) : null;
  return page && { page, carrier: carrierIn(address.searchParams) };
}
