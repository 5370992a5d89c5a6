import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { lockFolder } from '../../../src/embedded/data-folder.ts';
import { generateSecrets, keepSecrets } from '../../../src/embedded/secrets.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'linli-folder-'));
const lockOf = (folder: string) => join(folder, 'linli.lock');
/** Above the largest process id that Linux gives out. */
const nobody = 4_194_305;

describe('the lock of a data folder', () => {
  test('a folder is made when it is missing, for its owner alone', () => {
    const folder = join(newFolder(), 'made', 'here');
    lockFolder(folder).release();
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  test('a second holder is refused and told who holds it', () => {
    const folder = newFolder();
    const held = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(
      expect.objectContaining({ code: 'folder-busy', particulars: { folder, pid: String(process.pid) } }) as Error,
    );
    held.release();
    expect(readdirSync(folder)).toEqual([]);
    lockFolder(folder).release();
  });

  test('a lock of a process that runs is respected', () => {
    const folder = newFolder();
    const parent = process.ppid;
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    writeFileSync(lockOf(folder), `${parent} ${started}\n`);
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'folder-busy' }) as Error);
    expect(readFileSync(lockOf(folder), 'utf8')).toBe(`${parent} ${started}\n`);
  });

  test.each([
    ['of a process that is gone', `${nobody} 1\n`],
    ['of another process that had our number before us', `${process.pid} 1\n`],
    ['that was never finished', ''],
  ])('a lock %s is taken over', (_, content) => {
    const folder = newFolder();
    writeFileSync(lockOf(folder), content);
    const held = lockFolder(folder);
    expect(readFileSync(lockOf(folder), 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+\\n$`));
    held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that cannot be written to is refused', () => {
    const file = join(newFolder(), 'a-file');
    writeFileSync(file, '');
    expect(() => lockFolder(join(file, 'below'))).toThrow(
      expect.objectContaining({ code: 'folder-not-writable' }) as Error,
    );
  });
});

describe('the secrets of a data folder', () => {
  test('they are made once, kept, and readable by their owner alone', () => {
    const folder = newFolder();
    const made = keepSecrets(folder);
    expect(keepSecrets(folder)).toEqual(made);
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
