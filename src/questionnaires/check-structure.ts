/** Walks the definition as written and judges every (type, property) by the table; survey-core itself drops silently. */
import { Serializer } from 'survey-core';
import { checkChoices } from './check-choices.ts';
import { isObject, type Json, type JsonObject } from './plain-json.ts';
import type { Remarks } from './problem.ts';
import { classOf, isHarmless, isKnownType } from './property-classes.ts';

export interface Outline {
  /** The place of every page, panel and element in reading order. */
  readonly places: string[];
}

/** Where parts of each kind sit, what type they are in the table, and what survey-core calls them. */
const parts: Readonly<
  Record<string, { readonly type: (owner: string, part: JsonObject) => string; readonly bare: boolean }>
> = {
  choices: { type: (owner) => itemTypes[owner] ?? 'itemvalue', bare: true },
  rateValues: { type: () => 'itemvalue', bare: true },
  columns: { type: () => 'itemvalue', bare: true },
  rows: { type: () => 'itemvalue', bare: true },
  items: { type: () => 'multipletextitem', bare: false },
  validators: { type: (_, part) => `${named(part['type'])}validator`, bare: false },
  completedHtmlOnCondition: { type: () => 'htmlconditionitem', bare: false },
  calculatedValues: { type: () => 'calculatedvalue', bare: false },
  triggers: { type: (_, part) => `${named(part['type'])}trigger`, bare: false },
};

const itemTypes: Readonly<Record<string, string>> = {
  imagepicker: 'imageitemvalue',
  buttongroup: 'buttongroupitemvalue',
};

export function checkStructure(definition: JsonObject, remarks: Remarks): Outline {
  const outline: Outline = { places: [] };
  const { pages } = definition;
  checkProperties('survey', definition, '', remarks);
  if (pages !== undefined && (definition['elements'] ?? definition['questions']) !== undefined) {
    remarks.refuse('elements', 'unsupported_property', { type: 'survey', property: 'elements' });
  }
  if (pages === undefined) outline.places.push('');
  else eachObject(pages, 'pages', remarks, (page, place) => checkContainer('page', page, place, { remarks, outline }));
  if (pages === undefined) checkElements(definition, '', { remarks, outline });
  checkParts('survey', definition, '', remarks);
  return outline;
}

interface Walk {
  readonly remarks: Remarks;
  readonly outline: Outline;
}

function checkContainer(type: string, container: JsonObject, place: string, walk: Walk): void {
  walk.outline.places.push(place);
  checkProperties(type, container, place, walk.remarks);
  checkElements(container, place, walk);
}

function checkElements(container: JsonObject, place: string, walk: Walk): void {
  const word = container['elements'] === undefined && container['questions'] !== undefined ? 'questions' : 'elements';
  const elements = container[word];
  if (elements === undefined) return;
  eachObject(elements, within(place, word), walk.remarks, (element, at) => {
    const type = element['type'];
    if (type === 'panel') {
      checkContainer('panel', element, at, walk);
      return;
    }
    walk.outline.places.push(at);
    if (typeof type !== 'string' || !isElementType(type)) {
      walk.remarks.refuse(at, 'unknown_type', { type: named(type) });
      return;
    }
    checkProperties(type, element, at, walk.remarks);
    checkParts(type, element, at, walk.remarks);
    checkChoices(type, element, at, walk.remarks);
  });
}

/** Parts of questions stand in the table too, but are no elements. */
function isElementType(type: string): boolean {
  return isKnownType(type) && !/value$|validator$|trigger$|item$|^survey$|^page$/.test(type);
}

function checkParts(owner: string, holder: JsonObject, place: string, remarks: Remarks): void {
  for (const [property, part] of Object.entries(parts)) {
    const list = holder[property];
    // The rows of a comment are a number.
    if (list === undefined || owner === 'comment' || classOf(owner, property) !== 'honour') continue;
    eachPart(list, within(place, property), part.bare, remarks, (member, at) => {
      const type = part.type(owner, member);
      if (isKnownType(type)) checkProperties(type, member, at, remarks);
      else remarks.refuse(at, 'unknown_type', { type: type.slice(0, 100) });
      checkParts(type, member, at, remarks);
    });
  }
}

function checkProperties(type: string, holder: JsonObject, place: string, remarks: Remarks): void {
  for (const [word, value] of Object.entries(holder)) {
    const property = currentName(type, word);
    const at = { type, property };
    switch (classOf(type, property)) {
      case 'honour':
        remarks.honour(within(place, word), type, property);
        break;
      case 'ignore':
        remarks.note(within(place, word), 'ignored_property', at);
        break;
      case 'unlessDefault':
        if (isDefault(type, property, value)) remarks.note(within(place, word), 'ignored_property', at);
        else remarks.refuse(within(place, word), 'unsupported_property', at);
        break;
      case 'refuse':
        remarks.refuse(within(place, word), 'unsupported_property', at);
        break;
      case undefined:
        if (known(type, property)) remarks.refuse(within(place, word), 'unsupported_property', at);
        else remarks.note(within(place, word), 'unknown_property', at);
    }
  }
}

/** survey-core still reads some words under older names, `hasOther` for `showOtherItem`. */
function currentName(type: string, word: string): string {
  return propertiesOf(type).find(({ alternativeName }) => alternativeName === word)?.name ?? word;
}

function known(type: string, property: string): boolean {
  return propertiesOf(type).some(({ name }) => name === property);
}

function isDefault(type: string, property: string, value: Json): boolean {
  if (value === false || value === '' || (Array.isArray(value) && value.length === 0)) return true;
  if (isHarmless(type, property, value)) return true;
  // Both ways of forgetting hidden answers are ours: they are gone when the form is sent.
  if (property === 'clearIfInvisible') {
    return ['default', 'onComplete', 'onHidden', 'onHiddenContainer', 'none', true].includes(value as string);
  }
  const found = propertiesOf(type).find(({ name }) => name === property);
  return found?.isDefaultValue(value) ?? false;
}

const classNames: Readonly<Record<string, string>> = { itemvalue: 'checkboxitem' };

function propertiesOf(type: string) {
  return Serializer.getProperties(classNames[type] ?? type);
}

function eachObject(
  list: Json,
  place: string,
  remarks: Remarks,
  check: (member: JsonObject, place: string) => void,
): void {
  eachPart(list, place, false, remarks, check);
}

/** A bare value stands for `{ value }` where choices are listed. */
function eachPart(
  list: Json,
  place: string,
  bare: boolean,
  remarks: Remarks,
  check: (member: JsonObject, place: string) => void,
): void {
  if (!Array.isArray(list)) {
    remarks.refuse(place, 'bad_value');
    return;
  }
  (list as readonly Json[]).forEach((member, index) => {
    const at = `${place}[${index}]`;
    if (isObject(member)) check(member, at);
    else if (!bare || typeof member === 'object') remarks.refuse(at, 'bad_value');
  });
}

function named(type: Json | undefined): string {
  return typeof type === 'string' ? type.slice(0, 100) : '';
}

export function within(place: string, property: string): string {
  return place === '' ? property : `${place}.${property}`;
}
