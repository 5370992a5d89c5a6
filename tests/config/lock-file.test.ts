/** `npm ci` refuses a lock file that leaves something out, on every platform; an install on one platform may do just that. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** The entry Node would find for `name` from the folder of another package: nearest `node_modules` first. */
function entryFor(name: string, from: string): Locked | undefined {
  const nested = packages[`${from}${from === '' ? '' : '/'}node_modules/${name}`];
  if (nested !== undefined || from === '') return nested;
  const above = from.lastIndexOf('/node_modules/');
  return entryFor(name, above === -1 ? '' : from.slice(0, above));
}

const wanted = Object.entries(packages).flatMap(([from, locked]) =>
  Object.entries({ ...locked.dependencies, ...locked.optionalDependencies }).map(([name, range]) => ({
    from,
    name,
    range,
  })),
);

test('every dependency of every package is locked, those for other platforms too', () => {
  expect(wanted.length).toBeGreaterThan(500);
  const missing = wanted.filter(({ from, name }) => entryFor(name, from) === undefined);
  expect(missing.map(({ from, name }) => `${from} needs ${name}`)).toEqual([]);
});

test('what asks for exactly one version gets that version', () => {
  const exact = wanted.filter(({ range }) => /^\d+\.\d+\.\d+$/.test(range));
  const other = exact.filter(({ from, name, range }) => entryFor(name, from)?.version !== range);
  expect(other.map(({ from, name, range }) => `${from} needs ${name} ${range}`)).toEqual([]);
});
