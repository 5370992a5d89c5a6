/** What the editor shows of a document: pages with their items in order, each with its place in the document and in the JSON. */
import { scaleOf, type ScaleName } from './bank.ts';
import type { Condition } from './conditions.ts';
import { isPart, nameOf, type JsonPart } from './document.ts';
import { askable, editedElsewhere, hasChoices, itemFields, type Askable } from './item-fields.ts';
import { readTexts, type TwoTexts } from './texts.ts';

export interface OutlineItem {
  /** `1.0.2`. */
  readonly place: string;
  /** `pages[1].elements[0].elements[2]`, as findings name it. */
  readonly path: string;
  readonly code: string;
  readonly type: string;
  readonly title: TwoTexts;
  readonly required: boolean;
  readonly indicator: string;
  readonly headline: boolean;
  readonly scale: ScaleName | null;
  /** How many choices; null where it has none by its kind. */
  readonly choices: number | null;
  /** null: edited elsewhere. */
  readonly condition: Condition | null;
  readonly elsewhere: readonly string[];
  readonly inside: readonly OutlineItem[];
}

export interface OutlinePage {
  readonly place: string;
  readonly path: string;
  readonly name: string;
  readonly title: TwoTexts;
  readonly condition: string;
  readonly items: readonly OutlineItem[];
}

export interface Outline {
  readonly title: TwoTexts;
  readonly description: TwoTexts;
  readonly pages: readonly OutlinePage[];
  /** Questions that a condition can speak of, in order. */
  readonly askables: readonly Askable[];
  /** Properties of the whole that are kept and not shown. */
  readonly elsewhere: readonly string[];
}

const shown = new Set(['title', 'description', 'pages', 'elements', 'questions']);

/** Changes nothing: pages that are not written as such are only read as such. */
export function outlineOf(document: JsonPart): Outline {
  const written = document['pages'];
  const pages = Array.isArray(written)
    ? written.filter(isPart).map((page, index) => outlinePage(page, index, `pages[${index}].`))
    : [outlinePage({ ...listed(document) }, 0, '')];
  return {
    title: readTexts(document['title']),
    description: readTexts(document['description']),
    pages,
    askables: askablesIn(document),
    elsewhere: Object.keys(document).filter((key) => !shown.has(key)),
  };
}

function listed(holder: JsonPart): JsonPart {
  return Array.isArray(holder['elements']) ? { elements: holder['elements'] } : { questions: holder['questions'] };
}

function outlinePage(page: JsonPart, index: number, prefix: string): OutlinePage {
  const visibleIf = page['visibleIf'];
  return {
    place: String(index),
    path: prefix === '' ? 'elements' : prefix.slice(0, -1),
    name: nameOf(page),
    title: readTexts(page['title']),
    condition: typeof visibleIf === 'string' ? visibleIf : '',
    items: itemsIn(page, String(index), prefix),
  };
}

function itemsIn(holder: JsonPart, place: string, prefix: string): OutlineItem[] {
  const key = Array.isArray(holder['elements']) ? 'elements' : 'questions';
  const list = holder[key];
  if (!Array.isArray(list)) return [];
  return list
    .filter(isPart)
    .map((element, index) => outlineItem(element, `${place}.${index}`, `${prefix}${key}[${index}]`));
}

function outlineItem(element: JsonPart, place: string, path: string): OutlineItem {
  const fields = itemFields(element);
  const type = typeof element['type'] === 'string' ? element['type'] : '';
  return {
    ...{ place, path, code: nameOf(element), type, title: fields.title, required: fields.required },
    ...{ indicator: fields.indicator, headline: fields.headline },
    scale: hasChoices(element) ? scaleOf(element['choices']) : null,
    choices: fields.choices?.length ?? null,
    condition: fields.condition,
    elsewhere: editedElsewhere(element),
    inside: type === 'panel' ? itemsIn(element, place, `${path}.`) : [],
  };
}

function askablesIn(holder: JsonPart): Askable[] {
  return ['pages', 'elements', 'questions'].flatMap((key) => {
    const list = holder[key];
    if (!Array.isArray(list)) return [];
    return list
      .filter(isPart)
      .flatMap((part) => (key === 'pages' || part['type'] === 'panel' ? askablesIn(part) : askable(part)));
  });
}
