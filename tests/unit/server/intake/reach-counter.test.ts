/** Steps gather per page, way and day, lose nothing to a database that is away, and made-up ways do not pile up. */
import { expect, test } from 'vitest';
import { uncarried } from '../../../../src/domain/reach/carrier.ts';
import { reachCounter, type ReachCount } from '../../../../src/server/intake/reach-counter.ts';

const byGroup = (area: string) => ({ ...uncarried, channel: 'group', area }) as const;

function counter(write: (rows: readonly ReachCount[]) => Promise<void>, mostWays?: number) {
  const options = { write, flushAfterMilliseconds: 60_000, onFailure: () => undefined };
  return reachCounter(mostWays === undefined ? options : { ...options, mostWays });
}

test('one page, one way, one day become one row', async () => {
  const written: ReachCount[] = [];
  const reach = counter((rows) => Promise.resolve(void written.push(...rows)));
  for (const step of ['opened', 'opened', 'read', 'went_on'] as const)
    reach.note({ page: 'home', step, carrier: uncarried }, '2026-12-01');
  reach.note({ page: 'home', step: 'opened', carrier: byGroup('heping') }, '2026-12-01');
  await reach.flush();
  const row = { page: 'home', code: null, day: '2026-12-01' };
  expect(written).toEqual([
    { ...row, channel: null, area: null, opened: 2, read: 1, went_on: 1 },
    { ...row, channel: 'group', area: 'heping', opened: 1, read: 0, went_on: 0 },
  ]);
});

test('while the database is away everything waits, and ways beyond the limit count as none', async () => {
  const written: ReachCount[] = [];
  let isAway = true;
  const reach = counter(
    (rows) => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(void written.push(...rows))),
    2,
  );
  for (const area of ['one', 'two', 'three', 'four', 'one'])
    reach.note({ page: 'learn', step: 'opened', carrier: byGroup(area) }, '2026-12-01');
  await reach.flush();
  isAway = false;
  await reach.flush();
  expect(written.map(({ area, opened }) => [area, opened])).toEqual([
    ['one', 2],
    ['two', 1],
    [null, 2],
  ]);
});
