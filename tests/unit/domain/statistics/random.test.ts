import { describe, expect, test } from 'vitest';
import { randomSource } from '../../../../src/domain/statistics/random.ts';

const draws = 20_000;

function momentsOf(draw: () => number): { mean: number; variance: number } {
  const drawn = Array.from({ length: draws }, draw);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / draws;
  return { mean, variance: drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws };
}

describe('repeatable random numbers', () => {
  test.each([
    [0.2, 0.3],
    [0.5, 40],
    [1, 1],
    [5.5, 5.7],
    [190, 10],
  ])('follow Beta(%d, %d) in mean and variance', (a, b) => {
    const source = randomSource(1);
    const { mean, variance } = momentsOf(() => source.beta(a, b));
    const expectedVariance = (a * b) / ((a + b) ** 2 * (a + b + 1));
    expect(Math.abs(mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(expectedVariance / draws));
    expect(variance / expectedVariance).toBeGreaterThan(0.93);
    expect(variance / expectedVariance).toBeLessThan(1.07);
  });

  test('fill 0-1 evenly', () => {
    const { uniform } = randomSource(2026);
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < draws; draw++) {
      const tenth = Math.floor(uniform() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    const chiSquare = tenths.reduce((sum, times) => sum + (times - draws / 10) ** 2 / (draws / 10), 0);
    // 99.9 % point of chi-square with nine degrees.
    expect(chiSquare).toBeLessThan(27.88);
  });

  test('differ between neighbouring seeds, and beyond 32 bits', () => {
    const firsts = [0, 1, 2, -1, 2 ** 32, 2 ** 33].map((seed) => randomSource(seed).uniform());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  test('need a whole seed', () => {
    expect(() => randomSource(0.5)).toThrow(RangeError);
  });
});
