/** Putting back what was taken out of a draft last: exactly, once, by its own office, and only while nothing else was changed. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { draftRemoval, keepRemoval, undoRemoval } from '../../src/server/db/draft-removals.ts';
import { questionnaireDraft } from '../../src/server/db/questionnaires.ts';
import { officeLibrary, type OfficeLibrary } from './office-library.ts';
import { places } from './two-offices.ts';

let library: OfficeLibrary;
beforeAll(async () => {
  library = await officeLibrary();
});
afterAll(() => library.db.close());

const whole =
  '{ "title": "Own", "odd": 1.50, "pages": [{"elements": [{"type": "text", "name": "a", "visibleIf": "{b} = 1"}]}] }';
const without = '{ "title": "Own", "odd": 1.50, "pages": [{"elements": []}] }';
const removed = { kind: 'item', at: 'item-a', zh: '甲', en: 'A' } as const;
const as = (who: 'amei' | 'dawei' | 'lin' | 'wang') => library.as(who);

/** A draft that lost an item: it stands at revision 2. */
async function shortened(): Promise<string> {
  const id = randomUUID();
  await library.keep('wang', { id, definition: whole });
  expect(await remove(id, 1)).toEqual({ status: 'kept', revision: 2 });
  return id;
}

function remove(id: string, revision: number, who: 'dawei' | 'wang' = 'wang') {
  const draft = { id, area: places.east, questionnaire: null, reasons: {}, definition: without, revision };
  return keepRemoval(as(who), draft, { definition: whole, removed });
}

test('puts it back to the letter, and pressed twice does it once', async () => {
  const id = await shortened();
  expect((await questionnaireDraft(as('wang'), id))?.definition).toBe(without);
  expect(await draftRemoval(as('wang'), id)).toEqual(removed);
  expect(await undoRemoval(as('wang'), id, 2)).toEqual({ status: 'kept', removed });
  expect(await undoRemoval(as('wang'), id, 2)).toEqual({ status: 'kept', removed });
  expect(await questionnaireDraft(as('wang'), id)).toMatchObject({ definition: whole, revision: 3 });
  expect(await draftRemoval(as('wang'), id)).toBeNull();
});

test('after any other change offers and does nothing more', async () => {
  const id = await shortened();
  await library.keep('wang', { id, revision: 2, title: 'other tab' });
  expect(await draftRemoval(as('wang'), id)).toBeNull();
  expect(await undoRemoval(as('wang'), id, 2)).toEqual({ status: 'changed' });
  expect(await undoRemoval(as('wang'), id, 3)).toEqual({ status: 'changed' });
  expect((await questionnaireDraft(as('wang'), id))?.definition).toContain('other tab');
});

test('taken out again after it was put back, it can be put back again', async () => {
  const id = await shortened();
  await undoRemoval(as('wang'), id, 2);
  expect(await remove(id, 3)).toEqual({ status: 'kept', revision: 4 });
  expect(await draftRemoval(as('wang'), id)).toEqual(removed);
  expect(await undoRemoval(as('wang'), id, 2)).toEqual({ status: 'changed' });
  expect(await undoRemoval(as('wang'), id, 4)).toMatchObject({ status: 'kept' });
});

test('a removal that was not kept leaves nothing to undo', async () => {
  const id = randomUUID();
  await library.keep('wang', { id, definition: whole });
  await library.keep('wang', { id, revision: 1, title: 'other tab' });
  expect(await remove(id, 1)).toEqual({ status: 'changed', revision: 2 });
  expect(await draftRemoval(as('wang'), id)).toBeNull();
});

test.each(['amei', 'lin', 'dawei'] as const)('is nothing to %s', async (who) => {
  const id = await shortened();
  expect(await draftRemoval(as(who), id)).toBeNull();
  expect(await undoRemoval(as(who), id, 2)).toEqual({ status: 'unknown' });
  if (who === 'dawei') expect(await remove(id, 2, who)).toEqual({ status: 'unknown' });
  expect((await questionnaireDraft(as('wang'), id))?.revision).toBe(2);
});

test('goes with its draft', async () => {
  const id = await shortened();
  await library.db.sql('delete from app.questionnaire_draft where id = $1', [id]);
  expect(await library.db.sql('select draft_id from app.draft_removal where draft_id = $1', [id])).toEqual([]);
});
