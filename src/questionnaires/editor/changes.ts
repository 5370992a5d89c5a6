/** What differs between two definitions, item by item, by their codes: what an author should say is new. */
import { isPart, nameOf, type Json, type JsonPart } from './document.ts';
import { itemFields } from './item-fields.ts';
import { readTexts, type TwoTexts } from './texts.ts';

export const kindsOfChange = [
  'added',
  'removed',
  'reworded',
  'scale',
  'meaning',
  'condition',
  'required',
  'otherwise',
  'order',
] as const;
export type KindOfChange = (typeof kindsOfChange)[number];

export interface Change {
  readonly kind: KindOfChange;
  readonly code: string;
  readonly title: TwoTexts;
}

export function changesBetween(earlier: JsonPart, later: JsonPart): Change[] {
  const [before, after] = [itemsByCode(earlier), itemsByCode(later)];
  const changes = [...after].flatMap(([code, element]) => {
    const known = before.get(code);
    const title = readTexts(element['title']);
    return known
      ? differences(known, element).map((kind) => ({ kind, code, title }))
      : [{ kind: 'added' as const, code, title }];
  });
  const removed = [...before]
    .filter(([code]) => !after.has(code))
    .map(([code, element]) => ({ kind: 'removed' as const, code, title: readTexts(element['title']) }));
  return [...changes, ...removed, ...moved([...before.keys()], [...after.keys()])];
}

function moved(before: readonly string[], after: readonly string[]): Change[] {
  const [kept, now] = [before.filter((code) => after.includes(code)), after.filter((code) => before.includes(code))];
  return kept.join('\n') === now.join('\n') ? [] : [{ kind: 'order', code: '', title: { zh: '', en: '' } }];
}

function differences(one: JsonPart, other: JsonPart): KindOfChange[] {
  const [before, after] = [itemFields(one), itemFields(other)];
  const scale = (fields: typeof before) => same(fields.choices?.map(({ role, value }) => [value, role]));
  const words = (fields: typeof before) =>
    same([fields.title, fields.description, fields.choices?.map(({ text }) => text)]);
  const meaning = (fields: typeof before) => same([fields.indicator, fields.headline]);
  const kinds: KindOfChange[] = [];
  if (one['type'] !== other['type'] || scale(before) !== scale(after)) kinds.push('scale');
  if (words(before) !== words(after)) kinds.push('reworded');
  if (meaning(before) !== meaning(after)) kinds.push('meaning');
  if (canonical(one['visibleIf']) !== canonical(other['visibleIf'])) kinds.push('condition');
  if (before.required !== after.required) kinds.push('required');
  if (kinds.length === 0 && canonical(one) !== canonical(other)) kinds.push('otherwise');
  return kinds;
}

function itemsByCode(holder: JsonPart): Map<string, JsonPart> {
  const found = new Map<string, JsonPart>();
  const walk = (part: JsonPart) => {
    for (const key of ['pages', 'elements', 'questions']) {
      const list = part[key];
      if (!Array.isArray(list)) continue;
      for (const inner of list.filter(isPart)) {
        if (key === 'pages' || inner['type'] === 'panel') walk(inner);
        else if (nameOf(inner) !== '') found.set(nameOf(inner), inner);
      }
    }
  };
  walk(holder);
  return found;
}

function same(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** The database orders keys otherwise than people write them. */
function canonical(json: Json | undefined): string {
  return JSON.stringify(json ?? null, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
