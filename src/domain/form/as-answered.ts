/** A form as it stands for given answers: what depends on them is settled, so that whoever renders or checks it need not know. */
import { formatted } from './expression-format.ts';
import type { Answers, Form, Question } from './form.ts';
import type { Conditions } from './form-state.ts';
import { withLimits } from './limits.ts';
import { offered } from './offered.ts';
import { filledIn, mapParts } from './insertions.ts';

export function asAnswered<Text>(form: Form<Text>, conditions: Conditions, values: Answers): Form<Text> {
  const { language } = form;
  const { scope } = conditions;
  const known = { ...scope.values, ...values };
  const settled = mapParts(form as unknown as Form<string>, (part) => {
    const question = part as unknown as Question<string>;
    if (question.kind !== 'expression') return withLimits(offered(part, scope), scope);
    return language === undefined ? part : { ...part, shown: formatted(question, known[question.name], language) };
  });
  // A form in all its languages is only checked, never shown.
  return (language === undefined ? settled : filledIn(settled, known)) as unknown as Form<Text>;
}
