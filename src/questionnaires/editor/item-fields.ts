/** One item as the fields of a form: what the office can change of it, and the names of what it cannot. */
import { isPart, nameOf, type Json, type JsonPart } from './document.ts';
import { readCondition, type Condition } from './conditions.ts';
import { readTexts, type TwoTexts } from './texts.ts';

export interface ChoiceFields {
  /** Its place in the list; −1 for one that is being added. */
  readonly place: number;
  readonly value: string;
  readonly text: TwoTexts;
  readonly role: string;
  readonly remove: boolean;
}

export interface ItemFields {
  readonly title: TwoTexts;
  readonly description: TwoTexts;
  readonly required: boolean;
  readonly indicator: string;
  readonly headline: boolean;
  /** null: this kind of item has no choices that could be edited here. */
  readonly choices: readonly ChoiceFields[] | null;
  /** null: a condition that our words do not reach. */
  readonly condition: Condition | null;
}

const withChoices = new Set(['radiogroup', 'checkbox', 'dropdown', 'buttongroup', 'tagbox', 'ranking']);
const editable = new Set(['type', 'name', 'title', 'description', 'isRequired', 'indicator', 'headline', 'choices']);

export function itemFields(element: JsonPart): ItemFields {
  const { choices, headline, indicator, isRequired } = element;
  return {
    title: readTexts(element['title']),
    description: readTexts(element['description']),
    required: isRequired === true,
    indicator: typeof indicator === 'string' ? indicator : '',
    headline: headline === true,
    choices: hasChoices(element) ? (Array.isArray(choices) ? choices : []).map(choiceFields) : null,
    condition: readCondition(element['visibleIf']),
  };
}

export function hasChoices(element: JsonPart): boolean {
  return withChoices.has(typeof element['type'] === 'string' ? element['type'] : '');
}

export function choiceFields(choice: Json, place: number): ChoiceFields {
  if (!isPart(choice)) {
    const [value = '', text = value] = typeof choice === 'string' ? choice.split('|') : [wordOf(choice)];
    return { place, value, text: readTexts(text), role: '', remove: false };
  }
  const { role, text, value } = choice;
  return {
    ...{ place, value: wordOf(value), role: typeof role === 'string' ? role : '', remove: false },
    text: readTexts(text ?? wordOf(value)),
  };
}

/** Properties of an item that this editor keeps and does not show, by name. */
export function editedElsewhere(element: JsonPart): string[] {
  const said = readCondition(element['visibleIf']) === null ? [] : ['visibleIf'];
  const inside = element['type'] === 'panel' ? ['elements'] : [];
  const known = new Set([...editable, ...said, ...inside]);
  return Object.keys(element).filter((key) => !known.has(key) || (key === 'choices' && !hasChoices(element)));
}

export function wordOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** An item that can be asked about in a condition: its code, its words, and what can be answered. */
export interface Askable {
  readonly code: string;
  readonly title: TwoTexts;
  readonly among: boolean;
  readonly choices: readonly ChoiceFields[];
}

export function askable(element: JsonPart): Askable[] {
  const fields = itemFields(element);
  if (fields.choices === null || fields.choices.length === 0 || element['type'] === 'ranking') return [];
  const among = element['type'] === 'checkbox' || element['type'] === 'tagbox';
  return [{ code: nameOf(element), title: fields.title, among, choices: fields.choices }];
}
