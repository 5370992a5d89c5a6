import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remembered } from '../../../../src/server/db/remembered.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const client = {};

/** Counts how often it is asked. */
function source(answer: (time: number) => Promise<string> = (time) => Promise.resolve(`answer ${time}`)) {
  let times = 0;
  return { ask: () => answer(++times), times: () => times };
}

test('those who ask at the same time wait for the same answer', async () => {
  const known = remembered<string>({ milliseconds: 10_000, entries: 10 });
  const { ask, times } = source();
  const answers = await Promise.all([known(client, 'K7M2QX', ask), known(client, 'K7M2QX', ask)]);
  expect(answers).toEqual(['answer 1', 'answer 1']);
  expect(times()).toBe(1);
});

test('an answer is asked for again when its time is over', async () => {
  const known = remembered<string>({ milliseconds: 10_000, entries: 10 });
  const { ask } = source();
  await known(client, 'K7M2QX', ask);
  vi.advanceTimersByTime(9_999);
  expect(await known(client, 'K7M2QX', ask)).toBe('answer 1');
  vi.advanceTimersByTime(1);
  expect(await known(client, 'K7M2QX', ask)).toBe('answer 2');
});

test('an answer is not remembered past the moment in which it stops being true', async () => {
  const closes = Date.now() + 3000;
  const known = remembered<string>({ milliseconds: 10_000, entries: 10, until: () => closes });
  const { ask } = source();
  await known(client, 'K7M2QX', ask);
  vi.advanceTimersByTime(2_999);
  expect(await known(client, 'K7M2QX', ask)).toBe('answer 1');
  vi.advanceTimersByTime(1);
  expect(await known(client, 'K7M2QX', ask)).toBe('answer 2');
});

test('a failure is not remembered', async () => {
  const known = remembered<string>({ milliseconds: 10_000, entries: 10 });
  const { ask } = source((time) => (time === 1 ? Promise.reject(new Error('away')) : Promise.resolve('here')));
  await expect(known(client, 'K7M2QX', ask)).rejects.toThrow('away');
  expect(await known(client, 'K7M2QX', ask)).toBe('here');
});

test('another client never hears what the first was told', async () => {
  const known = remembered<string>({ milliseconds: 10_000, entries: 10 });
  const { ask } = source();
  await known(client, 'K7M2QX', ask);
  expect(await known({}, 'K7M2QX', ask)).toBe('answer 2');
});

test('a thousand guessed codes push the oldest out and no more', async () => {
  const known = remembered<string>({ milliseconds: 10_000, entries: 100 });
  const { ask, times } = source();
  for (let code = 0; code < 1000; code++) await known(client, `code ${code}`, ask);
  await known(client, 'code 900', ask);
  expect(times()).toBe(1000);
  await known(client, 'code 899', ask);
  expect(times()).toBe(1001);
});
