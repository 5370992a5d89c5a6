/** Sends a file while it is written: at the pace of whoever receives it, and broken off visibly when its source fails. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface CarriedAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[] | number>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** So much is made before it can be sent, so that making and sending need not wait for each other at every piece. */
const AHEAD_BYTES = 256 * 1024;

export async function sendCarried(
  request: IncomingMessage,
  response: ServerResponse,
  { body, headers, status }: CarriedAnswer,
): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && name !== 'content-length') response.setHeader(name, value);
  }
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(Readable.from(body, { objectMode: false, highWaterMark: AHEAD_BYTES }), response);
  } catch (cause) {
    // The connection is closed without its end, so that the browser says the file is incomplete. Whoever stopped it knows.
    const code = (cause as NodeJS.ErrnoException).code;
    if (code !== 'ERR_STREAM_PREMATURE_CLOSE')
      console.error(`file: ${cause instanceof Error ? cause.message : 'broken off'}`);
    response.destroy();
  }
}
