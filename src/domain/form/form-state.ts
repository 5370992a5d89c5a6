/** Which pages, panels and questions are visible, enabled and required for given answers, and what would be submitted. */
import { commentName, commentOf, isQuestion, questionsOf, takesComment, takesList } from './elements.ts';
import type { Answers, AnswerValue, CalculatedValue, Element, Form, Page, Panel, Question } from './form.ts';
import { evaluate, type Scope } from './logic.ts';
import { isEmpty, isUnanswered } from './loose-values.ts';

export interface Today {
  /** Local date, `YYYY-MM-DD`: what `today()` means. */
  readonly today: string;
}

export interface Conditions {
  readonly visible: ReadonlySet<string>;
  readonly enabled: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly scope: Scope;
}

export interface FormState<Text = unknown> extends Conditions {
  /** The answers without those of hidden questions: exactly what may be submitted. */
  readonly values: Answers;
  /** The form as it stands for these answers: texts, choices and limits that depend on them are settled. */
  readonly form: Form<Text>;
}

/** Few forms change while they are answered; form-extension.ts puts here what those need. */
export const dynamics: {
  /** Answers without choices and rows that are not offered; null where there are none. */
  withoutStrays?: <Text>(form: Form<Text>, conditions: Conditions, values: Answers) => Answers | null;
  asAnswered?: <Text>(form: Form<Text>, conditions: Conditions, values: Answers) => Form<Text>;
  /** Pages behind an early end. */
  afterEnd?: <Text>(form: Form<Text>, answers: Answers, conditions: Conditions) => readonly Page<Text>[];
  /** Questions that stand for one answer read as one. */
  asOne?: (form: Form<unknown>, answers: Answers) => Answers;
  start?: <Text>(form: Form<Text>, answers: Answers, today: Today) => Answers;
  follow?: <Text>(form: Form<Text>, change: AnswersChange, today: Today) => Answers;
} = {};

export interface AnswersChange {
  readonly before: Answers;
  readonly after: Answers;
}

/** The answers after a change and all that follows from it by itself. */
export function followed<Text>(form: Form<Text>, change: AnswersChange, today: Today): Answers {
  return (form.extended ? dynamics.follow?.(form, change, today) : undefined) ?? change.after;
}

/**
 * Answers to hidden questions are taken out one after the other, since each may have kept another one visible,
 * until the rest agrees with itself. So what a page shows and what the gate expects never differ.
 */
export function formState<Text>(form: Form<Text>, answers: Answers, { today }: Today): FormState<Text> {
  let values = withoutEmpty(form, answers);
  for (;;) {
    const conditions = conditionsOf(form, values, { today });
    const hidden = questionsOf(form).find(
      (question) => !conditions.visible.has(question.name) && namesOf(question).some((name) => has(values, name)),
    );
    if (hidden) values = without(values, ...namesOf(hidden));
    else {
      const left = form.extended && dynamics.withoutStrays?.(form, conditions, values);
      if (!left) return { ...conditions, values, form: settledForm(form, conditions, values) };
      values = withoutEmpty(form, left);
    }
  }
}

function settledForm<Text>(form: Form<Text>, conditions: Conditions, values: Answers): Form<Text> {
  return form.extended ? (dynamics.asAnswered?.(form, conditions, values) ?? form) : form;
}

/** The conditions for the answers as they stand: a hidden question's answer still counts, as in survey-core while answering. */
export function conditionsOf<Text>(form: Form<Text>, answers: Answers, { today }: Today): Conditions {
  const scope = scopeOf(form, answers, { today });
  const state = { visible: new Set<string>(), enabled: new Set<string>(), required: new Set<string>(), scope };
  for (const page of form.pages) mark(page, { visible: true, enabled: true }, state);
  for (const page of (form.ends && dynamics.afterEnd?.(form, answers, state)) ?? []) unmark(page, state.visible);
  return state;
}

