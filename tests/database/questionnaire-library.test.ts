/** The office's library: whose drafts are whose, that no later save overwrites what it has not seen, and what becomes a version. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { comparableDraft, comparableVersions, versionsFor } from '../../src/server/db/comparable-versions.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import {
  discardDraft,
  keepDraft,
  myQuestionnaires,
  publishedDefinition,
  questionnaireOfDraft,
  questionnaireDraft,
  questionnaireSeries,
} from '../../src/server/db/questionnaires.ts';
import { publishDraft } from '../../src/server/db/service/publish-draft.ts';
import { places, twoOffices, waves, type Person, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
let staff: Record<Person, string>;
beforeAll(async () => {
  db = await twoOffices();
  const rows = await db.sql('select account, id from app.staff');
  staff = Object.fromEntries(rows.map(({ account, id }) => [account, id])) as Record<Person, string>;
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;

/** One closed item on a scale, in the way the compiler writes it. */
function formWith(...items: { name: string; indicator: string; roles: readonly string[]; kind?: string }[]) {
  const elements = items.map(({ indicator, kind = 'radiogroup', name, roles }) => ({
    ...{ kind, name, indicator, required: false, validators: [], title: { en: name } },
    choices: roles.map((role) => ({ value: role, text: { en: role }, role })),
  }));
  return {
    format: 1,
    title: { en: 'Own' },
    pages: [{ name: 'one', elements: [{ kind: 'panel', name: 'p', elements }] }],
  };
}
const clean = { name: 'clean', indicator: 'satisfaction.environment', roles: ['very_satisfied', 'neutral'] };
const counting = { countable: { clean: 'one' }, headlines: {}, eligibility: [] } as const;

interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly area: keyof typeof places;
  readonly questionnaire: string | null;
  readonly definition: string;
}

function keep(who: Person, { area = 'east', title = 'Own', ...draft }: Partial<Draft> & { id: string }) {
  const definition = JSON.stringify({ title, pages: [{ name: 'one', elements: [] }] });
  return keepDraft(as(who), {
    ...{ area: places[area], questionnaire: null, definition, reasons: {}, revision: 0 },
    ...draft,
  });
}

interface Publishing {
  readonly form: ReturnType<typeof formWith>;
  readonly questionnaire: string;
  readonly changes: string;
  readonly by: Person;
  readonly revision: number;
}

async function publish(changes: Partial<Publishing> = {}) {
  const id = randomUUID();
  const questionnaire = changes.questionnaire ?? null;
  expect(await keep('wang', { id, questionnaire })).toEqual({ status: 'kept', revision: 1 });
  return publishAgain(id, changes);
}

async function publishAgain(
  id: string,
  { by = 'wang', changes = 'first', form, revision = 1 }: Partial<Publishing> = {},
) {
  const compiled = { form: form ?? formWith(clean), counting } as never as Parameters<typeof publishDraft>[0];
  return publishDraft({ ...compiled, staff: staff[by], draft: id, revision, changes, reasons: [] });
}

function versionOf(outcome: Awaited<ReturnType<typeof publishDraft>>) {
  if (outcome.status !== 'published') throw new Error(JSON.stringify(outcome));
  return outcome;
}

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

