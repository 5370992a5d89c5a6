/**
 * Where we mean to differ from survey-core, and why. A difference that is not here is a failure; one that never occurs
 * any more is noise and goes.
 *
 * In texts, rows as a whole are named (survey-core writes “[object Object]”), and a calculation without a result reads as nothing
 * (survey-core leaves its name standing, or “NaN”). Where the expression of a question yields no number, survey-core has some
 * conditions read NaN and others nothing, depending on their order; to us it is nothing. Such answers are not compared.
 *
 * A choice that is no longer offered is no answer to us, at once; survey-core may keep it until the end. Such answers are not
 * compared while it does.
 *
 * Two are not drawn at random. Whether a row of an unanswered matrix equals an unanswered list (`{matrix.row} <> {checkbox}`)
 * depends, in survey-core, on whether a condition has read that row before; to us it differs. And survey-core reads an
 * empty text beside a date as this very moment, by the clock of the machine and not by that of the survey; to us it is
 * no date. (`today() > ''`, or `substring` beside a date.)
 */
import type { ProblemCode } from '../../../src/domain/form/index.ts';

/** We refuse, survey-core accepts: the page could show it, but it must not be stored. */
export const stricter: Readonly<Partial<Record<ProblemCode, string>>> = {
  too_long: 'survey-core leaves the maximum of a text to the browser; a script does not ask the browser',
  too_short: 'survey-core counts an emoji as two characters',
  too_many: 'survey-core stops the hand that ticks a fourth box, not the script that sends it',
  date: 'survey-core accepts the 30th of February',
};

/** survey-core finds fault, we do not. */
export const looser: Readonly<Record<string, (value: unknown) => boolean>> = {
  'blanks are no answer and are not stored; survey-core sees half an address in them': (value) =>
    typeof value === 'string' && value.trim() === '',
};
