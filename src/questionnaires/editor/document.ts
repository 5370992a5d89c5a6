/** A definition as the editor holds it: plain JSON of its own, whose pages and elements are found by their place, `1.0.2`. */
export type Json = null | boolean | number | string | Json[] | JsonPart;
export interface JsonPart {
  [key: string]: Json | undefined;
}

/** Null for what is no JSON object: nothing that could be edited. */
export function readDocument(text: string): JsonPart | null {
  try {
    const parsed = JSON.parse(text) as Json;
    return isPart(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

export function writeDocument(document: JsonPart): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function isPart(json: Json | undefined): json is JsonPart {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What is written in pages, made so where it was written in another way that means the same. */
export function pagesOf(document: JsonPart): JsonPart[] {
  const { pages } = document;
  if (Array.isArray(pages)) return pages.filter(isPart);
  const loose = elementsOf(document);
  const page: JsonPart = { name: 'page1', elements: loose };
  delete document['elements'];
  delete document['questions'];
  document['pages'] = [page];
  return [page];
}

/** The list itself: what is pushed into it stands in the document. */
export function elementsOf(holder: JsonPart): JsonPart[] {
  const named = Array.isArray(holder['elements']) ? 'elements' : 'questions';
  const list = holder[named];
  const elements = Array.isArray(list) ? list.filter(isPart) : [];
  if (named === 'questions') delete holder['questions'];
  holder['elements'] = elements;
  return elements;
}

export interface Spot {
  readonly holder: JsonPart;
  readonly siblings: JsonPart[];
  readonly index: number;
  readonly element: JsonPart;
}

/** `1.0.2`: page, element, element of that panel. */
export function parsePlace(raw: unknown): number[] | null {
  return typeof raw === 'string' && /^\d{1,3}(?:\.\d{1,3}){0,9}$/.test(raw) ? raw.split('.').map(Number) : null;
}

export function pageAt(document: JsonPart, place: readonly number[]): JsonPart | null {
  return pagesOf(document)[place[0] ?? -1] ?? null;
}

export function spotAt(document: JsonPart, place: readonly number[]): Spot | null {
  const [, ...steps] = place;
  let holder = pageAt(document, place);
  for (const [depth, index] of steps.entries()) {
    if (holder === null) return null;
    const siblings = elementsOf(holder);
    const element = siblings[index];
    if (element === undefined) return null;
    if (depth === steps.length - 1) return { holder, siblings, index, element };
    holder = element['type'] === 'panel' ? element : null;
  }
  return null;
}

export function nameOf(part: JsonPart): string {
  const name = part['name'];
  return typeof name === 'string' ? name : '';
}

/** Every element of the document, panels before what is in them. */
export function allElements(document: JsonPart): JsonPart[] {
  const found: JsonPart[] = [];
  const walk = (holder: JsonPart) => {
    for (const element of elementsOf(holder)) {
      found.push(element);
      if (element['type'] === 'panel') walk(element);
    }
  };
  for (const page of pagesOf(document)) walk(page);
  return found;
}

/** A name that nothing has yet: `stem1`, `stem2`, … */
export function freeName(document: JsonPart, stem: string): string {
  const taken = new Set([...pagesOf(document), ...allElements(document)].map(nameOf));
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}
