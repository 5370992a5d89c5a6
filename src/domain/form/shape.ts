/** The shape an answer must have before any rule looks at it: its type, its choices, its rows. */
import { isExclusive } from './check-page.ts';
import { noneOf, otherOf, takesList } from './elements.ts';
import type { ChoiceValue, Question } from './form.ts';
import type { Problem } from './problem.ts';

type ShapeProblem = Pick<Problem, 'code' | 'row'>;

/** Longer text is refused before it is counted; every question's own maximum is far below. */
const longestText = 20_000;

export function shapeProblem<Text>(question: Question<Text>, value: unknown): ShapeProblem | null {
  switch (question.kind) {
    case 'text':
      return scalarProblem(value, question.input === 'number');
    case 'comment':
      return scalarProblem(value, false);
    case 'boolean':
      return choiceProblem([question.yes.value, question.no.value], value);
    case 'matrix':
      return rowsProblem(value, new Set(question.rows.map((row) => row.value)), (_, part) =>
        choiceProblem(valuesOf(question.columns), part),
      );
    case 'multipletext':
      return rowsProblem(value, new Set(question.fields.map(({ name }) => name)), (row, part) =>
        scalarProblem(
          part,
          question.fields.some(({ name, input }) => name === row && input === 'number'),
        ),
      );
    case 'radiogroup':
    case 'dropdown':
    case 'rating':
    case 'checkbox':
    case 'ranking':
    case 'imagepicker':
      return takesList(question) ? listProblem(question, value) : choiceProblem(choiceValues(question), value);
    case 'expression':
      return { code: 'unknown' };
  }
}

function scalarProblem(value: unknown, isNumber: boolean): ShapeProblem | null {
  if (value === '') return null;
  if (isNumber) return typeof value === 'number' && Number.isFinite(value) ? null : { code: 'type' };
  if (typeof value !== 'string' || !isStorable(value)) return { code: 'type' };
  return value.length > longestText ? { code: 'too_long' } : null;
}

/** JSON can spell them, but no UTF-8 and no database can hold them: NUL, and half of a character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function choiceProblem(allowed: readonly unknown[], value: unknown): ShapeProblem | null {
  if (value === null || typeof value === 'object') return { code: 'type' };
  return allowed.includes(value) ? null : { code: 'choice' };
}

function listProblem<Text>(question: Question<Text>, value: unknown): ShapeProblem | null {
  if (!Array.isArray(value)) return { code: 'type' };
  const allowed = choiceValues(question);
  if (value.length > allowed.length) return { code: 'too_many' };
  const wrong = value.map((member) => choiceProblem(allowed, member)).find((problem) => problem !== null);
  if (wrong) return wrong;
  if (new Set(value).size < value.length) return { code: 'duplicate' };
  const isPartial = question.kind === 'ranking' && value.length > 0 && value.length < allowed.length;
  // Which choices are offered is known only for a form as answered.
  if (isPartial && !question.choices.some(({ visibleIf }) => visibleIf !== undefined)) return { code: 'too_few' };
  const alone =
    question.kind === 'checkbox' && value.length > 1 && value.some((member) => isExclusive(question, member));
  return alone ? { code: 'exclusive' } : null;
}

function rowsProblem(
  value: unknown,
  rows: ReadonlySet<string>,
  check: (row: string, part: unknown) => ShapeProblem | null,
): ShapeProblem | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { code: 'type' };
  for (const [row, part] of Object.entries(value)) {
    const problem = rows.has(row) ? check(row, part) : ({ code: 'unknown' } as const);
    if (problem) return { ...problem, row: row.slice(0, 100) };
  }
  return null;
}

function choiceValues<Text>(question: Question<Text>): ChoiceValue[] {
  const choices = 'choices' in question ? valuesOf(question.choices) : [];
  const none = noneOf(question);
  const other = otherOf(question);
  return [...choices, ...(other ? [other.value] : []), ...(none ? [none.value] : [])];
}

function valuesOf(choices: readonly { readonly value: ChoiceValue }[]): ChoiceValue[] {
  return choices.map(({ value }) => value);
}
