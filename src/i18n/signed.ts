/** How a difference is written: with its sign, the minus as long as the plus, and never as 0.0 where it is not nothing. */
import type { Language } from '../domain/form/form.ts';

export type Signed = (value: number) => string;

const known = new Map<Language, Signed>();

export function signed(language: Language): Signed {
  const made = known.get(language) ?? signedIn(language);
  known.set(language, made);
  return made;
}

function signedIn(language: Language): Signed {
  const withDigits = (digits: number) =>
    new Intl.NumberFormat(language, {
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' },
    });
  const [coarse, fine] = [withDigits(1), withDigits(2)];
  return (value) => (Math.abs(value) < 0.05 && value !== 0 ? fine : coarse).format(value).replace('-', '\u2212');
}
