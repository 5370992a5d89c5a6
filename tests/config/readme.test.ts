/** The README promises things that a change elsewhere could make untrue. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'scripts',
  Record<string, string>
>;

test.each([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)])(
  '%s is a dependency, and the README says what for',
  (name) => {
    const family = name.startsWith('@types/') ? '@types' : name.startsWith('@stdlib/') ? '@stdlib/*' : name;
    expect(readme).toContain(`\`${family}\``);
  },
);

test('every command the README names exists', () => {
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test('every file and folder the README names exists', () => {
  const linked = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '');
  const coded = [...readme.matchAll(/`((?:src|tests|supabase|docs|\.ci)\/[^`<*]*)`/g)].map((match) => match[1] ?? '');
  expect([...linked, ...coded].filter((path) => !path.startsWith('http') && !existsSync(new URL(path, root)))).toEqual(
    [],
  );
});

test('every dependency is pinned to one version', () => {
  const versions = [...Object.entries(manifest.dependencies), ...Object.entries(manifest.devDependencies)];
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-beta\.\d+)?$/.test(version))).toEqual([]);
});
