/** Who may answer for residents, and where: the database decides, whatever a page asks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseEntryCode, type EntryCode } from '../../src/domain/areas/entry-code.ts';
import { assistedDoor } from '../../src/server/answering/assisted-door.ts';
import { assistedEntryPoint, assistedEntryPoints } from '../../src/server/db/assisted-entries.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { places, twoOffices, waves } from './two-offices.ts';
import type { Person, TwoOffices } from './two-offices.ts';

let db: TwoOffices;
const as = (who: Person): UserDb => db.user(db.authIds[who]);
const code = (raw: string): EntryCode => parseEntryCode(raw) ?? ('' as EntryCode);
const heping = code('HEPA22');
const xinhua = code('XNHA22');

beforeAll(async () => {
  db = await twoOffices();
  await db.call('the site', 'import_office', {
    office: {
      areas: [{ id: gridOfXinhua, parent_id: places.xinhua, kind: 'grid', name_zh: '一格', name_en: 'Grid 1' }],
      entry_points: [{ code: 'STRE22', area_id: places.heping, channel: 'street', cluster_number: 2, households: 50 }],
    },
  });
});
afterAll(() => db.close());

const gridOfXinhua = '00000000-0000-4000-8000-0000000000e3';

describe('the entry points offered', () => {
  test('to a worker are those of the own community, each with the open wave', async () => {
    const offered = await assistedEntryPoints(as('amei'));
    expect(offered.map(({ code: each }) => each).sort()).toEqual(['HEPA22', 'STRE22']);
    expect(offered[0]?.waves.map(({ id }) => id)).toEqual([waves.east]);
  });

  test('to the office are those of all its communities, and never those next door', async () => {
    expect((await assistedEntryPoints(as('wang'))).map(({ code: each }) => each)).toContain('XNHA22');
    expect((await assistedEntryPoints(as('dawei'))).map(({ code: each }) => each)).toEqual(['BEHA22']);
  });

  test('to somebody who works in one grid are those of the community around it', async () => {
    const { token } = (await db.call('the site', 'create_invitation', {
      account: 'xiaoyun',
      roles: [{ role: 'worker', area_id: gridOfXinhua }],
    })) as { token: string };
    const offered = await assistedEntryPoints(db.user(await db.addAuthUser(token)));
    expect(offered.map(({ code: each }) => each)).toEqual(['XNHA22']);
  });
});

describe('a code', () => {
  test('of another community is as unknown to a worker as one that does not exist', async () => {
    expect(await assistedEntryPoint(as('amei'), xinhua)).toEqual({ status: 'unknown' });
    expect(await assistedEntryPoint(as('amei'), code('ZZZZZZ'))).toEqual({ status: 'unknown' });
    expect(await assistedEntryPoint(as('amei'), heping)).toMatchObject({
      status: 'open',
      channel: 'poster',
      cluster: 3,
    });
  });

  test('is unknown to everybody of the office next door, and refused to whoever is not signed in', async () => {
    expect(await assistedEntryPoint(as('dawei'), heping)).toEqual({ status: 'unknown' });
    const { error } = await db.as('anyone').rpc('my_entry_point', { code: 'HEPA22' });
    expect(error?.code).toBe('42501');
  });

  test('is unknown to a worker from the moment the account is ended', async () => {
    await db.sql(`update app.staff set active = false where account = 'amei'`);
    expect(await assistedEntryPoint(as('amei'), heping)).toEqual({ status: 'unknown' });
    await db.sql(`update app.staff set active = true where account = 'amei'`);
  });
});

describe('the door of a mode', () => {
  const enter = (mode: 'street' | 'telephone' | 'paper', where: EntryCode) =>
    assistedDoor(as('amei'), mode).entryPointOf(where);

  test('on the street opens for codes of the street alone, and forgets the cluster', async () => {
    expect(await enter('street', heping)).toEqual({ status: 'unknown' });
    expect(await enter('street', code('STRE22'))).toMatchObject({ channel: 'street', cluster: null });
  });

  test('by telephone and for paper keeps channel and cluster of the code that reached the resident', async () => {
    expect(await enter('telephone', heping)).toMatchObject({ channel: 'poster', cluster: 3 });
    expect(await enter('paper', heping)).toMatchObject({ channel: 'poster', cluster: 3 });
    expect(await enter('telephone', code('STRE22'))).toEqual({ status: 'unknown' });
  });

  test('is the address: nothing that is posted can say another mode', () => {
    const door = assistedDoor(as('amei'), 'paper');
    expect([door.mode, door.addressOf(heping)]).toEqual(['paper', '/assist/paper/HEPA22']);
  });
});
