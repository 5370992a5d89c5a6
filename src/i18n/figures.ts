/**
 * How numbers and dates are written: one decimal for shares and points, tabular by the style sheet. Ends of an interval are
 * cut, not rounded: 94.96 % printed as 95.0 % would contradict the verdict beside it.
 */
import type { Language } from '../domain/form/form.ts';

export interface Figures {
  readonly count: (value: number) => string;
  /** Two leading digits of an estimate that is not worth more: 2,588 → “2,600”. */
  readonly about: (value: number) => string;
  /** 0–1 → “94.2 %”. */
  readonly share: (value: number) => string;
  /** Both ends 0–1 → “89.0–97.1 %”. */
  readonly shareInterval: (low: number, high: number) => string;
  /** 0–100 → “86.4”. */
  readonly points: (value: number) => string;
  readonly pointsInterval: (low: number, high: number) => string;
  /** A mark on the scale of points: “80”. */
  readonly plainPoints: (value: number) => string;
  /** A target as people say it: “95 %”. */
  readonly target: (value: number) => string;
  /** A difference with its sign: 1.2 → “+1.2”. */
  readonly change: (value: number) => string;
  readonly date: (iso: string) => string;
  /** The last day before an end: what ends at midnight has its last day the day before. */
  readonly lastDay: (iso: string) => string;
}

/** Chinese and English pages are read in China: dates are those of its one time zone. */
const timeZone = 'Asia/Shanghai';

/** Made once for each language: making a format takes longer than writing with it a hundred times. */
const known = new Map<Language, Figures>();

export function figures(language: Language): Figures {
  const written = known.get(language) ?? figuresIn(language);
  known.set(language, written);
  return written;
}

function figuresIn(language: Language): Figures {
  const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(language, {
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' },
  });
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const rough = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  const ends = (low: number, high: number) => `${decimal.format(cut(low))}–${decimal.format(cut(high))}`;
  return {
    count: (value) => whole.format(value),
    about: (value) => rough.format(value),
    share: (value) => `${decimal.format(value * 100)}\u00A0%`,
    shareInterval: (low, high) => `${ends(low * 100, high * 100)}\u00A0%`,
    points: (value) => decimal.format(value),
    pointsInterval: ends,
    plainPoints: (value) => plain.format(value),
    target: (value) => `${plain.format(value * 100)}\u00A0%`,
    change: (value) => signed.format(value),
    date: (iso) => day.format(new Date(iso)),
    lastDay: (iso) => day.format(new Date(Date.parse(iso) - 1)),
  };
}

/** The small addend absorbs binary fractions: 0.95 × 100 is 94.99999999999999 somewhere. */
function cut(value: number): number {
  return Math.floor(value * 10 + 1e-9) / 10;
}
