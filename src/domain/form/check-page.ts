/** What a person still has to fix on a page: missing answers, limits, the author's validators. One source for phone and server. */
import { type Finding, codePoints, textFinding } from './check-text.ts';
import { validatorFindings } from './check-validator.ts';
import { chose, commentName, commentOf, isQuestion, otherOf, questionsIn, takesComment } from './elements.ts';
import type { Answers, AnswerValue, Form, Page, Panel, Question } from './form.ts';
import { type Conditions, formState, type Today } from './form-state.ts';
import { isUnanswered } from './loose-values.ts';
import type { Problem } from './problem.ts';

export function checkPage<Text>(form: Form<Text>, pageName: string, answers: Answers, today: Today): Problem<Text>[] {
  const state = formState(form, answers, today);
  const page = state.form.pages.find(({ name }) => name === pageName);
  return page ? problemsOn(page, state) : [];
}

type Asked = Conditions & { readonly values: Answers };

/** For a state already at hand. Hidden and disabled questions are never at fault. */
export function problemsOn<Text>(container: Page<Text> | Panel<Text>, state: Asked): Problem<Text>[] {
  if (!state.visible.has(container.name)) return [];
  const inside = container.elements.flatMap((element): Problem<Text>[] => {
    if (element.kind === 'panel') return problemsOn(element, state);
    return isQuestion(element) ? problemsOf(element, state) : [];
  });
  return [...inside, ...emptyContainer(container, state)];
}

/** A required panel or page wants at least one answer. */
function emptyContainer<Text>(container: Page<Text> | Panel<Text>, state: Asked): Problem<Text>[] {
  if (!state.required.has(container.name) || !state.enabled.has(container.name)) return [];
  const shown = questionsIn(container).filter(({ name }) => state.visible.has(name));
  const [first] = shown;
  return first && !shown.some(({ name }) => name in state.values)
    ? [{ question: first.name, code: 'panel_required' }]
    : [];
}

function problemsOf<Text>(question: Question<Text>, state: Asked): Problem<Text>[] {
  const { name } = question;
  if (!state.visible.has(name) || !state.enabled.has(name)) return [];
  const own = ownProblems(question, state);
  if (own.length) return own;
  return validatorFindings(question.validators, state.values[name], state.scope).map((finding) => ({
    question: name,
    ...finding,
  }));
}

/** What the kind of question itself demands; the author's validators run only when this holds. */
function ownProblems<Text>(question: Question<Text>, state: Asked): Problem<Text>[] {
  const { name } = question;
  const value = state.values[name];
  const missing = value === undefined && state.required.has(name);
  const required: Problem<Text>[] = missing
    ? [
        {
          question: name,
          code: 'required',
          ...(question.requiredText !== undefined && { text: question.requiredText }),
        },
      ]
    : [];
  const inParts = partProblems(question, value, state);
  const finding = inParts.length ? null : kindFinding(question, value, state.values);
  return finding && !missing ? [{ question: name, ...finding }] : [...required, ...inParts];
}

function kindFinding<Text>(question: Question<Text>, value: AnswerValue | undefined, values: Answers): Finding | null {
  if (question.kind === 'checkbox') {
    const count = countFinding(question, value);
    if (count) return count;
  }
  return typedFinding(question, value) ?? commentFinding(question, value, values[commentName(question.name)]);
}

function typedFinding<Text>(question: Question<Text>, value: AnswerValue | undefined): Finding | null {
  if (value === undefined) return null;
  if (question.kind === 'text') return textFinding(question, value);
  return question.kind === 'comment' ? tooLong(value, question.maxLength) : null;
}

/** “Other” has to be explained; a comment may be left out. */
function commentFinding<Text>(
  question: Question<Text>,
  value: AnswerValue | undefined,
  said: AnswerValue | undefined,
): Finding | null {
  const comment = commentOf(question);
  if (!comment || !takesComment(question, value)) return null;
  if (said !== undefined) return tooLong(said, comment.maxLength);
  return chose(value, otherOf(question)?.value) && otherOf(question) ? { code: 'other_required' } : null;
}

/** “None of these” alone satisfies a minimum. */
function countFinding<Text>(
  question: Question<Text> & { kind: 'checkbox' },
  value: AnswerValue | undefined,
): Finding | null {
  const chosen = Array.isArray(value) ? value : [];
  const alone = chosen.length === 1 && isExclusive(question, chosen[0]);
  if (!alone && question.minimum !== undefined && chosen.length < question.minimum)
    return { code: 'too_few', limit: question.minimum };
  return question.maximum !== undefined && chosen.length > question.maximum
    ? { code: 'too_many', limit: question.maximum }
    : null;
}

export function isExclusive<Text>(question: Question<Text> & { kind: 'checkbox' }, value: unknown): boolean {
  return (
    value === question.none?.value || question.choices.some((choice) => choice.exclusive && choice.value === value)
  );
}

function tooLong(value: AnswerValue, limit: number): Finding | null {
  return codePoints(value) > limit ? { code: 'too_long', limit } : null;
}

/** Rows of a matrix, fields of a multiple text. */
function partProblems<Text>(question: Question<Text>, value: AnswerValue | undefined, state: Asked): Problem<Text>[] {
  const parts = (typeof value === 'object' ? value : {}) as Readonly<Record<string, AnswerValue>>;
  if (question.kind === 'matrix') {
    const open = question.everyRowRequired && question.rows.find((row) => parts[row.value] === undefined);
    return open ? [{ question: question.name, row: open.value, code: 'rows_required' }] : [];
  }
  if (question.kind !== 'multipletext') return [];
  return question.fields.flatMap((field): Problem<Text>[] => {
    const part = isUnanswered(parts[field.name]) ? undefined : parts[field.name];
    const at = { question: question.name, row: field.name };
    if (part === undefined && field.required) return [{ ...at, code: 'required' }];
    const finding = part === undefined ? null : textFinding(field, part);
    if (finding) return [{ ...at, ...finding }];
    return validatorFindings(field.validators, part, state.scope).map((found) => ({ ...at, ...found }));
  });
}
