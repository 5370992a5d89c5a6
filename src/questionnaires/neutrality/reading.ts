/** A definition as the rules read it: the questions in order and every text with its place. Reads plain JSON, trusts nothing. */
import { isIndicator, type Indicator } from '../../domain/indicators/roles.ts';
import { readChoices, type ReadChoice } from './choices.ts';
import { isObject, list, property, text, type JsonObject } from './json.ts';
import { localTexts, type LocalText } from './localized.ts';

export interface PlacedText extends LocalText {
  readonly place: string;
}

export interface ReadQuestion {
  readonly name: string;
  readonly type: string;
  readonly place: string;
  /** Which page it stands on, counted from 0. */
  readonly page: number;
  readonly json: JsonObject;
  readonly indicator: Indicator | null;
  readonly titles: readonly PlacedText[];
  readonly choices: readonly ReadChoice[];
}

export interface Reading {
  readonly root: JsonObject;
  readonly questions: readonly ReadQuestion[];
  /** Pages and panels, html elements: what is read but not answered. */
  readonly surroundings: readonly { readonly json: JsonObject; readonly place: string }[];
}

const containers = new Set(['panel', 'paneldynamic']);
const decorations = new Set(['html', 'image', 'expression']);

export function readDefinition(definition: unknown): Reading {
  const root = isObject(definition) ? definition : {};
  const questions: ReadQuestion[] = [];
  const surroundings: { json: JsonObject; place: string }[] = [{ json: root, place: '' }];
  for (const { json, place, page } of elementsOf(root)) {
    const type = text(json, 'type') ?? 'page';
    if (type === 'page' || containers.has(type) || decorations.has(type)) surroundings.push({ json, place });
    else questions.push(readQuestion(json, type, { place, page }));
  }
  return { root, questions, surroundings };
}

interface Element {
  readonly json: JsonObject;
  readonly place: string;
  readonly page: number;
}

/** Depth first in the order of the definition, with a stack of its own: hostile nesting must not exhaust the program's. */
function elementsOf(root: JsonObject): Element[] {
  const found: Element[] = [];
  const open = children({ json: root, place: '', page: -1 });
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    for (const child of children(next)) open.push(child);
  }
  return found;
}

/** Last first, as a stack wants them. */
function children({ json, place, page }: Element): Element[] {
  const prefix = place === '' ? '' : `${place}.`;
  return ['pages', 'elements', 'questions', 'templateElements']
    .flatMap((name) =>
      list(json, name).flatMap((child, index) =>
        isObject(child)
          ? [{ json: child, place: `${prefix}${name}[${index}]`, page: name === 'pages' ? index : page }]
          : [],
      ),
    )
    .reverse();
}

function readQuestion(json: JsonObject, type: string, at: { place: string; page: number }): ReadQuestion {
  const indicator = property(json, 'indicator');
  return {
    ...at,
    json,
    type,
    name: text(json, 'name') ?? '',
    indicator: isIndicator(indicator) ? indicator : null,
    titles: placed(json, 'title', at.place),
    choices: readChoices(json, type, at.place),
  };
}

export function placed(json: unknown, name: string, place: string): PlacedText[] {
  return localTexts(property(json, name)).map((local) => ({
    ...local,
    place: place === '' ? name : `${place}.${name}`,
  }));
}
