/** How many answers an export would hold, from the tallies: nothing is written down for looking at a page. */
import { tellableCommunities } from '../../../domain/reporting/index.ts';
import type { UserDb } from '../../../server/db/clients.ts';
import { waveTallies } from '../../../server/db/tallies.ts';

/** Beyond this a spreadsheet is no tool for it. */
export const mostInWorkbook = 100_000;

/** Null: no such wave. */
export async function exportableAnswers(db: UserDb, wave: string): Promise<number | null> {
  const known = await waveTallies(db, wave, { questions: [], dimensions: [] });
  if (known === null) return null;
  const communities = known.tallies.communities.map(({ community, completed }) => ({
    ...{ id: community.id, nameZh: community.nameZh, nameEn: community.nameEn, ages: new Map<string, number>() },
    answers: completed.reduce((sum, { count, eligible }) => sum + (eligible ? count : 0), 0),
  }));
  return tellableCommunities(communities).reduce((sum, { answers }) => sum + answers, 0);
}
