/** One round over as many doors as asked, in buildings of sixty, shared out among communities; past the triggers, as a restore would load it. */
import { randomUUID } from 'node:crypto';
import type { Ledger } from '../sites/ledger.ts';

export interface LargeRound {
  readonly id: string;
  readonly area: string;
  readonly communities: readonly string[];
  readonly buildings: readonly string[];
}

export const doorsPerBuilding = 60;

export async function largeRound(
  ledger: Ledger,
  size: { readonly communities: number; readonly doors: number },
): Promise<LargeRound> {
  const { sql } = ledger;
  const area = randomUUID();
  const id = randomUUID();
  await sql(`insert into app.area (id, kind, name_zh, name_en) values ($1, 'subdistrict', '大街道', 'Large')`, [area]);
  await sql(
    `insert into app.area (parent_id, kind, name_zh, name_en, households, place)
     select $1, 'community', '第' || number || '社区', 'Community ' || number, 2000, number from generate_series(1, $2::integer) as number`,
    [area, size.communities],
  );
  await sql(`set session_replication_role = replica`);
  await sql(
    `insert into app.building (community_id, name)
     select community.id, number || '栋'
     from app.area as community cross join generate_series(1, $2::integer) as number
     where community.parent_id = $1`,
    [area, Math.ceil(size.doors / doorsPerBuilding / size.communities)],
  );
  await sql(
    `insert into app.premises (building_id, unit, floor, door, kind)
     select building.id, '1', 1 + number / 4, (1 + number / 4) || '0' || (1 + number % 4), case when number < 4 then 'shop' else 'household' end
     from app.building cross join generate_series(0, $1::integer) as number`,
    [doorsPerBuilding - 1],
  );
  await sql(
    `insert into app.building_doors (building_id, kind, community_id, doors)
     select building.id, premises.kind, building.community_id, count(*)
     from app.premises join app.building on building.id = premises.building_id group by 1, 2, 3`,
  );
  await sql(`set session_replication_role = default`);
  await sql(
    `insert into app.outreach_round (id, area_id, title, opens_on, closes_on, task, people, responsible)
     values ($1, $2, 'bench', private.local_day() - 20, private.local_day() + 20, 'every door', 'all', 'the office')`,
    [id, area],
  );
  await sql(`insert into app.round_area select $1, area.id from app.area where parent_id = $2`, [id, area]);
  await sql(`update app.outreach_round set state = 'open', opened_at = now() - interval '20 days' where id = $1`, [id]);
  for (const table of ['building', 'premises', 'building_doors']) await sql(`vacuum (analyze) app.${table}`);
  const listed = async (statement: string) => (await sql(statement)).map((row) => String(row['id']));
  return {
    ...{ id, area },
    communities: await listed(`select id from app.area where kind = 'community' order by place`),
    buildings: await listed(`select id from app.building order by id`),
  };
}

/** Three visits to a door on average, results as they are found, days over three weeks; then counted as they would have been. */
export async function fillWithVisits(
  { sql }: Ledger,
  { id }: LargeRound,
  worker: string,
  visits: number,
): Promise<number> {
  await sql(`set session_replication_role = replica`);
  await sql(`select setseed(0.2026)`);
  for (const index of indexes) await sql(`drop index app.${index.name}`);
  await sql(
    `insert into app.visit (id, round_id, premises_id, building_id, worker_id, claimed_at, happened_at, visited_at, recorded_at, result)
     select gen_random_uuid(), $1, premises.id, premises.building_id, $2, moment.at, moment.at, moment.at, moment.at,
       ($3::text[])[1 + floor(random() * cardinality($3::text[]))::integer]
     from generate_series(1, $4::integer) as attempt
     cross join lateral (select * from app.premises where attempt > 0) as premises
     cross join lateral (
       select now() - interval '19 days' * random() - interval '1 hour' as at where premises.id is not null and attempt > 0) as moment`,
    [id, worker, results, visits],
  );
  await sql(`set maintenance_work_mem = '512MB'`);
  for (const index of indexes) await sql(`create index ${index.name} on app.visit ${index.on}`);
  await sql(`vacuum (analyze) app.visit`);
  const began = performance.now();
  await sql(`set work_mem = '128MB'`);
  await sql('select api.rebuild_coverage($1)', [id]);
  const seconds = (performance.now() - began) / 1000;
  await sql(`set session_replication_role = default`);
  for (const table of ['door_state', 'coverage_tally', 'coverage_day']) await sql(`vacuum (analyze) app.${table}`);
  return seconds;
}

const results = [
  'talk_given',
  'talk_given',
  'nobody_home',
  'nobody_home',
  'nobody_home',
  'met_later',
  'no_answer',
  'refused',
  'vacant',
];

const indexes = [
  { name: 'visit_premises_id_idx', on: '(premises_id, round_id)' },
  { name: 'visit_building_id_idx', on: '(building_id, round_id, visited_at)' },
  { name: 'visit_round_id_idx', on: '(round_id)' },
  { name: 'visit_worker_id_idx', on: '(worker_id, visited_at)' },
];
