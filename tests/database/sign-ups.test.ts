/** Who signs up and how often, who reads the list, what is kept of a name, and when it goes. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { takeSignUp } from '../../src/server/activities/take-sign-up.ts';
import { newSeed } from '../../src/server/activities/ticket.ts';
import { activity, mySignUp } from '../../src/server/db/activities.ts';
import {
  activityPeople,
  keepActivity,
  officeActivity,
  steerActivity,
  strikeSignUp,
} from '../../src/server/db/office-activities.ts';
import { officeRecord } from '../../src/server/db/record.ts';
import { signUp, withdrawSignUp } from '../../src/server/db/service/sign-up.ts';
import { keepSignUpDays, signUpRetention } from '../../src/server/db/sign-up-retention.ts';
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

  test('from one address is slowed down, and others are not', async () => {
    const { number } = await published();
    const from = (address: string) =>
      takeSignUp({ activity: number, seed: newSeed(), person: { name: '王芳', phone: somebody().phone }, address });
    let last = await from('203.0.113.9');
    // At most twice forty, should the ten minutes be over in between.
    for (let more = 1; more <= 80 && last.status !== 'throttled'; more++) last = await from('203.0.113.9');
    expect(last).toMatchObject({ status: 'throttled' });
    expect(await from('203.0.113.10')).toEqual({ status: 'full' });
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
