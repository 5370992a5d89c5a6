/** Activities: who writes them, what is refused, who reads them where they stand. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { activity, publicActivities } from '../../src/server/db/activities.ts';
import { mergeAreas } from '../../src/server/db/areas.ts';
import {
  keepActivity,
  officeActivities,
  officeActivity,
  steerActivity,
} from '../../src/server/db/office-activities.ts';
import { signUp } from '../../src/server/db/service/sign-up.ts';
import { inHours, offering, somebody, written } from './offered-activities.ts';
import { places, twoOffices, type Person, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
let offer: ReturnType<typeof offering>;
beforeAll(async () => {
  db = await twoOffices();
  offer = offering(db);
});
afterAll(() => db.close());
beforeEach(() => db.sql('delete from app.activity'));

const as = (who: Person) => offer.as(who);
const anyone = () => offer.anyone();
const published = (changes?: Parameters<typeof offer.published>[0]) => offer.published(changes);

describe('an activity', () => {
  test('is a draft until it is published, then there for anybody, then withdrawn, and comes back', async () => {
    const id = randomUUID();
    await keepActivity(as('wang'), id, written());
    const { number = 0 } = (await officeActivity(as('wang'), id)) ?? {};
    expect(await activity(anyone(), number)).toEqual({ status: 'unknown' });
    expect((await publicActivities(anyone(), {})).total).toBe(0);
    await steerActivity(as('wang'), id, 'publish');
    expect(await activity(anyone(), number)).toMatchObject({ status: 'public', title_zh: '清理楼道', left: 2 });
    expect((await publicActivities(anyone(), { area: places.east })).total).toBe(1);
    expect((await publicActivities(anyone(), { area: places.west })).total).toBe(0);
    expect((await publicActivities(anyone(), { past: true })).total).toBe(0);
    await steerActivity(as('wang'), id, 'withdraw');
    expect(await activity(anyone(), number)).toEqual({ status: 'withdrawn' });
    expect((await publicActivities(anyone(), {})).total).toBe(0);
    await steerActivity(as('wang'), id, 'publish');
    expect(await activity(anyone(), number)).toMatchObject({ status: 'public' });
  });

  test('is cancelled for a reason that anybody reads, and takes place after all', async () => {
    const { id, number } = await published();
    expect(await steerActivity(as('wang'), id, 'cancel')).toBe('no_reason');
    expect(await steerActivity(as('wang'), id, 'cancel', { zh: '大雨', en: 'Rain' })).toBe('done');
    expect(await activity(anyone(), number)).toMatchObject({
      cancelled_because_zh: '大雨',
      cancelled_because_en: 'Rain',
    });
    expect(await signUp(number, somebody())).toEqual({ status: 'cancelled' });
    expect(await steerActivity(as('wang'), id, 'resume')).toBe('done');
    expect(await activity(anyone(), number)).toMatchObject({ cancelled_at: null });
  });

  test.each([
    ['without a place', { place_zh: ' ' }],
    ['without a day', { beginsAt: null, endsAt: null }],
    ['without a number of places', { places: null }],
  ])('is not published %s', async (_, changes) => {
    const id = randomUUID();
    expect(await keepActivity(as('wang'), id, written(changes))).toBe('kept');
    expect(await steerActivity(as('wang'), id, 'publish')).toBe('missing');
  });

  test.each([
    ['an end before its beginning', { endsAt: inHours(23) }, 'malformed'],
    ['an end a year later', { endsAt: inHours(9000) }, 'malformed'],
    ['no places', { places: 0 }, 'malformed'],
    ['a text that is too long', { bring_zh: '长'.repeat(301) }, 'malformed'],
    ['a code that nobody printed', { code: 'ZZZZZZ' }, 'code'],
    ['the code of a building', { code: 'HEPA22' }, 'code'],
    ['the code of another office', { code: 'BEHA22' }, 'code'],
    ['a community of another office', { community: places.beihai }, 'unknown'],
  ])('is not kept with %s', async (_, changes, status) => {
    expect(await keepActivity(as('wang'), randomUUID(), written(changes))).toBe(status);
  });

  test('keeps the code of a questionnaire about it', async () => {
    const { id } = await published({ code: 'XNHA22' });
    expect(await officeActivity(as('wang'), id)).toMatchObject({ code: 'XNHA22', mine: true });
  });

  test('that is over keeps its times, for names are kept by them', async () => {
    const { id } = await published();
    await db.sql(`update app.activity set begins_at = now() - interval '3 hours', ends_at = now() - interval '1 hour'`);
    expect(await keepActivity(as('wang'), id, written({ beginsAt: inHours(24), endsAt: inHours(25) }))).toBe('over');
    const held = await officeActivity(as('wang'), id);
    const same = { beginsAt: held?.begins_at ?? null, endsAt: held?.ends_at ?? null };
    expect(await keepActivity(as('wang'), id, written({ ...same, title_zh: '扫过了' }))).toBe('kept');
    expect((await publicActivities(anyone(), { past: true })).items.map(({ title_zh }) => title_zh)).toEqual([
      '扫过了',
    ]);
  });

  test('is written, steered and read by its own office; its lead reads it once it is published', async () => {
    const id = randomUUID();
    await keepActivity(as('wang'), id, written());
    expect(await officeActivity(as('lin'), id)).toBeNull();
    await steerActivity(as('wang'), id, 'publish');
    for (const who of ['amei', 'lin', 'dawei'] as const) {
      expect(await keepActivity(as(who), id, written())).toBe('unknown');
      expect(await keepActivity(as(who), id, written({ area: places.west, community: null }))).toBe('unknown');
      expect(await steerActivity(as(who), id, 'withdraw')).toBe('unknown');
    }
    const seen = async (who: Person) =>
      (await officeActivities(as(who), { show: 'all', sort: 'begins', skip: 0, most: 50 })).total;
    expect([await seen('amei'), await seen('lin'), await seen('wang'), await seen('dawei')]).toEqual([0, 1, 1, 0]);
    expect(await officeActivity(as('lin'), id)).toMatchObject({ mine: false });
    await keepActivity(as('wang'), id, written({ community: places.xinhua }));
    expect([await seen('lin'), await officeActivity(as('lin'), id)]).toEqual([0, null]);
  });

  test('comes in the list of its office by its time or by its last change', async () => {
    for (const [title_zh, hours] of [
      ['later', 48],
      ['sooner', 24],
      ['over', 30],
    ] as const)
      await published({ title_zh, beginsAt: inHours(hours), endsAt: inHours(hours + 1) });
    await db.sql(`update app.activity set begins_at = now() - interval '2 days', ends_at = now() - interval '1 day'
      where title_zh = 'over'`);
    await keepActivity(as('wang'), randomUUID(), written({ title_zh: 'draft', beginsAt: null, endsAt: null }));
    const titles = async (show: 'upcoming' | 'past' | 'all', sort: 'begins' | 'changed', most = 50) =>
      (await officeActivities(as('wang'), { show, sort, skip: 0, most })).items.map(({ title_zh }) => title_zh);
    expect(await titles('upcoming', 'begins')).toEqual(['draft', 'sooner', 'later']);
    expect(await titles('past', 'begins')).toEqual(['over']);
    expect(await titles('all', 'changed', 2)).toHaveLength(2);
    expect((await titles('all', 'changed'))[0]).toBe('draft');
  });

  test('goes on with the community that its own became part of; what is over stays', async () => {
    await published({ title_zh: 'ahead', community: places.xinhua });
    await published({ title_zh: 'over', community: places.xinhua });
    await db.sql(`update app.activity set begins_at = now() - interval '2 days', ends_at = now() - interval '1 day'
      where title_zh = 'over'`);
    await db.sql(`update app.wave set opens_at = now() - interval '9 days', closes_at = now() - interval '5 days'`);
    expect(await mergeAreas(as('wang'), places.xinhua, places.heping)).toEqual({ status: 'merged' });
    const seen = await officeActivities(as('lin'), { show: 'all', sort: 'begins', skip: 0, most: 50 });
    expect(seen.items.map(({ title_zh }) => title_zh)).toEqual(['ahead']);
    expect((await officeActivities(as('wang'), { show: 'all', sort: 'begins', skip: 0, most: 50 })).total).toBe(2);
  });
});
