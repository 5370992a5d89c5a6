/** The office in its browser: signs in through the form, asks for one page at a time, and looks at how long the site waited for the database. */
import { performance } from 'node:perf_hooks';

const password = 'a long walk along the river';

export class Office {
  readonly #address: string;
  readonly #metrics: string;
  readonly #cookies = new Map<string, string>();

  constructor(address: string, metricsPort: number) {
    this.#address = address;
    this.#metrics = `http://127.0.0.1:${metricsPort}/metrics`;
  }

  /** Takes up the invitation, as the link in it does. */
  async enter(token: string): Promise<void> {
    await this.#ask(`/invitation?token=${token}`);
    const { body } = await this.#ask('/invitation');
    const action = /action="([^"]*acceptInvitation[^"]*)"/.exec(body.toString())?.[1] ?? '';
    const typed = new URLSearchParams({ password, again: password });
    const { status } = await this.#ask(action.replaceAll('&amp;', '&'), { method: 'POST', body: typed });
    if (status >= 400) throw new Error(`The invitation was not taken up: ${status}`);
    // A wave that does not exist: whoever is in is told so, and nothing is read yet that the first visit should read.
    const opened = await this.#ask('/office?wave=none');
    if (opened.status !== 404) throw new Error(`The office did not get in: ${opened.status}`);
  }

  /** In milliseconds, until the last byte, compressed as a browser asks for it. */
  async visit(path: string): Promise<Visit> {
    const began = performance.now();
    const { body, status } = await this.#ask(path, { headers: { 'accept-encoding': 'identity' } });
    return { status, milliseconds: performance.now() - began, text: body.toString() };
  }

  /** Seconds in calls of database functions since the site began, as its own figures say; the way to the database and back is in it. */
  async databaseSeconds(): Promise<number> {
    const text = await (await fetch(this.#metrics)).text();
    const sums = [...text.matchAll(/^linli_database_call_seconds_sum\{[^}]*\} (\S+)$/gm)];
    return sums.reduce((total, [, seconds]) => total + Number(seconds), 0);
  }

  async #ask(path: string, { body, headers, method }: Asking = {}): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#address), {
      ...{ method: method ?? 'GET', body: body ?? null, redirect: 'manual' },
      headers: { cookie, origin: this.#address, 'accept-language': 'zh-CN', ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  }
}

export type Visit = { readonly status: number; readonly milliseconds: number; readonly text: string };
type Asking = {
  readonly method?: 'POST';
  readonly body?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
};
type Answer = { readonly status: number; readonly body: Buffer };

export type Timing = { readonly median: number; readonly p95: number };

export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { median: at(0.5), p95: at(0.95) };
}
