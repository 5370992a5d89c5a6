/** Sheets typed in at a desk: stored once and as paper; a drawn one only with its second entry, whose agreement is counted. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseEntryCode, type EntryCode } from '../../src/domain/areas/entry-code.ts';
import { keyingChecks } from '../../src/server/db/keying-checks.ts';
import type { OpenEntrance } from '../../src/server/answering/entrance.ts';
import { drawnBy } from '../../src/server/answering/second-entry.ts';
import { takeSheet, type TypedSheet } from '../../src/server/answering/sheet.ts';
import { dailySalt } from '../../src/server/db/service/daily-salt.ts';
import type { Form } from '../../src/domain/form/index.ts';
import { closeIntake } from '../../src/server/intake/index.ts';
import { street } from './intake-street.ts';
import { twoOffices, waves, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
let desk: OpenEntrance;
let salt: string;
const today = { today: '2026-11-24' };

beforeAll(async () => {
  db = await twoOffices();
  salt = await dailySalt();
  const here = await street(db, { now: new Date() });
  const entryPoint = await here.entryPoint();
  const { form, counting } = here.submission(entryPoint);
  const place = { community: '', office: '', opens: null, closes: null };
  const code = parseEntryCode('HEPA22') ?? ('' as EntryCode);
  desk = { state: 'open', mode: 'paper', code, address: '/', place, entryPoint, form: form as Form<string>, counting };
});
afterAll(async () => {
  await closeIntake();
  await db.close();
});

/** An id that is drawn today, or one that is not. */
function idThat(isDrawn: boolean): string {
  for (;;) {
    const id = randomUUID();
    if (drawnBy(salt, id) === isDrawn) return id;
  }
}

const first = { overall: 'very', lamps: 'not', wish: '路灯' };
const second = { overall: 'very', lamps: 'little', wish: '路 灯' };
const sheet = (changes: Partial<TypedSheet> = {}): TypedSheet => ({
  submissionId: idThat(false),
  answers: first,
  address: '203.0.113.9',
  ...changes,
});
const stored = (id: string) => db.sql('select mode, flags, answers from app.answer where id = $1', [id]);
const counted = async () =>
  db.sql('select question, agreed, different from app.keying_check where wave_id = $1 order by question', [
    desk.entryPoint.wave.id,
  ]);

test('a sheet that is not drawn is stored as paper, without a word about who typed it or how fast', async () => {
  const one = sheet();
  expect(await takeSheet(desk, one, today)).toEqual({ state: 'stored' });
  expect(await stored(one.submissionId)).toEqual([{ mode: 'paper', flags: 0, answers: first }]);
  expect(await takeSheet(desk, one, today)).toEqual({ state: 'already' });
  expect(await counted()).toEqual([]);
});

describe('a sheet that is drawn', () => {
  test('is asked for again and not stored, as often as it comes alone', async () => {
    const one = sheet({ submissionId: idThat(true) });
    expect(await takeSheet(desk, one, today)).toEqual({ state: 'again' });
    expect(await takeSheet(desk, { ...one, first }, today)).toEqual({ state: 'again' });
    expect(await takeSheet(desk, { ...one, first, second: { overall: 'no such choice' } }, today)).toEqual({
      state: 'again',
    });
    expect(await stored(one.submissionId)).toEqual([]);
  });

  test('is stored with what was found right, and counted item by item, once', async () => {
    const one = sheet({ submissionId: idThat(true), answers: second, first, second });
    expect(await takeSheet(desk, one, today)).toEqual({ state: 'stored' });
    expect(await takeSheet(desk, one, today)).toEqual({ state: 'already' });
    expect(await stored(one.submissionId)).toMatchObject([{ mode: 'paper', answers: second }]);
    const rows = await counted();
    expect(rows.filter(({ different }) => different === 1).map(({ question }) => question)).toEqual(['', 'lamps']);
    expect(rows.filter(({ agreed }) => agreed === 1)).toHaveLength(8);
    expect(Object.keys((await db.sql('select * from app.keying_check limit 1'))[0] ?? {}).sort()).toEqual(
      ['wave_id', 'question', 'agreed', 'different'].sort(),
    );
  });

  test('with an answer that fits no question is sent back before anything is drawn', async () => {
    const one = sheet({ submissionId: idThat(true), answers: { overall: 'no such choice' } });
    expect(await takeSheet(desk, one, today)).toMatchObject({ state: 'problems' });
  });
});

test('two entries sent for a sheet that was not drawn are no sample, and are not counted', async () => {
  const before = await counted();
  expect(await takeSheet(desk, sheet({ first, second }), today)).toEqual({ state: 'stored' });
  expect(await counted()).toEqual(before);
});

test('the office reads how its own paper was typed in, and nobody else does', async () => {
  await db.call('the site', 'count_second_entry', {
    wave_id: waves.east,
    compared: [
      { question: '', agreed: false },
      { question: 'know', agreed: true },
    ],
  });
  const seenBy = (who: 'amei' | 'lin' | 'wang' | 'dawei') => keyingChecks(db.user(db.authIds[who]), waves.east);
  expect(await seenBy('wang')).toEqual([
    { question: '', agreed: 0, different: 1 },
    { question: 'know', agreed: 1, different: 0 },
  ]);
  for (const who of ['amei', 'lin', 'dawei'] as const) expect(await seenBy(who)).toEqual([]);
});
