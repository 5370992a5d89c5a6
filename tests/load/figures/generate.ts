/**
 * Millions of answers by one set-based statement per wave. Each is drawn from some thousand answers of the demo's residents, which the gate
 * lets through: their satisfaction, modes, channels and doubtful ones go together as there. Communities take after the demo's twelve.
 */
import { checkSubmission } from '../../../src/domain/form/index.ts';
import { answersOfWave } from '../../../src/embedded/demo/answers.ts';
import { dayInChina, demoWaves } from '../../../src/embedded/demo/calendar.ts';
import { demoPlaces } from '../../../src/embedded/demo/places.ts';
import type { Ledger } from '../sites/ledger.ts';
import { residentForm } from '../sites/office.ts';
import { communities, size, type LargeWave } from './large-office.ts';
import { prepareStages, stage } from './stages.ts';

export interface Taken {
  readonly generating: number;
  readonly counting: number;
}

/** Answers with the seconds it took; what an earlier run has done already is left as it is. */
export async function generate(ledger: Ledger, waves: readonly LargeWave[], answers: number): Promise<Taken> {
  const { sql } = ledger;
  await prepareStages(ledger);
  // Nothing here has to survive a crash, and every row and key is known to fit: as a restore would load it.
  await sql(`set session_replication_role = replica`);
  let generating = await stage(ledger, 'ready', () => makeReady(ledger));
  for (const wave of waves)
    generating += await stage(ledger, `answers of ${wave.id}`, () =>
      fill(ledger, wave, Math.round(answers / waves.length)),
    );
  generating += await stage(ledger, 'indexes', () => putIndexesBack(ledger));
  await sql(`vacuum (analyze) app.answer`);
  // Oldest wave first.
  let counting = 0;
  for (const { id } of waves)
    counting += await stage(ledger, `counts of ${id}`, () => sql('select api.rebuild_tallies($1)', [id]));
  for (const table of ['tally', 'tally_split', 'tally_completed', 'tally_stamp'])
    await sql(`vacuum (analyze) app.${table}`);
  await sql(`set session_replication_role = default`);
  return { generating, counting };
}

async function makeReady(ledger: Ledger): Promise<void> {
  const { sql } = ledger;
  await writeModels(ledger);
  await sql(
    `create table bench.index as
     select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'app' and tablename = 'answer' and indexname <> 'answer_pkey'`,
  );
  for (const { name } of await sql(`select name from bench.index`)) await sql(`drop index app.${String(name)}`);
  await sql(`alter table app.answer drop constraint answer_pkey`);
  await sql(`alter table app.answer set unlogged`);
}

async function putIndexesBack({ sql }: Ledger): Promise<void> {
  await sql(`set local maintenance_work_mem = '1GB'`);
  await sql(`alter table app.answer add constraint answer_pkey primary key (id)`);
  for (const { definition } of await sql(`select definition from bench.index order by name`))
    await sql(String(definition));
}

/** What one resident said, and how they came to say it. */
async function writeModels({ sql }: Ledger): Promise<void> {
  const [today, form] = [dayInChina(new Date()), residentForm()];
  const ours = demoPlaces().communities.slice(0, 12);
  const pools = ours.map((community) => demoWaves(today).flatMap((wave) => answersOfWave(wave, '', [community])));
  const models = pools.flatMap((pool, kind) =>
    pool
      .filter(({ answers }) => checkSubmission(form, answers, { today }).ok)
      .map(({ answers, channel, eligible, flags, mode }, number) => ({
        ...{ kind, number, answers, channel, eligible, flags, mode },
      })),
  );
  const placed = communities.map(({ id, number }) => ({ id, number, kind: number % ours.length }));
  await sql(
    `create table bench.model as select * from jsonb_to_recordset($1::text::jsonb)
       as model (kind integer, number integer, answers jsonb, channel text, eligible boolean, flags integer, mode text)`,
    [JSON.stringify(models)],
  );
  await sql(
    `create table bench.community as
     select placed.*, (select count(*)::integer from bench.model where model.kind = placed.kind) as models
     from jsonb_to_recordset($1::text::jsonb) as placed (id uuid, number integer, kind integer)`,
    [JSON.stringify(placed)],
  );
  await sql(`analyze bench.model, bench.community`);
}

/** Some communities get twice the answers of others; answers lie in the table in the order in which they come, mixed. */
async function fill({ sql }: Ledger, { id, weeks }: LargeWave, answers: number): Promise<void> {
  await sql(`select setseed(0.2026)`);
  await sql(
    `insert into app.answer (id, wave_id, community_id, week, channel, mode, cluster, flags, eligible, answers, digest)
     select gen_random_uuid(), $1::uuid, community.id, ($2::date[])[drawn.week], model.channel, model.mode,
       case when model.channel in ('door', 'poster') then drawn.cluster end,
       model.flags, model.eligible, model.answers, drawn.number::text
     from (
       select number, floor($3::integer * power(random(), 1.3))::integer as community, random() as model,
         1 + floor(cardinality($2::date[]) * random())::integer as week, 1 + floor($4::integer * random())::integer as cluster
       from generate_series(1, $5::integer) as number
     ) as drawn
     join bench.community on community.number = drawn.community
     join bench.model on model.kind = community.kind and model.number = floor(drawn.model * community.models)::integer`,
    [id, weeks, size.communities, size.clusters, answers],
  );
}
