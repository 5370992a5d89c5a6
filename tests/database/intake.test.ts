/** From a checked submission to the row in the database, with the real database and a clock in the test's hand. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseError } from '../../src/server/db/clients.ts';
import { recordAnswers } from '../../src/server/db/service/record-answers.ts';
import { mostAtOnce } from '../../src/server/intake/intake.ts';
import type { EntryPoint } from '../../src/server/db/entry-points.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';
import { street } from './intake-street.ts';
import type { Street } from './intake-street.ts';

const clock = { now: new Date() };
let db: TestDatabase;
let here: Street;
let entryPoint: EntryPoint;

beforeAll(async () => {
  db = await testDatabase();
  here = await street(db, clock);
});
afterAll(() => db.close());
beforeEach(async () => {
  clock.now = new Date('2026-11-22T04:00:00Z');
  here.log.length = 0;
  entryPoint = await here.entryPoint();
});

async function stored(): Promise<Record<string, unknown>[]> {
  return db.sql('select * from app.answer where wave_id = $1 order by id', [entryPoint.wave.id]);
}

describe('an answer that was taken', () => {
  test('keeps its week and its place, and no time, code or phone', async () => {
    const submission = here.submission(entryPoint, { token: 'a phone', seconds: 90, answers: { overall: 'fairly' } });
    expect(await here.intake().submit(submission)).toEqual({ state: 'stored' });
    const [row] = await stored();
    expect(row).toMatchObject({
      channel: 'poster',
      mode: 'self',
      flags: 0,
      eligible: true,
      answers: { overall: 'fairly' },
    });
    expect(Object.keys(row ?? {}).sort()).toEqual(
      [
        'answers',
        'channel',
        'cluster',
        'community_id',
        'digest',
        'eligible',
        'export_order',
        'flagged',
        'flags',
        'id',
        'mode',
        'wave_id',
        'week',
      ].sort(),
    );
    expect(await db.sql(`select week::text from app.answer where id = $1`, [submission.submissionId])).toEqual([
      { week: '2026-11-16' },
    ]);
  });

  test('is counted in the tallies of its community', async () => {
    const intake = here.intake();
    await intake.submit(here.submission(entryPoint, { answers: { overall: 'very' } }));
    await intake.submit(here.submission(entryPoint, { answers: { overall: 'very' } }));
    await intake.submit(here.submission(entryPoint, { answers: { overall: 'not' } }));
    const counts = await db.sql(
      `select choice, count::integer from app.tally where wave_id = $1 and question = 'overall' order by choice`,
      [entryPoint.wave.id],
    );
    expect(counts).toEqual([
      { choice: 'not', count: 1 },
      { choice: 'very', count: 2 },
    ]);
  });

  test('and is sent again changes nothing', async () => {
    const intake = here.intake();
    const submission = here.submission(entryPoint, { answers: { roads: 'very', overall: 'not' } });
    await intake.submit(submission);
    const again = {
      ...submission,
      answers: { overall: 'not', roads: 'very' },
      submissionId: submission.submissionId.toUpperCase(),
    };
    expect(await intake.submit(again)).toEqual({ state: 'already' });
    expect(await stored()).toHaveLength(1);
  });

  test('does not swallow other answers under the same id', async () => {
    const intake = here.intake();
    const mei = here.submission(entryPoint, { answers: { overall: 'very' } });
    expect(await intake.submit(mei)).toEqual({ state: 'stored' });
    expect(await intake.submit({ ...mei, answers: { overall: 'not' } })).toEqual({ state: 'stored' });
    expect(await stored()).toHaveLength(2);
  });

  test('from somebody outside the population enters no tally', async () => {
    await here.intake().submit(here.submission(entryPoint, { answers: { overall: 'very', age: 'child' } }));
    expect(await stored()).toMatchObject([{ eligible: false }]);
    expect(await db.sql('select * from app.tally where wave_id = $1', [entryPoint.wave.id])).toEqual([]);
  });
});

describe('an answer that was not taken', () => {
  test.each(['', 'x', '0', `${randomUUID()}0`, "'; drop table app.answer; --"])(
    'has %j for an id',
    async (submissionId) => {
      expect(await here.intake().submit(here.submission(entryPoint, { submissionId }))).toEqual({
        state: 'refused',
        reason: 'submission_id',
      });
    },
  );

  test('came four days after the wave closed; an hour after, it counts', async () => {
    clock.now = new Date();
    const late = await here.entryPoint('closed for an hour');
    expect(await here.intake().submit(here.submission(late))).toEqual({ state: 'stored' });
    const tooLate = await here.entryPoint('closed for four days');
    expect(await here.intake().submit(here.submission(tooLate))).toEqual({ state: 'closed' });
  });

  test('came too late by the clock of the database', async () => {
    const tooLate = await here.entryPoint('closed for four days');
    expect(await here.intake().submit(here.submission(tooLate))).toEqual({ state: 'closed' });
  });
});

describe('many answers at once', () => {
  test('go in few batches, and each is stored', async () => {
    const batches: number[] = [];
    const intake = here.intake({
      recordAnswers: (batch) => {
        batches.push(batch.length);
        return recordAnswers(batch);
      },
    });
    const outcomes = await Promise.all(Array.from({ length: 290 }, () => intake.submit(here.submission(entryPoint))));
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['stored']));
    expect(await stored()).toHaveLength(290);
    expect(batches.length).toBeLessThan(40);
    expect(Math.max(...batches)).toBeLessThanOrEqual(200);
  });

  test('a row the database cannot read is refused, and its neighbours are stored', async () => {
    const intake = here.intake();
    const wishes = ['lamps', 'trees', 'a \u0000 character no database takes', 'bins', 'quiet'];
    const outcomes = await Promise.all(
      wishes.map((wish) => intake.submit(here.submission(entryPoint, { answers: { overall: 'very', wish } }))),
    );
    expect(outcomes.map(({ state }) => state)).toEqual(['stored', 'stored', 'refused', 'stored', 'stored']);
    expect(await stored()).toHaveLength(4);
  });

  test('a row of an unknown wave is refused alone', async () => {
    const intake = here.intake();
    const elsewhere = { ...entryPoint, wave: { ...entryPoint.wave, id: randomUUID() } };
    const outcomes = await Promise.all(
      [entryPoint, elsewhere, entryPoint].map((place) => intake.submit(here.submission(place))),
    );
    expect(outcomes.map(({ state }) => state)).toEqual(['stored', 'refused', 'stored']);
  });

  test('more than there is room for are asked to come back, before anything is done with them', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const intake = here.intake({ dailySalt: () => promise.then(() => 'a salt of more than sixteen letters') });
    const waiting = Array.from({ length: mostAtOnce.submissions }, (_, index) =>
      intake.submit(here.submission(entryPoint, { address: `192.0.2.${index % 20}` })),
    );
    expect(await intake.submit(here.submission(entryPoint))).toEqual({ state: 'busy', retryAfter: 5 });
    resolve(undefined);
    expect(new Set((await Promise.all(waiting)).map(({ state }) => state))).toEqual(new Set(['stored']));
    expect(await intake.submit(here.submission(entryPoint))).toEqual({ state: 'stored' });
  });

  test('huge ones fill the room before they fill the memory', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const intake = here.intake({ dailySalt: () => promise.then(() => 'a salt of more than sixteen letters') });
    const wish = 'x'.repeat(60_000);
    const outcomes = Array.from({ length: 300 }, () =>
      intake.submit(here.submission(entryPoint, { answers: { wish } })),
    );
    const last = await outcomes.at(-1);
    resolve(undefined);
    expect(last).toEqual({ state: 'busy', retryAfter: 5 });
    expect((await Promise.all(outcomes)).filter(({ state }) => state === 'stored').length).toBeGreaterThan(200);
  });

  test('closing waits for every answer on its way and takes no new one', async () => {
    const intake = here.intake();
    const onTheirWay = Array.from({ length: 50 }, () => intake.submit(here.submission(entryPoint)));
    await intake.close();
    expect(await stored()).toHaveLength(50);
    expect(await intake.submit(here.submission(entryPoint))).toEqual({ state: 'busy', retryAfter: 5 });
    await Promise.all(onTheirWay);
  });
});

describe('when the database is away', () => {
  const away = () => Promise.reject(new DatabaseError('record_answers', { code: 'ECONNREFUSED' }));

  test('the person is asked to come back, and the log names neither answer nor address nor code', async () => {
    const submission = here.submission(entryPoint, { answers: { overall: 'very', wish: 'secret wish' } });
    expect(await here.intake({ recordAnswers: away }).submit(submission)).toEqual({ state: 'busy', retryAfter: 5 });
    expect(here.log).toEqual(['intake: answer: record_answers: ECONNREFUSED']);
  });

  test('the same answer sent again afterwards is stored, and not taken for its own duplicate', async () => {
    let fails = true;
    const intake = here.intake({ recordAnswers: (batch) => (fails ? away() : recordAnswers(batch)) });
    const submission = here.submission(entryPoint, { token: 'a phone' });
    expect(await intake.submit(submission)).toEqual({ state: 'busy', retryAfter: 5 });
    fails = false;
    expect(await intake.submit(submission)).toEqual({ state: 'stored' });
    expect(await stored()).toMatchObject([{ flags: 0 }]);
  });
});
