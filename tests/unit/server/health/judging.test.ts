import { describe, expect, test } from 'vitest';

import { inBrief, inFull, worst } from '../../../../src/server/health/health.ts';
import {
  databasePart,
  migrationsPart,
  queuePart,
  secretsPart,
  settingsPart,
} from '../../../../src/server/health/judging.ts';
import type { Probe } from '../../../../src/server/health/judging.ts';

const now = new Date('2026-11-24T04:00:00Z');
const answered = (changes: Partial<Extract<Probe, { state: 'answered' }>> = {}): Probe => ({
  state: 'answered',
  milliseconds: 4,
  migrations: ['1', '2'],
  ...changes,
});
const queue = { waiting: 0, capacity: 100, bytes: 0, oldestSeconds: 0, lastFailure: null };

describe('the database', () => {
  test('is well when it answers, doubtful when slowly, failing when not', () => {
    expect(databasePart(answered())).toEqual({ condition: 'ok', milliseconds: 4 });
    expect(databasePart(answered({ milliseconds: 1500 }))).toMatchObject({ condition: 'warning', because: 'slow' });
    expect(databasePart({ state: 'silent' })).toEqual({ condition: 'failing', because: 'no-answer' });
    expect(databasePart({ state: 'failed', code: '57P01', keysRefused: false })).toEqual({
      condition: 'failing',
      because: 'error',
      code: '57P01',
    });
  });
});

describe('migrations', () => {
  test('are exactly those this program ships', () => {
    expect(migrationsPart(answered(), ['1', '2']).condition).toBe('ok');
    expect(migrationsPart(answered(), ['1', '2', '3'])).toMatchObject({ because: 'missing', missing: ['3'] });
    expect(migrationsPart(answered(), ['1'])).toMatchObject({ because: 'newer-database', foreign: ['2'] });
    expect(migrationsPart({ state: 'silent' }, ['1']).condition).toBe('failing');
  });
});

describe('secrets', () => {
  test('fail when they are no keys, and when the database refuses them', () => {
    expect(secretsPart('well-formed', answered())).toEqual({ condition: 'ok' });
    expect(secretsPart('equal', answered())).toEqual({ condition: 'failing', because: 'equal' });
    expect(secretsPart('well-formed', { state: 'failed', code: '', keysRefused: true }).condition).toBe('failing');
    expect(secretsPart('well-formed', { state: 'failed', code: '', keysRefused: false }).condition).toBe('ok');
  });
});

describe('settings', () => {
  test.each([
    [null, false, 'ok'],
    ['https://survey.example', true, 'ok'],
    ['http://10.1.2.3:8080', false, 'ok'],
    ['https://survey.example', false, 'warning'],
    [null, true, 'warning'],
  ] as const)('public address %s, trusted proxy %s: %s', (publicUrl, trustsProxy, condition) => {
    expect(settingsPart(publicUrl, trustsProxy).condition).toBe(condition);
  });
});

describe('the queue', () => {
  test.each([
    [{}, 'ok'],
    [{ waiting: 49, oldestSeconds: 4.9 }, 'ok'],
    [{ waiting: 50 }, 'warning'],
    [{ oldestSeconds: 5 }, 'warning'],
    [{ oldestSeconds: 30 }, 'failing'],
    [{ waiting: 100 }, 'failing'],
    [{ lastFailure: { at: new Date('2026-11-24T03:56:00Z'), what: 'answer: record_answers: 57P01' } }, 'warning'],
    [{ lastFailure: { at: new Date('2026-11-24T03:54:00Z'), what: 'answer: record_answers: 57P01' } }, 'ok'],
  ] as const)('%j: %s', (changes, condition) => {
    expect(queuePart({ ...queue, ...changes }, now).condition).toBe(condition);
  });

  test('that was never opened takes no answers', () => {
    expect(queuePart(null, now)).toEqual({ condition: 'failing', because: 'not-open' });
  });
});

test('the worst part decides; a doubt alone keeps the site in service', () => {
  expect(worst(['ok', 'warning', 'failing'])).toBe('failing');
  expect(worst(['ok', 'warning'])).toBe('warning');
  expect(worst(['ok'])).toBe('ok');
});

test('anybody learns one word for each part, the operator everything', () => {
  const ok = { condition: 'ok' } as const;
  const slow = { condition: 'warning', because: 'slow', milliseconds: 1500 } as const;
  const health = { database: slow, migrations: ok, secrets: ok, settings: ok, queue: ok };
  const whole = { condition: 'warning', ...health, version: '0.1.0', build: 'abc' } as const;
  expect(inBrief(whole)).toEqual({
    status: 200,
    body: { status: 'warning', database: 'warning', migrations: 'ok', secrets: 'ok', settings: 'ok', queue: 'ok' },
  });
  expect(inFull({ ...whole, condition: 'failing' })).toMatchObject({
    status: 503,
    body: { database: slow, build: 'abc' },
  });
});
