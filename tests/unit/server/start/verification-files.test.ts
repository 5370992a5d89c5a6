import { expect, test } from 'vitest';
import { verificationFile } from '../../../../src/server/start/verification-files.ts';

const setting = 'MP_verify_AbCd.txt=AbCd, 9f8e.txt=0123456789';

test.each([
  ['MP_verify_AbCd.txt', 'AbCd'],
  ['9f8e.txt', '0123456789'],
  ['mp_verify_abcd.txt', null],
  ['robots.txt', null],
  ['../9f8e.txt', null],
])('%s says %s', (name, content) => expect(verificationFile(setting, name)).toBe(content));

test('without a setting there is no file', () => expect(verificationFile(undefined, '9f8e.txt')).toBeNull());

test('what would be markup is no content', () => {
  expect(verificationFile('a.txt=<script>', 'a.txt')).toBeNull();
});
