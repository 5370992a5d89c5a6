/**
 * Which parts of a whole may stand beside it. Parts with fewer than five answers are hidden, and with them the next smallest ones, until
 * at least two are hidden with five answers between them: then nothing follows from the whole. Where that cannot be had, none is shown.
 */
import { isShown } from './parts-of-sum.ts';

export function shownParts<Key>(answersOf: ReadonlyMap<Key, number>): ReadonlySet<Key> {
  const parts = [...answersOf].toSorted(([, one], [, other]) => one - other);
  let hidden = parts.filter(([, answers]) => !isShown(answers)).length;
  const isSafe = () =>
    hidden === 0 || (hidden > 1 && isShown(parts.slice(0, hidden).reduce((sum, [, answers]) => sum + answers, 0)));
  while (!isSafe() && hidden < parts.length) hidden += 1;
  return new Set(parts.slice(hidden).map(([key]) => key));
}