describe('versions', () => {
  const other = { ...clean, roles: ['very_satisfied', 'neutral', 'very_dissatisfied'] };
  const renamed = { ...clean, name: 'tidy' };
  const parking = { name: 'parking', indicator: 'satisfaction.traffic', roles: ['very_satisfied', 'neutral'] };

  test.each([
    [
      'the same items in another order and with one more',
      formWith(parking, { ...clean, roles: clean.roles.toReversed() }),
      [],
    ],
    ['another scale under the same code', formWith(other), [{ code: 'clean', why: 'scale' }]],
    ['several answers instead of one', formWith({ ...clean, kind: 'checkbox' }), [{ code: 'clean', why: 'scale' }]],
    [
      'another indicator under the same code',
      formWith({ ...clean, indicator: 'satisfaction.markets' }),
      [{ code: 'clean', why: 'indicator' }],
    ],
    ['the indicator under another code', formWith(renamed), [{ code: 'tidy', why: 'renamed' }]],
    ['nothing of it any more', formWith(parking), []],
  ])('%s', async (_, form, why) => {
    const first = versionOf(await publish());
    const draft = await comparableDraft(as('wang'), first.version_id, { form, counting });
    expect(draft?.items).toEqual(why.map((one) => expect.objectContaining(one)));
    const second = versionOf(await publish({ questionnaire: first.questionnaire_id, form, changes: 'other' }));
    expect(await comparableVersions(as('wang'), first.version_id, second.version_id)).toEqual(draft);
    expect(await comparableVersions(as('dawei'), first.version_id, second.version_id)).toBeNull();
  });

  test('another headline of a family is another verdict', async () => {
    const first = versionOf(await publish());
    const judged = (satisfaction: string) => ({ ...counting, headlines: { satisfaction } });
    await db.sql('select 1');
    const compared = (later: string) =>
      db.sql('select private.not_comparable(private.measured($1, $2), private.measured($1, $3)) as items', [
        ...[JSON.stringify(formWith(clean, parking)), JSON.stringify(judged('clean')), JSON.stringify(judged(later))],
      ]);
    expect(await compared('clean')).toEqual([{ items: [] }]);
    expect(await compared('parking')).toEqual([
      { items: [{ code: 'parking', indicator: 'satisfaction', why: 'headline' }] },
    ]);
    expect(first.version).toBe(1);
  });
});

describe('a wave', () => {
  const other = formWith({ ...clean, roles: ['very_satisfied', 'very_dissatisfied'] });
  const insert = (version: string, area: keyof typeof places = 'east', id: string = randomUUID()) =>
    db.sql(
      `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
       values ($1, $2, 'autumn', $3, now() - interval '1 day', now() + interval '1 day') returning id`,
      [id, version, places[area]],
    );
  const refusalOf = async (version: string, wave: string | null = null) =>
    (await versionsFor(as('wang'), places.east, wave)).find(({ version_id }) => version_id === version)?.refusal;

  test('that would mix versions which cannot be compared is refused with the reason, and told so beforehand', async () => {
    const first = versionOf(await publish());
    const second = versionOf(await publish({ questionnaire: first.questionnaire_id, form: other, changes: 'scale' }));
    const [wave] = await insert(first.version_id);
    expect(await refusalOf(first.version_id)).toBeNull();
    expect(await refusalOf(second.version_id)).toEqual({
      ...{ reason: 'incomparable', version: 1, wave: 'autumn' },
      items: [{ code: 'clean', indicator: 'satisfaction.environment', why: 'scale' }],
    });
    await expect(insert(second.version_id)).rejects.toThrow('cannot be asked in this wave: incomparable');
    // The only wave there is may still be given another version: there is nothing yet to be mixed with.
    expect(await refusalOf(second.version_id, String(wave?.['id']))).toBeNull();
    await db.sql('update app.wave set questionnaire_version_id = $1 where id = $2', [second.version_id, wave?.['id']]);
    await expect(insert(first.version_id)).rejects.toThrow('incomparable');
  });

  test('takes a comparable version', async () => {
    const first = versionOf(await publish());
    const second = versionOf(await publish({ questionnaire: first.questionnaire_id, changes: 'words' }));
    await insert(first.version_id);
    expect(await insert(second.version_id)).toHaveLength(1);
  });

  test('of the office next door cannot ask a questionnaire of ours', async () => {
    const { version_id: version } = versionOf(await publish());
    await expect(insert(version, 'west')).rejects.toThrow('foreign');
    expect((await versionsFor(as('dawei'), places.west)).map(({ version_id }) => version_id)).toEqual([db.versionId]);
    expect(await versionsFor(as('dawei'), places.east)).toEqual([]);
    expect(await versionsFor(as('lin'), places.east)).toEqual([]);
  });

  test('cannot ask what is not published', async () => {
    const [draft] = await db.sql(
      `insert into app.questionnaire_version (questionnaire_id, version, definition, form, counting)
       select id, 9, '{}', '{}', '{"countable":{}}' from app.questionnaire where slug = 'resident' returning id`,
    );
    await expect(insert(String(draft?.['id']))).rejects.toThrow('unpublished');
  });

  test('may be prolonged and renamed without being asked again', async () => {
    await expect(db.sql(`update app.wave set name = 'spring' where id = $1`, [waves.east])).resolves.toBeDefined();
  });
});
