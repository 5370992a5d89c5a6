/** The same figures without tallies: counted from the answers each time, as a spreadsheet would. In milliseconds. */
import { performance } from 'node:perf_hooks';

import type { Ledger } from '../sites/ledger.ts';

const headlines = ['aware_creation', 'activities_joined', 'attitude', 'satisfied_overall'];

/** Every community's headline answers, by mode and cluster and for the door, as the overview needs them. */
export function overviewFromAnswers({ sql }: Ledger, wave: string): Promise<number> {
  return timed(() =>
    sql(
      `select community_id, flagged, mode, channel = 'door', cluster, answered.key, answered.value, count(*)
       from app.answer cross join lateral jsonb_each(answers) as answered
       where wave_id = $1 and eligible and answered.key = any ($2)
       group by 1, 2, 3, 4, 5, 6, 7`,
      [wave, headlines],
    ).then((rows) => rows.length),
  );
}

/** Every question of one community, once by mode and the headlines along each dimension. */
export function communityFromAnswers({ sql }: Ledger, wave: string, community: string): Promise<number> {
  return timed(async () => {
    await sql(
      `select flagged, mode, answered.key, answered.value, count(*)
       from app.answer cross join lateral jsonb_each(answers) as answered
       where wave_id = $1 and community_id = $2 and eligible
       group by 1, 2, 3, 4`,
      [wave, community],
    );
    await sql(
      `select flagged, channel, week, cluster, answers ->> 'age_band', answered.key, answered.value, count(*)
       from app.answer cross join lateral jsonb_each(answers) as answered
       where wave_id = $1 and community_id = $2 and eligible and answered.key = any ($3)
       group by grouping sets ((1, 2, 6, 7), (1, 3, 6, 7), (1, 4, 6, 7), (1, 5, 6, 7))`,
      [wave, community, headlines],
    );
  });
}

/** What a page of one community needs, read from the tallies: while there is no such page. */
export function communityFromTallies({ sql }: Ledger, wave: string, community: string): Promise<number> {
  return timed(() => sql(`select * from private.figures_of($1, array[$2::uuid], null, null)`, [wave, community]));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
