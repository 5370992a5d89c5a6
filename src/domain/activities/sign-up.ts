/** What somebody types who wants to come: a name to call out and a number to ring. What is wrong is said beside the field. */
import { accepted, refused, type Result } from '../result.ts';

export const longestName = 40;
export const longestPhone = 30;

export interface TypedSignUp {
  readonly name: string;
  readonly phone: string;
}

export interface ReadSignUp {
  readonly name: string;
  /** Digits alone, without the country's. */
  readonly phone: string;
}

export type SignUpProblems = Partial<{ name: 'missing'; phone: 'missing' | 'unfit' }>;

export function readSignUp(typed: TypedSignUp): Result<ReadSignUp, SignUpProblems> {
  const name = typed.name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, longestName);
  const isEmpty = typed.phone.trim() === '';
  const phone = phoneIn(typed.phone);
  const problems: SignUpProblems = {
    ...(name === '' && { name: 'missing' }),
    ...(phone === null && { phone: isEmpty ? 'missing' : 'unfit' }),
  };
  return name === '' || phone === null ? refused(problems) : accepted({ name, phone });
}

/** A mobile number, or a landline with its area code: (010) 6512-3456, 0571 8888 7777; as people write them, full-width digits too. */
function phoneIn(raw: string): string | null {
  const digits = raw
    .normalize('NFKC')
    .replaceAll(/[\s().\-–—]/g, '')
    .replace(/^(?:\+|00)86/, '');
  const isMobile = /^1[3-9]\d{9}$/.test(digits);
  return isMobile || /^0[1-9]\d{1,2}[2-9]\d{6,7}$/.test(digits) ? digits : null;
}
