import { describe, expect, test } from 'vitest';

import { acceptedEncoding } from '../../../../src/server/start/compression.ts';
import { keptBodies } from '../../../../src/server/start/kept-bodies.ts';

describe('the encoding', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['BR;q=1.0', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0, gzip;q=0', null],
    ['brisk', null],
    ['identity', null],
    ['', null],
    [undefined, null],
  ])('for “%s” is %s', (header, encoding) => expect(acceptedEncoding(header)).toBe(encoding));
});

describe('kept bodies', () => {
  const body = (bytes: number) => () => Promise.resolve(Buffer.alloc(bytes));

  test('the same content is made once, also when two ask at the same moment', async () => {
    const kept = keptBodies(1000);
    let made = 0;
    const make = () => {
      made += 1;
      return body(10)();
    };
    await Promise.all([kept('a', make), kept('a', make)]);
    await kept('a', make);
    expect(made).toBe(1);
  });

  test('past the limit the one unused for longest goes first', async () => {
    const kept = keptBodies(25);
    const made: string[] = [];
    const ask = async (key: string) => {
      await kept(key, () => {
        made.push(key);
        return body(10)();
      });
      await new Promise((done) => setTimeout(done, 0));
    };
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  test('a failure is not kept', async () => {
    const kept = keptBodies(1000);
    await expect(kept('a', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(await kept('a', body(3))).toHaveLength(3);
  });
});
