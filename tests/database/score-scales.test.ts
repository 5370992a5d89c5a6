/** What each level of satisfaction earns: chosen by an office for the waves to come, never for one that has opened. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { UserDb } from '../../src/server/db/clients.ts';
import { waveStamps } from '../../src/server/db/headline-counts.ts';
import { chooseScale, officeScales } from '../../src/server/db/office-settings.ts';
import { communityTallies } from '../../src/server/db/tallies.ts';
import { places, twoOffices, waves, type Person, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;
const outsiders = ['amei', 'lin', 'dawei'] as const;

test('the points of the score are those of new waves; whoever else asks changes nothing', async () => {
  const settles = { area: places.east, version: 2 };
  expect(await officeScales(as('wang'))).toMatchObject([{ area: places.east, scale: { version: 1 } }]);
  for (const who of outsiders)
    expect(await chooseScale(as(who), { ...settles, wavesAhead: true })).toEqual({ status: 'unknown' });
  expect(await chooseScale(as('wang'), { ...settles, version: 3, wavesAhead: false })).toEqual({
    status: 'malformed',
  });
  const ahead = randomUUID();
  await wave(ahead, 'ahead', 40);
  expect(await chooseScale(as('wang'), { ...settles, wavesAhead: true })).toMatchObject({ status: 'kept' });
  const later = randomUUID();
  await wave(later, 'later', 60);
  const stamps = await waveStamps(as('wang'), [waves.east, ahead, later]);
  expect([waves.east, ahead, later].map((id) => stamps.get(id)?.wave?.scale.version)).toEqual([1, 2, 2]);
  const report = (await db.call('wang', 'wave_tallies', { wave: later })) as { wave: Record<string, unknown> };
  expect(report.wave).toMatchObject({ score_scale: 2 });
  const one = await communityTallies(as('lin'), { wave: later, community: places.heping }, []);
  expect(one?.tallies.wave.scale?.version).toBe(2);
  await expect(db.sql('update app.wave set score_scale = 2 where id = $1', [waves.east])).rejects.toThrow(/has opened/);
});

async function wave(id: string, name: string, days: number): Promise<void> {
  await db.sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
     values ($1, $2, $3, $4, now() + $5 * interval '1 day', now() + ($5 + 5) * interval '1 day')`,
    [id, db.versionId, name, places.east, days],
  );
}
