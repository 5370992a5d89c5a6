/** Sums, products and date comparisons of conditions: decimals do not drift, lists and text add up as survey-core adds them. */
import { arithmetic } from './logic.ts';
import { isNumeric } from './loose-values.ts';

export const arithmeticOperators = {
  '+': arithmetic(addValues),
  '-': arithmetic(minus),
  '*': arithmetic(multiply),
  '/': arithmetic((left, right) => (right ? Number(left) / Number(right) : null)),
  '%': arithmetic((left, right) => (right ? Number(left) % Number(right) : null)),
  '^': arithmetic((left, right) => Number(left) ** Number(right)),
};

function addValues(left: unknown, right: unknown): unknown {
  const sum = (left as number) + (right as number);
  if (isNumeric(left) && isNumeric(right)) return typeof sum === 'number' ? trimmed(sum, decimals(left, right)) : sum;
  if (Array.isArray(left) && Array.isArray(right)) return [...(left as unknown[]), ...(right as unknown[])];
  if (Array.isArray(left)) return addToList(left, right, (text, tail) => text + tail);
  if (Array.isArray(right)) return addToList(right, left, (text, head) => head + text);
  return sum;
}

function minus(left: unknown, right: unknown): number {
  return trimmed(Number(left) - Number(right), decimals(left, right));
}

function multiply(left: unknown, right: unknown): number {
  return trimmed(Number(left) * Number(right), decimalsOf(left) + decimalsOf(right));
}

/** Two numbers summed without binary dust: 0.1 + 0.2 is 0.3. */
export function plus(left: number, right: number): number {
  return trimmed(left + right, decimals(left, right));
}

/** A date and a text become two dates; a date loses the precision that its text partner does not have. */
export function orderable(left: unknown, right: unknown): [unknown, unknown] {
  if (left instanceof Date && typeof right === 'string') return [cutTo(left, right), toDate(right)];
  if (typeof left === 'string' && right instanceof Date) return [toDate(left, right), right];
  return [left, right];
}

/** A date without time is local midnight. */
export function toDate(value: unknown, partner?: Date): Date {
  const isDay =
    typeof value === 'string' &&
    value.indexOf('T') <= 0 &&
    /\d{4}-\d{2}-\d{2}/.test(value) &&
    !isNaN(Date.parse(value));
  const date = new Date(isDay ? `${value}T00:00:00` : (value as string));
  if (partner && !partner.getHours() && !partner.getMinutes() && !partner.getSeconds()) date.setHours(0, 0, 0);
  return date;
}

function cutTo(date: Date, text: string): Date {
  const cut = new Date(date);
  if (text.length < 17) cut.setSeconds(0, 0);
  if (text.length < 14) cut.setMinutes(0, 0);
  if (text.length < 11) cut.setHours(0, 0);
  return cut;
}

function addToList(list: readonly unknown[], other: unknown, join: (text: string, other: string) => string): unknown {
  if (typeof other === 'string') return join(list.join(', '), other);
  if (typeof other !== 'number') return join(String(list), String(other));
  return list.reduce<number>((sum, value) => (typeof value === 'number' ? plus(sum, value) : sum), 0) + other;
}

function decimals(left: unknown, right: unknown): number {
  return Math.max(decimalsOf(left), decimalsOf(right));
}

function decimalsOf(value: unknown): number {
  if (!isNumeric(value) || Number.isInteger(value)) return 0;
  return String(value).split('.')[1]?.length ?? 0;
}

function trimmed(value: number, digits: number): number {
  return digits > 0 ? parseFloat(value.toFixed(Math.min(digits, 100))) : value;
}
