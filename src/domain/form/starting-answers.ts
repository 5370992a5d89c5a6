/** What stands in the fields before anybody has answered: never on an item of opinion, the compiler sees to that. */
import { questionsOf } from './elements.ts';
import type { Answers, AnswerValue, Form } from './form.ts';
import { dynamics, type Today } from './form-state.ts';

export function startingAnswers<Text>(form: Form<Text>, today: Today): Answers {
  const written: Answers = Object.fromEntries(
    questionsOf(form).flatMap(({ name, initial }): [string, AnswerValue][] =>
      initial === undefined ? [] : [[name, initial]],
    ),
  );
  const known = (form.extended ? dynamics.start?.(form, written, today) : undefined) ?? written;
  // In the order in which a page reads them back.
  return Object.fromEntries(
    questionsOf(form).flatMap(({ name }) => (known[name] === undefined ? [] : [[name, known[name]]])),
  );
}
