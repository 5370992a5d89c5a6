/**
 * The order of the table, as the address says it: `?sort=score`, `?sort=-score` for the other way round. Without it, what
 * needs attention stands first. What is suppressed or not asked has no place in an order and comes last either way.
 */
import { byAttention, type Attention } from '../../../domain/reporting/index.ts';
import type { Measure } from './measures.ts';
import { isMeasure } from './measures.ts';

export type Column = 'name' | 'answers' | Measure;
export type Order = { readonly column: Column; readonly descending: boolean };

export interface Sortable {
  readonly name: string;
  readonly answers: number;
  readonly estimates: Readonly<Partial<Record<Measure, number>>>;
  /** How urgently the leading measure wants attention. */
  readonly attention: Attention;
}

export function parseOrder(raw: string | null): Order | null {
  const descending = raw?.startsWith('-') ?? false;
  const column = descending ? raw?.slice(1) : raw;
  if (column === 'name' || column === 'answers' || isMeasure(column)) return { column, descending };
  return null;
}

/** The address of the other direction, or of the first one: names begin at A, figures at the lowest, which wants attention. */
export function orderAfter(order: Order | null, column: Column): string {
  return order?.column === column && !order.descending ? `-${column}` : column;
}

export function ordered<Row extends Sortable>(rows: readonly Row[], order: Order | null, language: string): Row[] {
  const byName = collatorOf(language);
  const names = (one: Row, other: Row) => byName.compare(one.name, other.name);
  if (order === null)
    return rows.toSorted((one, other) => byAttention(one.attention, other.attention) || names(one, other));
  if (order.column === 'name') return rows.toSorted((one, other) => (order.descending ? -1 : 1) * names(one, other));
  const value = valueIn(order.column);
  return rows.toSorted((one, other) => compare(value(one), value(other), order.descending) || names(one, other));
}

function valueIn(column: Exclude<Column, 'name'>): (row: Sortable) => number | undefined {
  return column === 'answers' ? ({ answers }) => answers : ({ estimates }) => estimates[column];
}

function compare(one: number | undefined, other: number | undefined, descending: boolean): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return descending ? other - one : one - other;
}

/** Making one takes longer than sorting with it. */
const collators = new Map<string, Intl.Collator>();

function collatorOf(language: string): Intl.Collator {
  const known = collators.get(language) ?? new Intl.Collator(language, { numeric: true });
  collators.set(language, known);
  return known;
}
