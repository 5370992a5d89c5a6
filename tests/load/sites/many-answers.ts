/**
 * A wave filled in the database itself: what some hundred residents said, over and over, in communities and weeks, and only those
 * tallies that an export asks for. Counting all of it would take longer than the export that is measured.
 */
import type { Ledger } from './ledger.ts';
import { communityIds, residentsAnswers, wave } from './office.ts';

export async function fillWave({ sql }: Ledger, answers: number): Promise<void> {
  await sql(
    `insert into app.answer (id, wave_id, community_id, week, channel, mode, flags, eligible, answers, digest)
     select gen_random_uuid(), $1, ($2::uuid[])[1 + place % $3], date '2026-11-02' + 7 * (place % 4)::integer,
       (array['door', 'poster', 'school', 'group'])[1 + place % 4], (array['self', 'self', 'self', 'paper'])[1 + place % 4],
       case when place % 50 = 0 then 2 else 0 end, true, said.answers, 'bench'
     from generate_series(1, $4::bigint) as place
     join jsonb_array_elements($5::text::jsonb) with ordinality as said (answers, turn)
       on said.turn = 1 + place % jsonb_array_length($5::text::jsonb)`,
    [wave, communityIds, communityIds.length, answers, JSON.stringify(residentsAnswers())],
  );
  await sql(
    `insert into app.tally_completed (wave_id, community_id, channel, day, eligible, count)
     select wave_id, community_id, channel, week, eligible, count(*) from app.answer where wave_id = $1 group by 1, 2, 3, 4, 5`,
    [wave],
  );
  await sql(
    `insert into app.tally (wave_id, community_id, flagged, question, choice, mode, count)
     select wave_id, community_id, flagged, 'age_band', answers ->> 'age_band', mode, count(*)
     from app.answer where wave_id = $1 and answers ? 'age_band' group by 1, 2, 3, 5, 6`,
    [wave],
  );
  await sql('analyze');
}
