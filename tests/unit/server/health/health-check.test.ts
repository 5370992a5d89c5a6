import { describe, expect, test } from 'vitest';

import { DatabaseError } from '../../../../src/server/db/clients.ts';
import { healthCheck } from '../../../../src/server/health/health-check.ts';
import type { Examined, HealthLimits } from '../../../../src/server/health/health-check.ts';

function site(appliedMigrations: Examined['appliedMigrations'], limits: Partial<HealthLimits> = {}) {
  const examined: Examined = {
    appliedMigrations,
    keys: () => 'well-formed',
    queue: () => ({ waiting: 0, capacity: 10, bytes: 0, oldestSeconds: 0, lastFailure: null }),
    shippedMigrations: ['1'],
    publicUrl: null,
    trustsProxy: false,
    version: '0.1.0',
    build: null,
  };
  return healthCheck(examined, { patienceMilliseconds: 60_000, freshMilliseconds: 60_000, ...limits });
}

describe('however many ask', () => {
  test('one question goes to the database, and its answer serves for a while', async () => {
    let asked = 0;
    const check = site(() => Promise.resolve([String((asked += 1))]));
    const all = await Promise.all(Array.from({ length: 50 }, check));
    expect(all.map(({ condition }) => condition)).toEqual(Array.from({ length: 50 }, () => 'ok'));
    expect((await check()).condition).toBe('ok');
    expect(asked).toBe(1);
  });

  test('an old answer is asked for again', async () => {
    let asked = 0;
    const check = site(() => Promise.resolve([String((asked += 1))]), { freshMilliseconds: 0 });
    await check();
    expect((await check()).migrations).toMatchObject({ condition: 'failing', because: 'missing' });
    expect(asked).toBe(2);
  });

  test('a database that hangs is told as such and not asked a second time meanwhile', async () => {
    let asked = 0;
    let answer: (migrations: string[]) => void = () => undefined;
    const hanging = () => {
      asked += 1;
      return new Promise<string[]>((done) => (answer = done));
    };
    const check = site(hanging, { patienceMilliseconds: 1, freshMilliseconds: 0 });
    expect((await check()).database).toEqual({ condition: 'failing', because: 'no-answer' });
    expect((await check()).condition).toBe('failing');
    expect(asked).toBe(1);
    answer(['1']);
    await new Promise((later) => setTimeout(later, 5));
    const next = check();
    answer(['1']);
    await next;
    expect(asked).toBe(2);
  });
});

test('a refused key shows in the secrets, with the code alone', async () => {
  const check = site(() => Promise.reject(new DatabaseError('schema_state', { code: 'PGRST301', message: 'x' }, 401)));
  const health = await check();
  expect(health.secrets).toEqual({ condition: 'failing', because: 'refused' });
  expect(health.database).toEqual({ condition: 'failing', because: 'error', code: 'PGRST301' });
});
