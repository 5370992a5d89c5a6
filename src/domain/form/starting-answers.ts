/** What stands in the fields before anybody has answered: never on an item of opinion, the compiler sees to that. */
import { questionsOf } from './elements.ts';
import type { Answers, AnswerValue, Form } from './form.ts';

export function startingAnswers<Text>(form: Form<Text>): Answers {
  return Object.fromEntries(
    questionsOf(form).flatMap(({ name, initial }): [string, AnswerValue][] =>
      initial === undefined ? [] : [[name, initial]],
    ),
  );
}
