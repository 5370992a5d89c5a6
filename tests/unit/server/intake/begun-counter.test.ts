/** Steps gather per wave, community, channel and day, lose nothing to a database that is away, and carry no code. */
import { expect, test } from 'vitest';
import type { EntryPoint } from '../../../../src/server/db/entry-points.ts';
import { begunCounter, type BegunCount } from '../../../../src/server/intake/begun-counter.ts';

const at = (channel: EntryPoint['channel'], entryPointId = 'a code') =>
  ({ channel, entry_point_id: entryPointId, community: { id: 'heping' }, wave: { id: 'winter' } }) as EntryPoint;

function counter(write: (rows: readonly BegunCount[]) => Promise<void>) {
  return begunCounter({ write, flushAfterMilliseconds: 60_000, onFailure: () => undefined });
}

test('codes of one channel and day become one row, which names none of them', async () => {
  const written: BegunCount[] = [];
  const begun = counter((rows) => Promise.resolve(void written.push(...rows)));
  begun.note('scan', at('poster', 'one'), '2026-12-01');
  begun.note('scan', at('poster', 'other'), '2026-12-01');
  begun.note('start', at('poster', 'one'), '2026-12-01');
  begun.note('scan', at('shop'), '2026-12-02');
  await begun.flush();
  const row = { wave_id: 'winter', community_id: 'heping' };
  expect(written).toEqual([
    { ...row, channel: 'poster', day: '2026-12-01', scans: 2, starts: 1 },
    { ...row, channel: 'shop', day: '2026-12-02', scans: 1, starts: 0 },
  ]);
});

test('what could not be written is written the next time, with what came meanwhile', async () => {
  const written: BegunCount[] = [];
  let isAway = true;
  const begun = counter((rows) =>
    isAway ? Promise.reject(new Error('away')) : Promise.resolve(void written.push(...rows)),
  );
  begun.note('start', at('door'), '2026-12-01');
  await begun.flush();
  isAway = false;
  begun.note('start', at('door'), '2026-12-01');
  await begun.flush();
  await begun.flush();
  expect(written.map(({ scans, starts }) => [scans, starts])).toEqual([[0, 2]]);
});
