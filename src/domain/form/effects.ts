/**
 * What happens by itself when answers change: a value is entered until somebody answers (`default`), or entered or cleared each
 * time something it looks at has changed (`set`). Everything follows from two states of the answers and from nothing that is
 * remembered, so phone, server and test come to the same. A person's own answer to a question is not touched by what it sets off.
 */
import { questionsOf } from './elements.ts';
import { fitting } from './fitting.ts';
import type { Answers, Effect, Form } from './form.ts';
import { type AnswersChange, scopeOf, type Today } from './form-state.ts';
import { evaluate } from './logic.ts';
import { isSame, isUnanswered } from './loose-values.ts';
import { spread } from './shared-answers.ts';

/** One effect may set off another; two that set off each other come to an end here. */
const mostRounds = 10;

/** The answers of a form that nobody has answered yet, with all that follows from those. */
export function start<Text>(form: Form<Text>, written: Answers, today: Today): Answers {
  const defaults = (form.effects ?? []).filter(({ kind }) => kind === 'default');
  let answers = written;
  // One may look at another that stands behind it.
  for (let round = 0; round < mostRounds; round += 1) {
    const next = defaults.reduce((values, effect) => entered(form, values, effect, today), answers);
    if (changedBetween(answers, next).size === 0) break;
    answers = next;
  }
  return settle(form, { before: {}, after: answers }, { own: new Set(), ...today });
}

export function follow<Text>(form: Form<Text>, { before, after }: AnswersChange, { today }: Today): Answers {
  const together = spread(form, after, changedBetween(before, after));
  return settle(form, { before, after: together }, { own: changedBetween(before, together), today });
}

interface Following extends Today {
  /** What a person has just answered. */
  readonly own: ReadonlySet<string>;
}

function settle<Text>(form: Form<Text>, { before, after }: AnswersChange, following: Following): Answers {
  let [from, to] = [before, after];
  for (let round = 0; round < mostRounds; round += 1) {
    const changed = changedBetween(from, to);
    if (changed.size === 0) break;
    const next = oneRound(form, { before: from, after: to }, changed, following);
    [from, to] = [to, spread(form, next, changedBetween(to, next))];
  }
  return to;
}

function oneRound<Text>(
  form: Form<Text>,
  { before, after }: AnswersChange,
  changed: ReadonlySet<string>,
  today: Following,
): Answers {
  return (form.effects ?? []).reduce((values, effect) => {
    const isDue = effect.reads?.some((name) => changed.has(name)) ?? true;
    if (!isDue || changed.has(effect.target) || today.own.has(effect.target)) return values;
    return happens(form, effect, { before, values }, today) ? entered(form, values, effect, today) : values;
  }, after);
}

interface Moment {
  readonly before: Answers;
  readonly values: Answers;
}

function happens<Text>(form: Form<Text>, effect: Effect, { before, values }: Moment, today: Today): boolean {
  if (effect.kind === 'default') return isUntouched(form, effect, before, today);
  if (effect.unlessEmpty && isUnanswered(values[effect.target])) return false;
  return effect.when === undefined || evaluate(effect.when, scopeOf(form, values, today)) === true;
}

/** Nobody has answered otherwise yet: what stands there is what was entered. */
function isUntouched<Text>(form: Form<Text>, { target, to = null }: Effect, before: Answers, today: Today): boolean {
  const question = questionsOf(form).find(({ name }) => name === target);
  const entered = question && fitting(question, evaluate(to, scopeOf(form, before, today)));
  const stood = before[target];
  return isUnanswered(stood) ? isUnanswered(entered) : isSame(entered, stood, false);
}

function entered<Text>(form: Form<Text>, values: Answers, { target, to }: Effect, today: Today): Answers {
  const value = to === undefined ? undefined : evaluate(to, scopeOf(form, values, today));
  const question = questionsOf(form).find(({ name }) => name === target);
  if (isUnanswered(value) || !question) return without(values, target);
  const answer = fitting(question, value);
  return answer === undefined ? values : { ...values, [target]: answer };
}

function without(values: Answers, name: string): Answers {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}

function changedBetween(before: Answers, after: Answers): ReadonlySet<string> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...names].filter((name) => !isAlike(before[name], after[name])));
}

function isAlike(one: unknown, other: unknown): boolean {
  if (isUnanswered(one) || isUnanswered(other)) return isUnanswered(one) && isUnanswered(other);
  return JSON.stringify(one) === JSON.stringify(other);
}
