/** Reads the page's form, whoever filled it: the server, a person before the script woke, or a person after. */
import { isExclusive } from '../../domain/form/check-page.ts';
import { answersFromFields, questionsOf } from '../../domain/form/phone.ts';
import type { Answers, ChoiceValue, Form } from '../../domain/form/phone.ts';
import { newSubmissionId } from './phone.ts';
import { begunField, pageField, submissionField } from './scene.ts';
import type { Scene } from './scene.ts';

type Read = Pick<Scene, 'answers' | 'page' | 'submissionId' | 'begun'>;

/** What the page says about itself, with the id and the beginning that a fresh page lacks. */
export function readPage(form: Form<string>, fields: HTMLFormElement): Read {
  const posted = new FormData(fields);
  const own = (name: string) => {
    const value = posted.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    answers: answersFromFields(form, posted),
    page: own(pageField) ?? '',
    submissionId: own(submissionField) ?? newSubmissionId(),
    begun: own(begunField) ?? String(Date.now()),
  };
}

/** The answers as they stand after `touched`: “none of these” and the other choices push each other out. */
export function readAnswers(form: Form<string>, fields: HTMLFormElement, touched: EventTarget | null): Answers {
  const answers = answersFromFields(form, new FormData(fields));
  const ticked = touched instanceof HTMLInputElement && touched.type === 'checkbox' && touched.checked;
  return ticked ? withoutContradiction(form, answers, touched) : answers;
}

export function withoutContradiction(
  form: Form<string>,
  answers: Answers,
  { name, value }: { readonly name: string; readonly value: string },
): Answers {
  const question = questionsOf(form).find((asked) => asked.name === name);
  if (question?.kind !== 'checkbox') return answers;
  const chosen = answers[name] as readonly ChoiceValue[];
  const pressed = chosen.filter((choice) => String(choice) === value);
  const kept = isExclusive(question, pressed[0]) ? pressed : chosen.filter((choice) => !isExclusive(question, choice));
  return { ...answers, [name]: kept };
}
