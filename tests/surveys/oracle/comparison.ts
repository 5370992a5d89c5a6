/** Asks survey-core and our form the same questions about the same answers. */
import { isDeepStrictEqual } from 'node:util';
import { QuestionExpressionModel, type Question as SurveyQuestion, settings, SurveyModel } from 'survey-core';
import {
  conditionsOf,
  problemsOn,
  questionsOf,
  type Answers,
  type CalculatedValue,
  type Conditions,
  type Form,
  type Problem,
  type Question,
} from '../../../src/domain/form/index.ts';
import { evaluate } from '../../../src/domain/form/logic.ts';
import { dayOf } from '../../../src/domain/form/expression-format.ts';
import { dynamics } from '../../../src/domain/form/form-state.ts';
import { isUnanswered } from '../../../src/domain/form/loose-values.ts';
import { shapeProblem } from '../../../src/domain/form/shape.ts';
import type { Definition } from './definitions.ts';
import { looser, stricter } from './differences.ts';

export const today = '2026-03-01';
const now = new Date(`${today}T10:30:00`).getTime();

/** It would forget what depends on a place in a list. */
settings.expressionQuestionTrackDependencies = false;

export function oracleFor(definition: Definition): SurveyModel {
  const model = new SurveyModel(definition);
  model.dateProvider = { now: () => now };
  // On a disabled page a calculation would stand still at whatever it was before; what nobody enters cannot be disabled.
  for (const question of model.getAllQuestions()) {
    if (question instanceof QuestionExpressionModel) question.runIfReadOnly = true;
  }
  return model;
}

export interface Comparison {
  readonly questions: number;
  /** One line per disagreement that is not in the table of differences. */
  readonly disagreements: readonly string[];
  readonly intended: readonly string[];
}

/** Only what changed is told to the model, which is far cheaper for it; all of it where that is not what it then holds. */
export function tell(model: SurveyModel, answers: Answers): Answers {
  const before = answered(model);
  for (const name of new Set([...Object.keys(before), ...Object.keys(answers)])) {
    if (JSON.stringify(before[name]) === JSON.stringify(answers[name])) continue;
    if (name.endsWith('-Comment')) model.setComment(name.replace('-Comment', ''), (answers[name] ?? '') as string);
    else model.setValue(name, structuredClone(answers[name]));
  }
  if (!isDeepStrictEqual(answered(model), answers)) replace(model, answers);
  return answered(model);
}

/** What it has worked out stays: it does not work it out again where nothing it reads has changed. */
export function replace(model: SurveyModel, answers: Answers): Answers {
  const calculated = Object.entries(model.data as Answers).filter(([name]) => isCalculated(model, name));
  model.data = structuredClone({ ...answers, ...Object.fromEntries(calculated) });
  model.runExpressions();
  return answered(model);
}

/** What a person has said; what the model has worked out itself is left out. */
function answered(model: SurveyModel): Answers {
  return Object.fromEntries(Object.entries(model.data as Answers).filter(([name]) => !isCalculated(model, name)));
}

function isCalculated(model: SurveyModel, name: string): boolean {
  return (model.getQuestionByName(name) as SurveyQuestion | null)?.getType() === 'expression';
}

export function compare(form: Form<string>, model: SurveyModel, answers: Answers): Comparison {
  model.validate(true);
  // Texts that were read before a calculation are not always read again.
  model.locStrsChanged();
  const conditions = conditionsOf(form, answers, { today });
  const values = Object.fromEntries(Object.entries(answers).filter(([, value]) => !isUnanswered(value)));
  if (dynamics.withoutStrays?.(form, conditions, values))
    return { questions: 0, disagreements: [], intended: ['not offered'] };
  const asAnswered = dynamics.asAnswered?.(form, conditions, values) ?? form;
  const problems = asAnswered.pages.flatMap((page) => problemsOn(page, { ...conditions, values }));
  const shown = new Map(questionsOf(asAnswered).map((question) => [question.name, question]));
  const disagreements: string[] = [];
  const intended: string[] = [];
  for (const question of questionsOf(form)) {
    const theirs = model.getQuestionByName(question.name);
    const note = (what: string, ours: unknown, oracle: unknown) => {
      if (ours !== oracle)
        disagreements.push(`${question.name} ${question.kind} ${what}: ${String(ours)}, survey-core ${String(oracle)}`);
    };
    note('visible', conditions.visible.has(question.name), theirs.isVisibleInSurvey);
    note('enabled', conditions.enabled.has(question.name), !theirs.isReadOnly);
    compareTexts(shown.get(question.name), theirs, note);
    if (question.kind === 'expression') {
      note('value', written(conditions.scope.values[question.name]), written(theirs.value));
      continue;
    }
    compareOffers(shown.get(question.name), theirs, note);
    note('required', conditions.required.has(question.name), theirs.isRequired);
    if (!isWellTyped(question, answers)) continue;
    const ours = problems.filter((problem) => problem.question === question.name && problem.code !== 'panel_required');
    const found = theirs.isVisibleInSurvey && theirs.getAllErrors().length > 0;
    const isStricter = !found && ours.length > 0 && ours.every(({ code }) => code in stricter);
    const isLooser =
      found && ours.length === 0 && Object.values(looser).some((applies) => applies(answers[question.name]));
    if (isLooser) intended.push('blank');
    else if (isStricter) intended.push(...ours.map(({ code }) => code));
    else note(`at fault (${codes(ours)})`, ours.length > 0, found);
  }
  for (const page of model.pages) {
    if (page.isVisible !== conditions.visible.has(page.name))
      disagreements.push(`${page.name} visible, survey-core ${String(page.isVisible)}`);
  }
  if (disagreements.length > 0 && form.calculated.some((value) => isNoNumber(value, conditions)))
    return { questions: 0, disagreements: [], intended: ['no number'] };
  if (
    disagreements.length > 0 &&
    form.calculated.some(({ name }) => hasHistory(model.getVariable(name), conditions.scope.values[name]))
  )
    return { questions: 0, disagreements: [], intended: ['history'] };
  return { questions: questionsOf(form).length, disagreements, intended };
}

