/** A list with nothing in it: nobody can answer the question, and where an answer is required nobody can go on. */
import type { Json, JsonObject } from './plain-json.ts';
import type { Remarks } from './problem.ts';

const lists = new Set(['radiogroup', 'checkbox', 'dropdown', 'tagbox', 'buttongroup', 'ranking', 'imagepicker']);
/** Whatever else puts something to choose into a list, under its present and its former name. */
const sources = [
  ...['choicesFromQuestion', 'choicesByUrl', 'choicesMax', 'showOtherItem', 'hasOther', 'showNoneItem', 'hasNone'],
  ...['showRefuseItem', 'showDontKnowItem'],
];

export function checkChoices(type: string, element: JsonObject, place: string, remarks: Remarks): void {
  if (!lists.has(type) || isFilled(element['choices'])) return;
  if (sources.some((word) => Boolean(element[word]))) return;
  const at = `${place}.choices`;
  const isRequired = element['isRequired'] === true || Boolean(element['requiredIf']);
  if (isRequired) remarks.refuse(at, 'nothing_to_choose', { type });
  else remarks.note(at, 'nothing_to_choose', { type });
}

function isFilled(choices: Json | undefined): boolean {
  return Array.isArray(choices) && choices.length > 0;
}
