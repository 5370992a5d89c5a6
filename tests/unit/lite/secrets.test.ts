import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { generateSecrets, keepSecrets, secretsAround } from '../../../src/lite/secrets.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'linli-secrets-'));

describe('the secrets of a data folder', () => {
  test('they are made once, kept, and readable by their owner alone', () => {
    const folder = newFolder();
    const made = keepSecrets(folder);
    expect(keepSecrets(folder)).toEqual(made);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('no two instances share a secret', () => {
    const all = [generateSecrets(), generateSecrets()].flatMap((secrets) => Object.values(secrets));
    expect(new Set(all).size).toBe(6);
  });

  test.each([
    ['half a file', '{"jwtSecret": "'],
    ['nothing', ''],
    ['null', 'null'],
    ['a missing key', '{"jwtSecret": "x"}'],
  ])('%s is an error, not a reason to make new ones', (_, content) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'secrets.json'), content);
    expect(() => keepSecrets(folder)).toThrow(expect.objectContaining({ code: 'secrets' }) as Error);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(content);
  });
});

describe('a secret from the environment', () => {
  test('is shared by sites; the keys of each stay its own', () => {
    const [one, other] = [secretsAround('j'.repeat(40)), secretsAround('j'.repeat(40))];
    expect(one.jwtSecret).toBe(other.jwtSecret);
    expect(one.secretKey).not.toBe(other.secretKey);
  });

  test('one that is too short is refused', () => {
    expect(() => secretsAround('short')).toThrow(expect.objectContaining({ code: 'secrets' }) as Error);
  });
});
