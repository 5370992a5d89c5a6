import { describe, expect, test } from 'vitest';
import { isProvisional, verdictOf } from '../../../../src/domain/reporting/index.ts';

describe('a verdict', () => {
  test.each([
    [0.95, 0.99, 0.95, 'met'],
    [0.9499, 0.99, 0.95, 'unclear'],
    [0.9, 0.95, 0.95, 'unclear'],
    [0.9, 0.9499, 0.95, 'not-met'],
    [81, 86, 80, 'met'],
    [0, 0.1, 0, 'met'],
    [0.9, 1, 1, 'unclear'],
  ])('on %d-%d against %d is %s', (low, high, target, verdict) => {
    expect(verdictOf({ low, high }, target)).toBe(verdict);
  });

  test('is provisional until late answers can no longer come in', () => {
    const closesAt = '2026-11-30T00:00:00+08:00';
    expect(isProvisional(closesAt, '2026-11-29T00:00:00+08:00')).toBe(true);
    expect(isProvisional(closesAt, '2026-12-02T23:59:59+08:00')).toBe(true);
    expect(isProvisional(closesAt, '2026-12-03T00:00:00+08:00')).toBe(false);
  });
});
