/** Which of the author's closing words fits the answers; the first whose condition holds. */
import type { Form } from './form.ts';
import type { FormState } from './form-state.ts';
import { evaluate } from './logic.ts';

/**
 * As the end of an address: what follows `#` never leaves the phone, so no log learns from the address of the thanks what
 * was answered.
 */
export function endingAnchor<Text>({ endings = [] }: Pick<Form<Text>, 'endings'>, { scope }: FormState): string {
  const place = endings.findIndex(({ when }) => evaluate(when, scope) === true);
  return place < 0 ? '' : `#${endingId(place)}`;
}

export function endingId(place: number): string {
  return `ending-${place + 1}`;
}
