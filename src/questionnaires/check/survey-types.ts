/** Whether survey-core itself knows a type of question: one it does not know it would drop without a word. */
import { Serializer } from 'survey-core';

export function isSurveyJsType(type: string): boolean {
  // Typed as always present, but null for a type nobody registered.
  const found: unknown = Serializer.findClass(type);
  return Boolean(found) && Serializer.isDescendantOf(type, 'question');
}
