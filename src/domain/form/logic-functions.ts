/** The functions conditions may call. What is not here the compiler refuses; dates are local, “now” is the given day. */
import { plus, toDate } from './logic-arithmetic.ts';
import { isNumeric, toNumber } from './loose-values.ts';

type LogicFunction = (parameters: readonly unknown[], today: string) => unknown;

export const functions: Readonly<Record<string, LogicFunction>> = {
  __proto__: null as never,
  iif: ([condition, yes, no]) => (condition ? yes : no),
  sum: (values) => sum(flat(values)),
  avg: (values) => (flat(values).length ? sum(flat(values)) / flat(values).length : 0),
  min: (values) =>
    flat(values).reduce<number | undefined>(
      (best, value) => (best === undefined || best > value ? value : best),
      undefined,
    ),
  max: (values) =>
    flat(values).reduce<number | undefined>(
      (best, value) => (best === undefined || best < value ? value : best),
      undefined,
    ),
  count: (values) => flat(values).length,
  round: (values) => round(flat(values)),
  substring: ([text, start, end]) => {
    if (typeof text !== 'string' || !isNumeric(start)) return '';
    return isNumeric(end) ? text.substring(start as number, end as number) : text.substring(start as number);
  },
  today: ([days], today) => {
    const date = toDate(today);
    if (days !== undefined) date.setDate(date.getDate() + (days as number));
    return date;
  },
  getDate: ([value]) => (value ? toDate(value) : null),
  age: ([born, unit], today) => (born ? span(toDate(born), toDate(today), unit ?? 'years') : null),
  dateDiff: ([from, to, unit]) => (from && to ? span(toDate(from), toDate(to), unit ?? 'days') : null),
  diffDays: ([from, to]) => (from && to ? daysBetween(toDate(from), toDate(to)) : 0),
  dateAdd: ([from, amount, unit]) => (from && amount ? later(toDate(from), amount as number, unit ?? 'days') : null),
  year: ([value], today) => dayOr(value, today).getFullYear(),
  month: ([value], today) => dayOr(value, today).getMonth() + 1,
  day: ([value], today) => dayOr(value, today).getDate(),
  weekday: ([value], today) => dayOr(value, today).getDay(),
  currentYear: (_, today) => toDate(today).getFullYear(),
  getYear: ([value]) => (value ? toDate(value).getFullYear() : undefined),
};

/** Lists are opened, missing values left out, number-like text becomes a number. */
function flat(values: readonly unknown[]): number[] {
  const opened: unknown[] = values.flat(Infinity);
  return opened.filter((value) => value != null).map((value) => (isNumeric(value) ? toNumber(value) : value) as number);
}

function sum(values: readonly number[]): number {
  return values.reduce(
    (total, value) => (isNumeric(total) && isNumeric(value) ? plus(total, value) : total + value),
    0,
  );
}

function round([value = NaN, digits = 0]: readonly number[]): number {
  if (!isNumeric(value)) return NaN;
  const factor = 10 ** digits;
  return Math.round(value * factor * (1 + Number.EPSILON)) / factor;
}

function dayOr(value: unknown, today: string): Date {
  return value ? toDate(value) : toDate(today);
}

function span(from: Date, to: Date, unit: unknown): number {
  if (unit === 'days') return daysBetween(from, to);
  const months =
    (to.getFullYear() - from.getFullYear()) * 12 +
    to.getMonth() -
    from.getMonth() -
    Number(to.getDate() < from.getDate());
  return unit === 'months' ? months : ~~(months / 12);
}

function daysBetween(from: Date, to: Date): number {
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.ceil(Math.abs(day(to) - day(from)) / 86_400_000);
}

function later(date: Date, amount: number, unit: unknown): Date {
  if (unit === 'days') date.setDate(date.getDate() + amount);
  if (unit === 'months') date.setMonth(date.getMonth() + amount);
  if (unit === 'years') date.setFullYear(date.getFullYear() + amount);
  return date;
}
