import { expect, test } from 'vitest';
import { parseAccount } from '../../../../src/domain/access/account.ts';

test.each([
  ['amei', 'amei'],
  ['  AMei ', 'amei'],
  ['ａｍｅｉ', 'amei'],
  ['shifan-office.2', 'shifan-office.2'],
  ['阿梅', '阿梅'],
  ['138 0013 8000', '13800138000'],
  ['+86 138-0013-8000', '13800138000'],
  ['8613800138000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
])('%j is the account %j', (typed, account) => {
  expect(parseAccount(typed)).toBe(account);
});

test.each(['', '   ', 'a mei', 'amei@elsewhere.example', 'amei/..', '-amei', `a${'b'.repeat(64)}`, 'a\u0000b'])(
  '%j cannot be an account',
  (typed) => {
    expect(parseAccount(typed)).toBeNull();
  },
);
