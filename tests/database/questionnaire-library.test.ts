/** The office's library: whose drafts are whose, that no later save overwrites what it has not seen, and what becomes a version. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  discardDraft,
  myQuestionnaires,
  publishedDefinition,
  questionnaireDraft,
  questionnaireOfDraft,
  questionnaireSeries,
} from '../../src/server/db/questionnaires.ts';
import { officeLibrary, versionOf, type OfficeLibrary } from './office-library.ts';
import { places, type Person } from './two-offices.ts';

let library: OfficeLibrary;
let db: OfficeLibrary['db'];
let staff: OfficeLibrary['staff'];
beforeAll(async () => {
  library = await officeLibrary();
  ({ db, staff } = library);
});
afterAll(() => db.close());

const as = (who: Person) => library.as(who);
const keep: OfficeLibrary['keep'] = (...given) => library.keep(...given);
const publish: OfficeLibrary['publish'] = (...given) => library.publish(...given);
const publishAgain: OfficeLibrary['publishAgain'] = (...given) => library.publishAgain(...given);

describe('a draft', () => {
  const id = randomUUID();

  test('is kept to the letter, and the same again changes nothing', async () => {
    const definition = '{ "title": {"zh-cn": "自己的", "default":"Own"},\n "odd": 1.50 }';
    expect(await keep('wang', { id, definition })).toEqual({ status: 'kept', revision: 1 });
    expect(await keep('wang', { id, definition })).toEqual({ status: 'kept', revision: 1 });
    expect((await questionnaireDraft(as('wang'), id))?.definition).toBe(definition);
    const { drafts } = await myQuestionnaires(as('wang'));
    expect(drafts.map(({ title }) => title)).toEqual([{ 'zh-CN': '自己的', en: 'Own' }]);
  });

  test('of two who write at once keeps the first, tells the second, and takes it once it was looked at', async () => {
    expect(await keep('wang', { id, revision: 1, title: 'one tab' })).toEqual({ status: 'kept', revision: 2 });
    expect(await keep('wang', { id, revision: 1, title: 'other tab' })).toEqual({ status: 'changed', revision: 2 });
    expect((await questionnaireDraft(as('wang'), id))?.definition).toContain('one tab');
    expect(await keep('wang', { id, revision: 2, title: 'other tab' })).toEqual({ status: 'kept', revision: 3 });
  });

  test.each(['amei', 'lin', 'dawei'] as const)(
    'is nothing to %s: neither read, nor written, nor thrown away',
    async (who) => {
      expect(await questionnaireDraft(as(who), id)).toBeNull();
      expect((await myQuestionnaires(as(who))).drafts).toEqual([]);
      expect(await keep(who, { id, revision: 3, title: 'taken' })).toEqual({ status: 'unknown' });
      expect(await discardDraft(as(who), id)).toBe('unknown');
      expect((await questionnaireDraft(as('wang'), id))?.revision).toBe(3);
    },
  );

  test('belongs to a sub-district, not to a community, and not to the office next door', async () => {
    expect(await keep('wang', { id: randomUUID(), area: 'heping' })).toEqual({ status: 'unknown' });
    expect(await keep('wang', { id: randomUUID(), area: 'west' })).toEqual({ status: 'unknown' });
    expect(await keep('dawei', { id, area: 'west', revision: 3 })).toEqual({ status: 'unknown' });
  });

  test('that is no JSON, or holds what the database cannot, is refused', async () => {
    expect(await keep('wang', { id: randomUUID(), definition: '{' })).toEqual({ status: 'malformed' });
    expect(await keep('wang', { id: randomUUID(), definition: '{"title":"\\u0000"}' })).toEqual({
      status: 'malformed',
    });
  });

  test('thrown away is gone, and does not come back from a tab that still shows it', async () => {
    expect(await discardDraft(as('wang'), id)).toBe('discarded');
    expect(await keep('wang', { id, revision: 3 })).toEqual({ status: 'gone' });
  });

  test('leaves its lines in the audit without the questionnaire itself', async () => {
    const lines = await db.sql(
      `select action, after from app.audit where table_name = 'questionnaire_draft' and row_key ->> 'id' = $1`,
      [id],
    );
    expect(lines.map(({ action }) => action)).toEqual(['insert', 'update', 'update', 'delete']);
    expect(JSON.stringify(lines)).not.toContain('definition');
  });
});

describe('publishing', () => {
  test('makes a questionnaire of the office, which the office next door does not see and its own people do', async () => {
    const made = versionOf(await publish());
    expect(made.version).toBe(1);
    const seen = async (who: Person) =>
      (await questionnaireSeries(as(who), made.questionnaire_id))?.versions.length ?? 0;
    expect([await seen('wang'), await seen('lin'), await seen('amei'), await seen('dawei')]).toEqual([1, 1, 1, 0]);
    expect(await publishedDefinition(as('dawei'), made.version_id)).toBeNull();
    expect(await publishedDefinition(as('wang'), made.version_id)).toMatchObject({ version: 1, area_id: places.east });
  });

  test('twice finds the same version, and the draft does not come back', async () => {
    const id = randomUUID();
    await keep('wang', { id });
    const first = versionOf(await publishAgain(id));
    expect(await publishAgain(id)).toMatchObject({ status: 'already', version_id: first.version_id });
    expect(await questionnaireOfDraft(as('wang'), id)).toBe(first.questionnaire_id);
    expect(await questionnaireOfDraft(as('dawei'), id)).toBeNull();
    expect(await keep('wang', { id, revision: 0 })).toEqual({ status: 'gone' });
  });

  test.each(['amei', 'lin', 'dawei'] as const)('is refused for %s', async (by) => {
    expect(await publish({ by })).toEqual({ status: 'unknown' });
  });

  test('is refused for somebody locked out, and for a draft that changed since it was compiled', async () => {
    await db.sql('update app.staff set active = false where id = $1', [staff.wang]);
    const id = randomUUID();
    await db.sql('update app.staff set active = true where id = $1', [staff.wang]);
    await keep('wang', { id });
    await db.sql('update app.staff set active = false where id = $1', [staff.wang]);
    expect(await publishAgain(id)).toEqual({ status: 'unknown' });
    await db.sql('update app.staff set active = true where id = $1', [staff.wang]);
    await keep('wang', { id, revision: 1, title: 'later' });
    expect(await publishAgain(id)).toEqual({ status: 'changed' });
  });

  test('a version that follows another says what is new, and follows in number', async () => {
    const { questionnaire_id: questionnaire } = versionOf(await publish());
    expect(await publish({ questionnaire, changes: '  ' })).toEqual({ status: 'no_changes' });
    expect(versionOf(await publish({ questionnaire, changes: 'clearer words' })).version).toBe(2);
    const [latest] = (await questionnaireSeries(as('wang'), questionnaire))?.versions ?? [];
    expect(latest).toMatchObject({ version: 2, changes: 'clearer words', waves: 0 });
  });

  test('what came with the program has no office, so nobody writes its next version', async () => {
    const [shipped] = await db.sql(`select id from app.questionnaire where slug = 'resident'`);
    expect(await keep('wang', { id: randomUUID(), questionnaire: String(shipped?.['id']) })).toEqual({
      status: 'unknown',
    });
  });
});
