/** One item as its form shows it: what was typed last, else what is kept. */
import type { DraftEdited } from '../../../../actions/questionnaires.ts';
import { scaleOf, type ScaleName } from '../../../../questionnaires/editor/bank.ts';
import { nameOf, spotAt, type JsonPart } from '../../../../questionnaires/editor/document.ts';
import {
  editedElsewhere,
  hasChoices,
  itemFields,
  type Askable,
  type ItemFields,
} from '../../../../questionnaires/editor/item-fields.ts';
import { typedItem } from '../../../../questionnaires/editor/typed-item.ts';
import { everyItem, type DraftView } from './draft-view.ts';
import { remarksAt, type Said } from './remarks.ts';

export interface ItemView {
  readonly place: string;
  readonly code: string;
  readonly type: string;
  readonly fields: ItemFields;
  /** The expression, where our words do not reach it. */
  readonly expression: string;
  readonly scale: ScaleName | null;
  readonly canScale: boolean;
  readonly elsewhere: readonly string[];
  /** Questions asked before it. */
  readonly askables: readonly Askable[];
  readonly remarks: readonly Said[];
}

/** By its place; by its code, where somebody moved it meanwhile. */
export function itemView(view: DraftView, place: readonly number[], edited: DraftEdited | null): ItemView | null {
  const typed = edited && edited.status !== 'kept' ? typedBy(edited.typed) : null;
  const code = typed?.get('code');
  const items = everyItem(view.outline);
  const item = items.find((known) => known.code === code) ?? items.find((known) => known.place === place.join('.'));
  const document = structuredClone(view.document);
  const element = item && spotAt(document, item.place.split('.').map(Number))?.element;
  if (!item || !element) return null;
  return {
    ...{ place: item.place, code: nameOf(element), type: item.type },
    fields: typed ? typedItem(element, typed) : itemFields(element),
    expression: itemFields(element).condition === null ? textOf(element['visibleIf']) : '',
    scale: hasChoices(element) ? scaleOf(element['choices']) : null,
    canScale: element['type'] === 'radiogroup' || element['type'] === 'dropdown',
    elsewhere: editedElsewhere(element),
    askables: askedBefore(view, item.code),
    remarks: remarksAt(view.remarks, item.path),
  };
}

function askedBefore({ outline }: DraftView, code: string): Askable[] {
  const codes = everyItem(outline).map((item) => item.code);
  const before = new Set(codes.slice(0, codes.indexOf(code)));
  return outline.askables.filter((asked) => before.has(asked.code));
}

function typedBy(entries: readonly (readonly [string, string])[]) {
  const all = (name: string) => entries.filter(([known]) => known === name).map(([, value]) => value);
  return { get: (name: string) => all(name)[0] ?? null, getAll: all };
}

function textOf(json: JsonPart[string]): string {
  return typeof json === 'string' ? json : '';
}
