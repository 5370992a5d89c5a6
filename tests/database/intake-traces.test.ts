/** Throttling, scan counts and the purge: what the intake keeps for a short while, and what it does with it. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseError } from '../../src/server/db/clients.ts';
import type { EntryPoint } from '../../src/server/db/entry-points.ts';
import { countScans } from '../../src/server/db/service/count-scans.ts';
import { purgeTraces } from '../../src/server/db/service/purge-traces.ts';
import { takeTokens } from '../../src/server/db/service/take-tokens.ts';
import { addressAtCode, floodGuard, wholeCode } from '../../src/server/intake/flood-guard.ts';
import type { FloodGuard } from '../../src/server/intake/flood-guard.ts';
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
  await windowWithRoom();
  clock.now = new Date();
  here.log.length = 0;
  entryPoint = await here.entryPoint();
});

/** The counters use fixed windows of ten minutes by the database's clock; a test must not straddle two of them. */
async function windowWithRoom(): Promise<void> {
  const left = 600_000 - (Date.now() % 600_000);
  if (left < 20_000) await wait(left + 100);
}

async function admitted(guard: FloodGuard, address: string, times: number): Promise<number> {
  const visitor = { address, entryPointId: entryPoint.entry_point_id, salt: 'salt of a test' };
  const answers = await Promise.all(Array.from({ length: times }, () => guard.admit(visitor)));
  return answers.filter((answer) => answer.admitted).length;
}

const guardOfASite = () => floodGuard(takeTokens, () => clock.now.getTime());

describe('a whole building behind one address', () => {
  test('gets through, all within the same moment', async () => {
    expect(await admitted(guardOfASite(), '203.0.113.9', 300)).toBe(300);
  });

  test('gets through too when two sites share the counters', async () => {
    const sites = [guardOfASite(), guardOfASite()];
    const counts = await Promise.all(sites.map((site) => admitted(site, '203.0.113.9', 150)));
    expect(counts).toEqual([150, 150]);
  });
});

describe('a script that floods a code', () => {
  test('is stopped and told when to come back', async () => {
    const intake = here.intake();
    const flood = Array.from({ length: 320 }, () => intake.submit(here.submission(entryPoint)));
    const refused = (await Promise.all(flood)).filter((outcome) => outcome.state === 'throttled');
    expect(refused).toHaveLength(20);
    expect(refused.every(({ retryAfter }) => retryAfter >= 1 && retryAfter <= addressAtCode.windowSeconds)).toBe(true);
  });

  test('does not stop the neighbours at the same code, nor itself at another', async () => {
    const guard = guardOfASite();
    expect(await admitted(guard, '203.0.113.9', 5000)).toBe(300);
    expect(await admitted(guard, '198.51.100.7', 1)).toBe(1);
    entryPoint = await here.entryPoint();
    expect(await admitted(guard, '203.0.113.9', 1)).toBe(1);
  });

  test('costs the database nothing once it is refused', async () => {
    let questions = 0;
    const guard = floodGuard(
      (...asked) => {
        questions += 1;
        return takeTokens(...asked);
      },
      () => clock.now.getTime(),
    );
    await admitted(guard, '203.0.113.9', 400);
    const before = questions;
    await admitted(guard, '203.0.113.9', 10_000);
    expect(questions).toBe(before);
  });

  test('is not forgotten when the site restarts', async () => {
    await admitted(guardOfASite(), '203.0.113.9', 310);
    expect(await admitted(guardOfASite(), '203.0.113.9', 10)).toBe(0);
  });

  test('may come back after the window', async () => {
    const guard = guardOfASite();
    await admitted(guard, '203.0.113.9', 310);
    await db.sql(`update app.throttle set window_start = window_start - interval '10 minutes'`);
    clock.now = new Date(clock.now.getTime() + 600_000);
    expect(await admitted(guard, '203.0.113.9', 1)).toBe(1);
  });

  test('from very many addresses is stopped at the limit of the code', async () => {
    const guard = guardOfASite();
    const counts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => admitted(guard, `198.51.100.${index}`, 300)),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(wholeCode.limit);
  });
});

test('counters and traces in the database name no address, code or phone', async () => {
  const token = 'the token of a phone';
  await here.intake().submit(here.submission(entryPoint, { token, address: '203.0.113.9' }));
  const kept = JSON.stringify([
    await db.sql(`select encode(key_hash, 'escape') as key from app.throttle`),
    await db.sql('select hash from app.duplicate_trace'),
  ]);
  for (const secret of [token, '203.0.113', entryPoint.entry_point_id]) expect(kept).not.toContain(secret);
});

describe('scans', () => {
  const counted = () =>
    db.sql('select day::text, count from app.scan where entry_point_id = $1 order by day', [entryPoint.entry_point_id]);

  test('are counted per entry point and day of China, and written together', async () => {
    const writes: number[] = [];
    const intake = here.intake({
      countScans: (batch) => {
        writes.push(batch.length);
        return countScans(batch);
      },
    });
    clock.now = new Date('2026-11-22T15:59:00Z');
    for (let time = 0; time < 3; time++) intake.noteScan(entryPoint.entry_point_id);
    clock.now = new Date('2026-11-22T16:01:00Z');
    intake.noteScan(entryPoint.entry_point_id);
    await intake.close();
    expect(writes).toEqual([2]);
    expect(await counted()).toEqual([
      { day: '2026-11-22', count: 3 },
      { day: '2026-11-23', count: 1 },
    ]);
  });

  test('that could not be written are written the next time, once', async () => {
    let away = true;
    const countScansOrFail: typeof countScans = (batch) =>
      away ? Promise.reject(new DatabaseError('count_scans', { code: 'ECONNREFUSED' })) : countScans(batch);
    const intake = here.intake({ countScans: countScansOrFail });
    clock.now = new Date('2026-11-22T04:00:00Z');
    intake.noteScan(entryPoint.entry_point_id);
    await intake.close();
    expect(here.log).toEqual(['intake: scans: count_scans: ECONNREFUSED']);
    away = false;
    intake.noteScan(entryPoint.entry_point_id);
    await intake.close();
    expect(await counted()).toEqual([{ day: '2026-11-22', count: 2 }]);
  });
});

test('an intake forgets traces of more than 48 hours as soon as it opens, and keeps those of today', async () => {
  const submission = here.submission(entryPoint, { token: 'a phone' });
  await here.intake().submit(submission);
  await db.sql(
    `insert into app.duplicate_trace (wave_id, hash, noted_at) values ($1, 'old', now() - interval '49 hours')`,
    [entryPoint.wave.id],
  );
  await db.sql(
    `insert into app.daily_salt (day, salt) values (current_date - 5, 'an old salt') on conflict do nothing`,
  );
  // The intake that opened first has purged within the hour.
  await db.sql(`update app.job set began_at = began_at - interval '1 hour'`);
  const purged = Promise.withResolvers<undefined>();

  here.intake({ purgeTraces: () => purgeTraces().then(() => purged.resolve(undefined)) });
  await purged.promise;
  const left = await db.sql('select hash from app.duplicate_trace where wave_id = $1', [entryPoint.wave.id]);
  expect(left.map((row) => String(row['hash']).length)).toEqual([64]);
  expect(await db.sql(`select salt from app.daily_salt where salt = 'an old salt'`)).toEqual([]);
});
