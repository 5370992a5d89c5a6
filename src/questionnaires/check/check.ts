/**
 * Checks one file: what of it is honoured, ignored and refused, whether it is sound, whether it is fair. Everything that
 * is found is told as soon as it is found, so that a check that has to be stopped loses only what it was doing.
 */
import { readPlainObject, type JsonObject } from '../plain-json.ts';
import { checkSizes } from '../check-sizes.ts';
import { compilePlain, type CompiledQuestionnaire } from '../compile.ts';
import { ignoredBehaviour } from '../ignored-behaviour.ts';
import { lintNeutrality, type Finding } from '../neutrality/index.ts';
import { readDefinition } from '../neutrality/reading.ts';
import { type DefinitionProblem, type ProblemCode, Remarks } from '../problem.ts';
import { whyRefused } from '../why-refused.ts';
import { estimateMinutes } from './minutes.ts';
import { Places } from './places.ts';
import { readJson } from './read-text.ts';
import { isSurveyJsType } from './survey-types.ts';
import { emptyReport, judged, type CheckReport, type Stage } from './report.ts';
import { forForeign, isForeign } from './foreign.ts';

export type Tell = (stage: Stage, found: CheckReport) => void;

/** What a sound definition became, whether it is fair or not: enough to show it, and to publish it once it is. */
export type Compiled = Pick<CompiledQuestionnaire, 'form' | 'counting'>;

export interface Checked {
  readonly report: CheckReport;
  readonly compiled: Compiled | null;
}

export function checkFile(bytes: Uint8Array, tell: Tell = () => undefined): CheckReport {
  return checkAndCompile(bytes, tell).report;
}

export function checkAndCompile(bytes: Uint8Array, tell: Tell = () => undefined): Checked {
  tell('reading', judged(emptyReport));
  const json = readJson(bytes);
  if (!json.ok) return unsound({ file: json.problem });
  const plain = readPlainObject(json.value);
  if (!plain.ok) return unsound(sorted([plain.problem], new Places({})));
  return checkDefinition(plain.value, tell);
}

function unsound(found: Partial<CheckReport>): Checked {
  return { report: judged({ ...emptyReport, ...found }), compiled: null };
}

function checkDefinition(definition: JsonObject, tell: Tell): Checked {
  const places = new Places(definition);
  const sizes = checkSizes(definition);
  if (sizes.length > 0) return unsound(sorted(sizes, places));
  const sized = {
    ...emptyReport,
    questions: readDefinition(definition).questions.length,
    minutes: estimateMinutes(definition),
  };
  tell('compiling', judged(sized));
  const { compiled, remarks } = compileWithRemarks(definition, places, sized.questions);
  const sound = { ...sized, ...remarks };
  tell('neutrality', judged(sound));
  const findings = lintNeutrality(definition);
  const neutrality = (isForeign(definition) ? forForeign(findings) : findings).map((finding: Finding) =>
    places.locate(finding),
  );
  return { report: judged({ ...sound, neutrality }), compiled };
}

function compileWithRemarks(definition: JsonObject, places: Places, questions: number) {
  const remarks = new Remarks();
  const outcome = compilePlain(definition, remarks);
  const located = remarks.notes.map((note) => places.locate(note));
  const found = {
    honoured: remarks.honoured.map((mention) => places.locate(mention)),
    ignored: located.filter(({ code }) => code !== 'definition_warning').map((note) => withBehaviour(note)),
    definitionWarnings: located.filter(({ code }) => code === 'definition_warning'),
    ...sorted(outcome.ok ? nothingAsked(questions) : distinct(outcome.problem), places),
  };
  const compiled = outcome.ok ? { form: outcome.value.form, counting: outcome.value.counting } : null;
  return { compiled, remarks: found };
}

/** Any JSON object is a questionnaire without questions. */
function nothingAsked(questions: number): DefinitionProblem[] {
  return questions > 0 ? [] : [{ place: '', code: 'nothing_asked' }];
}

/** survey-core's linter says the same for every time a name occurs in a condition, and our compiler says it once more. */
function distinct(problems: readonly DefinitionProblem[]): DefinitionProblem[] {
  const linted = new Set(problems.filter(({ code }) => code === 'definition_error').map(({ place }) => place));
  const isSaid = ({ code, place, property }: DefinitionProblem) =>
    (code === 'unknown_reference' || code === 'expression') && linted.has(`${place}.${property ?? ''}`);
  const own = problems.filter((problem) => !isSaid(problem));
  return [...new Map(own.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function withBehaviour<Note extends { readonly property?: string }>(note: Note) {
  const behaviour = note.property === undefined ? undefined : ignoredBehaviour(note.property);
  return behaviour === undefined ? note : { ...note, behaviour };
}

/** Sound in SurveyJS, but not carried here; everything else is wrong anywhere. */
const refusals: ReadonlySet<ProblemCode> = new Set([
  'unknown_type',
  'unsupported_property',
  'unknown_function',
  'dynamic_text',
  'image_address',
  'initial_on_opinion',
  'risky_pattern',
  'too_large',
]);

function sorted(
  problems: readonly DefinitionProblem[],
  places: Places,
): Pick<CheckReport, 'refused' | 'definitionErrors'> {
  const located = problems.map((problem) => places.locate(problem));
  return {
    refused: located.filter(({ code }) => refusals.has(code)).map((problem) => withReason(problem)),
    definitionErrors: located.filter(({ code }) => !refusals.has(code)),
  };
}

/** A type that survey-core does not know either would be dropped without a word, anywhere. */
function withReason<Problem extends DefinitionProblem>(found: Problem) {
  const isForeignType = found.code === 'unknown_type' && !isSurveyJsType(found.type ?? '');
  const problem = isForeignType ? { ...found, detail: 'foreign' } : found;
  const why = whyRefused(problem.type, problem.property);
  return why === undefined ? problem : { ...problem, why };
}
