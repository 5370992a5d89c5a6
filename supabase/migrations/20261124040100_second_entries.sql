-- Paper typed in twice: how often both entries agreed, per wave and item. No sheet, no day and nobody who typed.

create table app.keying_check (
  wave_id uuid not null references app.wave (id) on delete cascade,
  -- As it is tallied, with `question.row` for rows; '' counts whole sheets.
  question text not null,
  agreed integer not null default 0 check (agreed >= 0),
  different integer not null default 0 check (different >= 0),
  primary key (wave_id, question)
);

alter table app.keying_check enable row level security;

grant select on app.keying_check to authenticated;

create policy "the office reads how its paper was typed in" on app.keying_check
  for select to authenticated
  using (wave_id in (
    select wave.id from app.wave where wave.area_id in (select private.my_areas('office'))
  ));

-- Adds the comparison of one sheet that was typed in twice: [{question, agreed}]. In key order, like the tallies.
-- Security definer: no role but the owner writes tables.
create function api.count_second_entry(wave_id uuid, compared jsonb) returns void
language sql security definer
set search_path = ''
as $$
  insert into app.keying_check as held (wave_id, question, agreed, different)
  select count_second_entry.wave_id, item.question, item.agreed::integer, (not item.agreed)::integer
  from jsonb_to_recordset(count_second_entry.compared) as item (question text, agreed boolean)
  where item.question is not null and item.agreed is not null
  order by item.question
  on conflict on constraint keying_check_pkey do update
    set agreed = held.agreed + excluded.agreed, different = held.different + excluded.different;
$$;

grant execute on function api.count_second_entry(uuid, jsonb) to service_role;

-- What was counted of one wave; nothing where the wave is not the signed-in person's.
create function api.keying_checks(wave uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(
    jsonb_build_object('question', held.question, 'agreed', held.agreed, 'different', held.different)
    order by held.question), '[]')
  from app.keying_check as held
  where held.wave_id = keying_checks.wave;
end;

grant execute on function api.keying_checks(uuid) to authenticated;
