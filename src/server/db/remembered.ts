/**
 * Remembers answers of the database for a while, per client and key. Those who ask at the same time wait for the same
 * answer; a failure is not remembered; the oldest entries go when there are too many.
 */
export interface Remembering<T> {
  readonly milliseconds: number;
  readonly entries: number;
  /** The moment in which an answer stops being true, in milliseconds since 1970: not remembered past that. */
  readonly until?: (answer: T) => number;
}

interface Entry<T> {
  readonly answer: Promise<T>;
  until: number;
}

export type Remembered<T> = (client: object, key: string, ask: () => Promise<T>) => Promise<T>;

export function remembered<T>({ milliseconds, entries, until }: Remembering<T>): Remembered<T> {
  const ofClient = new WeakMap<object, Map<string, Entry<T>>>();
  return (client, key, ask) => {
    const known = ofClient.get(client) ?? new Map<string, Entry<T>>();
    ofClient.set(client, known);
    const entry = known.get(key);
    if (entry && entry.until > Date.now()) return entry.answer;
    const asked = { answer: ask(), until: Date.now() + milliseconds };
    known.delete(key);
    known.set(key, asked);
    asked.answer.then(
      (answer) => (asked.until = Math.min(asked.until, until?.(answer) ?? asked.until)),
      () => (known.get(key) === asked ? known.delete(key) : undefined),
    );
    forgetOldest(known, entries);
    return asked.answer;
  };
}

function forgetOldest(known: Map<string, unknown>, entries: number): void {
  for (const oldest of known.keys()) {
    if (known.size <= entries) return;
    known.delete(oldest);
  }
}
