/** Adding, moving and removing. Each says whether it found its place: a tab may show what is no longer there. */
import { bankElement, scaleChoices, type ScaleName } from './bank.ts';
import { allElements, elementsOf, freeName, nameOf, pageAt, pagesOf, spotAt, type JsonPart } from './document.ts';
import { writeTexts, type TwoTexts } from './texts.ts';

/** `nowhere`: the place is not there (any more); `twice`: this code is asked already. */
export type Edited = 'done' | 'nowhere' | 'twice';

export const newKinds = ['S5', 'K3', 'A5', 'F4', 'YN', 'one', 'many', 'text', 'comment'] as const;
export type NewKind = (typeof newKinds)[number];

export function addFromBank(document: JsonPart, page: readonly number[], code: string): Edited {
  const element = bankElement(code);
  const holder = pageAt(document, page);
  if (element === null || holder === null) return 'nowhere';
  if (allElements(document).some((known) => nameOf(known) === code)) return 'twice';
  elementsOf(holder).push(element);
  return 'done';
}

/** The code is the author's, or the next free one. */
export function addNew(document: JsonPart, page: readonly number[], kind: NewKind, code: string): Edited {
  const holder = pageAt(document, page);
  if (holder === null) return 'nowhere';
  const name = code === '' ? freeName(document, 'question') : code;
  if (allElements(document).some((known) => nameOf(known) === name)) return 'twice';
  elementsOf(holder).push({ type: typeOf(kind), name, ...partsOf(kind) });
  return 'done';
}

function typeOf(kind: NewKind): string {
  if (kind === 'text' || kind === 'comment') return kind;
  return kind === 'many' ? 'checkbox' : 'radiogroup';
}

function partsOf(kind: NewKind): JsonPart {
  switch (kind) {
    case 'text':
      return { maxLength: 100 };
    case 'comment':
      return { maxLength: 500, rows: 3 };
    case 'one':
    case 'many':
      return { choices: [] };
    case 'S5':
    case 'K3':
    case 'A5':
    case 'F4':
    case 'YN':
      return { choices: scaleChoices(kind satisfies ScaleName) };
  }
}

export function addPage(document: JsonPart): Edited {
  const page: JsonPart = { name: freeName(document, 'page'), elements: [] };
  pagesOf(document);
  (document['pages'] as JsonPart[]).push(page);
  return 'done';
}

/** A page goes only once nothing stands on it. */
export function removePage(document: JsonPart, place: readonly number[]): Edited {
  const page = pageAt(document, place);
  if (page === null || elementsOf(page).length > 0) return 'nowhere';
  const pages = document['pages'] as JsonPart[];
  pages.splice(pages.indexOf(page), 1);
  return 'done';
}

export function movePage(document: JsonPart, place: readonly number[], by: -1 | 1): Edited {
  const page = pageAt(document, place);
  const pages = document['pages'] as JsonPart[];
  return page === null ? 'nowhere' : swapped(pages, pages.indexOf(page), by);
}

export function savePage(document: JsonPart, place: readonly number[], title: TwoTexts): Edited {
  const page = pageAt(document, place);
  if (page === null) return 'nowhere';
  writeTexts(page, 'title', title);
  return 'done';
}

export function saveHead(document: JsonPart, title: TwoTexts, description: TwoTexts): Edited {
  writeTexts(document, 'title', title);
  writeTexts(document, 'description', description);
  return 'done';
}

export function removeElement(document: JsonPart, place: readonly number[]): Edited {
  const spot = spotAt(document, place);
  if (spot === null) return 'nowhere';
  spot.siblings.splice(spot.index, 1);
  return 'done';
}

/** Within its page or panel; past the edge of a page it goes on to the next one. */
export function moveElement(document: JsonPart, place: readonly number[], by: -1 | 1): Edited {
  const spot = spotAt(document, place);
  if (spot === null) return 'nowhere';
  if (swapped(spot.siblings, spot.index, by) === 'done') return 'done';
  const pages = pagesOf(document);
  const next = place.length === 2 ? pages[pages.indexOf(spot.holder) + by] : undefined;
  if (next === undefined) return 'nowhere';
  spot.siblings.splice(spot.index, 1);
  const others = elementsOf(next);
  others.splice(by === 1 ? 0 : others.length, 0, spot.element);
  return 'done';
}

function swapped(list: JsonPart[], index: number, by: -1 | 1): Edited {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return 'nowhere';
  list[index] = other;
  list[index + by] = one;
  return 'done';
}
