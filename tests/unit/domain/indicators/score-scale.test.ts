import { expect, test } from 'vitest';
import { pointCounts, scoreScaleOf, scoreScales, usualScale } from '../../../../src/domain/indicators/score-scale.ts';
import { rolesOfScale } from '../../../../src/domain/indicators/roles.ts';

test('the five levels earn 100, 80, 60, 30 and 0 points', () => {
  expect(rolesOfScale.satisfaction.map((role) => usualScale.points[role])).toEqual([100, 80, 60, 30, 0]);
});

test('who cannot judge earns no points, not zero points', () => {
  expect(pointCounts(usualScale, { very_dissatisfied: 1, very_satisfied: 2, unsure: 5 })).toEqual([
    { points: 100, count: 2 },
    { points: 0, count: 1 },
  ]);
});

test('every scale scores the same levels from 100 down to 0, and is found by its version', () => {
  for (const scale of scoreScales) {
    expect(scoreScaleOf(scale.version)).toBe(scale);
    const points = rolesOfScale.satisfaction.map((role) => scale.points[role] ?? NaN);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    expect([points[0], points.at(-1)]).toEqual([100, 0]);
  }
  expect(() => scoreScaleOf(99)).toThrow(RangeError);
});
