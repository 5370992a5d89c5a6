-- What each level of satisfaction earns is versioned: an office chooses for its next waves, and a wave that has opened keeps its points. The points of
-- each version stand in the program (`domain/indicators/score-scale.ts`).

create table app.office_scale (
  area_id uuid primary key references app.area (id) on delete cascade,
  version integer not null check (version between 1 and 2)
);

alter table app.office_scale enable row level security;

create trigger office_scale_is_audited
  after insert or update or delete on app.office_scale
  for each row execute function private.write_audit('area_id');

alter table app.wave add column score_scale integer not null default 1 check (score_scale between 1 and 2);
alter table app.wave alter column score_scale drop default;

create function private.scale_new_wave() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.score_scale := coalesce(
    new.score_scale, (select held.version from app.office_scale as held where held.area_id = new.area_id), 1);
  return new;
end;
$$;

create trigger wave_begins_with_the_scale_of_its_office
  before insert on app.wave
  for each row execute function private.scale_new_wave();

create function private.keep_scale_of_opened_wave() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'wave % has opened: what an answer earns stays', old.id using errcode = 'PT409';
end;
$$;

create trigger opened_wave_keeps_its_scale
  before update on app.wave
  for each row when (not old.is_draft and now() >= old.opens_at and old.score_scale <> new.score_scale)
  execute function private.keep_scale_of_opened_wave();

-- Of the signed-in person's offices: [{area, version, waves_ahead: [name]}]; waves ahead are those that have not opened.
-- Security definer: no role reads scales; whose office it is, is asked here.
create function api.office_scales() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'area', area.id,
      'version', coalesce(held.version, 1),
      'waves_ahead', coalesce((
        select jsonb_agg(wave.name order by wave.opens_at, wave.name) from app.wave
        where wave.area_id = area.id and wave.opens_at > now()), '[]'))
    order by area.place, area.name_zh, area.id), '[]')
  from app.area
  left join app.office_scale as held on held.area_id = area.id
  where area.kind = 'subdistrict' and area.id in (select private.my_areas('office'));
$$;

grant execute on function api.office_scales() to authenticated;

-- For the waves to come; with `waves_ahead`, those that have not opened too: {status: kept, waves} | {status: unknown | malformed}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.choose_scale(area uuid, version integer, waves_ahead boolean default false) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  waves integer := 0;
begin
  if not exists (
    select from app.area as office
    where office.id = choose_scale.area and office.kind = 'subdistrict' and office.id in (select private.my_areas('office'))) then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.office_scale as held (area_id, version) values (choose_scale.area, choose_scale.version)
  on conflict on constraint office_scale_pkey do update set version = excluded.version
  where held.version <> excluded.version;
  if choose_scale.waves_ahead then
    update app.wave as ahead set score_scale = choose_scale.version
    where ahead.area_id = choose_scale.area and ahead.opens_at > now() and ahead.score_scale <> choose_scale.version;
    get diagnostics waves = row_count;
  end if;
  return jsonb_build_object('status', 'kept', 'waves', waves);
exception when check_violation or not_null_violation then
  return jsonb_build_object('status', 'malformed');
end;
$$;

grant execute on function api.choose_scale(uuid, integer, boolean) to authenticated;
