import { expect, test } from 'vitest';
import { figures } from '../../../src/i18n/figures.ts';

const { about, date, pointsInterval, share, shareInterval, target } = figures('zh-CN');

test('a share has one decimal and its unit', () => {
  expect(share(0.94202)).toBe('94.2\u00A0%');
  expect(share(1)).toBe('100.0\u00A0%');
});

test('an interval that misses the target never looks as if it reached it', () => {
  expect(shareInterval(0.9496, 0.9799)).toBe('94.9–97.9\u00A0%');
  expect(shareInterval(0.91, 0.94999)).toBe('91.0–94.9\u00A0%');
});

test('an interval that just reaches the target shows it', () => {
  expect(shareInterval(0.95, 1)).toBe('95.0–100.0\u00A0%');
  expect(shareInterval(0.29, 0.57)).toBe('29.0–57.0\u00A0%');
  expect(pointsInterval(80, 100)).toBe('80.0–100.0');
});

test('a target is said without needless decimals', () => {
  expect(target(0.95)).toBe('95\u00A0%');
  expect(target(0.925)).toBe('92.5\u00A0%');
});

test('how many are missing is said as roughly as it is known', () => {
  expect([1, 65, 127, 2588].map(about)).toEqual(['1', '65', '130', '2,600']);
});

test('a moment late in the evening of London is the next day in China', () => {
  expect(date('2026-11-22T17:00:00Z')).toBe('2026年11月23日');
});

test('what closes at midnight in China has its last day the day before', () => {
  expect(figures('zh-CN').lastDay('2026-12-05T16:00:00Z')).toBe('2026年12月5日');
  expect(figures('zh-CN').lastDay('2026-12-05T10:00:00Z')).toBe('2026年12月5日');
});
