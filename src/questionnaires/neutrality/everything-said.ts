/** Every text of a definition that a resident may read, with its place. */
import { placed, type PlacedText, type Reading } from './reading.ts';

const wordings = [
  'title',
  'description',
  'html',
  'completedHtml',
  'completedBeforeHtml',
  'loadingHtml',
  'placeholder',
  'commentText',
  'commentPlaceholder',
  'requiredErrorText',
  'startSurveyText',
  'pagePrevText',
  'pageNextText',
  'completeText',
];

export function everythingSaid({ surroundings, questions }: Reading): PlacedText[] {
  const spoken = [...surroundings, ...questions].flatMap(({ json, place }) =>
    wordings.flatMap((name) => placed(json, name, place)),
  );
  const chosen = questions.flatMap(({ choices }) =>
    choices.flatMap(({ place, texts }) => texts.map((text) => ({ ...text, place: `${place}.text` }))),
  );
  return [...spoken, ...chosen];
}
