/** What breaks, and when: drawn from a seed, so that a run can be repeated. */
export const kinds = ['browser, before sending', 'browser, while sending', 'server', 'reply', 'reload'] as const;

export interface Cut {
  readonly kind: (typeof kinds)[number];
  readonly visits: number;
  /** Milliseconds after the network came back. */
  readonly after: number;
}

/** A small generator (mulberry32). */
export function cutsOf(seed: number): () => Cut {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => ({
    kind: kinds[Math.floor(random() * kinds.length)] ?? 'reply',
    visits: 2 + Math.floor(random() * 5),
    after: Math.floor(random() * 250),
  });
}
