/** A form as it stands for given answers: what depends on them is settled, so that whoever renders or checks it need not know. */
import { formatted } from './expression-format.ts';
import type { Answers, Form, Question } from './form.ts';
import type { Conditions } from './form-state.ts';
import { filledIn, mapParts } from './insertions.ts';

export function asAnswered<Text>(form: Form<Text>, conditions: Conditions, values: Answers): Form<Text> {
  const { language } = form;
  // A form in all its languages is only checked, never shown.
  if (language === undefined) return form;
  const known = { ...conditions.scope.values, ...values };
  const inOne = form as unknown as Form<string>;
  const calculated = mapParts(inOne, (part) => {
    const question = part as unknown as Question<string>;
    return question.kind === 'expression'
      ? { ...part, shown: formatted(question, known[question.name], language) }
      : part;
  });
  return filledIn(calculated, known) as unknown as Form<Text>;
}
