/** Typing a sheet in: which places are to be typed for the answers so far, and what a key does at one of them. */
import { isExclusive } from '../form/check-page.ts';
import type { Answers, ChoiceValue, Form } from '../form/form.ts';
import { formState, type FormState, type Today } from '../form/form-state.ts';
import { chosenAt, withValue } from './place-values.ts';
import { placesOf, type Option, type Place } from './places.ts';

/** What a condition skips is not typed, and the text beside “other” only where “other” is ticked. */
export function placesToType<Text>(form: Form<Text>, answers: Answers, today: Today): Place<Text>[] {
  const state = formState(form, answers, today);
  return placesOf(state.form).filter((place) => isAskedFor(place, state));
}

function isAskedFor(
  place: Place<unknown>,
  { enabled, values, visible }: Pick<FormState, 'enabled' | 'values' | 'visible'>,
): boolean {
  const { name } = place.question;
  if (!visible.has(name) || !enabled.has(name)) return false;
  if (place.kind !== 'typed' || place.beside === undefined) return true;
  return chosenAt({ ...place, field: name }, values).includes(place.beside);
}

/** The answers after a key was pressed at this place; null where the key means nothing there. */
export function pressed<Text>(place: Place<Text>, answers: Answers, key: string): Answers | null {
  if (place.kind === 'typed') return null;
  const option = place.options.find((one) => one.key === key.toLowerCase());
  if (!option) return null;
  if (place.kind === 'one') return withValue(place, answers, option.value);
  const chosen = chosenAt(place, answers);
  const next = chosen.includes(option.value)
    ? chosen.filter((value) => value !== option.value)
    : [...withoutContradiction(place, chosen, option), option.value];
  return withValue(place, answers, next.length === 0 ? undefined : inOrder(place, next));
}

/** “None of these” and the other choices push each other out. */
function withoutContradiction<Text>(
  { question }: Place<Text>,
  chosen: readonly ChoiceValue[],
  { value }: Option<Text>,
): readonly ChoiceValue[] {
  if (question.kind !== 'checkbox') return chosen;
  return isExclusive(question, value) ? [] : chosen.filter((one) => !isExclusive(question, one));
}

/** Ticks in the order of the sheet, as a form posts them; a ranking in the order of the keys. */
function inOrder<Text>(place: Place<Text>, chosen: readonly ChoiceValue[]): readonly ChoiceValue[] {
  if (place.kind !== 'many') return chosen;
  return place.options.map(({ value }) => value).filter((value) => chosen.includes(value));
}
