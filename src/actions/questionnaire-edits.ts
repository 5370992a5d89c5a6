/** One press in the editor, from the fields of its form to a change of the document. */
import { scaleNames, type ScaleName } from '../questionnaires/editor/bank.ts';
import { parsePlace, spotAt, nameOf, type JsonPart } from '../questionnaires/editor/document.ts';
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
import type { TwoTexts } from '../questionnaires/editor/texts.ts';

/** `at`: what the page should come back to. `bad_code`: a code that cannot be one. */
export type EditOutcome =
  | { readonly status: 'done'; readonly at: string }
  | { readonly status: Exclude<Edited, 'done'> | 'bad_code' | 'unknown' };

export function editIn(document: JsonPart, fields: FormData): EditOutcome {
  const place = parsePlace(fields.get('at')) ?? [];
  const element = spotAt(document, place)?.element;
  // A tab that shows another item at this place must not change this one.
  const code = fields.get('code');
  if (place.length > 1 && (element === undefined || (code !== null && nameOf(element) !== code)))
    return { status: 'nowhere' };
  const at = (edited: Edited, anchor: string): EditOutcome =>
    edited === 'done' ? { status: 'done', at: anchor } : { status: edited };
  const here = element === undefined ? `page-${place[0] ?? 0}` : `item-${nameOf(element)}`;
  switch (wordIn(fields, 'do')) {
    case 'up':
      return at(moveElement(document, place, -1), here);
    case 'down':
      return at(moveElement(document, place, 1), here);
    case 'remove':
      return at(removeElement(document, place), `page-${place[0] ?? 0}`);
    case 'page-up':
      return at(movePage(document, place, -1), `page-${(place[0] ?? 1) - 1}`);
    case 'page-down':
      return at(movePage(document, place, 1), `page-${(place[0] ?? 0) + 1}`);
    case 'page-remove':
      return at(removePage(document, place), 'pages');
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
      return saved(element, fields, here);
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

function saved(element: JsonPart | undefined, fields: FormData, at: string): EditOutcome {
  if (element === undefined) return { status: 'nowhere' };
  const scale = scaleNames.find((name): name is ScaleName => name === fields.get('scale')) ?? null;
  saveItem(element, { fields: typedItem(element, fields), scale });
  return { status: 'done', at };
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
