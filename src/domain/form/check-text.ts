/** What a typed text, number, date or address must satisfy by itself, before the author's validators run. */
import type { AnswerValue, InputKind, TextInput } from './form.ts';
import { isNumeric, toNumber } from './loose-values.ts';
import type { ProblemCode } from './problem.ts';

export interface Finding {
  readonly code: ProblemCode;
  readonly limit?: number | string;
}

/** Formats that few forms ask for; text-formats.ts puts them here. */
export const formats: Partial<Record<InputKind, (text: string) => boolean>> = {};

export function textFinding<Text>(field: TextInput<Text>, value: AnswerValue): Finding | null {
  if (codePoints(value) > field.maxLength) return { code: 'too_long', limit: field.maxLength };
  if (field.input === 'number' && !isNumeric(value)) return { code: 'number' };
  if (field.input === 'date' && !isDay(value)) return { code: 'date' };
  if (formats[field.input]?.(textOf(value)) === false) return { code: 'pattern' };
  return rangeFinding(field, value) ?? (field.input === 'email' && !isEmail(textOf(value)) ? { code: 'email' } : null);
}

/** ISO dates order as text. */
function rangeFinding<Text>(field: TextInput<Text>, value: AnswerValue): Finding | null {
  const amount = field.input === 'number' ? toNumber(value) : textOf(value);
  if (field.minimum !== undefined && amount < field.minimum) return { code: 'below', limit: field.minimum };
  if (field.maximum !== undefined && amount > field.maximum) return { code: 'above', limit: field.maximum };
  return field.step !== undefined && !isMultiple(Number(amount), field.step)
    ? { code: 'step', limit: field.step }
    : null;
}

/** Steps are multiples of the step itself, counted in whole units of the finer of the two. */
function isMultiple(amount: number, step: number): boolean {
  let scale = 1;
  const isWhole = (value: number) => Math.round(value * scale) / scale === value;
  while (scale < 1_000_000 && !(isWhole(step) && isWhole(amount))) scale *= 10;
  const units = Math.round(step * scale);
  return units <= 0 || Math.round(amount * scale) % units === 0;
}

/** What a reader counts as characters, whatever they weigh in memory. */
export function codePoints(value: unknown): number {
  return Array.from(textOf(value)).length;
}

export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** Local part of dotted words or in quotation marks; a domain of at least two labels, the last of two characters or more. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const labels = text.slice(at + 1).split('.');
  const isLabel = (label: string) => isWord(label) && !label.includes('=');
  const localHolds = /^".+"$/.test(local) || local.split('.').every(isWord);
  return at > 0 && localHolds && labels.length > 1 && labels.every(isLabel) && (labels.at(-1) ?? '').length > 1;
}

function isWord(text: string): boolean {
  return text !== '' && !/[<>()[\],;:\s@"]/.test(text);
}

/** Lists and rows never come this far as text; their text is the list's. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
