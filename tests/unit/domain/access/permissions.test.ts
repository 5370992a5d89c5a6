import { expect, test } from 'vitest';
import { areasWith, requirePermission } from '../../../../src/domain/access/permissions.ts';
import type { Role, Staff } from '../../../../src/domain/access/staff.ts';

function person(...roles: readonly [Role, string][]): Staff {
  return {
    id: '7d3f',
    account: 'amei',
    displayName: '阿梅',
    roles: roles.map(([role, areaId]) => ({ role, areaId, areaName: { zh: areaId, en: areaId } })),
  };
}

test('somebody who is not signed in is asked to sign in, not refused', () => {
  expect(requirePermission(null, 'tally:read')).toEqual({ ok: false, problem: 'signed-out' });
});

test('a worker does not read the rates', () => {
  expect(requirePermission(person(['worker', 'Willow Lane']), 'tally:read')).toEqual({
    ok: false,
    problem: 'not-permitted',
  });
});

test.each(['lead', 'office'] as const)('a person with the role %s reads and exports the rates', (role) => {
  const amei = person([role, 'Willow Lane']);
  expect(requirePermission(amei, 'tally:read')).toEqual({ ok: true, value: amei });
  expect(requirePermission(amei, 'tally:export')).toEqual({ ok: true, value: amei });
});

test('someone invited but given no role yet may nothing', () => {
  expect(requirePermission(person(), 'tally:read')).toEqual({ ok: false, problem: 'not-permitted' });
});

test('a worker here who leads there reads the rates there alone', () => {
  const areas = areasWith(person(['worker', 'Willow Lane'], ['lead', 'East Gate']), 'tally:read');
  expect(areas.map(({ areaId }) => areaId)).toEqual(['East Gate']);
});
