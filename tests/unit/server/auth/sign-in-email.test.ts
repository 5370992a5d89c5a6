import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAccount } from '../../../../src/domain/access/account.ts';
import { signInEmail } from '../../../../src/server/auth/sign-in-email.ts';

function emailOf(typed: string): string | null {
  const account = parseAccount(typed);
  return account === null ? null : signInEmail(account);
}

test('an account of plain letters is readable in its address', () => {
  expect(emailOf('Shifan-Office.2')).toBe('shifan-office.2@staff.linli.internal');
});

test('a Chinese account has an address of its own', () => {
  expect(emailOf('阿梅')).toMatch(/^u\+[0-9a-f]+@staff\.linli\.internal$/);
});

test('no two accounts share an address', () => {
  const names = fc.array(fc.constantFrom('a', 'b', '6', '1', 'u', '.', '-', '_', '梅', '+', 'ß', 'ss'), {
    minLength: 1,
    maxLength: 5,
  });
  const typed = names.map((parts) => parts.join(''));
  fc.assert(
    fc.property(typed, typed, (one, other) => {
      const [first, second] = [parseAccount(one), parseAccount(other)];
      fc.pre(first !== null && second !== null && first !== second);
      expect(emailOf(one)).not.toBe(emailOf(other));
    }),
  );
});

test('every address has the form that mail servers accept', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const email = emailOf(typed);
      fc.pre(email !== null);
      expect(email).toMatch(/^[a-z0-9]+(?:[._+-][a-z0-9]+)*@staff\.linli\.internal$/);
    }),
  );
});
