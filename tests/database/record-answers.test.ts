/** A batch of answers: each row is judged for itself, stored once, and never dropped silently. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answerRow, places, twoOffices, waves } from './two-offices.ts';
import type { TwoOffices } from './two-offices.ts';

type Receipt = { id: string; status: string; reason?: string };

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

async function record(...batch: unknown[]): Promise<Receipt[]> {
  return (await db.call('the site', 'record_answers', { batch })) as Receipt[];
}

async function outcomes(...batch: unknown[]): Promise<string[]> {
  return (await record(...batch)).map(({ status, reason }) => reason ?? status);
}

async function stored(id: unknown): Promise<Record<string, unknown>[]> {
  return db.sql('select answers, flags, digest from app.answer where id = $1', [id]);
}

describe('sent again', () => {
  test('the same answers under the same id are already received', async () => {
    const row = answerRow();
    expect(await outcomes(row)).toEqual(['stored']);
    expect(await record(row, row)).toEqual([
      { id: row['id'], status: 'already' },
      { id: row['id'], status: 'already' },
    ]);
    expect(await stored(row['id'])).toHaveLength(1);
  });

  test('other answers under an id already taken are kept under another id, the same each time', async () => {
    const first = answerRow();
    const second = { ...first, answers: { know: 'known' }, digest: 'other' };
    await record(first);
    const [receipt] = await record(second);
    expect(receipt).toMatchObject({ status: 'stored_as_new' });
    expect(receipt?.id).not.toBe(first['id']);
    expect(await stored(receipt?.id)).toMatchObject([{ answers: { know: 'known' } }]);
    expect(await record(second)).toEqual([{ id: receipt?.id, status: 'already' }]);
    expect(await stored(first['id'])).toMatchObject([{ answers: { know: 'heard' } }]);
  });

  test('the same holds inside one batch', async () => {
    const first = answerRow();
    const second = { ...first, digest: 'other' };
    expect(await outcomes(first, second, first, second)).toEqual(['stored', 'stored_as_new', 'already', 'already']);
  });

  test('a refused row takes no id away from the answers that come under it later', async () => {
    const row = answerRow();
    expect(await outcomes({ ...row, digest: 'bad', channel: 'mail' }, row)).toEqual(['malformed', 'stored']);
  });
});

const wrong: [because: string, changes: Record<string, unknown>, reason: string][] = [
  ['no id', { id: null }, 'malformed'],
  ['an id that is no uuid', { id: 'abc' }, 'malformed'],
  ['a wave that is no uuid', { wave_id: 7 }, 'malformed'],
  ['a day that does not exist', { week: '2026-02-23', day: '2026-02-31' }, 'malformed'],
  ['a week that does not begin on Monday', { week: '2026-11-24' }, 'malformed'],
  ['a day outside its week', { day: '2026-12-01' }, 'malformed'],
  ['an unknown channel', { channel: 'mail' }, 'malformed'],
  ['an unknown mode', { mode: 'guess' }, 'malformed'],
  ['flags we do not know', { flags: 16 }, 'malformed'],
  ['no flags', { flags: null }, 'malformed'],
  ['a cluster that is no number', { cluster: 'here' }, 'malformed'],
  ['eligible as text', { eligible: 'true' }, 'malformed'],
  ['answers that are a list', { answers: [] }, 'malformed'],
  ['no digest', { digest: null }, 'malformed'],
  ['more than 64 KB', { answers: { wish: 'x'.repeat(66_000) } }, 'too_large'],
  ['a wave that does not exist', { wave_id: randomUUID() }, 'unknown_wave'],
  ['a community that does not exist', { community_id: randomUUID() }, 'unknown_community'],
  ['a community of another sub-district', { community_id: places.beihai }, 'unknown_community'],
  ['a sub-district in place of a community', { community_id: places.east }, 'unknown_community'],
];

describe('refused alone, without sinking its neighbours', () => {
  test.each(wrong)('%s', async (_because, changes, reason) => {
    expect(await outcomes(answerRow(), answerRow(changes), answerRow())).toEqual(['stored', reason, 'stored']);
  });

  test.each([null, 5, 'text', [], {}])('%j in place of a row', async (row) => {
    expect(await outcomes(answerRow(), row)).toEqual(['stored', 'malformed']);
  });

  test('what is no batch at all stores nothing', async () => {
    const { error } = await db.as('the site').rpc('record_answers', { batch: { id: 'x' } });
    expect(error).not.toBeNull();
  });

  test('an empty batch is answered with no receipts', async () => {
    expect(await record()).toEqual([]);
  });
});

describe('the wave', () => {
  async function between(opens: string, closes: string): Promise<string[]> {
    await db.sql(
      `update app.wave set opens_at = now() + $1::interval, closes_at = now() + $2::interval where id = '${waves.west}'`,
      [opens, closes],
    );
    return outcomes(answerRow({ wave_id: waves.west, community_id: places.beihai }));
  }

  test('accepts for 72 hours what was begun before it closed, then tells latecomers', async () => {
    expect(await between('-10 days', '-71 hours')).toEqual(['stored']);
    expect(await between('-10 days', '-73 hours')).toEqual(['closed']);
  });

  test('accepts nothing before it opens', async () => {
    expect(await between('1 hour', '2 days')).toEqual(['not_open']);
  });
});

describe('a trace of the phone', () => {
  test('flags the second answer of a phone in a wave, in one batch or in two, and stays out of the answer', async () => {
    const [first, second, third] = [1, 2, 3].map(() => answerRow({ trace: 'salted hash', flags: 2 }));
    await record(first, second);
    await record(third);
    const flags = async (row: Record<string, unknown> | undefined) => (await stored(row?.['id']))[0]?.['flags'];
    expect([await flags(first), await flags(second), await flags(third)]).toEqual([2, 3, 3]);
  });

  test('does not flag a batch that is sent again because its receipt was lost', async () => {
    const row = answerRow({ trace: 'another phone' });
    await record(row);
    await record(row);
    expect(await stored(row['id'])).toMatchObject([{ flags: 0 }]);
  });
});

test('durations stay in the histogram of the wave; the median is told from thirty answers on', async () => {
  const timed = (seconds: number) => answerRow({ seconds, wave_id: waves.west, community_id: places.beihai });
  await db.sql(`update app.wave set opens_at = now() - interval '1 day' where id = $1`, [waves.west]);
  await record(...Array.from({ length: 29 }, (_, index) => timed(60 + index)));
  expect(await db.call('the site', 'duration_median', { wave_id: waves.west })).toBeNull();
  await record(timed(9_999_999));
  expect(await db.call('the site', 'duration_median', { wave_id: waves.west })).toBeCloseTo(75, 0);
});
