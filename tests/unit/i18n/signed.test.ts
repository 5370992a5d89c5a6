import { expect, test } from 'vitest';

import { signed } from '../../../src/i18n/signed.ts';

test.each([
  [1.2, '+1.2'],
  [-0.94, '−0.9'],
  [0, '0.0'],
  [0.04, '+0.04'],
  [-0.049, '−0.05'],
  [12.345, '+12.3'],
])('a difference of %d is written %s, in either language', (value, written) => {
  expect(signed('zh-CN')(value)).toBe(written);
  expect(signed('en')(value)).toBe(written);
});
