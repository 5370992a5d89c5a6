/** What the rest of the site may use of questionnaires. */
export { compileQuestionnaire, type CompiledQuestionnaire } from './compile.ts';
export { lintNeutrality, type Finding } from './neutrality/index.ts';
export type { DefinitionNote, DefinitionProblem } from './problem.ts';
