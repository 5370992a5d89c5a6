import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';

import { drawnBy, oneIn } from '../../../../src/server/answering/second-entry.ts';

test('about one sheet in twenty is typed twice', () => {
  // A fixed set of ids: no luck is involved, the share is what SHA-256 makes of them.
  const ids = Array.from(
    { length: 20_000 },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
  const drawn = ids.filter((id) => drawnBy('the salt of the day', id));
  expect(drawn.length).toBeGreaterThan((20_000 / oneIn) * 0.85);
  expect(drawn.length).toBeLessThan((20_000 / oneIn) * 1.15);
  // Another day draws other sheets, so nobody can learn which ids are spared.
  const both = drawn.filter((id) => drawnBy('the salt of another day', id));
  expect(both.length).toBeLessThan(drawn.length / 5);
});

test('the same sheet is drawn or not however often and however written it is sent', () => {
  const ids = Array.from({ length: 200 }, () => randomUUID());
  for (const id of ids) expect(drawnBy('salt', ` ${id.toUpperCase()} `)).toBe(drawnBy('salt', id));
});
