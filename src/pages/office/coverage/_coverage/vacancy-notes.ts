/** Places where far more doors were found vacant than elsewhere: a reason to look again. */
import { sumOfDoors } from '../../../../domain/outreach/coverage.ts';
import { isVacancyUnusual } from '../../../../domain/outreach/vacancy.ts';
import type { Place } from './rows.ts';

export function unusuallyVacant(places: readonly Place[]): Place[] {
  const everywhere = sumOfDoors(places.map(({ counted }) => counted));
  return places.filter(({ counted }) => isVacancyUnusual(counted, everywhere));
}
