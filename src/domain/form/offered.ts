/** Which choices and rows are offered for given answers, and what remains of answers that chose others. */
import { questionsOf } from './elements.ts';
import type { Answers, AnswerValue, Form, Logic, Question } from './form.ts';
import type { Conditions } from './form-state.ts';
import type { Part } from './insertions.ts';
import { holds, type Scope } from './logic.ts';

interface Offer {
  readonly value: unknown;
  readonly visibleIf?: Logic;
  readonly enableIf?: Logic;
}

const lists = ['choices', 'columns', 'rows'];

/** A question with only what is offered. */
export function offered(part: Part, scope: Scope): Part {
  if (!lists.some((key) => isConditional(part[key]))) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, list]) => [key, lists.includes(key) ? settled(list as Offer[], scope) : list]),
  );
}

function settled(list: readonly Offer[], scope: Scope): unknown[] {
  return list
    .filter((offer) => isOffered(offer, scope))
    .map(({ visibleIf: _, enableIf, ...choice }) =>
      enableIf === undefined || holds(enableIf, scope) ? choice : { ...choice, disabled: true },
    );
}

function isOffered({ visibleIf }: Offer, scope: Scope): boolean {
  return visibleIf === undefined || holds(visibleIf, scope);
}

function isConditional(list: unknown): list is readonly Offer[] {
  return (
    Array.isArray(list) && list.some((offer: Offer) => offer.visibleIf !== undefined || offer.enableIf !== undefined)
  );
}

/** One question at a time, since what was chosen there may decide what is offered elsewhere. */
export function withoutStrays<Text>(form: Form<Text>, { scope }: Conditions, values: Answers): Answers | null {
  for (const question of questionsOf(form)) {
    const value = values[question.name];
    if (value === undefined) continue;
    const left = remaining(question, value, scope);
    if (left !== value) return { ...values, [question.name]: left };
  }
  return null;
}

/** The same value where nothing strays. */
function remaining(question: Question<unknown>, value: AnswerValue, scope: Scope): AnswerValue {
  const hidden = (list: readonly Offer[]) =>
    new Set(list.filter((offer) => !isOffered(offer, scope)).map((offer) => offer.value));
  if (question.kind === 'matrix') {
    const [rows, columns] = [hidden(question.rows), hidden(question.columns)];
    const entries = Object.entries(value);
    const kept = entries.filter(([row, column]) => !rows.has(row) && !columns.has(column));
    return kept.length === entries.length ? value : Object.fromEntries(kept as [string, AnswerValue][]);
  }
  if (!('choices' in question) || !isConditional(question.choices)) return value;
  const strays = hidden(question.choices);
  if (!Array.isArray(value)) return strays.has(value) ? '' : value;
  const kept = (value as readonly AnswerValue[]).filter((member) => !strays.has(member));
  return kept.length === value.length ? value : (kept as AnswerValue);
}
