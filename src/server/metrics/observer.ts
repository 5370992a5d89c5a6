/**
 * Who watches the site at work. The seams tell what happens without knowing whether anybody listens: nobody does unless the
 * operator asked for metrics. The site's bundle and the starter are built apart but share the process, so the observer hangs on
 * `globalThis` under a registered symbol. Nothing told here says who or where: no code, no address, no community, no answer.
 */
export interface Observer {
  /** A finished questionnaire that reached the site, and what became of it. */
  answer(outcome: string): void;
  /** A batch that the database stored; `seconds` until its commit. */
  batch(rows: number, seconds: number): void;
  /** A batch that waits in vain: the database is away. */
  outage(): void;
  scan(): void;
  signIn(outcome: string): void;
  databaseCall(name: string, outcome: CallOutcome, seconds: number): void;
  request(visit: ObservedRequest): void;
  /** Work that the site does on its own, such as forgetting traces. */
  job(name: string, outcome: 'done' | 'failed'): void;
}

/** `refused` is a refusal of our own functions; `failed` is everything else that is no answer. */
export type CallOutcome = 'ok' | 'refused' | 'failed';

export interface ObservedRequest {
  /** The pattern of the page, never the address itself: that may hold an entry code. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

const ignore = () => undefined;
const nobody: Observer = {
  answer: ignore,
  batch: ignore,
  outage: ignore,
  scan: ignore,
  signIn: ignore,
  databaseCall: ignore,
  request: ignore,
  job: ignore,
};

const place = Symbol.for('linli.observer');

type Shared = { [place]?: Observer | undefined };

export function observer(): Observer {
  return (globalThis as Shared)[place] ?? nobody;
}

/** For seams that cost something: whether anybody listens. */
export function isObserved(): boolean {
  return (globalThis as Shared)[place] !== undefined;
}

/** Null sends the observer away. */
export function provideObserver(watching: Observer | null): void {
  (globalThis as Shared)[place] = watching ?? undefined;
}
