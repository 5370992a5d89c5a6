/** Whether versions measure the same, by codes and scales; and that no wave mixes those that do not. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { saveWave } from '../../src/server/db/campaign.ts';
import { comparableDraft, comparableVersions, versionsFor } from '../../src/server/db/comparable-versions.ts';
import { clean, counting, formWith, officeLibrary, versionOf, type OfficeLibrary } from './office-library.ts';
import { places, waves, type Person } from './two-offices.ts';

let library: OfficeLibrary;
let db: OfficeLibrary['db'];
beforeAll(async () => {
  library = await officeLibrary();
  ({ db } = library);
});
afterAll(() => db.close());

const as = (who: Person) => library.as(who);
const publish: OfficeLibrary['publish'] = (...given) => library.publish(...given);

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
    expect(draft?.items).toEqual(why.map((one): unknown => expect.objectContaining(one)));
    const second = versionOf(await publish({ questionnaire: first.questionnaire_id, form, changes: 'other' }));
    expect(await comparableVersions(as('wang'), first.version_id, second.version_id)).toEqual(draft);
    expect(await comparableVersions(as('dawei'), first.version_id, second.version_id)).toBeNull();
  });

  test('another headline of a family is another verdict', async () => {
    const first = versionOf(await publish());
    const judged = (satisfaction: string) => ({ ...counting, headlines: { satisfaction } });
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

  test('is refused in words where the office saves it', async () => {
    const first = versionOf(await publish());
    const second = versionOf(await publish({ questionnaire: first.questionnaire_id, form: other, changes: 'scale' }));
    const plan = {
      ...{ area: places.east, opensAt: '2031-01-01T00:00:00Z', closesAt: '2031-02-01T00:00:00Z', target: 0.95 },
      ...{ scoreTarget: 80, designEffect: 1.5, channels: null, communities: [], task: '', people: '', responsible: '' },
    };
    const save = (version: string) => saveWave(as('wang'), randomUUID(), { ...plan, name: version, version });
    expect(await save(first.version_id)).toBe('saved');
    expect(await save(second.version_id)).toBe('not_comparable');
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
