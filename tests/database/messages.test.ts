/** Approved texts: who writes them, who reads which version, and that what was approved stays as it was. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ReadMessage } from '../../src/domain/messages/typed-message.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import {
  discardMessageDraft,
  keepMessage,
  message,
  messagePlaces,
  messages,
  printableMessages,
  withdrawMessage,
} from '../../src/server/db/messages.ts';
import { places, twoOffices } from './two-offices.ts';
import type { Person, TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;
const others = ['amei', 'lin', 'dawei'] as const;

function written(changes: Partial<ReadMessage> = {}): ReadMessage {
  return {
    ...{ area: places.east, purpose: 'letter', number: 1, name: '给家长的信', title_zh: '', title_en: '', body_en: '' },
    ...{ body_zh: '{街道}请您说说看法。', changes: '', reasons: '', ...changes },
  };
}

async function approved(changes: Partial<ReadMessage> = {}): Promise<string> {
  const id = randomUUID();
  expect(await keepMessage(as('wang'), id, written(changes), true)).toBe('approved');
  return id;
}

const listedFor = async (who: Person) => (await messages(as(who), { purpose: null, skip: 0, most: 50 })).items;

describe('a draft', () => {
  test('is kept as often as it comes, and read by its office alone', async () => {
    const id = randomUUID();
    expect(await keepMessage(as('wang'), id, written({ body_zh: '' }), false)).toBe('kept');
    expect(await keepMessage(as('wang'), id, written(), false)).toBe('kept');
    expect(await message(as('wang'), id)).toMatchObject({ versions: [{ number: 1, approved_at: null }] });
    for (const who of others) {
      expect(await message(as(who), id)).toBeNull();
      expect((await listedFor(who)).map((item) => item.id)).not.toContain(id);
    }
  });

  test('is written by the office of the place alone', async () => {
    for (const who of others) {
      expect(await keepMessage(as(who), randomUUID(), written(), false)).toBe('unknown');
      expect(await keepMessage(as(who), randomUUID(), written({ area: places.heping }), true)).toBe('unknown');
    }
    const id = await approved();
    expect(await keepMessage(as('dawei'), id, written({ area: places.west, number: 2, changes: 'x' }), true)).toBe(
      'unknown',
    );
    expect(await message(as('wang'), id)).toMatchObject({ versions: [{ number: 1 }] });
  });

  test('that lacks its text is not approved, nor a second version that does not say what changed', async () => {
    expect(await keepMessage(as('wang'), randomUUID(), written({ body_zh: ' ' }), true)).toBe('malformed');
    const id = await approved();
    expect(await keepMessage(as('wang'), id, written({ number: 2 }), true)).toBe('malformed');
    expect((await message(as('wang'), id))?.versions).toHaveLength(1);
  });

  test('is thrown away, and with it a message that never was more; what is approved stays', async () => {
    const [draft, kept] = [randomUUID(), await approved()];
    await keepMessage(as('wang'), draft, written(), false);
    await keepMessage(as('wang'), kept, written({ number: 2 }), false);
    for (const who of others) expect(await discardMessageDraft(as(who), draft)).toBe('unknown');
    for (const id of [draft, draft, kept]) expect(await discardMessageDraft(as('wang'), id)).toBe('discarded');
    expect(await message(as('wang'), draft)).toBeNull();
    expect((await message(as('wang'), kept))?.versions.map(({ number }) => number)).toEqual([1]);
  });
});

describe('an approved version', () => {
  test('says who approved it and when, and is read by the workers and leads of the office, not by the one next door', async () => {
    await db.sql(`update app.staff set display_name = '王主任' where account = 'wang'`);
    const id = await approved();
    for (const who of ['amei', 'lin', 'wang'] as const) {
      const read = await message(as(who), id);
      expect(read?.versions).toMatchObject([
        { number: 1, approved_by: '王主任', approved_at: expect.any(String) as string },
      ]);
      expect((await listedFor(who)).find((item) => item.id === id)).toMatchObject({ current: 1, name: '给家长的信' });
    }
    expect(await message(as('dawei'), id)).toBeNull();
    expect(await messagePlaces(as('dawei'), id)).toEqual([]);
  });

  test('approved again is the same, and nothing changes it, not even the owner of the database', async () => {
    const id = await approved();
    expect(await keepMessage(as('wang'), id, written({ body_zh: 'other' }), true)).toBe('already');
    expect(await keepMessage(as('wang'), id, written({ body_zh: 'other' }), false)).toBe('already');
    expect(await message(as('wang'), id)).toMatchObject({ versions: [{ body_zh: '{街道}请您说说看法。' }] });
    for (const change of [
      `update app.message_version set body_zh = 'x' where message_id = $1`,
      'delete from app.message where id = $1',
    ])
      await expect(db.sql(change, [id])).rejects.toThrow('never changed');
  });

  test('is replaced by the next, which readers see alone', async () => {
    const id = await approved();
    await keepMessage(as('wang'), id, written({ number: 2, body_zh: 'second', changes: 'shorter' }), false);
    expect((await message(as('lin'), id))?.versions.map(({ number }) => number)).toEqual([1]);
    expect(await keepMessage(as('wang'), id, written({ number: 4, changes: 'x' }), false)).toBe('unknown');
    await keepMessage(as('wang'), id, written({ number: 2, body_zh: 'second', changes: 'shorter' }), true);
    expect((await message(as('lin'), id))?.versions).toMatchObject([
      { number: 2, body_zh: 'second', changes: 'shorter' },
    ]);
    const [second, first] = (await message(as('wang'), id))?.versions ?? [];
    expect([second?.replaced_at, typeof first?.replaced_at]).toEqual([null, 'string']);
    const [line] = await db.sql(
      `select after ->> 'replaced_at' is not null as told, office_id from app.audit
       where table_name = 'message_version' and action = 'update' and row_key ->> 'message_id' = $1 and row_key ->> 'number' = '1'
       order by id desc limit 1`,
      [id],
    );
    expect(line).toEqual({ told: true, office_id: places.east });
  });

  test('is withdrawn for a reason, by its office, once; then nobody else reads it', async () => {
    const id = await approved();
    for (const who of others) expect(await withdrawMessage(as(who), id, 1, 'old')).toBe('unknown');
    expect(await withdrawMessage(as('wang'), id, 1, ' ')).toBe('no_reason');
    expect(await withdrawMessage(as('wang'), id, 1, 'old number')).toBe('withdrawn');
    expect(await withdrawMessage(as('wang'), id, 1, 'again')).toBe('already');
    expect(await message(as('wang'), id)).toMatchObject({ versions: [{ withdrawn_because: 'old number' }] });
    expect(await message(as('lin'), id)).toBeNull();
    expect(await keepMessage(as('wang'), id, written({ number: 2, changes: 'new number' }), true)).toBe('approved');
    expect((await message(as('lin'), id))?.versions.map(({ number }) => number)).toEqual([2]);
  });

  test('is offered for printing to its office, if it is for paper and holds', async () => {
    const [letter, group] = [await approved(), await approved({ purpose: 'group' })];
    const offered = async (who: Person) => (await printableMessages(as(who), places.east)).map(({ id }) => id);
    expect(await offered('wang')).toContain(letter);
    expect(await offered('wang')).not.toContain(group);
    for (const who of others) expect(await offered(who)).toEqual([]);
    await withdrawMessage(as('wang'), letter, 1, 'old');
    expect(await offered('wang')).not.toContain(letter);
  });
});

test('a person fills a message for their own communities, with the code of the group that is in use', async () => {
  const id = await approved();
  await db.sql(`update app.area set contact = '010-1234 5678' where id = $1`, [places.east]);
  await db.sql(
    `insert into app.entry_point (code, area_id, channel, retired_at, retired_because) values ('GRPA22', $1, 'group', now(), 'lost'), ('GRPA23', $1, 'group', null, '')`,
    [places.heping],
  );
  const heping = { id: places.heping, name_zh: 'Heping', office_zh: 'East', contact: '010-1234 5678', code: 'GRPA23' };
  for (const who of ['amei', 'lin'] as const) expect(await messagePlaces(as(who), id)).toMatchObject([heping]);
  expect(await messagePlaces(as('wang'), id)).toMatchObject([heping, { id: places.xinhua, code: null }]);
});

test('a list of one purpose counts and shows that alone', async () => {
  await approved({ purpose: 'talk', name: '上门' });
  const { items, total } = await messages(as('wang'), { purpose: 'talk', skip: 0, most: 1 });
  expect([total, items.map(({ name }) => name)]).toEqual([1, ['上门']]);
});
