/**
 * How much may be on its way at once. A submission takes its place before any other work and gives it back at the end,
 * so that a slow database makes people wait and try again instead of filling the memory.
 */
export interface Capacity {
  /** Takes a place for so many bytes; null when there is no room. */
  reserve(bytes: number): (() => void) | null;
  /** Resolves once every place has been given back. */
  empty(): Promise<void>;
  readonly taken: { readonly places: number; readonly bytes: number };
  /** How long the place taken first has been held; 0 when all are free. */
  oldestSeconds(): number;
}

export function capacity(places: number, bytes: number): Capacity {
  const taken = { places: 0, bytes: 0 };
  /** When each place was taken, in that order. */
  const held = new Set<{ readonly since: number }>();
  let onEmpty: (() => void)[] = [];

  function give(size: number): void {
    taken.places -= 1;
    taken.bytes -= size;
    if (taken.places > 0) return;
    for (const tell of onEmpty) tell();
    onEmpty = [];
  }

  return {
    taken,
    reserve(size) {
      if (taken.places >= places || taken.bytes + size > bytes) return null;
      taken.places += 1;
      taken.bytes += size;
      const place = { since: performance.now() };
      held.add(place);
      return () => {
        if (held.delete(place)) give(size);
      };
    },
    oldestSeconds() {
      const [oldest] = held;
      return oldest === undefined ? 0 : (performance.now() - oldest.since) / 1000;
    },
    empty: () => (taken.places === 0 ? Promise.resolve() : new Promise((resolve) => onEmpty.push(resolve))),
  };
}
