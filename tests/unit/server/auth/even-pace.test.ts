import { expect, test } from 'vitest';
import { evenPace, untilNextBeat } from '../../../../src/server/auth/even-pace.ts';

function after<T>(milliseconds: number, outcome: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(outcome), milliseconds));
}

async function duration(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

test('an unknown account is refused no sooner than a wrong password', async () => {
  const unknown = await duration(() => evenPace(() => after(1, null)));
  const wrong = await duration(() => evenPace(() => after(120, null)));
  expect(Math.abs(unknown - wrong)).toBeLessThan(60);
});

test('the right password does not wait', async () => {
  expect(await duration(() => evenPace(() => after(1, 'tokens')))).toBeLessThan(200);
});

test.each([
  [1, 499],
  [499, 1],
  [500, 0],
  [501, 499],
])('%i ms in, the next beat is %i ms away', (elapsed, wait) => {
  expect(untilNextBeat(elapsed)).toBe(wait);
});
