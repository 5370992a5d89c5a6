/** Whatever is kept in the record is shown in words: tables and columns that come later have to get theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest';

import { isShown, recordColumns, recordTables } from '../../src/pages/office/record/_record/record-words.ts';
import { testDatabase, type TestDatabase } from './harness.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('every table and column that is audited has a word, or is left out on purpose', async () => {
  const audited = await db.sql(`
    select relname as table, array(
      select attname::text from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped order by 1) as columns
    from pg_class
    where oid in (select tgrelid from pg_trigger where tgfoid = 'private.write_audit'::regproc)
    order by 1`);
  expect(
    audited.map(({ table }) => String(table)).filter((table) => !recordTables.some((one) => one === table)),
  ).toEqual([]);
  const columns = new Set(audited.flatMap(({ columns: names }) => names as string[]));
  const wordless = [...columns].filter((name) => isShown(name) && !recordColumns.some((one) => one === name));
  expect(wordless.toSorted()).toEqual([]);
});
