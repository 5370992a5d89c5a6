import { expect, test } from 'vitest';
import { pointCounts, scoreScale } from '../../../../src/domain/indicators/score-scale.ts';
import { rolesOfScale } from '../../../../src/domain/indicators/roles.ts';

test('the five levels earn 100, 80, 60, 30 and 0 points', () => {
  expect(rolesOfScale.satisfaction.map((role) => scoreScale.points[role])).toEqual([100, 80, 60, 30, 0]);
});

test('who cannot judge earns no points, not zero points', () => {
  expect(pointCounts(scoreScale, { very_dissatisfied: 1, very_satisfied: 2, unsure: 5 })).toEqual([
    { points: 100, count: 2 },
    { points: 0, count: 1 },
  ]);
});
