/** Derives from indicators, headlines and roles what the database counts. */
import type { Base, Question as SurveyQuestion, SurveyModel } from 'survey-core';
import { questionsOf } from '../domain/form/elements.ts';
import type { Form, Question } from '../domain/form/form.ts';
import { headlineOf, type HeadlineIndicator, isIndicator, isPurpose, isRole } from '../domain/indicators/roles.ts';
import type { Counting, Countable } from '../domain/reporting/counting.ts';
import { aliasesIn } from '../domain/form/shared-answers.ts';
import type { Remarks } from './problem.ts';
import { property, type Reading } from './reading.ts';
import { wordOf } from './read-question.ts';

export function deriveCounting(model: SurveyModel, form: Form, { keys, remarks }: Reading): Counting {
  const aliases = aliasesIn(form);
  const questions = questionsOf(form).filter(({ name }) => !aliases.has(name));
  const sources = new Map(model.getAllQuestions().map((question) => [keys.of(question), question]));
  checkWords(questions, sources, remarks);
  for (const name of aliases) {
    const alias = sources.get(name);
    const lost = alias && ['headline', 'purpose'].find((word) => property(alias, word));
    if (lost !== undefined) remarks.refuse(name, 'indicator', { property: lost, detail: name });
  }
  const withPurpose = (purpose: string) =>
    questions.find(({ name }) => wordOf(sources.get(name) as Base, 'purpose') === purpose)?.name;
  const outreachReached = withPurpose('outreachReached');
  const age = withPurpose('age');
  return {
    countable: Object.fromEntries(questions.flatMap((question) => entry(question.name, countableOf(question)))),
    headlines: headlines(questions, sources, remarks),
    ...(outreachReached !== undefined && { outreachReached }),
    ...(age !== undefined && { age }),
    eligibility: questions.flatMap((question) => {
      const excluded = choicesOf(question).filter(({ role }) => role === 'ineligible');
      return excluded.length ? [{ question: question.name, excluded: excluded.map(({ value }) => value) }] : [];
    }),
  };
}

function entry(name: string, countable: Countable | null): [string, Countable][] {
  return countable ? [[name, countable]] : [];
}

/** Open text is read by people; a ranking's order is no count. */
function countableOf(question: Question): Countable | null {
  switch (question.kind) {
    case 'radiogroup':
    case 'dropdown':
    case 'rating':
    case 'boolean':
      return 'one';
    case 'checkbox':
      return 'many';
    case 'imagepicker':
      return question.multiple ? 'many' : 'one';
    case 'matrix':
      return 'rows';
    case 'ranking':
    case 'text':
    case 'comment':
    case 'multipletext':
    case 'expression':
      return null;
  }
}

function choicesOf(question: Question) {
  if ('choices' in question) return question.choices;
  return question.kind === 'matrix' ? question.columns : [];
}

function headlines(questions: readonly Question[], sources: ReadonlyMap<string, SurveyQuestion>, remarks: Remarks) {
  const found: Partial<Record<HeadlineIndicator, string>> = {};
  for (const { name, indicator } of questions) {
    if (property(sources.get(name) as Base, 'headline') !== true) continue;
    const family = isIndicator(indicator) ? headlineOf(indicator) : null;
    if (!family || found[family] !== undefined)
      remarks.refuse(name, 'indicator', { property: 'headline', detail: indicator ?? '' });
    else found[family] = name;
  }
  return found;
}

/** Misspelt words would silently count nothing. */
function checkWords(
  questions: readonly Question[],
  sources: ReadonlyMap<string, SurveyQuestion>,
  remarks: Remarks,
): void {
  for (const question of questions) {
    const { name, indicator } = question;
    const purpose = wordOf(sources.get(name) as Base, 'purpose');
    if (indicator !== undefined && !isIndicator(indicator))
      remarks.refuse(name, 'indicator', { property: 'indicator', detail: indicator });
    if (purpose !== undefined && !isPurpose(purpose))
      remarks.refuse(name, 'indicator', { property: 'purpose', detail: purpose });
    for (const { role } of choicesOf(question)) {
      if (role !== undefined && !isRole(role)) remarks.refuse(name, 'indicator', { property: 'role', detail: role });
    }
  }
}
