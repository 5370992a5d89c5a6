/** What was typed into the form of an item, as its fields: to be written, or to be shown again where it was not kept. */
import type { Clause, Condition } from './conditions.ts';
import type { JsonPart } from './document.ts';
import { itemFields, type ChoiceFields, type ItemFields } from './item-fields.ts';
import type { TwoTexts } from './texts.ts';

/** The site's own `FormData`, or a list of what it held. */
export interface Typed {
  readonly get: (name: string) => unknown;
  readonly getAll: (name: string) => readonly unknown[];
}

export const mostClauses = 3;
const longest = 4_000;
const mostChoices = 500;

export function typedItem(element: JsonPart, typed: Typed): ItemFields {
  const before = itemFields(element);
  return {
    title: twoTexts(typed, 'title'),
    description: twoTexts(typed, 'description'),
    required: typed.get('required') !== null,
    indicator: said(typed.get('indicator')),
    headline: typed.get('headline') !== null,
    choices: before.choices && typedChoices(typed),
    // A condition that our words do not reach stays, unless it was asked to go.
    condition: typed.get('has-condition') === null ? null : typedCondition(typed),
  };
}

function typedChoices(typed: Typed): ChoiceFields[] {
  const column = (name: string) => typed.getAll(name).map(said);
  const [places, zh, en, roles, values] = ['choice-place', 'choice-zh', 'choice-en', 'choice-role', 'choice-value'].map(
    column,
  );
  const removed = new Set(column('choice-remove'));
  return (places ?? []).slice(0, mostChoices).map((place, row) => ({
    place: /^\d{1,3}$/.test(place) ? Number(place) : -1,
    value: values?.[row] ?? '',
    text: { zh: zh?.[row] ?? '', en: en?.[row] ?? '' },
    role: roles?.[row] ?? '',
    remove: removed.has(String(row)),
  }));
}

function typedCondition(typed: Typed): Condition {
  const clauses = Array.from({ length: mostClauses }, (_, row) => typedClause(typed, row)).filter(
    (clause) => clause !== null,
  );
  return { join: typed.get('join') === 'or' ? 'or' : 'and', clauses };
}

function typedClause(typed: Typed, row: number): Clause | null {
  const chosen = readAsked(said(typed.get(`when-${row}`)));
  return chosen && { ...chosen, is: typed.get(`is-${row}`) !== 'not' };
}

/** An answer of a question as the value of an option, and back. */
export function askedWord({ among, question, value }: Omit<Clause, 'is'>): string {
  return JSON.stringify([question, value, among]);
}

function readAsked(word: string): Omit<Clause, 'is'> | null {
  try {
    const parsed = JSON.parse(word) as unknown;
    if (!Array.isArray(parsed)) return null;
    const [question, value, among] = parsed as unknown[];
    const isValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return typeof question === 'string' && isValue ? { question, value, among: among === true } : null;
  } catch {
    return null;
  }
}

function twoTexts(typed: Typed, name: string): TwoTexts {
  return { zh: said(typed.get(`${name}-zh`)), en: said(typed.get(`${name}-en`)) };
}

function said(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim().slice(0, longest) : '';
}
