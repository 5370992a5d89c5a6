/** What one side of a comparison rests on: the counts of these communities in a wave, as they are kept for the overview. */
import type { Side } from '../../../domain/reporting/index.ts';
import type { UserDb } from '../../../server/db/clients.ts';
import type { Wave } from '../../../server/db/waves.ts';
import { waveFigures, type WaveFigures } from '../../../server/figures/wave-figures.ts';

/** Of each wave; null where one of them is none of this person's. */
export async function countedIn(db: UserDb, waves: readonly Wave[]): Promise<readonly WaveFigures[] | null> {
  const found = await waveFigures(db, waves);
  return found.every((figures) => figures !== null) ? found : null;
}

export function sideOf({ communities, counting, form, settings }: WaveFigures, only: readonly string[]): Side {
  const listed = new Set(only);
  return {
    ...{ counting, form, standards: settings },
    communities: communities
      .filter(({ community }) => listed.has(community.id))
      .map(({ community: { households }, parts }) => ({ households, parts })),
  };
}
