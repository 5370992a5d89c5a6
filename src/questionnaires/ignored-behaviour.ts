/**
 * Ignored properties that a resident would have noticed: what the author meant does not happen, so the author is told what
 * happens instead (`surveyCheck.behaviour.<name>`). All other ignored properties are looks.
 */
export const behaviours = {
  autoAdvance: 'autoAdvanceEnabled autoAdvanceAllowComplete',
  buttons: 'showNavigationButtons navigationButtonsLocation showPrevButton showCompleteButton',
  completePage: 'showCompletePage',
  quizAnswers: 'correctAnswer score',
  errorsWhen: 'checkErrorsMode validateVisitedEmptyFields',
  onceOnly: 'cookieName completedBeforeHtml',
  sending: 'partialSendEnabled surveyId surveyPostId surveyShowDataSaving',
  contents: 'showTOC',
  emptyLists: 'hideIfChoicesEmpty hideIfRowsEmpty',
  selectAll: 'showSelectAllItem',
  folded: 'state',
} as const;
export type Behaviour = keyof typeof behaviours;

const behaviourOf: ReadonlyMap<string, Behaviour> = new Map(
  (Object.keys(behaviours) as Behaviour[]).flatMap((name) => behaviours[name].split(' ').map((word) => [word, name])),
);

export function ignoredBehaviour(property: string): Behaviour | undefined {
  return behaviourOf.get(property);
}
