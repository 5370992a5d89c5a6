/** Why some parts of SurveyJS are refused for good, by the word an author will recognise (`surveyCheck.why.<name>`). */
export const reasons = [
  'timer',
  'otherHost',
  'file',
  'signature',
  'quiz',
  'repeatedPanel',
  'tableOfQuestions',
  'code',
] as const;
export type Reason = (typeof reasons)[number];

const byProperty: Readonly<Record<string, Reason>> = {
  __proto__: null as never,
  showTimer: 'timer',
  timeLimit: 'timer',
  timeLimitPerPage: 'timer',
  choicesByUrl: 'otherHost',
  choicesLazyLoadEnabled: 'otherHost',
  navigateToUrl: 'otherHost',
  navigateToUrlOnCondition: 'otherHost',
  itemComponent: 'code',
  cellComponent: 'code',
  inputFieldComponent: 'code',
};

const byType: Readonly<Record<string, Reason>> = {
  __proto__: null as never,
  file: 'file',
  signaturepad: 'signature',
  paneldynamic: 'repeatedPanel',
  matrixdropdown: 'tableOfQuestions',
  matrixdynamic: 'tableOfQuestions',
};

export function whyRefused(type: string | undefined, property: string | undefined): Reason | undefined {
  return property === undefined ? byType[type ?? ''] : byProperty[property];
}
