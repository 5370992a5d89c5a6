/**
 * Compiles a SurveyJS definition to a form, or refuses it and says why and where. Whatever it is given, it neither throws
 * nor hangs: size and depth are bounded first, patterns are judged before they run.
 */
import { SurveyModel } from 'survey-core';
import type { Form } from '../domain/form/form.ts';
import type { Counting } from '../domain/reporting/counting.ts';
import { accepted, refused, type Result } from '../domain/result.ts';
import { checkModel, checkWithLinter } from './check-definition.ts';
import { checkNames } from './check-names.ts';
import { checkOpinions } from './check-opinions.ts';
import { checkSizes } from './check-sizes.ts';
import { checkStructure } from './check-structure.ts';
import { registerCustomProperties } from './custom-properties.ts';
import { deriveCounting } from './derive-counting.ts';
import { type JsonObject, readPlainObject } from './plain-json.ts';
import { type DefinitionNote, type DefinitionProblem, Remarks } from './problem.ts';
import { readForm } from './read-form.ts';
import { Reading } from './reading.ts';
import { QuestionKeys } from './question-keys.ts';
import { References } from './references.ts';

export interface CompiledQuestionnaire {
  readonly form: Form;
  readonly counting: Counting;
  readonly notes: readonly DefinitionNote[];
}

export function compileQuestionnaire(definition: unknown): Result<CompiledQuestionnaire, DefinitionProblem[]> {
  const json = readPlainObject(definition);
  return json.ok ? compilePlain(json.value, new Remarks()) : refused([json.problem]);
}

/** What was honoured, ignored and refused on the way stays in `remarks`, whatever the outcome. */
export function compilePlain(json: JsonObject, remarks: Remarks): Result<CompiledQuestionnaire, DefinitionProblem[]> {
  try {
    return compile(json, remarks);
  } catch (error) {
    // survey-core may stumble over shapes its own reader lets through; the author learns at least that much.
    remarks.refuse('', 'definition_error', { detail: String(error).slice(0, 300) });
    return refused(remarks.problems);
  }
}

function compile(json: JsonObject, remarks: Remarks): Result<CompiledQuestionnaire, DefinitionProblem[]> {
  registerCustomProperties();
  const sizes = checkSizes(json);
  if (sizes.length > 0) return refused(sizes);
  const { places } = checkStructure(json, remarks);
  // survey-core's model makes what it reads, a million panels if asked: what has refused parts is not handed to it.
  const isUnfit = remarks.problems.length > 0;
  checkWithLinter(json, remarks);
  if (isUnfit) return refused(remarks.problems);
  const model = new SurveyModel(json);
  checkModel(model, remarks);
  const keys = new QuestionKeys(model);
  const reading = new Reading({
    remarks,
    keys,
    references: referencesOf(model, keys),
    locale: model.locale,
    longestText: limitOf(model.maxTextLength),
    longestComment: limitOf(model.maxCommentLength),
  });
  const form = readForm(model, places, reading);
  checkNames(form, remarks);
  checkOpinions(form, remarks);
  const counting = deriveCounting(model, form, reading);
  for (const locale of reading.texts.foreign) remarks.note('', 'ignored_language', { detail: locale });
  return remarks.problems.length > 0 ? refused(remarks.problems) : accepted({ form, counting, notes: remarks.notes });
}

function referencesOf(model: SurveyModel, keys: QuestionKeys): References {
  const questions = model.getAllQuestions().map((question) => ({
    name: keys.of(question),
    spellings: [...new Set([question.getValueName(), question.name])],
    kind: question.getType(),
    rows: rowNames(question, question.getType()),
    hasComment: Reflect.get(question, 'showOtherItem') === true || question.showCommentArea,
  }));
  return new References(
    questions,
    model.calculatedValues.map(({ name }) => name),
  );
}

function rowNames(question: object, type: string): string[] {
  if (type !== 'matrix' && type !== 'multipletext') return [];
  const rows = Reflect.get(question, type === 'matrix' ? 'rows' : 'items') as { value?: unknown; name?: unknown }[];
  return rows.map(({ name, value }) => String(type === 'matrix' ? value : name));
}

function limitOf(length: number): number {
  return length > 0 ? length : Infinity;
}
