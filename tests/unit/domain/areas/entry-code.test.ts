import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryCodeFrom, parseEntryCode } from '../../../../src/domain/areas/entry-code.ts';

describe('a code as people type it', () => {
  test.each([
    ['as printed', 'K7M2QX'],
    ['in lower case', 'k7m2qx'],
    ['with a Chinese input method, in full width', 'Ｋ７Ｍ２ＱＸ'],
    ['in full-width lower case', 'ｋ７ｍ２ｑｘ'],
    ['with spaces around and between', ' K7M 2QX '],
    ['with an ideographic space', 'K7M　2QX'],
    ['with a hyphen', 'K7M-2QX'],
    ['with an en dash', 'K7M–2QX'],
    ['with a full-width hyphen', 'K7M－2QX'],
  ])('is read %s', (_, typed) => {
    expect(parseEntryCode(typed)).toBe('K7M2QX');
  });

  test.each([
    ['with I, which no code contains', 'K7M2QI'],
    ['with O', 'O7M2QX'],
    ['with zero', 'K7M20X'],
    ['with one', 'K7M21X'],
    ['too short', 'K7M2Q'],
    ['too long', 'K7M2QXX'],
    ['empty', ''],
    ['of Chinese characters', '示范街道小区'],
    ['of an emoji, which is two units of text', 'K7M2😀'],
    ['six characters lost in a thousand spaces', `${' '.repeat(1000)}K7M2QX`],
  ])('is refused %s', (_, typed) => {
    expect(parseEntryCode(typed)).toBeNull();
  });

  test('no text at all makes the reader fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseEntryCode(text)));
  });
});

describe('a new code', () => {
  test('can always be read back, in either case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
        const code = entryCodeFrom(bytes);
        expect(parseEntryCode(code.toLowerCase())).toBe(code);
      }),
    );
  });

  test('uses each of the 32 characters equally often', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const first = entryCodeFrom(Uint8Array.of(byte, 0, 0, 0, 0, 0)).charAt(0);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  test('is not made from too little randomness', () => {
    expect(() => entryCodeFrom(Uint8Array.of(1, 2, 3))).toThrow(RangeError);
  });
});
