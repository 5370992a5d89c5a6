/** Reads the author's validators; patterns that could stall the gate are refused. */
import type { Base } from 'survey-core';
import type { Validator } from '../domain/form/form.ts';
import { present, property, type Reading } from './reading.ts';
import { isSafePattern } from './safe-pattern.ts';

type ByKind<Kind extends Validator['kind']> = Omit<Extract<Validator, { kind: Kind }>, 'text'>;

export function readValidators(validators: readonly Base[], place: string, reading: Reading): Validator[] {
  return validators.flatMap((validator, index) => {
    const at = `${place}.validators[${index}]`;
    const read = readValidator(validator, at, reading);
    return read ? [{ ...read, ...present({ text: reading.text(validator, 'text', at) }) } as Validator] : [];
  });
}

function readValidator(validator: Base, place: string, reading: Reading): Omit<Validator, 'text'> | null {
  const number = (word: string) => {
    const value = property(validator, word);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const positive = (word: string) => ((number(word) ?? 0) > 0 ? number(word) : undefined);
  switch (validator.getType()) {
    case 'numericvalidator':
      return {
        kind: 'number',
        ...present({ minimum: number('minValue'), maximum: number('maxValue') }),
      };
    case 'textvalidator':
      return {
        kind: 'length',
        digitsAllowed: property(validator, 'allowDigits') !== false,
        ...present({ minimum: positive('minLength'), maximum: positive('maxLength') }),
      } as ByKind<'length'>;
    case 'answercountvalidator':
      return {
        kind: 'count',
        ...present({ minimum: positive('minCount'), maximum: positive('maxCount') }),
      };
    case 'emailvalidator':
      return { kind: 'email' };
    case 'regexvalidator':
      return readPattern(validator, place, reading);
    default: {
      const expression = reading.logic(property(validator, 'expression'), place, 'expression');
      return expression === undefined ? null : ({ kind: 'expression', expression } as ByKind<'expression'>);
    }
  }
}

function readPattern(validator: Base, place: string, reading: Reading): ByKind<'pattern'> | null {
  const pattern = property(validator, 'regex');
  if (typeof pattern !== 'string' || pattern === '') return null;
  if (!isSafePattern(pattern))
    reading.remarks.refuse(`${place}.regex`, 'risky_pattern', { property: 'regex', detail: pattern.slice(0, 100) });
  return { kind: 'pattern', pattern, flags: property(validator, 'caseInsensitive') === true ? 'i' : '' };
}
