/** Doors informed in the three months of which residents of a wave speak; null where no visits say. */
import { crossCheckDays, type InformedDoors } from '../../../../domain/reporting/index.ts';
import { dayInChina } from '../../../../domain/outreach/time-of-day.ts';
import type { UserDb } from '../../../../server/db/clients.ts';
import { informedHouseholds } from '../../../../server/db/coverage.ts';
import type { Wave } from '../../../../server/db/waves.ts';

export function informedBeside(db: UserDb, community: string, wave: Wave, now: Date): Promise<InformedDoors | null> {
  const lastDay = dayInChina(Date.parse(wave.closesAt) - 1);
  return informedHouseholds(db, community, crossCheckDays(lastDay, dayInChina(now.getTime())));
}
