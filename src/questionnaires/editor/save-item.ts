/** Writes the fields of a form into an item; what was not changed stays as it was written. */
import { scaleChoices, type ScaleName } from './bank.ts';
import { readCondition, writeCondition } from './conditions.ts';
import { isPart, type Json, type JsonPart } from './document.ts';
import { choiceFields, hasChoices, type ChoiceFields, type ItemFields } from './item-fields.ts';
import { writeTexts } from './texts.ts';

export interface ItemChange {
  readonly fields: ItemFields;
  /** Choices of the bank in place of those there are. */
  readonly scale: ScaleName | null;
}

export function saveItem(element: JsonPart, { fields, scale }: ItemChange): void {
  writeTexts(element, 'title', fields.title);
  writeTexts(element, 'description', fields.description);
  flag(element, 'isRequired', fields.required);
  flag(element, 'headline', fields.headline);
  word(element, 'indicator', fields.indicator);
  if (fields.condition) word(element, 'visibleIf', writeUnlessSame(element, fields.condition));
  if (!hasChoices(element)) return;
  if (scale !== null) element['choices'] = scaleChoices(scale);
  else if (fields.choices) saveChoices(element, fields.choices);
}

/** `{a}='x'` and `{a} = "x"` say the same: whoever wrote it finds it again. */
function writeUnlessSame(element: JsonPart, condition: NonNullable<ItemFields['condition']>): string {
  const written = element['visibleIf'];
  const isSame = typeof written === 'string' && JSON.stringify(readCondition(written)) === JSON.stringify(condition);
  return isSame ? written : writeCondition(condition);
}

function saveChoices(element: JsonPart, fields: readonly ChoiceFields[]): void {
  const before = Array.isArray(element['choices']) ? element['choices'] : [];
  const kept = fields
    .filter(
      ({ place, remove, text, value }) => !remove && (place >= 0 || value !== '' || text.zh !== '' || text.en !== ''),
    )
    .map((field) => savedChoice(before[field.place], field));
  // Some lists are made of numbers from here to there, and have no choices written.
  if (kept.length === 0 && element['choices'] === undefined) return;
  const taken = new Set(kept.map(valueOf));
  element['choices'] = kept.map((choice) => withValue(choice, taken));
}

function savedChoice(before: Json | undefined, field: ChoiceFields): Json {
  if (before !== undefined) {
    const known = choiceFields(before, field.place);
    const isSame = known.text.zh === field.text.zh && known.text.en === field.text.en && known.role === field.role;
    if (isSame) return before;
  }
  const choice: JsonPart = isPart(before) ? before : { value: before === undefined ? field.value : plainValue(before) };
  writeTexts(choice, 'text', field.text);
  word(choice, 'role', field.role);
  return choice;
}

/** `price|The price` is how some tools write value and text in one. */
function plainValue(before: Json): Json {
  return typeof before === 'string' ? (before.split('|')[0] ?? before) : before;
}

/** A new choice without a code gets the next free one: codes are what is counted, so they may not be left to chance. */
function withValue(choice: Json, taken: Set<string>): Json {
  if (!isPart(choice) || valueOf(choice) !== '') return choice;
  let number = 1;
  while (taken.has(`choice${number}`)) number += 1;
  taken.add(`choice${number}`);
  return { ...choice, value: `choice${number}` };
}

function valueOf(choice: Json): string {
  const value = isPart(choice) ? choice['value'] : choice;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function flag(element: JsonPart, key: string, on: boolean): void {
  if (on) element[key] = true;
  else if (element[key] === true) Reflect.deleteProperty(element, key);
}

function word(element: JsonPart, key: string, text: string): void {
  if (text !== '') element[key] = text;
  else Reflect.deleteProperty(element, key);
}
