/** What pages of a round say: which round they are about, where to go first, how days add up, and when it is worth asking again. */
import { describe, expect, test } from 'vitest';

import { noDoors } from '../../../../src/domain/outreach/coverage.ts';
import { doorPlan } from '../../../../src/domain/outreach/door-plan.ts';
import { gapsOf, hasGap, moreUrgentFirst } from '../../../../src/domain/outreach/gaps.ts';
import { progressOf } from '../../../../src/domain/outreach/progress.ts';
import { recontactReasons } from '../../../../src/domain/outreach/recontact-reasons.ts';
import { chooseRound, isOver } from '../../../../src/domain/outreach/round-choice.ts';
import type { OutreachRound } from '../../../../src/domain/outreach/round.ts';
import { crossCheckDays } from '../../../../src/domain/reporting/index.ts';

const round = (id: string, of: Partial<OutreachRound>) =>
  ({ id, state: 'open', opensOn: '2026-10-01', closesOn: '2026-10-31', ...of }) as OutreachRound;

describe('the round of a page', () => {
  const draft = round('draft', { state: 'draft', opensOn: null, closesOn: null });
  const spring = round('spring', { state: 'closed', opensOn: '2026-04-01', closesOn: '2026-04-30' });
  const autumn = round('autumn', {});

  test('is the one that runs, else the latest that has begun, never a draft', () => {
    expect(chooseRound([draft, autumn, spring], null, '2026-10-15')).toBe(autumn);
    expect(chooseRound([draft, spring], null, '2026-10-15')).toBe(spring);
    expect(chooseRound([draft], null, '2026-10-15')).toBe('no-round');
    expect(chooseRound([draft, autumn], 'draft', '2026-10-15')).toBe('no-such-round');
  });

  test('is over after its last day, or once it was closed', () => {
    expect([isOver(autumn, '2026-10-31'), isOver(autumn, '2026-11-01'), isOver(spring, '2026-04-02')]).toEqual([
      ...[false, true, true],
    ]);
  });
});

describe('gaps', () => {
  const counted = { doors: 10, counts: { ...noDoors.counts, attempted: 6, contacted: 3, vacant: 1, same_hour: 2 } };

  test('a door found vacant is no door where nobody was met', () => {
    expect(gapsOf(counted, { owners: 1, stale: 0 })).toEqual({ isUnowned: false, neverMet: 6, sameHour: 2, stale: 0 });
  });

  test('a building that is done and has somebody has none', () => {
    const done = { doors: 3, counts: { ...noDoors.counts, attempted: 3, contacted: 3, informed: 3 } };
    expect([hasGap(gapsOf(done, { owners: 1, stale: 0 })), hasGap(gapsOf(done, { owners: 0, stale: 0 }))]).toEqual([
      ...[false, true],
    ]);
  });

  test('a building without anybody comes before any count', () => {
    const [owned, unowned] = [gapsOf(counted, { owners: 1, stale: 9 }), gapsOf(counted, { owners: 0, stale: 0 })];
    expect([owned, unowned].toSorted(moreUrgentFirst)).toEqual([unowned, owned]);
  });
});

test('days add up to the doors informed so far, in the order of days', () => {
  const found = [
    { day: '2026-10-03', step: 'informed', doors: 4 },
    { day: '2026-10-01', step: 'informed', doors: 2 },
    { day: '2026-10-01', step: 'attempted', doors: 5 },
  ] as const;
  expect(progressOf(found).map(({ day, informedSoFar, reached }) => [day, reached.attempted, informedSoFar])).toEqual([
    ['2026-10-01', 5, 2],
    ['2026-10-03', 0, 6],
  ]);
});

test('a few hurried talks are no reason to ask again, many are', () => {
  const quality = { visits: 400, talks: 200, farEntries: 4, clockOff: 0 };
  expect(recontactReasons({ ...quality, hurried: 4 })).toEqual([]);
  expect(recontactReasons({ ...quality, hurried: 6 })).toEqual([]);
  expect(recontactReasons({ ...quality, hurried: 7 })).toEqual([{ name: 'hurried', count: 7, total: 200 }]);
});

test('the three months that residents speak of end with the wave, or today', () => {
  expect(crossCheckDays('2026-11-20', '2026-12-05')).toEqual({ since: '2026-08-20', until: '2026-11-20' });
  expect(crossCheckDays('2026-12-31', '2026-05-31')).toEqual({ since: '2026-02-28', until: '2026-05-31' });
});

test('doors stand as people count: 2 before 10, the top floor first', () => {
  const doors = [
    { unit: '10', floor: 1, door: '101' },
    { unit: '2', floor: 1, door: '102' },
    { unit: '2', floor: 6, door: '601' },
    { unit: '2', floor: 1, door: '101' },
  ];
  expect(
    doorPlan(doors).map(({ floors, unit }) => [unit, floors.map((one) => one.doors.map(({ door }) => door))]),
  ).toEqual([
    ['2', [['601'], ['101', '102']]],
    ['10', [['101']]],
  ]);
});
