/** The author's validators: each says nothing, or what is wrong in its own words. */
import { codePoints, type Finding, isEmail, textOf } from './check-text.ts';
import type { AnswerValue, Validator } from './form.ts';
import { holds, type Scope } from './logic.ts';
import { isNumeric, toNumber } from './loose-values.ts';

export function validatorFindings<Text>(
  validators: readonly Validator<Text>[],
  value: AnswerValue | undefined,
  scope: Scope,
): (Finding & { readonly text?: Text })[] {
  return validators.flatMap((validator) => {
    const finding = findingOf(validator, value, scope);
    if (!finding) return [];
    return [validator.text === undefined ? finding : { ...finding, text: validator.text }];
  });
}

/** An unanswered question satisfies all but a condition. */
function findingOf<Text>(validator: Validator<Text>, value: AnswerValue | undefined, scope: Scope): Finding | null {
  if (validator.kind === 'expression') return holds(validator.expression, scope) ? null : { code: 'expression' };
  if (value === undefined) return null;
  switch (validator.kind) {
    case 'number':
      return isNumeric(value) ? between(toNumber(value), validator, 'below', 'above') : { code: 'number' };
    case 'length':
      if (!validator.digitsAllowed && /\d$/.test(textOf(value))) return { code: 'digits' };
      return between(codePoints(value), validator, 'too_short', 'too_long');
    case 'count':
      return Array.isArray(value) ? between(value.length, validator, 'too_few', 'too_many') : null;
    case 'pattern':
      return new RegExp(validator.pattern, validator.flags).test(textOf(value)) ? null : { code: 'pattern' };
    case 'email':
      return !value || isEmail(textOf(value)) ? null : { code: 'email' };
  }
}

type Range = { readonly minimum?: number; readonly maximum?: number };

function between<Low extends Finding['code'], High extends Finding['code']>(
  amount: number,
  range: Range,
  low: Low,
  high: High,
) {
  if (range.minimum !== undefined && amount < range.minimum) return { code: low, limit: range.minimum };
  return range.maximum !== undefined && amount > range.maximum ? { code: high, limit: range.maximum } : null;
}
