/**
 * What is wrong with a password somebody chooses. Length is what makes guessing hard; rules about kinds of characters make people
 * write passwords down. Supabase Auth compares no more than 72 bytes, so a longer one would promise what it does not keep.
 */
export const shortestPassword = 10;
const mostBytes = 72;

export type PasswordProblem = 'missing' | 'short' | 'long' | 'same-as-account' | 'one-character' | 'differ';

export type ChosenPassword = { readonly password: string; readonly again: string; readonly account: string };

export function passwordProblem({ password, again, account }: ChosenPassword): PasswordProblem | null {
  if (password === '') return 'missing';
  if (charactersIn(password) < shortestPassword) return 'short';
  if (bytesOf(password) > mostBytes) return 'long';
  if (new Set(password).size === 1) return 'one-character';
  if (account !== '' && password.toLowerCase().includes(account.toLowerCase()) && isMostly(account, password)) {
    return 'same-as-account';
  }
  return password === again ? null : 'differ';
}

/** The account with a digit or two behind it is the first thing anybody tries. */
function isMostly(account: string, password: string): boolean {
  return charactersIn(password) - charactersIn(account) < 5;
}

function charactersIn(text: string): number {
  return Array.from(text).length;
}

function bytesOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + bytesOfCodePoint(character.codePointAt(0) ?? 0), 0);
}

/** In UTF-8. */
function bytesOfCodePoint(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
