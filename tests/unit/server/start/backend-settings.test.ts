/** Which Supabase a site talks to: one choice, whole, or a refusal that never repeats a password. */
import { describe, expect, test } from 'vitest';

import { readBackendSettings } from '../../../../src/server/start/backend-settings.ts';

const supabase = {
  SUPABASE_URL: 'https://supabase.example/',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_1',
  SUPABASE_SECRET_KEY: 'sb_secret_1',
};
const database = 'postgres://linli:top-secret@db.example:5432/linli?sslmode=require';

const refusal = (environment: Record<string, string>) => {
  try {
    return readBackendSettings(environment);
  } catch (cause) {
    return cause as { code: string; particulars: Record<string, string> };
  }
};

test('nothing set: the one inside the process, for trying out', () => {
  expect(readBackendSettings({ DATABASE_URL: ' ' })).toEqual({ kind: 'embedded' });
});

test('a database: the secret of its data folder signs sessions, unless the environment has one for several machines', () => {
  expect(readBackendSettings({ DATABASE_URL: database })).toEqual({
    kind: 'postgres',
    databaseUrl: database,
    jwtSecret: null,
  });
  const jwtSecret = 's'.repeat(32);
  expect(readBackendSettings({ DATABASE_URL: database, LINLI_JWT_SECRET: jwtSecret })).toMatchObject({ jwtSecret });
});

test('a Supabase elsewhere, with its address and both keys', () => {
  expect(readBackendSettings(supabase)).toEqual({
    kind: 'supabase',
    url: 'https://supabase.example',
    publishableKey: 'sb_publishable_1',
    secretKey: 'sb_secret_1',
  });
});

describe('half a choice never becomes the one for trying out', () => {
  test.each(Object.keys(supabase))('%s missing', (missing) => {
    expect(refusal({ ...supabase, [missing]: '' })).toMatchObject({
      code: 'supabase-incomplete',
      particulars: { missing },
    });
  });

  test('two databases', () => {
    expect(refusal({ ...supabase, DATABASE_URL: database })).toMatchObject({ code: 'two-databases' });
  });

  test('one key given twice: residents would ask with the secret one', () => {
    expect(refusal({ ...supabase, SUPABASE_PUBLISHABLE_KEY: supabase.SUPABASE_SECRET_KEY })).toMatchObject({
      code: 'supabase-same-keys',
    });
  });

  test('an address that is none', () => {
    expect(refusal({ ...supabase, SUPABASE_URL: 'supabase.example' })).toMatchObject({
      code: 'supabase-url-unreadable',
    });
  });

  test.each([
    'linli',
    'mysql://linli:top-secret@db/linli',
    'postgres:linli:top-secret@db/linli',
    'postgres://u:top-secret@db',
  ])('a database address that is none, and is not repeated: %s', (url) => {
    const refused = refusal({ DATABASE_URL: url });
    expect(refused).toMatchObject({ code: 'database-url-unreadable' });
    expect(JSON.stringify(refused)).not.toContain('top-secret');
  });

  test('a secret that could be guessed', () => {
    expect(refusal({ DATABASE_URL: database, LINLI_JWT_SECRET: 'short' })).toMatchObject({ code: 'jwt-secret-short' });
  });
});
