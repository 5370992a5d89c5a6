/**
 * How much may be on its way at once. A submission takes its place before any other work and gives it back at the end,
 * so that a slow database makes people wait and try again instead of filling the memory.
 */
export interface Capacity {
  /** Takes a place for so many bytes; null when there is no room. */
  reserve(bytes: number): (() => void) | null;
  readonly taken: { readonly places: number; readonly bytes: number };
}

export function capacity(places: number, bytes: number): Capacity {
  const taken = { places: 0, bytes: 0 };
  return {
    taken,
    reserve(size) {
      if (taken.places >= places || taken.bytes + size > bytes) return null;
      taken.places += 1;
      taken.bytes += size;
      let returned = false;
      return () => {
        if (returned) return;
        returned = true;
        taken.places -= 1;
        taken.bytes -= size;
      };
    },
  };
}
