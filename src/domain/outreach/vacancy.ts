/**
 * Far more vacant doors than the rest of the same sub-district: a reason to go and look again, never a reproach, because a new
 * estate may stand half empty. Wilson's interval decides, so that a few doors never raise it.
 */
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { CountedDoors } from './coverage.ts';

/** How many times the usual share is far above it; a setting. */
export const usualFactor = 2;

export function isVacancyUnusual(here: CountedDoors, everywhere: CountedDoors, factor = usualFactor): boolean {
  const elsewhereVisited = everywhere.counts.attempted - here.counts.attempted;
  const elsewhereVacant = everywhere.counts.vacant - here.counts.vacant;
  const interval = wilsonInterval(here.counts.vacant, here.counts.attempted);
  if (interval === null || elsewhereVisited <= 0) return false;
  return interval.low > (factor * elsewhereVacant) / elsewhereVisited;
}
