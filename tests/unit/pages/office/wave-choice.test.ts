import { expect, test } from 'vitest';
import { chooseWave, stateOf } from '../../../../src/pages/office/_overview/wave-choice.ts';

const autumn = { id: '0b1e5c1a-0000-4000-8000-000000000003', state: 'notOpen' as const };
const summer = { id: '0b1e5c1a-0000-4000-8000-000000000002', state: 'open' as const };
const spring = { id: '0b1e5c1a-0000-4000-8000-000000000001', state: 'closed' as const };

test('without a choice the open wave is shown, though a later one is planned', () => {
  expect(chooseWave([autumn, summer, spring], null)).toBe(summer);
});

test('between two waves the last one is shown', () => {
  expect(chooseWave([autumn, spring], null)).toBe(spring);
});

test('before the first wave opens, it is shown with what it will be', () => {
  expect(chooseWave([autumn], null)).toBe(autumn);
  expect(chooseWave([], null)).toBe('no-wave');
});

test('the address chooses among the waves of this person alone', () => {
  expect(chooseWave([summer, spring], spring.id)).toBe(spring);
  expect(chooseWave([summer, spring], spring.id.toUpperCase())).toBe(spring);
  expect(chooseWave([summer], spring.id)).toBe('no-such-wave');
});

test.each(['', 'x', "' or 1=1", '../..', '0b1e5c1a', `${spring.id} `])('?wave=%s is no wave, and no error', (asked) => {
  expect(chooseWave([summer, spring], asked)).toBe('no-such-wave');
});

test('a wave opens and closes on the second', () => {
  const wave = { opensAt: '2026-11-01T00:00:00+08:00', closesAt: '2026-11-30T18:00:00+08:00' };
  expect(stateOf(wave, new Date('2026-10-31T23:59:59+08:00'))).toBe('notOpen');
  expect(stateOf(wave, new Date('2026-11-01T00:00:00+08:00'))).toBe('open');
  expect(stateOf(wave, new Date('2026-11-30T18:00:00+08:00'))).toBe('closed');
});
