/** Every function of the exposed schema, called as everybody would call it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { callers, contract } from './function-contract.ts';
import { twoOffices, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

test('every function of the exposed schema stands in the contract, once', async () => {
  const functions = await db.sql(`select proname from pg_proc where pronamespace = 'api'::regnamespace order by 1`);
  expect(functions.map(({ proname }) => proname)).toEqual(Object.keys(contract).sort());
});

describe.each(Object.entries(contract))('%s', (name, { callers: permitted, args }) => {
  test.each(callers)(`${name} called by %s`, async (who) => {
    const { error } = await db.as(who).rpc(name, args?.(db) ?? {});
    expect(error?.code ?? 'allowed').toBe(permitted.includes(who) ? 'allowed' : '42501');
  });
});

test('what a signed-out or signed-in person may execute in private are the helpers of policies alone', async () => {
  const executable = await db.sql(`
    select proname, array(
      select role from unnest(array['anon', 'authenticated', 'service_role']) as role
      where has_function_privilege(role, pg_proc.oid, 'execute')) as roles
    from pg_proc where pronamespace = 'private'::regnamespace order by proname`);
  const open = executable.filter(({ roles }) => (roles as string[]).length > 0);
  expect(open.map(({ proname, roles }) => `${String(proname)} for ${String(roles)}`)).toEqual(
    [
      'areas_around_me',
      'building_head',
      'community_kinds',
      'coverage_of_buildings',
      'doors_of',
      'figures',
      'grace_after_closing',
      'judged_by',
      'keep_figures_of_day',
      'led_buildings',
      'local_day',
      'measured',
      'my_areas',
      'my_buildings',
      'my_staff_id',
      'name_of',
      'narrowed',
      'not_comparable',
      'round_head',
      'scale_of',
      'wave_report',
    ].map((helper) => `${helper} for authenticated`),
  );
});

/** A body that was bound when it was made looks nothing up by name; one that runs as its owner pins the path all the same. */
test('every function of ours pins its search path, or was bound when it was made', async () => {
  const loose = await db.sql(`
    select oid::regprocedure::text as function from pg_proc
    where pronamespace::regnamespace::text in ('api', 'private')
      and (prosecdef or prosqlbody is null)
      and not coalesce(proconfig, '{}') @> array['search_path=""']`);
  expect(loose).toEqual([]);
});

test('no view shows more than its reader may see', async () => {
  const views = await db.sql(`
    select relname from pg_class
    where relkind in ('v', 'm') and relnamespace = 'api'::regnamespace
      and not coalesce(reloptions, '{}') @> array['security_invoker=true']`);
  expect(views).toEqual([]);
});
