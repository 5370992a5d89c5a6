import { expect, test } from 'vitest';
import { judgeWave } from '../../../../src/domain/reporting/index.ts';
import { belowTogether } from '../../../../src/domain/reporting/many-at-once.ts';
import { communityOf, form, opinions, waveOf } from './wave-of.ts';

function findingsOf(...communities: readonly (readonly [happy: number, unhappy: number])[]) {
  const wave = waveOf(
    communities.map(([happy, unhappy], id) => communityOf(opinions(happy, unhappy), 2000, String(id))),
  );
  return judgeWave(wave, form).communities.map(({ headlines }) => headlines.satisfaction);
}

test('a community far below is named among any number of others', () => {
  const others = Array.from({ length: 99 }, () => [190, 10] as const);
  expect(belowTogether(findingsOf([100, 100], ...others), 0.95)).toBe(1);
});

test('one that falls short alone may be chance among a hundred', () => {
  const others = Array.from({ length: 99 }, () => [195, 5] as const);
  const findings = findingsOf([175, 25], ...others);
  expect(findings[0]).toMatchObject({ judgement: { verdict: 'not-met' } });
  expect(belowTogether(findings, 0.95)).toBe(0);
  expect(belowTogether(findings.slice(0, 2), 0.95)).toBe(1);
});

test('nobody is named where all are satisfied, or all is hidden', () => {
  expect(belowTogether(findingsOf([100, 0], [50, 0]), 0.95)).toBe(0);
  expect(belowTogether(findingsOf([3, 1], [4, 0]), 0.95)).toBeNull();
});
