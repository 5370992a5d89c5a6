/** Which key chooses which option: its place (1–9, 0, a–z), or the digit it is itself. Null beyond that many. */
import type { ChoiceValue } from '../form/form.ts';

const keys = '1234567890abcdefghijklmnopqrstuvwxyz';

export function optionKeys(values: readonly ChoiceValue[]): readonly (string | null)[] {
  const asTheyAre = values.map(String);
  const areDigits = asTheyAre.every((value) => /^\d$/.test(value)) && new Set(asTheyAre).size === values.length;
  return areDigits ? asTheyAre : values.map((_, place) => keys[place] ?? null);
}
