/**
 * The parts of a sum that stands beside them, as far as they may be told: parts below five are hidden, and with them as many more,
 * the smallest first, as it takes that what is hidden together cannot be told from the sum either.
 */
import { isShown } from './parts-of-sum.ts';

export interface ShownParts<Name> {
  readonly shown: readonly { readonly name: Name; readonly count: number }[];
  /** Parts that are there, but not told. */
  readonly hidden: number;
}

/** In the order given. Empty parts are nobody's and are left out. */
export function shownParts<Name>(parts: ReadonlyMap<Name, number>): ShownParts<Name> {
  const filled = [...parts].filter(([, count]) => count > 0);
  const bySize = filled.toSorted(([, one], [, other]) => one - other);
  let hidden = bySize.filter(([, count]) => !isShown(count));
  while (!isSafe(hidden) && hidden.length < bySize.length) hidden = bySize.slice(0, hidden.length + 1);
  const names = new Set(hidden.map(([name]) => name));
  const shown = filled.filter(([name]) => !names.has(name)).map(([name, count]) => ({ name, count }));
  return { shown, hidden: names.size };
}

/** The names alone. */
export function shownNames<Name>(parts: ReadonlyMap<Name, number>): ReadonlySet<Name> {
  return new Set(shownParts(parts).shown.map(({ name }) => name));
}

function isSafe(hidden: readonly (readonly [unknown, number])[]): boolean {
  return hidden.length === 0 || (hidden.length > 1 && isShown(hidden.reduce((sum, [, count]) => sum + count, 0)));
}
