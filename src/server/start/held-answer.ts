/** An answer that the site has rendered but that is not yet sent: its size and its hash are known before its headers leave. */
import { ServerResponse } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

export class HeldAnswer extends ServerResponse {
  readonly complete: Promise<Buffer>;
  readonly #chunks: Buffer[] = [];
  readonly #settle: { done: (body: Buffer) => void; failed: (cause: Error) => void };

  constructor(request: IncomingMessage) {
    super(request);
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    this.complete = promise;
    this.#settle = { done: resolve, failed: reject };
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = (rest.at(-1) ?? {}) as OutgoingHttpHeaders;
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.setHeader(name, value);
    return this;
  }

  override write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    this.#chunks.push(Buffer.from(chunk as Uint8Array));
    const written = rest.at(-1);
    if (typeof written === 'function') (written as () => void)();
    return true;
  }

  override end(...rest: unknown[]): this {
    const [chunk] = rest;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
    this.#settle.done(Buffer.concat(this.#chunks));
    this.emit('finish');
    return this;
  }

  override destroy(cause?: Error): this {
    this.#settle.failed(cause ?? new Error('The page broke off while it was rendered.'));
    return this;
  }
}
