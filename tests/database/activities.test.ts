/** Activities: who writes them, who signs up and how often, who reads the list, and when the names go. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { activity, mySignUp, publicActivities } from '../../src/server/db/activities.ts';
import type { AnonDb, UserDb } from '../../src/server/db/clients.ts';
import {
  activityPeople,
  keepActivity,
  officeActivities,
  officeActivity,
  steerActivity,
  strikeSignUp,
} from '../../src/server/db/office-activities.ts';
import { officeRecord } from '../../src/server/db/record.ts';
import { signUp, withdrawSignUp } from '../../src/server/db/service/sign-up.ts';
import { keepSignUpDays, signUpRetention } from '../../src/server/db/sign-up-retention.ts';
import { places, twoOffices } from './two-offices.ts';
import type { Person, TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;
/** A client of its own each time: what the site remembers for some seconds is not what is tested. */
const anyone = () => Object.create(db.anonymous()) as AnonDb;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

function written(changes = {}) {
  return {
    ...{ area: places.east, community: places.heping, title_zh: '清理楼道', title_en: '', about_zh: '一起扫楼道。' },
    ...{ about_en: '', place_zh: '三号楼门厅', place_en: '', bring_zh: '手套', bring_en: '', code: '' },
    ...{ beginsAt: inHours(24), endsAt: inHours(26), places: 2, ...changes },
  };
}

async function published(changes = {}): Promise<{ readonly id: string; readonly number: number }> {
  const id = randomUUID();
  expect(await keepActivity(as('wang'), id, written(changes))).toBe('kept');
  expect(await steerActivity(as('wang'), id, 'publish')).toBe('done');
  return { id, number: (await officeActivity(as('wang'), id))?.number ?? 0 };
}

let phones = 0;
const somebody = (changes = {}) => ({
  ...{ id: randomUUID(), tokenHash: randomUUID(), name: '王芳', phone: `1380013${String(phones++).padStart(4, '0')}` },
  ...changes,
});

beforeEach(() => db.sql('delete from app.activity'));

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
    const same = { beginsAt: held?.begins_at, endsAt: held?.ends_at };
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
});

