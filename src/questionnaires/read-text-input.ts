/** Reads the limits of a text, number, date or address field; a text without a maximum gets one. */
import type { Base } from 'survey-core';
import type { InputKind, LocalizedText, TextInput } from '../domain/form/form.ts';
import { formats, isDay } from '../domain/form/check-text.ts';
import '../domain/form/text-formats.ts';
import { within } from './check-structure.ts';
import { present, property, type Reading } from './reading.ts';
import { longestUnderPattern } from './safe-pattern.ts';

const inputs = ['text', 'number', 'tel', 'email', 'date', 'time', 'datetime-local', 'month', 'week', 'url'] as const;
/** Fields whose limits order as text. */
const ordered: readonly InputKind[] = ['date', 'time', 'datetime-local', 'month', 'week'];
const longestText = 250;
const mostText = 2_000;

export function readTextInput(field: Base, place: string, reading: Reading): TextInput<LocalizedText> {
  const written = property(field, 'inputType');
  // A native slider always has a value, so nobody could leave it open: a number is typed instead.
  const input = written === 'range' ? 'number' : inputs.find((type) => type === written);
  if (!input)
    reading.remarks.refuse(within(place, 'inputType'), 'unsupported_property', {
      property: 'inputType',
      detail: String(written).slice(0, 50),
    });
  const expression = (word: string) => reading.logic(property(field, word), place, word);
  const limit = (word: 'min' | 'max') => readLimit(property(field, word), input, within(place, word), reading);
  const step = Number(property(field, 'step'));
  return {
    input: input ?? 'text',
    maxLength: readMaximum(field, place, reading),
    ...present({
      placeholder: reading.text(field, 'placeholder', place),
      minimum: limit('min'),
      maximum: limit('max'),
      minimumIs: expression('minValueExpression'),
      maximumIs: expression('maxValueExpression'),
      step: input === 'number' && step > 0 ? step : undefined,
    }),
  };
}

/** A native slider always has a value, so that nobody could leave it open: the number is typed instead. */
export function readSlider(slider: Base, place: string, reading: Reading): TextInput<LocalizedText> {
  const number = (word: string) => Number(property(slider, word));
  const expression = (word: string) => reading.logic(property(slider, word), place, word);
  return {
    input: 'number',
    maxLength: 20,
    minimum: number('min'),
    maximum: number('max'),
    ...present({
      step: number('step') > 0 ? number('step') : undefined,
      minimumIs: expression('minValueExpression'),
      maximumIs: expression('maxValueExpression'),
    }),
  };
}

/** Patterns run on short text only. */
function readMaximum(field: Base, place: string, reading: Reading): number {
  const own = Number(property(field, 'maxLength'));
  const wanted = own > 0 ? own : Math.min(reading.longestText, longestText);
  const validators = property(field, 'validators') as readonly Base[];
  const allowed = validators.some((validator) => validator.getType() === 'regexvalidator')
    ? longestUnderPattern
    : mostText;
  if (wanted > allowed)
    reading.remarks.note(within(place, 'maxLength'), 'shortened_maximum', { detail: String(allowed) });
  return Math.min(wanted, allowed);
}

/** Limits mean something for numbers, dates and times alone. */
function readLimit(
  written: unknown,
  input: InputKind | undefined,
  place: string,
  reading: Reading,
): number | string | undefined {
  if (written === undefined || written === null || written === '') return undefined;
  if (input === 'number' && Number.isFinite(Number(written))) return Number(written);
  const isWellFormed = input === 'date' ? isDay : formats[input ?? 'text'];
  if (ordered.includes(input ?? 'text') && typeof written === 'string' && isWellFormed?.(written)) return written;
  reading.remarks.refuse(place, 'bad_value', { detail: JSON.stringify(written).slice(0, 100) });
  return undefined;
}
