/** Asks survey-core and our form the same questions about the same answers. */
import { isDeepStrictEqual } from 'node:util';
import { SurveyModel } from 'survey-core';
import {
  conditionsOf,
  problemsOn,
  questionsOf,
  type Answers,
  type Form,
  type Problem,
  type Question,
} from '../../../src/domain/form/index.ts';
import { isUnanswered } from '../../../src/domain/form/loose-values.ts';
import { shapeProblem } from '../../../src/domain/form/shape.ts';
import type { Definition } from './definitions.ts';
import { looser, stricter } from './differences.ts';

export const today = '2026-03-01';
const now = new Date(`${today}T10:30:00`).getTime();

export function oracleFor(definition: Definition): SurveyModel {
  const model = new SurveyModel(definition);
  model.dateProvider = { now: () => now };
  return model;
}

export interface Comparison {
  readonly questions: number;
  /** One line per disagreement that is not in the table of differences. */
  readonly disagreements: readonly string[];
  readonly intended: readonly string[];
}

/** Only what changed is told to the model, which is far cheaper for it; all of it where that is not what it then holds. */
export function tell(model: SurveyModel, answers: Answers): void {
  const before = model.data as Answers;
  for (const name of new Set([...Object.keys(before), ...Object.keys(answers)])) {
    if (JSON.stringify(before[name]) === JSON.stringify(answers[name])) continue;
    if (name.endsWith('-Comment')) model.setComment(name.replace('-Comment', ''), (answers[name] ?? '') as string);
    else model.setValue(name, structuredClone(answers[name]));
  }
  if (!isDeepStrictEqual(model.data, answers)) model.data = structuredClone(answers);
}

export function compare(form: Form, model: SurveyModel, answers: Answers): Comparison {
  model.validate(true);
  const conditions = conditionsOf(form, answers, { today });
  const values = Object.fromEntries(Object.entries(answers).filter(([, value]) => !isUnanswered(value)));
  const problems = form.pages.flatMap((page) => problemsOn(page, { ...conditions, values }));
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
  return { questions: questionsOf(form).length, disagreements, intended };
}

function isWellTyped(question: Question, answers: Answers): boolean {
  return !(question.name in answers) || shapeProblem(question, answers[question.name]) === null;
}

function codes(problems: readonly Problem[]): string {
  return problems.map(({ code }) => code).join(' ');
}
