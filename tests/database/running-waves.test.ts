/** A wave from draft to end: whose it is, what keeps it from opening, what residents meet at each step, and what its progress says to whom. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { campaign, campaignWave, saveWave, steerWave, type Steering } from '../../src/server/db/campaign.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { keepDuties, waveRoster } from '../../src/server/db/wave-duties.ts';
import { waveProgress } from '../../src/server/db/wave-progress.ts';
import { wavesOf } from '../../src/server/db/waves.ts';
import { answerRow, places, twoOffices, waves, type Person, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql(`delete from app.wave where id not in ($1, $2)`, [waves.east, waves.west]);
});

const as = (who: Person) => db.as(who) as UserDb;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const steer = (step: Steering['step'], wave: string, more: Partial<Steering> = {}) =>
  steerWave(as('wang'), { wave, step, ...more });
const stateOf = async (wave: string) => (await campaignWave(as('wang'), wave))?.state;
const scanned = (code = 'HEPA22', wave?: string) =>
  db.call('anyone', 'entry_point', wave === undefined ? { code } : { code, wave });

/** A week's wave for shops, which leaves the one that is open alone. */
async function draft(changes: Record<string, unknown> = {}, who: Person = 'wang', id: string = randomUUID()) {
  const plan = {
    ...{ area: places.east, name: 'Winter', version: db.versionId, opensAt: inDays(-1), closesAt: inDays(7) },
    ...{ target: 0.95, scoreTarget: 80, designEffect: 1.5, channels: ['poster'] as const },
    ...{ communities: [places.heping], task: 'ask', people: 'all', responsible: 'Wang', ...changes },
  };
  return { id, status: await saveWave(as(who), id, plan) };
}
const opened = async (changes: Record<string, unknown> = {}) => {
  const { id } = await draft(changes);
  expect(await steer('open', id, { accepted: true })).toEqual({ status: 'done' });
  return id;
};

describe('a draft', () => {
  test('is seen by its office alone, whatever its dates, and leads no code anywhere', async () => {
    const { id } = await draft();
    expect((await campaign(as('wang'))).map((wave) => [wave.id, wave.state])).toContainEqual([id, 'draft']);
    for (const who of ['lin', 'dawei', 'amei'] as const) {
      expect((await campaign(as(who))).map((wave) => wave.id)).not.toContain(id);
      expect((await wavesOf(as(who), 'with drafts')).map((wave) => wave.id)).not.toContain(id);
      expect(await campaignWave(as(who), id)).toBeNull();
    }
    expect((await wavesOf(as('wang'))).map((wave) => wave.id)).not.toContain(id);
    expect(await scanned()).toMatchObject({ status: 'open', wave: { id: waves.east } });
    expect(await scanned('HEPA22', id)).toMatchObject({ status: 'not_open', wave: null });
    const [said] = (await db.call('the site', 'record_answers', { batch: [answerRow({ wave_id: id })] })) as unknown[];
    expect(said).toMatchObject({ status: 'refused', reason: 'not_open' });
  });

  test('is nobody else’s to write or to open, nor are communities next door', async () => {
    const { id } = await draft();
    for (const who of ['lin', 'dawei', 'amei'] as const) {
      expect((await draft({}, who, id)).status).toBe('unknown');
      expect(await steerWave(as(who), { wave: id, step: 'open', accepted: true })).toEqual({ status: 'unknown' });
    }
    expect((await draft({ communities: [places.beihai] })).status).toBe('unknown');
    expect((await draft({ version: randomUUID() })).status).toBe('not_published');
    expect((await draft({ closesAt: inDays(-3) })).status).toBe('malformed');
  });

  test('of all communities will be asked of those that are added later', async () => {
    const { id } = await draft({ communities: [places.heping, places.xinhua] });
    expect(await db.sql('select communities from app.wave where id = $1', [id])).toEqual([{ communities: null }]);
  });
});

