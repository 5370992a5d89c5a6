/**
 * How long one answer of 19 items takes to check, beside survey-core checking the same answer in the same run.
 * Prints one JSON line per figure and exits 1 when a goal is missed; `--quick` measures for a shorter time.
 */
import { readFileSync } from 'node:fs';
import { SurveyModel } from 'survey-core';
import { type AnswerValue, checkSubmission, type Question, questionsOf } from '../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../src/questionnaires/index.ts';

const goal = 0.1;
const seconds = process.argv.includes('--quick') ? 1 : 5;
const today = { today: '2026-03-01' };

const definition = JSON.parse(
  readFileSync(new URL('../../surveys/resident/v1.json', import.meta.url), 'utf8'),
) as object;
const compiled = compileQuestionnaire(definition);
if (!compiled.ok) throw new Error('the resident questionnaire does not compile');
const { form } = compiled.value;
const answers = Object.fromEntries(questionsOf(form).flatMap((question) => entry(question)));
if (!checkSubmission(form, answers, today).ok) throw new Error('the gate refuses the answer that is measured');

const ours = median(() => checkSubmission(form, answers, today));
const theirs = median(() => {
  const model = new SurveyModel(definition);
  model.data = structuredClone(answers);
  model.validate(false);
});
const items = questionsOf(form).length;
print('items in the answer', items, 'items', 19, items >= 19);
print('one answer checked, median', ours, 'ms', goal, ours <= goal);
print('baseline: survey-core with a new model, median', theirs, 'ms', null, true);
print('times faster than the baseline', theirs / ours, 'times', 10, theirs / ours >= 10);

/** The first choice everywhere, and the words a resident might leave. */
function entry(question: Question): [string, AnswerValue][] {
  if (question.kind === 'comment') return [[question.name, '路灯坏了两个月，希望尽快修好。']];
  const first =
    'choices' in question
      ? (question.choices.find(({ role }) => role !== 'ineligible') ?? question.choices[0])
      : undefined;
  if (!first) return [];
  return [[question.name, question.kind === 'checkbox' ? [first.value] : first.value]];
}

/** Milliseconds of one call: the median over short runs, after warming up. */
function median(check: () => unknown): number {
  const times: number[] = [];
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    const started = performance.now();
    check();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

function print(figure: string, value: number, unit: string, wanted: number | null, holds: boolean): void {
  console.log(
    JSON.stringify({ bench: 'check', figure, value: Number(value.toPrecision(4)), unit, goal: wanted, holds }),
  );
  if (!holds) process.exitCode = 1;
}
