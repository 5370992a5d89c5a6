/**
 * The part of forms that a resident's page carries; a bundle takes only what it names. Where the form says `extended`,
 * the page first loads form-extension.ts: `if (form.extended) await import('…/form-extension.ts')`.
 */
export type * from './form.ts';
export type { Problem, ProblemCode } from './problem.ts';
export type { AnswersChange, Conditions, FormState, Today } from './form-state.ts';
export { conditionsOf, followed, formState } from './form-state.ts';
export { checkPage, problemsOn } from './check-page.ts';
export { answersFromFields, fieldsFromAnswers } from './fields.ts';
export { commentName, questionsIn, questionsOf, rowFieldName } from './elements.ts';
export { pagePosition, type PagePosition, visiblePages, visibleQuestions } from './pages.ts';
export { startingAnswers } from './starting-answers.ts';