type Note = (what: string, ours: unknown, oracle: unknown) => void;

function compareTexts(shown: Question<string> | undefined, theirs: SurveyQuestion, note: Note): void {
  note('title', shown?.title, said(theirs.locTitle.textOrHtml));
  note('description', shown?.description ?? '', said(theirs.locDescription.textOrHtml));
  if (shown?.kind === 'expression') note('shown', shown.shown, said(String(Reflect.get(theirs, 'formatedValue'))));
}

/** A calculation without a result reads as nothing to us, and a date as its day: survey-core leaves its name standing, or writes all of a `Date`. */
function said(text: string): string {
  return text
    .replace(/NaN|Invalid Date|\{ ?sum(?:One|Two)\}/g, '')
    .replace(/\w{3} \w{3} \d\d \d{4} [\d:]{8} GMT[^)]*\)/g, (date) => dayOf(new Date(date)));
}

/** See differences.ts. */
function isNoNumber({ expression, precision }: CalculatedValue, { scope }: Conditions): boolean {
  const value = precision === undefined ? undefined : evaluate(expression, scope);
  return typeof value === 'number' && !Number.isFinite(value);
}

function compareOffers(shown: Question<string> | undefined, theirs: SurveyQuestion, note: Note): void {
  const names = (list: unknown, key: string) =>
    (list as readonly object[])
      .map((part) => String(Reflect.get(part, key)))
      .sort()
      .join(' ');
  if (shown?.kind === 'matrix') {
    note('rows', names(shown.rows, 'value'), names(Reflect.get(theirs, 'visibleRows'), 'name'));
    note('columns', names(shown.columns, 'value'), names(Reflect.get(theirs, 'visibleColumns'), 'value'));
  }
  if (shown?.kind !== 'radiogroup' && shown?.kind !== 'dropdown' && shown?.kind !== 'checkbox') return;
  const items = Reflect.get(theirs, 'visibleChoices') as readonly { value: unknown; isEnabled: boolean }[];
  const ours = [...shown.choices, ...[shown.none, shown.other].filter((choice) => choice !== undefined)];
  note('choices', names(ours, 'value'), names(items, 'value'));
  // survey-core closes the rest when the maximum is reached; our page says so when it is exceeded.
  if (shown.kind === 'checkbox' && shown.maximum !== undefined) return;
  const closed = shown.choices.filter(({ disabled }) => disabled);
  note(
    'closed choices',
    names(closed, 'value'),
    names(
      items.filter(({ isEnabled }) => !isEnabled),
      'value',
    ),
  );
}

/** survey-core keeps a calculated 0 where blanks would follow it: JavaScript finds them equal. */
function hasHistory(theirs: unknown, ours: unknown): boolean {
  return theirs !== ours && typeof theirs !== 'object' && typeof ours !== 'object' && theirs == ours;
}

function written(value: unknown): string {
  return value instanceof Date ? value.toDateString() : value === undefined ? 'nothing' : JSON.stringify(value);
}

function isWellTyped(question: Question<string>, answers: Answers): boolean {
  return !(question.name in answers) || shapeProblem(question, answers[question.name]) === null;
}

function codes(problems: readonly Problem[]): string {
  return problems.map(({ code }) => code).join(' ');
}
