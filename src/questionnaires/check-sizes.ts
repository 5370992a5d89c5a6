/**
 * Refuses what is larger than any questionnaire before anything reads it: survey-core makes every number, row and panel
 * that a definition asks for, and time grows with the square of some lists.
 */
import { isObject, type Json, type JsonObject } from './plain-json.ts';
import type { DefinitionProblem } from './problem.ts';

/** Pages, panels and elements; the longest foreign questionnaire we know has 256. */
const mostElements = 400;
/** The countries of the world are some 250, the counties of China under 3,000: those are asked in two steps. */
const longestList = 500;
const mostCells = 2_000;
/** Each of these is read again for every other. */
const shortLists: Readonly<Record<string, number>> = {
  __proto__: null as never,
  calculatedValues: 100,
  triggers: 100,
  validators: 20,
  items: 100,
  completedHtmlOnCondition: 100,
};
const elementLists = new Set(['pages', 'elements', 'questions', 'templateElements']);
const mostPoints = 100;
const mostNumbers = 1_000;

export function checkSizes(definition: JsonObject): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const refuse = (place: string, property: string, limit: number) =>
    problems.push({ place, code: 'too_large', property, detail: String(limit) });
  let elements = 0;
  const walk = (holder: JsonObject, place: string) => {
    checkNumbers(holder, (property, limit) => refuse(within(place, property), 'numbers', limit));
    for (const [property, part] of Object.entries(holder)) {
      const at = within(place, property);
      const limit = shortLists[property] ?? longestList;
      if (Array.isArray(part) && elementLists.has(property)) elements += part.length;
      else if (Array.isArray(part) && part.length > limit) refuse(at, 'list', limit);
      for (const [step, member] of members(part)) walk(member, at + step);
    }
  };
  walk(definition, '');
  if (elements > mostElements) refuse('', 'elements', mostElements);
  return problems;
}

/** Objects inside a part, through lists in lists. */
function members(part: Json): [step: string, member: JsonObject][] {
  if (isObject(part)) return [['', part]];
  if (!Array.isArray(part)) return [];
  return (part as readonly Json[]).flatMap((member, index) =>
    members(member).map(([step, found]): [string, JsonObject] => [`[${index}]${step}`, found]),
  );
}

function checkNumbers(holder: JsonObject, refuse: (property: string, limit: number) => void): void {
  // A step backwards never arrives.
  const span = (from: string, to: string, step: string) =>
    number(holder[step]) < 0 ? Infinity : (number(holder[to]) - number(holder[from])) / (number(holder[step]) || 1);
  if (isTooMany(span('choicesMin', 'choicesMax', 'choicesStep'), mostNumbers)) refuse('choicesMax', mostNumbers);
  if (isTooMany(span('rateMin', 'rateMax', 'rateStep'), mostPoints)) refuse('rateMax', mostPoints);
  if (isTooMany(number(holder['rateCount']), mostPoints)) refuse('rateCount', mostPoints);
  const { rows, columns } = holder;
  if (Array.isArray(rows) && Array.isArray(columns) && rows.length * columns.length > mostCells)
    refuse('rows', mostCells);
}

function isTooMany(count: number, limit: number): boolean {
  return Number.isNaN(count) || count > limit;
}

function number(value: Json | undefined): number {
  return value === undefined || value === null ? 0 : Number(value);
}

function within(place: string, property: string): string {
  return place === '' ? property : `${place}.${property}`;
}
