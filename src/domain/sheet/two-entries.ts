/** One sheet typed in twice: where the entries agree, and the answers once each difference has been looked up on the sheet. */
import { formState, type Today } from '../form/form-state.ts';
import type { Answers, Form } from '../form/form.ts';
import { isSameAt, valueAt, withValue } from './place-values.ts';
import { placesOf, type Place } from './places.ts';
import { placesToType } from './typing.ts';

export interface TwoEntries {
  readonly first: Answers;
  readonly second: Answers;
}

export type Right = keyof TwoEntries;

/** Every place that was typed in either entry. */
export function placesCompared<Text>(form: Form<Text>, { first, second }: TwoEntries, today: Today): Place<Text>[] {
  const typed = [first, second].flatMap((answers) => placesToType(form, answers, today));
  const fields = new Set(typed.map(({ field }) => field));
  return placesOf(form).filter(({ field }) => fields.has(field));
}

export function differences<Text>(form: Form<Text>, entries: TwoEntries, today: Today): Place<Text>[] {
  return placesCompared(form, entries, today).filter((place) => !isSameAt(place, entries.first, entries.second));
}

/** The second entry, with the first one's answer wherever that is right; what its answers then skip is left out. */
export function settled<Text>(
  form: Form<Text>,
  entries: TwoEntries,
  { right, today }: Today & { readonly right: (field: string) => Right },
): Answers {
  const answers = differences(form, entries, { today })
    .filter(({ field }) => right(field) === 'first')
    .reduce((known, place) => withValue(place, known, valueAt(place, entries.first)), entries.second);
  return formState(form, answers, { today }).values;
}

/** A sheet's comparison as it is counted: the whole sheet under '', then each place. */
export interface Compared {
  readonly question: string;
  readonly agreed: boolean;
}

export function compared(form: Form<unknown>, entries: TwoEntries, today: Today): Compared[] {
  const places = placesCompared(form, entries, today).map((place) => ({
    question: place.field,
    agreed: isSameAt(place, entries.first, entries.second),
  }));
  return [{ question: '', agreed: places.every(({ agreed }) => agreed) }, ...places];
}
