/** One press in the editor, from the fields of its form to a change of the document. */
import { scaleNames, type ScaleName } from '../questionnaires/editor/bank.ts';
import { pageAt, parsePlace, spotAt, nameOf, writeDocument, type JsonPart } from '../questionnaires/editor/document.ts';
import {
  addFromBank,
  addNew,
  addPage,
  moveElement,
  movePage,
  newKinds,
  removeElement,
  removePage,
  saveHead,
  savePage,
  type Edited,
} from '../questionnaires/editor/edits.ts';
import { saveItem } from '../questionnaires/editor/save-item.ts';
import { typedItem } from '../questionnaires/editor/typed-item.ts';
import { readTexts, type TwoTexts } from '../questionnaires/editor/texts.ts';
import type { RemovedPart } from '../server/db/draft-removals.ts';

/** `at`: what the page should come back to. `bad_code`: a code that cannot be one. */
export type EditOutcome =
  | { readonly status: 'done'; readonly at: string; readonly removal?: Removal | undefined }
  | { readonly status: Exclude<Edited, 'done'> | 'bad_code' | 'unknown' };

/** What a press took out, and the definition that has it still but for everything else that the press changed. */
export interface Removal {
  readonly removed: RemovedPart;
  readonly definition: string;
}

/** `written` is the document to the letter, to which a removal can be undone. */
export function editIn(document: JsonPart, fields: FormData, written: string): EditOutcome {
  const place = parsePlace(fields.get('at')) ?? [];
  const element = spotAt(document, place)?.element;
  // A tab that shows another item at this place must not change this one.
  const code = fields.get('code');
  if (place.length > 1 && (element === undefined || (code !== null && nameOf(element) !== code)))
    return { status: 'nowhere' };
  const at = (edited: Edited, anchor: string, removal?: Removal): EditOutcome =>
    edited === 'done' ? { status: 'done', at: anchor, removal } : { status: edited };
  const page = pageAt(document, place) ?? undefined;
  const here = element === undefined ? `page-${place[0] ?? 0}` : `item-${nameOf(element)}`;
  switch (wordIn(fields, 'do')) {
    case 'up':
      return at(moveElement(document, place, -1), here);
    case 'down':
      return at(moveElement(document, place, 1), here);
    case 'remove':
      return at(removeElement(document, place), `page-${place[0] ?? 0}`, {
        removed: { kind: 'item', at: here, ...titleIn(element, element && nameOf(element)) },
        definition: written,
      });
    case 'page-up':
      return at(movePage(document, place, -1), `page-${(place[0] ?? 1) - 1}`);
    case 'page-down':
      return at(movePage(document, place, 1), `page-${(place[0] ?? 0) + 1}`);
    case 'page-remove':
      return at(removePage(document, place), 'pages', {
        removed: { kind: 'page', at: here, ...titleIn(page) },
        definition: written,
      });
    case 'page-save':
      return at(savePage(document, place, twoTexts(fields, 'title')), here);
    case 'page-add':
      return at(addPage(document), 'pages-end');
    case 'head':
      return at(saveHead(document, twoTexts(fields, 'title'), twoTexts(fields, 'description')), 'head');
    case 'bank':
      return at(addFromBank(document, place, wordIn(fields, 'item')), `item-${wordIn(fields, 'item')}`);
    case 'new':
      return added(document, place, fields);
    case 'item':
      return saved(document, element, { fields, at: here, place });
    default:
      return { status: 'unknown' };
  }
}

function added(document: JsonPart, place: readonly number[], fields: FormData): EditOutcome {
  const kind = newKinds.find((known) => known === fields.get('kind'));
  const code = wordIn(fields, 'new-code');
  if (kind === undefined) return { status: 'unknown' };
  if (!/^[\p{L}\p{N}]?[\p{L}\p{N} _-]{0,59}$/u.test(code) || code.startsWith('_')) return { status: 'bad_code' };
  const edited = addNew(document, place, kind, code);
  return edited === 'done' ? { status: 'done', at: `page-${place[0] ?? 0}-end` } : { status: edited };
}

interface SavedItem {
  readonly fields: FormData;
  readonly at: string;
  readonly place: readonly number[];
}

function saved(document: JsonPart, element: JsonPart | undefined, { at, fields, place }: SavedItem): EditOutcome {
  if (element === undefined) return { status: 'nowhere' };
  const scale = scaleNames.find((name): name is ScaleName => name === fields.get('scale')) ?? null;
  const typed = typedItem(element, fields);
  const gone = scale === null ? (typed.choices ?? []).filter(({ place: row, remove }) => remove && row >= 0) : [];
  const kept = structuredClone(document);
  const keptElement = spotAt(kept, place)?.element;
  if (gone.length > 0 && keptElement !== undefined) {
    const choices = typed.choices?.map((choice) => ({ ...choice, remove: choice.remove && choice.place < 0 })) ?? null;
    saveItem(keptElement, { fields: { ...typed, choices }, scale });
  }
  saveItem(element, { fields: typed, scale });
  const list = (language: keyof TwoTexts) => gone.map(({ text, value }) => text[language] || value).join(' / ');
  const removed: RemovedPart = { kind: 'choices', at, zh: cut(list('zh')), en: cut(list('en')) };
  return { status: 'done', at, removal: gone.length > 0 ? { removed, definition: writeDocument(kept) } : undefined };
}

/** An item without words goes by its code. */
function titleIn(part: JsonPart | undefined, code = ''): Pick<RemovedPart, 'en' | 'zh'> {
  const { en, zh } = readTexts(part?.['title']);
  return { zh: cut(zh || en || code), en: cut(en || zh || code) };
}

function cut(words: string): string {
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}

function wordIn(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim().slice(0, 100) : '';
}

function twoTexts(fields: FormData, name: string): TwoTexts {
  const said = (language: string) => {
    const value = fields.get(`${name}-${language}`);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim().slice(0, 4_000) : '';
  };
  return { zh: said('zh'), en: said('en') };
}
