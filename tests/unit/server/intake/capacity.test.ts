import { expect, test } from 'vitest';
import { capacity } from '../../../../src/server/intake/capacity.ts';

test('the last place is given away, one more is not, and a returned place can be taken again', () => {
  const room = capacity(2, 1000);
  const first = room.reserve(10);
  expect(room.reserve(10)).not.toBeNull();
  expect(room.reserve(10)).toBeNull();
  first?.();
  expect(room.reserve(10)).not.toBeNull();
});

test('a few large submissions fill the room as well as many small ones', () => {
  const room = capacity(100, 1000);
  expect(room.reserve(600)).not.toBeNull();
  expect(room.reserve(600)).toBeNull();
  expect(room.reserve(400)).not.toBeNull();
});

test('giving a place back twice frees it once', () => {
  const room = capacity(2, 1000);
  const giveBack = room.reserve(10);
  room.reserve(10);
  giveBack?.();
  giveBack?.();
  expect(room.taken).toEqual({ places: 1, bytes: 10 });
});

test('tells how long the place taken first has been held, and forgets it when it is given back', async () => {
  const room = capacity(10, 1000);
  expect(room.oldestSeconds()).toBe(0);
  const first = room.reserve(10);
  await new Promise((later) => setTimeout(later, 20));
  const second = room.reserve(10);
  const waited = room.oldestSeconds();
  expect(waited).toBeGreaterThanOrEqual(0.019);
  first?.();
  expect(room.oldestSeconds()).toBeLessThan(waited);
  second?.();
  expect(room.oldestSeconds()).toBe(0);
});
