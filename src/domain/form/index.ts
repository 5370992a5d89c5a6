/** What the rest of the site may use of forms. A bundle takes only what it names. */
export type * from './form.ts';
export type { Problem, ProblemCode } from './problem.ts';
export type { Conditions, FormState, Today } from './form-state.ts';
export { conditionsOf, formState } from './form-state.ts';
export { checkPage, problemsOn } from './check-page.ts';
export { checkSubmission } from './gate.ts';
export { answersFromFields, fieldsFromAnswers } from './fields.ts';
export { commentName, questionsIn, questionsOf, rowFieldName } from './elements.ts';
export { formInLanguage } from './language.ts';
export { pagePosition, type PagePosition, visiblePages, visibleQuestions } from './pages.ts';
