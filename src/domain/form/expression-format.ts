/** How a calculated value is written out: as money, as a share, as a date, within a sentence of the author's. */
import type { ExpressionDisplay, Language } from './form.ts';
import { isUnanswered } from './loose-values.ts';
import { toDate } from './logic-arithmetic.ts';

export function formatted(display: ExpressionDisplay<string>, value: unknown, language: string): string {
  if (isUnanswered(value)) return '';
  const words = inStyle(display, value, language as Language);
  return display.format ? display.format.replaceAll('{0}', () => words) : words;
}

function inStyle(display: ExpressionDisplay<string>, value: unknown, language: Language): string {
  const { style, currency, grouping = true, minimumDigits, maximumDigits } = display;
  if (style === 'date') {
    const date = toDate(value);
    if (!isNaN(date.getTime())) return date.toLocaleDateString(language);
  }
  if (value instanceof Date) return dayOf(value);
  if (style === undefined || style === 'date' || typeof value !== 'number') return String(value);
  return value.toLocaleString(language, {
    style,
    ...(style === 'currency' && { currency: currency ?? 'USD' }),
    useGrouping: grouping,
    ...(minimumDigits !== undefined && { minimumFractionDigits: minimumDigits }),
    ...(maximumDigits !== undefined && { maximumFractionDigits: maximumDigits }),
  });
}

/** The local day; empty for what is no date. */
export function dayOf(date: Date): string {
  if (isNaN(date.getTime())) return '';
  const digits = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}`;
}
