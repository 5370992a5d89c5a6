/** How a question is answered, as far as the rules need to know. */
import type { ReadQuestion } from './reading.ts';

const chosenOnce = new Set(['radiogroup', 'dropdown', 'rating', 'boolean', 'matrix', 'buttongroup', 'imagepicker']);
const chosenOften = new Set(['checkbox', 'tagbox', 'ranking', 'matrixdropdown', 'matrixdynamic']);

export function choosesOne({ type, json }: ReadQuestion): boolean {
  return chosenOnce.has(type) && json['multiSelect'] !== true;
}

export function choosesMany(question: ReadQuestion): boolean {
  return chosenOften.has(question.type) || (question.type === 'imagepicker' && !choosesOne(question));
}

export function isClosed(question: ReadQuestion): boolean {
  return choosesOne(question) || choosesMany(question);
}
