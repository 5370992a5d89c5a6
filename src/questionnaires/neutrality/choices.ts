/** The choices of a question as the rules read them: where they stand, what they mean, what they say. */
import { isRole, type Role } from '../../domain/indicators/roles.ts';
import { isObject, list, property, text, type JsonObject } from './json.ts';
import { localTexts, type LocalText } from './localized.ts';

export interface ReadChoice {
  readonly place: string;
  readonly value: unknown;
  /** As written, known or not. */
  readonly statedRole: unknown;
  readonly role: Role | null;
  /** What people see: its texts, or its value where it has none. */
  readonly texts: readonly LocalText[];
  /** Whether the author gave it a text of its own. */
  readonly worded: boolean;
}

const listOfType: Readonly<Record<string, string>> = { rating: 'rateValues', matrix: 'columns' };

export function readChoices(question: JsonObject, type: string, place: string): ReadChoice[] {
  const name = listOfType[type] ?? 'choices';
  const listed = list(question, name).map((choice, index) => readChoice(choice, `${place}.${name}[${index}]`));
  return [...listed, ...specialChoices(question, place)];
}

function readChoice(choice: unknown, place: string): ReadChoice {
  const value = isObject(choice) ? property(choice, 'value') : choice;
  const own = localTexts(property(choice, 'text'));
  const role = property(choice, 'role');
  return {
    place,
    value,
    statedRole: role,
    role: isRole(role) ? role : null,
    texts: own.length > 0 ? own : localTexts(wordsOf(value)),
    worded: own.length > 0,
  };
}

/** A value of several parts has no words. */
function wordsOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** “None of these”, “don't know” and “refuse to answer” of survey-core carry their meaning without a role. */
const special: readonly (readonly [shown: string, wording: string, role: Role])[] = [
  ['showNoneItem', 'noneText', 'none'],
  ['showDontKnowItem', 'dontKnowText', 'unsure'],
  ['showRefuseItem', 'refuseText', 'declined'],
];

function specialChoices(question: JsonObject, place: string): ReadChoice[] {
  return special.flatMap(([shown, wording, role]) => {
    if (property(question, shown) !== true) return [];
    const texts = localTexts(property(question, wording));
    const value = text(question, wording) ?? role;
    return [{ place: `${place}.${wording}`, value, statedRole: role, role, texts, worded: true }];
  });
}
