import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, digestOf } from '../../../../src/server/intake/canonical-json.ts';

test('the same answers in another order of keys are the same answers', () => {
  expect(canonicalJson({ b: { y: 2, x: 1 }, a: 'yes' })).toBe('{"a":"yes","b":{"x":1,"y":2}}');
});

test('another order in a list is another answer, because a ranking is its order', () => {
  expect(canonicalJson({ ranking: ['a', 'b'] })).not.toBe(canonicalJson({ ranking: ['b', 'a'] }));
});

test('no answer is changed on the way', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (answers) => {
      const text = canonicalJson(answers as Record<string, string>);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(answers)));
    }),
  );
});

test('the digest is SHA-256 in hex', () => {
  expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
