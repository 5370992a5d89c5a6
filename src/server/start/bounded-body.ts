/**
 * How much of a body a page may read: 128 KB, but for lists of doors, questionnaires and pictures. Astro has one limit for the whole site, so it is set
 * for those, and this wall stands in front of everything else: what arrives beyond it fails the request, whatever was announced.
 */
import type { IncomingMessage } from 'node:http';
import { picturePath } from '../news/picture-path.ts';
import { uploadPath } from '../premises/upload-path.ts';
import { questionnaireUploadPath } from '../questionnaires/upload-path.ts';

const most = 128 * 1024;

/** The adapter reads `body` instead of the request, where there is one. */
export function boundBody(request: IncomingMessage & { body?: AsyncIterable<Uint8Array> }): void {
  const path = request.url?.split('?')[0];
  if (request.method === 'GET' || request.method === 'HEAD' || isLarge(path)) return;
  request.body = upTo(request);
}

async function* upTo(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new Error(`A body of more than ${most} bytes`);
    yield chunk;
  }
}

function isLarge(path: string | undefined): boolean {
  return path === uploadPath || path === questionnaireUploadPath || path === picturePath;
}
