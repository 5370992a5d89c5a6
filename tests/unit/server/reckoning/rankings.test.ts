import { expect, test } from 'vitest';

import { shrunkenRates } from '../../../../src/domain/statistics/index.ts';
import { seedOf, shrunkenRatesOf } from '../../../../src/server/reckoning/rankings.ts';

const community = { id: 'c', nameZh: '社区', nameEn: 'Community' };
const rated = (more = 0) =>
  [93, 88, 97, 80, 91, 99].map((count, index) => ({ community, count: count + (index === 0 ? more : 0), total: 100 }));
const settings = { target: 0.95, designEffect: 1.5, seed: 7 };

test('the same counts are reckoned once, whoever asks and at whatever time', async () => {
  const [one, other] = await Promise.all([shrunkenRatesOf(rated(), settings), shrunkenRatesOf(rated(), settings)]);
  expect(one).toBe(other);
  expect(await shrunkenRatesOf(rated(), settings)).toBe(one);
  expect(one).toEqual(shrunkenRates(rated(), 0.95, 7, { designEffect: 1.5 }));
});

test('one answer more, another target or another wave are reckoned anew', async () => {
  const before = await shrunkenRatesOf(rated(), settings);
  expect(await shrunkenRatesOf(rated(1), settings)).not.toBe(before);
  expect(await shrunkenRatesOf(rated(), { ...settings, target: 0.9 })).not.toBe(before);
  expect(await shrunkenRatesOf(rated(), { ...settings, seed: 8 })).not.toBe(before);
});

test('the site answers others while it reckons', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ community, count: 80 + (index % 20), total: 100 }));
  let answered = 0;
  const answering = setInterval(() => answered++, 0);
  await shrunkenRatesOf(many, settings);
  clearInterval(answering);
  expect(answered).toBeGreaterThan(3);
});

test('four communities have no ranking, and a wave has one seed', async () => {
  expect(await shrunkenRatesOf(rated().slice(0, 4), settings)).toBeNull();
  expect(seedOf('7ff9e7eb-8e4d-4f42-90ba-ff80da029e5a')).toBe(0x7ff9e7eb);
  expect(seedOf('x')).toBe(0);
});
