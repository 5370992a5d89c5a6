/**
 * What of the table is looked at, as the address says it: `?measure=awareness&verdict=not-met&name=和平&page=2`. What the address
 * says otherwise is as if it said nothing.
 */
import type { Verdict } from '../../../domain/reporting/index.ts';
import type { Cells } from './cells.ts';
import { isMeasure, type Measure } from './measures.ts';

export interface Filters {
  /** One measure alone; null for all. */
  readonly measure: Measure | null;
  /** By the chosen measure, or by satisfaction. */
  readonly verdict: Verdict | null;
  /** Part of a community's name. */
  readonly name: string;
}

export const verdicts = ['not-met', 'unclear', 'met'] as const satisfies readonly Verdict[];
const longestName = 40;

export function parseFilters(address: URLSearchParams): Filters {
  const [measure, verdict] = [address.get('measure'), address.get('verdict')];
  return {
    measure: isMeasure(measure) ? measure : null,
    verdict: verdicts.find((known) => known === verdict) ?? null,
    name: (address.get('name') ?? '').normalize('NFKC').trim().slice(0, longestName),
  };
}

export function isFiltering({ measure, name, verdict }: Filters): boolean {
  return measure !== null || verdict !== null || name !== '';
}

/** The measure that verdict and order rest on. */
export function leading({ measure }: Filters): Measure {
  return measure ?? 'satisfaction';
}

/** Too few answers to show are too few to judge, as in the sentences above the table. */
export function matches(row: { readonly name: string; readonly cells: Cells }, filters: Filters): boolean {
  const cell = row.cells[leading(filters)];
  const verdict = cell.state === 'found' ? cell.verdict : cell.state === 'suppressed' ? 'unclear' : null;
  const named = row.name.normalize('NFKC').toLowerCase().includes(filters.name.toLowerCase());
  return named && (filters.verdict === null || filters.verdict === verdict);
}
