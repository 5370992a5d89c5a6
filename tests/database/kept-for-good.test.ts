/** What may never change does not change, even for the owner of the database; what people change leaves its line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answerRow, counting, office, places, twoOffices, waves } from './two-offices.ts';
import type { TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

describe('a published version', () => {
  const publish = (changes: Record<string, unknown> = {}) =>
    db.call('the site', 'publish_questionnaire', {
      slug: 'resident',
      version: 1,
      definition: { title: 'resident' },
      form: { format: 1 },
      counting,
      ...changes,
    });

  test('published again is the same version', async () => {
    expect(await publish()).toEqual({ status: 'already', version_id: db.versionId });
  });

  test('keeps its number for itself: other content is refused and stores nothing', async () => {
    expect(await publish({ definition: { title: 'changed' } })).toMatchObject({
      status: 'refused',
      reason: 'version_taken',
    });
    expect(await db.sql('select definition from app.questionnaire_version')).toEqual([
      { definition: { title: 'resident' } },
    ]);
  });

  test('may have a successor', async () => {
    const second = await publish({ version: 2, definition: { title: 'changed' } });
    expect(second).toMatchObject({ status: 'published' });
  });

  test.each([
    `update app.questionnaire_version set definition = '{}' where published_at is not null`,
    `update app.questionnaire_version set published_at = null`,
    `update app.questionnaire_version set counting = '{"countable":{}}'`,
    `delete from app.questionnaire_version`,
  ])('refuses: %s', async (change) => {
    await expect(db.sql(change)).rejects.toThrow('never changed');
  });

  test('is not shown before it is published', async () => {
    const [draft] = await db.sql(
      `insert into app.questionnaire_version (questionnaire_id, version, definition, form, counting)
       select id, 9, '{}', '{}', '{"countable":{}}' from app.questionnaire where slug = 'resident' returning id`,
    );
    expect(await db.call('anyone', 'questionnaire_form', { version_id: draft?.['id'] })).toBeNull();
    expect(await db.call('anyone', 'questionnaire_form', { version_id: db.versionId })).toMatchObject({
      slug: 'resident',
      version: 1,
      form: { format: 1 },
    });
  });
});

test('a wave that has answers keeps its questionnaire and its area, but may be prolonged', async () => {
  await db.call('the site', 'record_answers', { batch: [answerRow()] });
  const change = (set: string) => db.sql(`update app.wave set ${set} where id = '${waves.east}'`);
  await expect(change(`area_id = '${places.west}'`)).rejects.toThrow('has answers');
  await expect(change(`closes_at = closes_at + interval '7 days'`)).resolves.toBeDefined();
});

describe('the audit', () => {
  const lines = (table: string) =>
    db.sql(`select action, role, row_key, before, after from app.audit where table_name = $1 order by id`, [table]);

  test('stands on every table that people write, and on the copies that are made of everything', async () => {
    const audited = await db.sql(
      `select distinct tgrelid::regclass::text as name from pg_trigger
       where tgfoid = 'private.write_audit'::regproc order by 1`,
    );
    expect(audited.map(({ name }) => name)).toEqual(
      [
        'activity',
        'area',
        'area_adults',
        'building_assignment',
        'building_checkout',
        'copy',
        'entry_point',
        'estate_assignment',
        'export',
        'invitation',
        'material',
        'message',
        'message_version',
        'news_item',
        'office_scale',
        'office_setting',
        'outreach_round',
        'poster',
        'premises_import',
        'public_home',
        'questionnaire',
        'questionnaire_draft',
        'questionnaire_version',
        'round_area',
        'round_material',
        'sign_up_setting',
        'staff',
        'staff_role',
        'text_theme',
        'theme',
        'wave',
        'wave_duty',
        'wave_plan',
        'work_unit',
        'work_unit_member',
      ].map((table) => `app.${table}`),
    );
  });

  test('tells what was changed, from what to what, and as whom', async () => {
    const areas = office.areas.map((area) => (area.id === places.beihai ? { ...area, households: 950 } : area));
    await db.call('the site', 'import_office', { office: { areas } });
    const changes = await lines('area');
    expect(changes.at(-1)).toEqual({
      action: 'update',
      role: 'service_role',
      row_key: { id: places.beihai },
      before: { households: 900 },
      after: { households: 950 },
    });
    expect(changes.filter(({ action }) => action === 'update')).toHaveLength(1);
  });

  test('keeps what was deleted', async () => {
    await db.sql('delete from app.staff_role where role = $1', ['worker']);
    expect((await lines('staff_role')).at(-1)).toMatchObject({
      action: 'delete',
      before: { role: 'worker', area_id: places.heping },
      after: null,
    });
  });

  test('holds no secret of an invitation and no whole questionnaire', async () => {
    const [line] = await db.sql(
      `select count(*)::integer as leaks from app.audit
       where coalesce(after, before) ?| array['token_hash', 'definition', 'form', 'counting']`,
    );
    expect(line).toEqual({ leaks: 0 });
  });

  test.each([`update app.audit set role = 'nobody'`, 'delete from app.audit'])('refuses: %s', async (change) => {
    await expect(db.sql(change)).rejects.toThrow('never changed');
  });
});
