/**
 * Numbers that look random and are the same for the same seed, so that a simulated figure can be repeated and checked:
 * a counter through a mixing function (splitmix; Steele, Lea & Flood 2014), normals by Marsaglia's polar method, gammas
 * by Marsaglia & Tsang 2000. Not for secrets.
 */
export interface RandomSource {
  /** Between 0 and 1, neither included. */
  readonly uniform: () => number;
  readonly normal: () => number;
  /** A share drawn from Beta(a, b), a and b above 0. */
  readonly beta: (a: number, b: number) => number;
}

export function randomSource(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, not ${seed}`);
  const uniform = uniformSource(seed);
  const normal = normalSource(uniform);
  const beta = (a: number, b: number) => {
    if (a >= 1 && b >= 1) {
      const x = gammaDraw(a, uniform, normal);
      return x / (x + gammaDraw(b, uniform, normal));
    }
    return 1 / (1 + Math.exp(logGammaDraw(b, uniform, normal) - logGammaDraw(a, uniform, normal)));
  };
  return { uniform, normal, beta };
}

function uniformSource(seed: number): () => number {
  let state = mixed(seed | 0) ^ mixed(Math.floor(seed / 2 ** 32) ^ 0x5bd1e995);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return ((mixed(state) >>> 0) + 0.5) / 2 ** 32;
  };
}

/** Spreads every bit of a 32-bit number over all bits. */
function mixed(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return hash ^ (hash >>> 15);
}

/** Two at a time, because the method makes two. */
function normalSource(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square === 0 || square >= 1) continue;
      const stretch = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * stretch;
      return u * stretch;
    }
  };
}

/** Gamma(shape, 1) for a shape of at least 1. */
function gammaDraw(shape: number, uniform: () => number, normal: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const cube = root * root * root;
    const u = uniform();
    if (u < 1 - 0.0331 * x ** 4) return d * cube;
    if (Math.log(u) < 0.5 * x * x + d * (1 - cube + Math.log(cube))) return d * cube;
  }
}

/** For shapes below 1, whose draws may be too small to be anything but 0. */
function logGammaDraw(shape: number, uniform: () => number, normal: () => number): number {
  if (shape >= 1) return Math.log(gammaDraw(shape, uniform, normal));
  return Math.log(gammaDraw(shape + 1, uniform, normal)) + Math.log(uniform()) / shape;
}