describe('before it opens', () => {
  test.each([
    ['past', { opensAt: inDays(-9), closesAt: inDays(-1) }],
    ['task', { task: ' ' }],
    ['people', { people: '' }],
    ['responsibility', { responsible: '' }],
    ['areas', { communities: [] }],
    ['overlap', { channels: null }],
  ])('%s is told, and keeps it shut, by whatever way', async (check, changes) => {
    const { id } = await draft(changes);
    const outcome = await steer('open', id, { accepted: true });
    expect(
      outcome.status === 'checks' && outcome.checks.filter(({ blocks }) => blocks).map((one) => one.check),
    ).toEqual([check]);
    await expect(db.sql('update app.wave set is_draft = false where id = $1', [id])).rejects.toThrow('not ready');
  });

  test('a missing plan, an area without code and a wave beside it are told, and may be accepted', async () => {
    const { id } = await draft({ communities: [places.heping, places.xinhua], opensAt: inDays(0.5) });
    const outcome = await steer('settle', id);
    expect(outcome).toMatchObject({
      checks: [
        { check: 'beside', blocks: false, waves: [`wave of ${places.east}`] },
        { check: 'no_plan', communities: [{ nameEn: 'Heping' }, { nameEn: 'Xinhua' }] },
        { check: 'no_entry', communities: [{ nameEn: 'Xinhua' }] },
      ],
    });
    expect(await stateOf(id)).toBe('draft');
    expect(await steer('settle', id, { accepted: true })).toEqual({ status: 'done' });
    expect(await stateOf(id)).toBe('planned');
    expect(await steer('settle', id)).toEqual({ status: 'already' });
  });
});

describe('by the clock of the database, with nobody there', () => {
  test('it opens on its date and closes on its date', async () => {
    const { id } = await draft({ opensAt: inDays(1) });
    await steer('settle', id, { accepted: true });
    expect([await stateOf(id), await scanned()]).toMatchObject(['planned', { wave: { id: waves.east } }]);
    await db.sql(`update app.wave set opens_at = now() - interval '1 second' where id = $1`, [id]);
    expect([await stateOf(id), await scanned()]).toMatchObject(['open', { status: 'open', wave: { id } }]);
    await db.sql(`update app.wave set closes_at = now() where id = $1`, [id]);
    expect([await stateOf(id), await scanned()]).toMatchObject(['closed', { wave: { id: waves.east } }]);
  });
});

test('it goes only where it was planned: other communities and channels keep their wave', async () => {
  const id = await opened();
  expect(await scanned('HEPA22')).toMatchObject({ wave: { id } });
  expect(await scanned('XNHA22')).toMatchObject({ wave: { id: waves.east } });
  const row = answerRow({ wave_id: id, community_id: places.xinhua });
  const [said] = (await db.call('the site', 'record_answers', { batch: [row] })) as unknown[];
  expect(said).toMatchObject({ reason: 'unknown_community' });
});

test('while it is paused nobody begins, and what was begun is taken; then it goes on', async () => {
  const id = await opened();
  expect(await steer('pause', id)).toEqual({ status: 'done' });
  expect(await steer('pause', id)).toEqual({ status: 'already' });
  expect(await scanned()).toMatchObject({ status: 'paused', wave: { id } });
  expect(await scanned('HEPA22', id)).toMatchObject({ status: 'closed', wave: { id } });
  const batch = [answerRow({ wave_id: id, id: randomUUID() })];
  expect(await db.call('the site', 'record_answers', { batch })).toMatchObject([{ status: 'stored' }]);
  expect(await steer('resume', id)).toEqual({ status: 'done' });
  expect(await scanned()).toMatchObject({ status: 'open', wave: { id } });
  await db.sql('delete from app.answer where wave_id = $1', [id]);
  await db.sql('delete from app.tally where wave_id = $1', [id]);
  for (const table of ['tally_split', 'tally_completed', 'tally_stamp'])
    await db.sql(`delete from app.${table} where wave_id = $1`, [id]);
});

describe('a closed wave', () => {
  test('is frozen: nothing of what it asked, whom and how can be changed, not even by the owner', async () => {
    const id = await opened();
    expect(await steer('close', id)).toEqual({ status: 'done' });
    expect(await steer('pause', id)).toEqual({ status: 'not_now' });
    expect((await draft({}, 'wang', id)).status).toBe('closed');
    for (const change of ['target = 0.5', `channels = '{shop}'`, 'communities = null', 'planned_design_effect = 3'])
      await expect(db.sql(`update app.wave set ${change} where id = $1`, [id])).rejects.toThrow('is closed');
  });

  test('opens again only for a reason, until a day that is still to come, and where nothing is in its way', async () => {
    const id = await opened();
    await steer('close', id);
    expect(await steer('reopen', id, { until: inDays(3) })).toEqual({ status: 'no_reason' });
    expect(await steer('reopen', id, { because: 'storm', until: inDays(-1) })).toEqual({ status: 'no_end' });
    const next = await opened();
    expect(await steer('reopen', id, { because: 'storm', until: inDays(3) })).toMatchObject({ status: 'checks' });
    await steer('close', next);
    expect(await steer('reopen', id, { because: 'storm', until: inDays(3) })).toEqual({ status: 'done' });
    expect(await campaignWave(as('wang'), id)).toMatchObject({ state: 'open', reopenedBecause: 'storm' });
    const [line] = await db.sql(
      `select after, auth_user_id from app.audit where table_name = 'wave' order by id desc limit 1`,
    );
    expect(line).toMatchObject({ after: { reopened_because: 'storm' }, auth_user_id: db.authIds.wang });
  });
});

