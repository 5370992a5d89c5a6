/** What an office takes away for analysts: all of its answers, each once, nobody else's, and never more than may be told. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Form } from '../../src/domain/form/index.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { beginExport, exportedDefinition, type BegunExport, type Exported } from '../../src/server/db/exports.ts';
import { answerTable, type TableCell } from '../../src/server/export/answer-table.ts';
import { textRows } from '../../src/server/export/text-table.ts';
import { answerRow, places, twoOffices, waves, type Person, type TwoOffices } from './two-offices.ts';

const text = (word: string) => ({ 'zh-CN': word });
const asked = { required: false, validators: [] };
const form: Form = {
  format: 1,
  languages: ['zh-CN'],
  title: text('问卷'),
  calculated: [],
  pages: [
    {
      name: 'page',
      elements: [
        {
          ...asked,
          kind: 'radiogroup',
          name: 'age',
          title: text('年龄'),
          choices: [{ value: 'old', text: text('老') }],
        },
        {
          ...{ ...asked, kind: 'checkbox', name: 'took', title: text('活动') },
          choices: ['clean', 'sort'].map((value) => ({ value, text: text(value) })),
          other: { value: 'other', text: text('其他'), maxLength: 100 },
        },
        { ...asked, kind: 'comment', name: 'wish', title: text('愿望'), maxLength: 500, rows: 3 },
        {
          ...{ ...asked, kind: 'multipletext', name: 'both', title: text('两项') },
          fields: [
            { name: 'why', title: text('为什么'), input: 'text', maxLength: 50, required: false, validators: [] },
            { name: 'many', title: text('多少'), input: 'number', maxLength: 9, required: false, validators: [] },
          ],
        },
      ],
    },
  ],
};
const counting = { countable: { age: 'one', took: 'many' }, headlines: {}, age: 'age', eligibility: [] } as const;

const east = '00000000-0000-4000-8000-0000000000d1';
let db: TwoOffices;

beforeAll(async () => {
  db = await twoOffices();
  const publication = { slug: 'analysed', version: 1, definition: { title: 'as published' }, form, counting };
  const { version_id } = (await db.call('the site', 'publish_questionnaire', publication)) as { version_id: string };
  await db.sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
     values ($1, $2, 'autumn', $3, now() - interval '1 hour', now() + interval '9 days')`,
    [east, version_id, places.east],
  );
  await store(
    12,
    { age: 'old', took: ['clean', 'other'], 'took-Comment': '下棋', wish: '电话 138 0013 8000' },
    'heping',
  );
  await store(3, { age: 'young', took: [], wish: '', both: { why: '路灯', many: 3 } }, 'heping');
  await store(6, { age: 'middle' }, 'heping');
  await store(4, { age: 'old' }, 'xinhua');
  await store(9, { wish: '=cmd' }, 'heping', { eligible: false });
});
afterAll(() => db.close());

async function store(times: number, answers: object, community: 'heping' | 'xinhua', more: object = {}) {
  const row = () => answerRow({ id: randomUUID(), wave_id: east, community_id: places[community], answers, ...more });
  await db.call('the site', 'record_answers', { batch: Array.from({ length: times }, row) });
}

async function begin(what: Exported, who: Person = 'wang'): Promise<BegunExport> {
  const begun = await beginExport(db.as(who) as UserDb, { id: randomUUID(), wave: east, what });
  if (begun === null) throw new Error(`${who} may not export`);
  return begun;
}

async function exported(): Promise<Record<string, TableCell>[]> {
  const table = answerTable(db.as('wang') as UserDb, await begin('answers_csv'), { form, counting });
  const rows = (await Array.fromAsync(table.rows())).flat();
  return rows.map((row) => Object.fromEntries(table.head.map((name, place) => [name, row[place] ?? null])));
}

async function answersPage(who: Person, args: Record<string, unknown>) {
  const page = (await db.call(who, 'export_answers', args)) as string;
  return JSON.parse(page) as { last: string | null; rows: unknown[][] };
}

describe('the table of answers', () => {
  test('holds every eligible answer of a community that may be told, once, and nothing that was typed', async () => {
    const rows = await exported();
    expect(rows).toHaveLength(12 + 3 + 6);
    expect(new Set(rows.map((row) => row['community']))).toEqual(new Set(['Heping']));
    expect(Object.keys(rows[0] ?? {}).slice(9)).toEqual([
      ...['age', 'took.clean', 'took.sort', 'took.other', 'both.many'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/下棋|路灯|138|cmd/);
  });

  test('has 1 and 0 for the choices of whoever answered, and nothing for whoever did not', async () => {
    const rows = await exported();
    const ticked = rows.filter((row) => row['age'] === 'old');
    expect(ticked).toHaveLength(12);
    expect(ticked[0]).toMatchObject({ 'took.clean': 1, 'took.sort': 0, 'took.other': 1, 'both.many': null });
    const silent = rows.filter((row) => row['took.clean'] === null);
    expect(silent).toHaveLength(6);
  });

  test('three of an age band are hidden, and the next band with them, so that empty means no single band', async () => {
    const ages = (await exported()).map((row) => row['age']);
    expect(ages.filter((age) => age === null)).toHaveLength(3 + 6);
    expect(ages).not.toContain('young');
    expect(ages).not.toContain('middle');
  });

  test('has its rows in an order that is not that of their ids', async () => {
    const inIds = await db.sql(
      'select answers ->> $2 as age from app.answer where wave_id = $1 and eligible order by id',
      [east, 'age'],
    );
    const inExport = await db.sql(
      'select answers ->> $2 as age from app.answer where wave_id = $1 and eligible order by export_order',
      [east, 'age'],
    );
    expect(inExport).not.toEqual(inIds);
    expect(inExport).toHaveLength(inIds.length);
  });
});

describe('pages', () => {
  test('of three answers each are complete, without doubles, and the last says that it is the last', async () => {
    const { id } = await begin('answers_csv');
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const answer = await answersPage('wang', {
        export: id,
        community: places.heping,
        names: ['age'],
        after,
        most: 3,
      });
      if (answer.last === null) break;
      after = answer.last;
      seen.push(...answer.rows.map((row) => JSON.stringify(row)));
      const reached: unknown[] = await db.sql(
        'select from app.answer where wave_id = $1 and community_id = $2 and eligible and export_order <= $3',
        [east, places.heping, after],
      );
      expect(reached).toHaveLength(seen.length);
    }
    expect(seen).toHaveLength(21);
  });

  test('hold the values of the named questions in their order, however many are named and however they are called', async () => {
    const { id } = await begin('answers_csv');
    const odd = [`it's`, '$1', '%s', '"', '\\'];
    const names = ['age', ...odd, ...Array.from({ length: 120 }, (_, place) => `q${place}`), 'took'];
    const { rows } = await answersPage('wang', { export: id, community: places.heping, names });
    const [first] = await db.sql(
      `select answers -> 'age' as age, answers -> 'took' as took from app.answer
       where wave_id = $1 and community_id = $2 and eligible order by export_order limit 1`,
      [east, places.heping],
    );
    const values = rows.slice(0, 1).flatMap((row) => row.slice(4).flat(1));
    expect(values).toHaveLength(names.length);
    expect([values[0], values.at(-1)]).toEqual([first?.['age'] ?? null, first?.['took'] ?? null]);
    expect(values.slice(1, -1).every((value) => value === null)).toBe(true);
  });

  test('hold neither id nor cluster nor digest, and no more than five thousand answers whatever is asked for', async () => {
    const { id } = await begin('answers_csv');
    const args = { export: id, community: places.heping, names: ['age', 'took'], most: 1_000_000 };
    const { rows } = await answersPage('wang', args);
    expect(rows).toHaveLength(21);
    for (const row of rows) expect(row).toHaveLength(5);
    expect(JSON.stringify(rows)).not.toMatch(/same|138/);
  });
});

describe('the texts', () => {
  test('are masked, and there only where ten of a community wrote to a question', async () => {
    const batches = await Array.fromAsync(
      textRows(db.as('wang') as UserDb, await begin('texts'), { form, wordFor: (kind) => `[${kind}]` }),
    );
    const rows = batches.flat();
    expect(rows).toHaveLength(24);
    expect(new Set(rows.map((row) => `${String(row[0])} ${String(row[1])} ${String(row[4])}`))).toEqual(
      new Set(['Heping wish 电话 [phone]', 'Heping took-Comment 下棋']),
    );
  });

  test('come page by page, complete, in an order of their own', async () => {
    const { id } = await begin('texts');
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const args = { export: id, community: places.heping, questions: ['wish'], fields: [null], after, most: 5 };
      const page = (await db.call('wang', 'export_texts', args)) as { last: string | null; rows: unknown[] };
      seen.push(...page.rows);
      after = page.last;
    } while (after !== null);
    expect(seen).toHaveLength(12);
  });
});

describe('who may', () => {
  test.each(['lin', 'amei', 'dawei'] as const)('%s begins nothing with the wave of East', async (who) => {
    const outcome = await beginExport(db.as(who) as UserDb, { id: randomUUID(), wave: east, what: 'answers_csv' });
    expect(outcome).toBeNull();
  });

  test('what Wang began is of no use to anybody else, nor for another kind of file', async () => {
    const { id } = await begin('answers_csv');
    const args = { export: id, community: places.heping, names: ['age'] };
    const { rows: own } = await answersPage('wang', args);
    expect(own).toHaveLength(21);
    for (const who of ['lin', 'amei', 'dawei'] as const)
      expect(await answersPage(who, args)).toEqual({ last: null, rows: [] });
    const texts = { export: id, community: places.heping, questions: ['wish'], fields: [null] };
    expect(await db.call('wang', 'export_texts', texts)).toEqual({ last: null, rows: [] });
    expect(await exportedDefinition(db.as('wang') as UserDb, id)).toBeNull();
  });

  test('Dawei exports his own wave, in which nothing of East can be reached', async () => {
    const id = randomUUID();
    await beginExport(db.as('dawei') as UserDb, { id, wave: waves.west, what: 'answers_csv' });
    const args = { export: id, community: places.heping, names: ['age'] };
    expect(await answersPage('dawei', args)).toEqual({ last: null, rows: [] });
  });

  test('an export that Wang began yesterday hands out nothing more', async () => {
    const { id } = await begin('answers_csv');
    await db.sql(`update app.export set begun_at = now() - interval '13 hours' where id = $1`, [id]);
    const args = { export: id, community: places.heping, names: ['age'] };
    expect(await answersPage('wang', args)).toEqual({ last: null, rows: [] });
  });

  test('a deactivated office person gets no further page', async () => {
    const { id } = await begin('answers_csv');
    await db.sql(`update app.staff set active = false where account = 'wang'`);
    const args = { export: id, community: places.heping, names: ['age'] };
    expect(await answersPage('wang', args)).toEqual({ last: null, rows: [] });
    await db.sql(`update app.staff set active = true where account = 'wang'`);
  });
});

test('who took what is in the audit, once, however often it is begun', async () => {
  const id = randomUUID();
  for (const _ of [1, 2]) await beginExport(db.as('wang') as UserDb, { id, wave: east, what: 'definition' });
  const lines = await db.sql(
    `select auth_user_id, after ->> 'what' as what, after ->> 'wave_id' as wave from app.audit
     where table_name = 'export' and row_key ->> 'id' = $1`,
    [id],
  );
  expect(lines).toEqual([{ auth_user_id: db.authIds.wang, what: 'definition', wave: east }]);
  expect(await exportedDefinition(db.as('wang') as UserDb, id)).toEqual({ title: 'as published' });
});
