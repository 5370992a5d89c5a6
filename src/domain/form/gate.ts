/**
 * The gate: turns whatever was submitted into answers of this form, or names every field at fault. Nothing else decides
 * what is stored. It never throws and never hangs, whatever it is given.
 */
import { accepted, refused, type Result } from '../result.ts';
import { problemsOn } from './check-page.ts';
import { commentName, commentOf, questionsOf, takesComment } from './elements.ts';
import type { Answers, AnswerValue, Form } from './form.ts';
import { dayOf } from './expression-format.ts';
import { storedAsOne } from './shared-answers.ts';
import { formState, type FormState, type Today } from './form-state.ts';
import type { Problem } from './problem.ts';
import { isStorable, shapeProblem } from './shape.ts';

/** Far above any honest answer: no form has as many fields. */
const mostKeys = 2_000;

export function checkSubmission<Text>(form: Form<Text>, raw: unknown, today: Today): Result<Answers, Problem<Text>[]> {
  const entries = entriesOf(raw);
  if (!entries) return refused([{ question: '', code: 'type' }]);
  if (entries.length > mostKeys) return refused([{ question: '', code: 'too_large' }]);
  const misshapen = shapeProblems(form, new Map(entries));
  if (misshapen.length) return refused(misshapen);
  const answers = Object.fromEntries(entries) as Answers;
  const state = formState(form, answers, today);
  const problems = [
    ...hiddenProblems(form, answers, state),
    ...(state.form === form ? [] : unofferedProblems(state.form, answers, state)),
    ...state.form.pages.flatMap((page) => problemsOn(page, state)),
  ];
  return problems.length ? refused(problems) : accepted(withStored(form, state));
}

function entriesOf(raw: unknown): [string, unknown][] | null {
  if (raw === null || typeof raw !== 'object') return null;
  const prototype: unknown = Object.getPrototypeOf(raw);
  return prototype === Object.prototype || prototype === null ? Object.entries(raw) : null;
}

/** Every key belongs to a question, and every value has the shape the question gives it. */
function shapeProblems<Text>(form: Form<Text>, values: ReadonlyMap<string, unknown>): Problem<Text>[] {
  const problems: Problem<Text>[] = [];
  const known = new Set<string>();
  for (const question of questionsOf(form)) {
    const { name } = question;
    // What is calculated is nobody's to send.
    if (question.kind === 'expression') continue;
    known.add(name);
    const problem = values.has(name) ? shapeProblem(question, values.get(name)) : null;
    if (problem) problems.push({ question: name, ...problem });
    if (!commentOf(question)) continue;
    known.add(commentName(name));
    const comment = values.get(commentName(name));
    if (comment !== undefined && (typeof comment !== 'string' || !isStorable(comment)))
      problems.push({ question: name, code: 'type' });
  }
  const strangers = [...values.keys()].filter((key) => !known.has(key));
  return [...problems, ...strangers.map((key): Problem<Text> => ({ question: key.slice(0, 100), code: 'unknown' }))];
}

/** Only a program, or a page of another version, answers what was not asked. */
function hiddenProblems<Text>(form: Form<Text>, answers: Answers, state: FormState): Problem<Text>[] {
  return questionsOf(form).flatMap((question): Problem<Text>[] => {
    const { name } = question;
    const comment = commentOf(question) && answers[commentName(name)];
    const isStray = !isBlank(comment) && !takesComment(question, answers[name]);
    const isHidden = !state.visible.has(name) && !(isBlank(answers[name]) && isBlank(comment));
    return isHidden || isStray ? [{ question: name, code: 'hidden' }] : [];
  });
}

/** Choices and rows that were not offered for these answers. */
function unofferedProblems<Text>(form: Form<Text>, answers: Answers, { visible }: FormState): Problem<Text>[] {
  return questionsOf(form).flatMap((question): Problem<Text>[] => {
    const { name, kind } = question;
    const value = answers[name];
    const problem =
      kind === 'expression' || value === undefined || !visible.has(name) ? null : shapeProblem(question, value);
    return problem ? [{ question: name, ...problem }] : [];
  });
}

function isBlank(value: AnswerValue | undefined): boolean {
  return value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Calculated values that the author wants kept, and those of questions that are shown. */
function withStored<Text>(form: Form<Text>, { values, scope, visible }: FormState): Answers {
  const stored = form.calculated.flatMap(({ name, stored }): [string, AnswerValue][] => {
    const value = stored || visible.has(name) ? plain(scope.values[name]) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return storedAsOne(form, stored.length ? { ...values, ...Object.fromEntries(stored) } : values);
}

function plain(value: unknown): AnswerValue | undefined {
  if (value instanceof Date) return dayOf(value) || undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return value === null || value === undefined ? undefined : (value as AnswerValue);
}