test('an open wave may change hands, but not lose its people, nor anything that was settled', async () => {
  const id = await opened();
  expect((await draft({ responsible: 'Li', target: 0.5, communities: [places.xinhua] }, 'wang', id)).status).toBe(
    'saved',
  );
  expect(await campaignWave(as('wang'), id)).toMatchObject({ responsible: 'Li', target: 0.95, state: 'open' });
  expect((await draft({ people: ' ' }, 'wang', id)).status).toBe('malformed');
});

test('an open wave gets another last day; a draft goes; a planned one may become a draft again', async () => {
  const id = await opened();
  expect(await steer('extend', id, { until: inDays(20) })).toEqual({ status: 'done' });
  expect(await steer('discard', id)).toEqual({ status: 'not_now' });
  const { id: other } = await draft({ opensAt: inDays(30), closesAt: inDays(40) });
  await steer('settle', other, { accepted: true });
  expect(await steer('unsettle', other)).toEqual({ status: 'done' });
  expect(await steer('discard', other)).toEqual({ status: 'done' });
  expect(await steer('discard', other)).toEqual({ status: 'already' });
  expect(await campaignWave(as('wang'), other)).toBeNull();
});

describe('progress', () => {
  const begun = (changes: Record<string, unknown> = {}) => ({
    ...{ wave_id: waves.east, community_id: places.heping, channel: 'poster', scans: 3, starts: 2, ...changes },
  });

  beforeAll(async () => {
    const [day] = await db.sql(
      `select private.local_day()::text as today, (private.local_day() - 1)::text as yesterday`,
    );
    const { today, yesterday } = day as { today: string; yesterday: string };
    const batch = [begun({ day: yesterday }), begun({ day: today }), begun({ day: today, scans: 1, starts: 0 })];
    await db.call('the site', 'count_begun', { batch: [...batch, begun({ day: today, community_id: places.beihai })] });
    const monday = new Date(Date.parse(today) - ((new Date(today).getUTCDay() + 6) % 7) * 86_400_000);
    const row = { week: monday.toISOString().slice(0, 10), day: today };
    await db.call('the site', 'record_answers', { batch: [answerRow({ ...row, id: randomUUID() })] });
  });

  test('is read whole by the office: steps by channel, and what was planned', async () => {
    const progress = await waveProgress(as('wang'), waves.east);
    expect(progress?.asOf).toBeNull();
    expect(progress?.communities).toMatchObject([
      { nameEn: 'Heping', plannedN: 110, channels: [{ channel: 'poster', scans: 7, starts: 4, completed: 1 }] },
      { nameEn: 'Xinhua', plannedN: 110, channels: [] },
    ]);
    expect(progress?.communities[0]?.days).toEqual([{ day: progress?.today, completed: 1 }]);
  });

  test('is read by a lead for the own community, as of the day, and by nobody else', async () => {
    const progress = await waveProgress(as('lin'), waves.east);
    expect(progress?.asOf).toBe(progress?.today);
    expect(progress?.communities).toMatchObject([
      { nameEn: 'Heping', channels: [{ channel: 'poster', scans: 3, starts: 2 }] },
    ]);
    for (const who of ['amei', 'dawei'] as const) expect(await waveProgress(as(who), waves.east)).toBeNull();
  });
});

describe('the roster', () => {
  const duty = { day: '2026-12-01', hours: '9-12', communityId: null, person: 'Zhao', contact: '', duty: '' };

  test('is written by the office, twice to no effect, and read by the lead; by nobody else', async () => {
    const line = { ...duty, id: randomUUID() };
    expect(await keepDuties(as('wang'), waves.east, [line])).toBe('kept');
    expect(await keepDuties(as('wang'), waves.east, [line])).toBe('kept');
    expect((await waveRoster(as('lin'), waves.east))?.duties).toMatchObject([{ person: 'Zhao', community: null }]);
    for (const who of ['amei', 'dawei'] as const) expect(await waveRoster(as(who), waves.east)).toBeNull();
  });

  test('takes nobody next door, nor from next door, nor somebody without a name', async () => {
    const id = randomUUID();
    for (const who of ['lin', 'dawei', 'amei'] as const)
      expect(await keepDuties(as(who), waves.east, [{ ...duty, id }])).toBe('unknown');
    expect(await keepDuties(as('wang'), waves.east, [{ ...duty, id, communityId: places.beihai }])).toBe('unknown');
    expect(await keepDuties(as('wang'), waves.east, [{ ...duty, id, person: ' ' }])).toBe('malformed');
  });
});
