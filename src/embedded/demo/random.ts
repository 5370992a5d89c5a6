/** Repeatable chance: the same seed gives the same demo on every machine (Mulberry32; not for secrets or statistics). */
export type Chance = {
  /** In [0, 1). */
  fraction(): number;
  /** From 0 to `below - 1`. */
  whole(below: number): number;
  happens(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** An entry of the table, as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
  shuffled<T>(things: readonly T[]): T[];
  bytes(count: number): Uint8Array;
  uuid(): string;
};

export function chanceFrom(seed: string): Chance {
  let state = hashOf(seed);
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number) => Math.floor(fraction() * below);
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => whole(256));
  return {
    fraction,
    whole,
    bytes,
    happens: (probability) => fraction() < probability,
    pick: (from) => from[whole(from.length)] ?? from[0],
    weighted: (weights) => weightedPick(weights, fraction()),
    shuffled: (things) => shuffle([...things], whole),
    uuid: () => uuidFrom(bytes(16)),
  };
}

function weightedPick<T extends string>(weights: Readonly<Record<T, number>>, at: number): T {
  const entries = Object.entries(weights) as [T, number][];
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of entries) {
    left -= weight;
    if (left < 0) return thing;
  }
  throw new RangeError('a table of weights needs an entry');
}

function shuffle<T>(things: T[], whole: (below: number) => number): T[] {
  for (let last = things.length - 1; last > 0; last -= 1) {
    const other = whole(last + 1);
    [things[last], things[other]] = [things[other] as T, things[last] as T];
  }
  return things;
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return hash;
}

function uuidFrom(bytes: Uint8Array): string {
  const marked = bytes.map((byte, i) => (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte));
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
