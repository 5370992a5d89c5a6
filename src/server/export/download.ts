/**
 * A file that a person saves, sent while it is written. The HTTP server takes the body as it comes and reads on only when the
 * reader has room, so that a million answers need no more memory than one page of them; a body handed to Astro would be pushed out
 * whole. Where no such server stands around the site (while developing), Astro sends it.
 */
import { Readable } from 'node:stream';
import { attachment } from './attachment.ts';

/** Whatever runs the site takes the body in place of the page's own. */
export type Carry = (body: AsyncIterable<Uint8Array>) => void;

export interface Download {
  readonly fileName: string;
  readonly type: string;
  readonly body: AsyncIterable<Uint8Array>;
}

export function download({ carry }: { readonly carry?: Carry }, { body, fileName, type }: Download): Response {
  const headers = { 'content-type': type, 'content-disposition': attachment(fileName) };
  if (carry === undefined) return new Response(Readable.toWeb(Readable.from(body)) as ReadableStream, { headers });
  carry(body);
  return new Response(null, { headers });
}
