import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { lockFolder } from '../../../src/embedded/data-folder.ts';

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