/** What conditions read: the answers, lists nobody answered, and what is calculated from both. */
export function scopeOf<Text>(form: Form<Text>, answers: Answers, { today }: Today): Scope {
  const known = (form.shared && dynamics.asOne?.(form, answers)) ?? answers;
  return withCalculated(form, { values: { ...unansweredLists(form), ...known }, today });
}

function unmark<Text>(element: Page<Text> | Element<Text>, visible: Set<string>): void {
  visible.delete(element.name);
  if (isContainer(element)) for (const child of element.elements) unmark(child, visible);
}

interface Marks extends Conditions {
  readonly visible: Set<string>;
  readonly enabled: Set<string>;
  readonly required: Set<string>;
}

/**
 * A page or panel without a visible element is not visible itself. Only `true` shows and requires, only `false` disables:
 * the bare `{question}` of a number or text does neither.
 */
function mark<Text>(
  element: Page<Text> | Element<Text>,
  parent: { visible: boolean; enabled: boolean },
  marks: Marks,
): boolean {
  const { scope } = marks;
  const enabled = parent.enabled && (element.enableIf === undefined || evaluate(element.enableIf, scope) !== false);
  let visible = parent.visible && (element.visibleIf === undefined || evaluate(element.visibleIf, scope) === true);
  if (isContainer(element)) {
    const shown = element.elements.map((child) => mark(child, { visible, enabled }, marks));
    visible &&= shown.includes(true);
  }
  if (visible) marks.visible.add(element.name);
  if (enabled) marks.enabled.add(element.name);
  if (isRequired(element, marks.scope)) marks.required.add(element.name);
  return visible;
}

function isContainer<Text>(element: Page<Text> | Element<Text>): element is Page<Text> | Panel<Text> {
  return 'elements' in element;
}

function isRequired<Text>(element: Page<Text> | Element<Text>, scope: Scope): boolean {
  if (element.requiredIf !== undefined) return evaluate(element.requiredIf, scope) === true;
  return !isContainer(element) && isQuestion(element) && element.required;
}

/** Conditions see an unanswered question of several choices as the empty list: its length is 0, not unknown. */
function unansweredLists<Text>(form: Form<Text>): Record<string, AnswerValue> {
  const lists = questionsOf(form).filter(takesList);
  return Object.fromEntries(lists.map(({ name }) => [name, []]));
}

/** The compiler has put calculated values in an order in which each reads only earlier ones. */
function withCalculated<Text>(form: Form<Text>, scope: Scope): Scope {
  return form.calculated.reduce(
    (known, value) => ({ ...known, values: { ...known.values, [value.name]: calculated(value, known) } }),
    scope,
  );
}

/** What a question shows is a value or nothing; what only conditions read stays as it comes. */
function calculated({ expression, precision }: CalculatedValue, known: Scope): unknown {
  const value = evaluate(expression, known);
  if (precision === undefined) return value;
  if (typeof value !== 'number') return isEmpty(value) ? undefined : value;
  if (!Number.isFinite(value)) return undefined;
  return precision < 0 ? value : Number(value.toFixed(precision));
}

function withoutEmpty<Text>(form: Form<Text>, answers: Answers): Answers {
  const values: Record<string, AnswerValue> = {};
  for (const question of questionsOf(form)) {
    const value = answered(answers, question.name);
    if (value !== undefined) values[question.name] = value;
    const comment = commentName(question.name);
    const said = takesComment(question, value) ? answered(answers, comment) : undefined;
    if (said !== undefined) values[comment] = said;
  }
  return values;
}

/** An answer, and the text beside it. */
function namesOf<Text>(question: Question<Text>): string[] {
  return [question.name, ...(commentOf(question) ? [commentName(question.name)] : [])];
}

function answered(answers: Answers, name: string): AnswerValue | undefined {
  const value = has(answers, name) ? answers[name] : undefined;
  return isUnanswered(value) ? undefined : value;
}

function without(values: Answers, ...names: string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

function has(values: Answers, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(values, name);
}
