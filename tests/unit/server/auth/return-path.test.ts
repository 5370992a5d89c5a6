import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnPath, signInPath } from '../../../../src/server/auth/return-path.ts';

test('a path of this site is kept with its filters', () => {
  expect(returnPath('/office?wave=0b1e&sort=-score')).toBe('/office?wave=0b1e&sort=-score');
});

test.each([
  ['nothing', undefined],
  ['an empty word', ''],
  ['another site', 'https://elsewhere.example/office'],
  ['another site without a scheme', '//elsewhere.example'],
  ['another site behind a backslash', '/\\elsewhere.example'],
  ['a backslash further on', '/office\\..\\..//elsewhere.example'],
  ['a tab that browsers drop', '/\t/elsewhere.example'],
  ['dots that resolve to two slashes', '/.//elsewhere.example'],
  ['dots that climb to two slashes', '/office/..//elsewhere.example'],
  ['a script', 'javascript:alert(1)'],
  ['a relative path', 'office'],
  ['the sign-in page itself', '/sign-in?next=/sign-in'],
  ['the sign-out address', '/sign-out'],
  ['an action', '/_actions/signOut'],
  ['a novel', `/${'x'.repeat(600)}`],
])('%s leads to the office page', (_, raw) => {
  expect(returnPath(raw)).toBe('/office');
});

test('no text whatever leads away from this site', () => {
  const nasty = fc.array(
    fc.constantFrom('/', '\\', '.', '..', ':', '@', '%2f', '\t', '\n', 'a.example', '?', '#', 'https:'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nasty.map((parts) => parts.join('')),
      ),
      (raw) => {
        expect(new URL(returnPath(raw), 'https://linli.example').origin).toBe('https://linli.example');
      },
    ),
    { numRuns: 2000 },
  );
});

test('the way to sign in remembers where from', () => {
  const there = signInPath(new URL('http://127.0.0.1:4321/office?wave=0b1e&sort=-score'));
  expect(returnPath(new URL(there, 'http://127.0.0.1:4321').searchParams.get('next'))).toBe(
    '/office?wave=0b1e&sort=-score',
  );
});