describe('signing up', () => {
  test('gives the first a place, lets as many wait, and says when the list is full', async () => {
    const { number } = await published();
    const ranks = [];
    for (let one = 0; one < 5; one++) ranks.push(await signUp(number, somebody()));
    expect(ranks).toEqual([...[1, 2, 3, 4].map((rank) => ({ status: 'signed', rank, places: 2 })), { status: 'full' }]);
    expect(await activity(anyone(), number)).toMatchObject({ left: 0, waiting: 2, takes_more: false });
  });

  test('twice with one id is once; with the same number it says so, and not whose it is', async () => {
    const { id, number } = await published();
    const wang = somebody();
    const once = await signUp(number, wang);
    expect(await signUp(number, wang)).toEqual(once);
    expect(await signUp(number, { ...somebody(), phone: wang.phone })).toEqual({ status: 'already' });
    expect(await activityPeople(as('wang'), id)).toHaveLength(1);
    const other = await published();
    expect(await signUp(other.number, { ...somebody(), phone: wang.phone })).toMatchObject({ status: 'signed' });
  });

  test('of twenty at the same moment promises no place twice', async () => {
    const { number } = await published({ places: 7 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => signUp(number, somebody())));
    const ranks = answers.flatMap((answer) => (answer.status === 'signed' ? [answer.rank] : []));
    expect(ranks.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
    expect(answers.filter(({ status }) => status === 'full')).toHaveLength(6);
  });

  test('of one person at two sites at the same moment puts them on the list once', async () => {
    const { id, number } = await published();
    const [phone, same] = ['13900139000', somebody()];
    const answers = await Promise.all([
      ...[1, 2, 3].map(() => signUp(number, somebody({ phone }))),
      ...[1, 2, 3].map(() => signUp(number, same)),
    ]);
    expect(answers.filter(({ status }) => status === 'already')).toHaveLength(2);
    expect(await activityPeople(as('wang'), id)).toHaveLength(2);
  });

  test('ends when the activity begins, and is not for drafts, withdrawn ones and numbers that are none', async () => {
    const { id, number } = await published();
    await db.sql(`update app.activity set begins_at = now() - interval '1 minute'`);
    expect(await signUp(number, somebody())).toEqual({ status: 'closed' });
    await steerActivity(as('wang'), id, 'withdraw');
    expect(await signUp(number, somebody())).toEqual({ status: 'unknown' });
    expect(await signUp(999_999, somebody())).toEqual({ status: 'unknown' });
  });

  test('leads to a link of one’s own, by which one withdraws and whoever waits moves up', async () => {
    const { number } = await published({ places: 1 });
    const [first, second] = [somebody(), somebody({ name: '李雷' })];
    await signUp(number, first);
    await signUp(number, second);
    expect(await mySignUp(anyone(), second.tokenHash)).toMatchObject({ status: 'signed', rank: 2, name: '李雷' });
    expect(await withdrawSignUp(first.tokenHash)).toBe(number);
    expect(await withdrawSignUp(first.tokenHash)).toBeNull();
    expect(await mySignUp(anyone(), first.tokenHash)).toEqual({ status: 'gone' });
    expect(await mySignUp(anyone(), second.tokenHash)).toMatchObject({ rank: 1 });
    expect(await signUp(number, { ...first, id: randomUUID(), tokenHash: randomUUID() })).toMatchObject({ rank: 2 });
  });

  test('keeps the places that were promised when the office would offer fewer', async () => {
    const { id, number } = await published();
    await signUp(number, somebody());
    await signUp(number, somebody());
    expect(await keepActivity(as('wang'), id, written({ places: 1 }))).toBe('too_few');
    expect(await keepActivity(as('wang'), id, written({ places: 3 }))).toBe('kept');
  });
});

describe('the list', () => {
  test('is read by the office and by the lead of the community that holds it, by nobody else', async () => {
    const { id, number } = await published();
    await signUp(number, somebody({ name: '王芳' }));
    const seen = async (who: Person) => (await activityPeople(as(who), id)).map(({ name, waits }) => ({ name, waits }));
    const one = [{ name: '王芳', waits: false }];
    expect([await seen('wang'), await seen('lin'), await seen('amei'), await seen('dawei')]).toEqual([
      one,
      one,
      [],
      [],
    ]);
    await keepActivity(as('wang'), id, written({ community: null }));
    expect(await seen('lin')).toEqual([]);
  });

  test('loses somebody whom the office strikes off; the record says that it did, and no name, number or link', async () => {
    const { id, number } = await published();
    const wang = somebody({ name: '王某某', phone: '13712345678' });
    await signUp(number, wang);
    for (const who of ['amei', 'lin', 'dawei'] as const) expect(await strikeSignUp(as(who), wang.id)).toBe('unknown');
    expect(await strikeSignUp(as('wang'), wang.id)).toBe('struck');
    expect(await strikeSignUp(as('wang'), wang.id)).toBe('unknown');
    expect(await activityPeople(as('wang'), id)).toEqual([]);
    await signUp(number, { ...wang, id: randomUUID() });
    await withdrawSignUp(wang.tokenHash);
    const [line] = await officeRecord(as('wang'), { table: 'activity' }, { most: 1 });
    expect(line).toMatchObject({ before: { struck_off: 0 }, after: { struck_off: 1 } });
    const record = JSON.stringify(await db.sql('select * from app.audit'));
    for (const secret of [wang.name, wang.phone, wang.tokenHash]) expect(record).not.toContain(secret);
  });
});

test('names, numbers and links are tied to nothing else: no column of them leads to an answer, a code, an address or a phone', async () => {
  const columns = await db.sql(`
    select attname from pg_attribute where attrelid = 'app.sign_up'::regclass and attnum > 0 and not attisdropped order by 1`);
  expect(columns.map(({ attname }) => attname)).toEqual([
    'activity_id',
    'id',
    'name',
    'phone',
    'signed_at',
    'token_hash',
    'turn',
  ]);
  const leading = await db.sql(`
    select confrelid::regclass::text as to from pg_constraint where conrelid = 'app.sign_up'::regclass and contype = 'f'
    union select conrelid::regclass::text from pg_constraint where confrelid = 'app.sign_up'::regclass`);
  expect(leading).toEqual([{ to: 'app.activity' }]);
});

describe('the purge', () => {
  const ended = (days: number) =>
    db.sql(
      `update app.activity set begins_at = now() - $1 * interval '1 day' - interval '1 hour',
      ends_at = now() - $1 * interval '1 day'`,
      [days],
    );
  const purge = async () => (await db.call('the site', 'purge_sign_ups')) as { activities: number; people: number };

  test('waits for so many whole days as the office keeps names, and leaves the count', async () => {
    const { id, number } = await published();
    await signUp(number, somebody());
    for (const who of ['amei', 'lin', 'dawei'] as const)
      expect(await keepSignUpDays(as(who), places.east, 1)).toBe('unknown');
    expect(await keepSignUpDays(as('wang'), places.east, 61)).toBe('malformed');
    expect(await keepSignUpDays(as('wang'), places.east, 3)).toBe('kept');
    await ended(3);
    expect(await purge()).toEqual({ activities: 0, people: 0 });
    const ahead = await signUpRetention(as('wang'));
    expect(ahead?.offices.map(({ keepDays }) => keepDays)).toEqual([3]);
    expect(ahead?.activities).toMatchObject([{ id, people: 1 }]);
    expect((await signUpRetention(as('dawei')))?.activities).toEqual([]);
    expect(await signUpRetention(as('lin'))).toBeNull();
    await ended(4);
    expect(await purge()).toEqual({ activities: 1, people: 1 });
    expect(await purge()).toEqual({ activities: 0, people: 0 });
    expect(await officeActivity(as('wang'), id)).toMatchObject({ people: 0, signed_up: 1 });
  });

  test('counts from the day on which an activity was cancelled', async () => {
    const { id, number } = await published({ beginsAt: inHours(500), endsAt: inHours(501) });
    await signUp(number, somebody());
    await keepSignUpDays(as('wang'), places.east, 14);
    await steerActivity(as('wang'), id, 'cancel', { zh: '大雨', en: '' });
    expect(await purge()).toEqual({ activities: 0, people: 0 });
    await db.sql(`update app.activity set cancelled_at = now() - interval '15 days'`);
    expect(await purge()).toEqual({ activities: 1, people: 1 });
  });

  test('is a job that one site does each day and that says what it did', async () => {
    await db.sql(`delete from app.job where name = 'purge sign-ups'`);
    const { number } = await published();
    await signUp(number, somebody());
    await ended(100);
    const done = await Promise.all([1, 2].map(() => db.call('the site', 'purge_sign_ups_when_due')));
    expect(done.filter((one) => one !== null)).toEqual([{ activities: 1, people: 1 }]);
    expect(await db.sql(`select outcome from app.job where name = 'purge sign-ups'`)).toEqual([
      { outcome: { activities: 1, people: 1 } },
    ]);
  });
});
