/** How far public pages reach: sums of a day, resolved from codes that are then forgotten, and shown to those whose places they are. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Span } from '../../src/domain/reach/reach-period.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { reachReport } from '../../src/server/db/reach.ts';
import { answerRow, places, twoOffices, waves } from './two-offices.ts';
import type { Person, TwoOffices } from './two-offices.ts';

let db: TwoOffices;
let today: string;
let yesterday: string;

beforeAll(async () => {
  db = await twoOffices();
  const [day] = await db.sql('select private.local_day()::text as today, (private.local_day() - 1)::text as yesterday');
  [today, yesterday] = [String(day?.['today']), String(day?.['yesterday'])];
  const learn = { page: 'learn/how', day: yesterday };
  await count([
    { ...learn, code: 'HEPA22', opened: 5, read: 3 },
    { ...learn, code: 'HEPA22', day: today, opened: 2 },
    { ...learn, channel: 'group', area: places.xinhua, opened: 4, read: 1 },
    { page: 'home', day: yesterday, code: 'HEPA22', went_on: 2 },
    { page: 'news/7', day: yesterday, area: places.east, opened: 6, read: 2 },
    { ...learn, opened: 10, read: 8 },
    { ...learn, code: 'BEHA22', opened: 9 },
  ]);
  await db.call('the site', 'record_answers', { batch: [answerRow({ day: yesterday }), answerRow({ day: today })] });
  const begun = { wave_id: waves.east, community_id: places.heping, channel: 'poster', day: yesterday };
  await db.call('the site', 'count_begun', { batch: [{ ...begun, scans: 3, starts: 2 }] });
});
afterAll(() => db.close());

const count = (batch: readonly Record<string, unknown>[]) => db.call('the site', 'count_reach', { batch });

async function seenBy(who: Person, asked: { area?: string; community?: string; by?: Span } = {}) {
  const { area = null, community = null, by = 'day' } = asked;
  return reachReport(db.as(who) as UserDb, { since: yesterday, until: today, by, area, community });
}

async function funnelSeenBy(who: Person, asked = {}) {
  const report = await seenBy(who, asked);
  return report?.communities.map(({ channels, nameEn }) => [
    nameEn,
    ...channels.map(({ channel, ...steps }) => [channel, ...Object.values(steps)]),
  ]);
}

describe('what the site counted', () => {
  test('names a community and a channel, and no code', async () => {
    const rows = await db.sql(`select * from app.reach_count where page = 'home'`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ area_id: places.heping, channel: 'poster', opened: 0, went_on: 2 });
    expect(JSON.stringify(await db.sql('select * from app.reach_count'))).not.toMatch(/HEPA22|BEHA22/);
  });

  test('counts as carried by nothing where the address names what does not exist', async () => {
    const day = '2020-01-01';
    await count([
      { page: 'learn', day, code: 'ZZZZZZ', opened: 1 },
      { page: 'learn', day, channel: 'loudspeaker', opened: 1 },
      { page: 'learn', day, channel: 'group', area: randomUUID(), opened: 1 },
      { page: '<script>', day, opened: 1 },
      { page: 'learn', opened: 1 },
    ]);
    const rows = await db.sql(`select channel, area_id, opened from app.reach_count where day = $1 order by 1`, [day]);
    const nowhere = '00000000-0000-0000-0000-000000000000';
    expect(rows).toEqual([
      { channel: 'group', area_id: nowhere, opened: 1 },
      { channel: 'none', area_id: nowhere, opened: 2 },
    ]);
  });

  test('adds up to the same in all three tables, however it came', async () => {
    const days = await db.sql(
      `select sum(opened)::int as opened, sum(read)::int as read, sum(went_on)::int as went_on from app.reach_count`,
    );
    for (const table of ['reach_week', 'reach_day'])
      expect(
        await db.sql(
          `select sum(opened)::int as opened, sum(read)::int as read, sum(went_on)::int as went_on from app.${table}`,
        ),
      ).toEqual(days);
  });
});

describe('the report', () => {
  test('shows an office every step of its communities, questionnaires and answers beside them', async () => {
    expect(await funnelSeenBy('wang')).toEqual([
      ['Heping', ['poster', 7, 3, 2, 3, 2]],
      ['Xinhua', ['group', 4, 1, 0, 0, 0]],
    ]);
  });

  test('shows pages by what carried them, and what belongs to the whole site apart', async () => {
    const report = await seenBy('wang');
    expect(report?.pages).toEqual([
      {
        page: 'learn/how',
        carried: { opened: 11, read: 4, wentOn: 0 },
        otherwise: { opened: 0, read: 0, wentOn: 0 },
      },
      { page: 'news/7', carried: { opened: 0, read: 0, wentOn: 0 }, otherwise: { opened: 6, read: 2, wentOn: 0 } },
      { page: 'home', carried: { opened: 0, read: 0, wentOn: 2 }, otherwise: { opened: 0, read: 0, wentOn: 0 } },
    ]);
    expect(report?.site).toEqual([{ page: 'learn/how', opened: 10, read: 8, wentOn: 0 }]);
    expect(report?.days).toEqual([
      { day: yesterday, carried: 9, otherwise: 6, completed: 1 },
      { day: today, carried: 2, otherwise: 0, completed: 1 },
    ]);
  });

  test('of one community says the same as the table of all', async () => {
    expect(await funnelSeenBy('wang', { community: places.heping })).toEqual([['Heping', ['poster', 7, 3, 2, 3, 2]]]);
  });

  test('shows a lead their own community, as it was yesterday, and nothing of the whole site', async () => {
    expect(await funnelSeenBy('lin')).toEqual([['Heping', ['poster', 5, 3, 2, 3, 1]]]);
    const report = await seenBy('lin', { community: places.xinhua });
    expect(report).toMatchObject({ asOf: yesterday, site: [], community: null });
    expect(report?.pages.map(({ page }) => page)).toEqual(['learn/how', 'home']);
  });

  test('shows the office next door nothing of ours, whatever it asks for', async () => {
    const asked = { area: places.east, community: places.heping };
    expect(await funnelSeenBy('dawei', asked)).toEqual([['Beihai', ['group', 9, 0, 0, 0, 0]]]);
    expect((await seenBy('dawei', asked))?.areas.map(({ id }) => id)).toEqual([places.west]);
  });

  test('is nothing for a worker, and refused to whoever is signed out', async () => {
    expect(await seenBy('amei')).toBeNull();
    const { error } = await db.as('anyone').rpc('reach_report', { since: yesterday, until: today });
    expect(error?.code).toBe('42501');
  });

  test('knows on which days something began or came out, and no draft', async () => {
    const item = { id: randomUUID(), area_id: places.east, kind: 'notice', title_zh: '路灯', body_zh: '修好了。' };
    await db.call('wang', 'keep_news', { item: { ...item, id: randomUUID(), title_zh: '草稿' } });
    await db.call('wang', 'keep_news', { item });
    await db.call('wang', 'publish_news', { id: item.id, at: null });
    const report = await seenBy('wang');
    expect(report?.dates.map(({ nameZh, what }) => [what, nameZh])).toEqual([
      ['news', '路灯'],
      ['wave', `wave of ${places.east}`],
    ]);
    expect((await seenBy('dawei'))?.dates.map(({ what }) => what)).toEqual(['wave']);
  });

  test('by weeks and by days adds up to the same', async () => {
    const sum = async (by: Span) =>
      (await seenBy('wang', { by }))?.days.reduce(
        (known, { carried, completed, otherwise }) =>
          known.map((one, at) => one + ([carried, otherwise, completed][at] ?? 0)),
        [0, 0, 0],
      );
    expect(await sum('week')).toEqual(await sum('day'));
    expect(await sum('week')).toEqual([11, 6, 2]);
  });

  test('knows questionnaires of weeks that are over from the first time it is asked, and the same the next time', async () => {
    const day = '2026-01-14';
    const begun = { wave_id: waves.west, community_id: places.beihai, channel: 'group', day, scans: 4, starts: 2 };
    await db.call('the site', 'count_begun', { batch: [begun] });
    await db.call('the site', 'count_reach', { batch: [{ page: 'learn', code: 'BEHA22', opened: 3, day }] });
    const row = { wave_id: waves.west, community_id: places.beihai, channel: 'group', day, week: '2026-01-12' };
    await db.sql('delete from app.reach_kept');
    await db.call('the site', 'record_answers', { batch: [answerRow(row), answerRow(row)] });
    // The wave of these answers was open then.
    await db.sql(`update app.wave set opens_at = '2026-01-10' where id = $1`, [waves.west]);
    const old = { since: '2026-01-12', until: '2026-01-18', by: 'week', area: null, community: null } as const;
    for (let time = 0; time < 2; time += 1) {
      const report = await reachReport(db.as('dawei') as UserDb, old);
      const steps = { opened: 3, read: 0, wentOn: 0, scans: 4, completed: 2 };
      expect(report?.communities[0]?.channels).toEqual([{ channel: 'group', ...steps }]);
      expect(report?.days).toEqual([{ day: '2026-01-12', carried: 3, otherwise: 0, completed: 2 }]);
    }
  });

  test('of years is the same from quarters and weeks that were summed before as from the days of each community', async () => {
    const days = ['2024-12-30', '2025-03-30', '2025-03-31', '2025-07-07', '2026-02-01', '2026-10-05', yesterday, today];
    await count(days.map((day) => ({ page: 'learn', code: 'XNHA22', day, opened: 3, read: 1, went_on: 1 })));
    await db.sql(`update app.wave set opens_at = '2024-12-01' where id = $1`, [waves.east]);
    const answered = days.slice(1, 6).map((day) => answerRow({ day, week: day, community_id: places.xinhua }));
    await db.call('the site', 'record_answers', { batch: answered });
    await db.sql('delete from app.reach_kept');
    for (const since of ['2024-12-30', '2025-01-06', '2025-04-01', '2026-10-01']) {
      const of = (community: string | null) =>
        reachReport(db.as('wang') as UserDb, { since, until: today, by: 'week', area: null, community });
      const [whole, ...each] = await Promise.all([of(null), of(places.heping), of(places.xinhua)]);
      expect({ since, communities: whole?.communities }).toEqual({
        since,
        communities: each.flatMap((report) => report?.communities),
      });
      const completed = (reports: readonly (typeof each)[number][]) =>
        reports.flatMap((report) => report?.days ?? []).reduce((sum, day) => sum + day.completed + day.carried, 0);
      expect(completed([whole])).toBe(completed(each));
    }
  });
});
