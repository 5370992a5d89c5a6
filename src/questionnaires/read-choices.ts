/** Reads listed values with their texts and roles. A form posts text, so of two that are written the same the second is left out. */
import type { ItemValue } from 'survey-core';
import type { Choice, ChoiceValue, Logic } from '../domain/form/form.ts';
import { readText } from '../domain/form/loose-values.ts';
import { isDangerous } from './plain-json.ts';
import { present, property, type Reading, words } from './reading.ts';
import { isLocalAddress } from './safe-html.ts';

/** Conditions for every choice of a list; a choice's own replaces them. */
export interface OfferedIf {
  readonly visibleIf?: unknown;
  readonly enableIf?: unknown;
}

export function readChoices(
  items: readonly ItemValue[],
  place: string,
  reading: Reading,
  offeredIf: OfferedIf = {},
): Choice[] {
  const seen = new Set<string>();
  return items.flatMap((item, index): Choice[] => {
    const at = `${place}[${index}]`;
    const value: unknown = item.value;
    const detail = String(value).slice(0, 100);
    if (seen.has(String(value))) {
      reading.remarks.note(at, 'left_out', { property: 'value', detail });
      return [];
    }
    if (!isChoiceValue(value) || isDangerous(String(value))) reading.remarks.refuse(at, 'bad_choice', { detail });
    seen.add(String(value));
    return [readChoice(item, at, reading, offeredIf)];
  });
}

function readChoice(item: ItemValue, at: string, reading: Reading, offeredIf: OfferedIf): Choice {
  const value: unknown = item.value;
  const role = property(item, 'role');
  return {
    value: value as ChoiceValue,
    text: reading.text(item, 'text', at) ?? reading.texts.plain(String(value)),
    ...present({
      role: typeof role === 'string' && role !== '' ? role : undefined,
      image: imageOf(item, at, reading),
      ...conditionsOf(item, at, reading, offeredIf),
    }),
  };
}

function conditionsOf(item: ItemValue, place: string, reading: Reading, offeredIf: OfferedIf) {
  const about = reading.references.about(readText(item.value) as Logic);
  const condition = (word: keyof OfferedIf) => {
    const own = property(item, word);
    return reading.logic(typeof own === 'string' && own !== '' ? own : offeredIf[word], place, word, about);
  };
  return { visibleIf: condition('visibleIf'), enableIf: condition('enableIf') };
}

/** What a form posts and an index holds; a carriage return would come back as another text. */
function isChoiceValue(value: unknown): value is ChoiceValue {
  if (typeof value === 'string') return value.trim() !== '' && !value.includes('\r') && value.length <= 500;
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function imageOf(item: ItemValue, place: string, reading: Reading): string | undefined {
  if (item.getType() !== 'imageitemvalue') return undefined;
  const address = words(item, 'imageLink');
  if (!isLocalAddress(address))
    reading.remarks.refuse(`${place}.imageLink`, 'image_address', { detail: address.slice(0, 100) });
  return address;
}
