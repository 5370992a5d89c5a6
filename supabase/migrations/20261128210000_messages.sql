-- Approved texts of a sub-district: written and approved by its office, then used in letters, posters, groups and talks as they are.

create table app.message (
  -- Made by the page that begins it, so that it can be sent again.
  id uuid primary key,
  area_id uuid not null references app.area (id),
  purpose text not null check (purpose in ('letter', 'poster', 'card', 'group', 'talk', 'other')),
  changed_at timestamptz not null default now()
);

create table app.message_version (
  message_id uuid not null references app.message (id) on delete cascade,
  number integer not null check (number between 1 and 999),
  area_id uuid not null references app.area (id),
  -- What the library calls it; nobody outside reads it.
  name text not null default '' check (length(name) <= 60),
  title_zh text not null default '' check (length(title_zh) <= 60),
  title_en text not null default '' check (length(title_en) <= 120),
  -- Plain text with {placeholders}.
  body_zh text not null default '' check (length(body_zh) <= 3000),
  body_en text not null default '' check (length(body_en) <= 6000),
  changes text not null default '' check (length(changes) <= 300),
  -- Why a sentence stands although the lint asked about it.
  reasons text not null default '' check (length(reasons) <= 500),
  approved_at timestamptz,
  approved_by uuid references app.staff (id) on delete set null,
  replaced_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text not null default '' check (length(withdrawn_because) <= 300),
  primary key (message_id, number),
  constraint message_version_is_whole check (approved_at is null or btrim(name) <> '' and btrim(body_zh) <> ''),
  constraint message_version_says_what_changed check (approved_at is null or number = 1 or btrim(changes) <> ''),
  constraint message_version_ends_after_approval check (approved_at is not null or replaced_at is null and withdrawn_at is null),
  constraint message_version_withdrawal_has_a_reason check ((withdrawn_at is null) = (btrim(withdrawn_because) = ''))
);

alter table app.message enable row level security;
alter table app.message_version enable row level security;

create index message_area_id_idx on app.message (area_id, changed_at desc, id);
create index message_version_area_id_idx on app.message_version (area_id);
create index message_version_approved_by_idx on app.message_version (approved_by);
create unique index message_version_one_draft_idx on app.message_version (message_id) where approved_at is null;
create unique index message_version_one_current_idx on app.message_version (message_id)
  where approved_at is not null and replaced_at is null and withdrawn_at is null;

create trigger message_is_audited
  after insert or update or delete on app.message
  for each row execute function private.write_audit('id');
create trigger message_version_is_audited
  after insert or update or delete on app.message_version
  for each row execute function private.write_audit('message_id', 'number');

-- What stands on paper and in groups stays readable as it was approved: it may only be replaced or withdrawn, once.
create function private.keep_approved_message() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  ending constant text[] := array['replaced_at', 'withdrawn_at', 'withdrawn_because', 'approved_by'];
begin
  if old.approved_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  elsif tg_op = 'DELETE' or to_jsonb(old) - ending <> to_jsonb(new) - ending
    or old.replaced_at is not null and new.replaced_at is distinct from old.replaced_at
    or old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at
    or old.withdrawn_because <> '' and new.withdrawn_because <> old.withdrawn_because
    or new.approved_by is not null and new.approved_by is distinct from old.approved_by
  then
    raise exception 'an approved message is never changed';
  end if;
  return new;
end;
$$;

create trigger message_version_stays_as_approved
  before update or delete on app.message_version
  for each row execute function private.keep_approved_message();

-- Selecting is granted for the api functions that run as whoever asks; the schema itself stays closed.
grant select on app.message, app.message_version to authenticated;

create policy "the office reads the messages of its areas" on app.message_version
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "leads and workers read what is approved around them" on app.message_version
  for select to authenticated
  using (
    approved_at is not null and replaced_at is null and withdrawn_at is null
    and (area_id in (select private.areas_around_me('worker', 'lead')) or area_id in (select private.my_areas('worker', 'lead'))));

create policy "the office reads its messages" on app.message
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "whoever reads a version reads its message" on app.message
  for select to authenticated
  using (id in (select message_version.message_id from app.message_version));

-- Messages the signed-in person may read, last changed first: {total, items: [{id, purpose, area, changed_at, name, number, approved_at,
-- replaced_at, withdrawn_at, current}]}: the newest version, and the number of the one that holds. At most 100 at a time.
create function api.messages(purpose text default null, skip integer default 0, most integer default 50) returns jsonb
language sql stable
set search_path = ''
begin atomic
  with
    mine as (
      select held.* from app.message as held where messages.purpose is null or held.purpose = messages.purpose
    ),
    page as (
      select mine.* from mine
      order by mine.changed_at desc, mine.id
      offset greatest(messages.skip, 0) limit least(greatest(messages.most, 1), 100)
    )
  select jsonb_build_object(
    'total', (select count(*) from mine),
    'items', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', page.id, 'purpose', page.purpose, 'changed_at', page.changed_at,
        'area', (select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
                 from app.area where area.id = page.area_id),
        'name', newest.name, 'number', newest.number, 'approved_at', newest.approved_at,
        'replaced_at', newest.replaced_at, 'withdrawn_at', newest.withdrawn_at,
        'current', (
          select version.number from app.message_version as version
          where version.message_id = page.id and version.approved_at is not null
            and version.replaced_at is null and version.withdrawn_at is null))
        order by page.changed_at desc, page.id)
      from page
      cross join lateral (
        select version.* from app.message_version as version
        where version.message_id = page.id
        order by version.number desc
        limit 1) as newest), '[]'));
end;

-- One message with every version this person may read, the newest first; null where there is none.
create function api.message(id uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'id', held.id, 'purpose', held.purpose,
    'area', (select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
             from app.area where area.id = held.area_id),
    'versions', (
      select jsonb_agg(
        to_jsonb(version) || jsonb_build_object('approved_by', private.name_of(version.approved_by))
        order by version.number desc)
      from app.message_version as version where version.message_id = held.id))
  from app.message as held
  where held.id = message.id;
end;

-- What an office may print: its messages for paper that hold now, by name: [{id, number, purpose, name, title_zh, …}].
create function api.printable_messages(area uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', listed.message_id, 'number', listed.number, 'purpose', listed.purpose, 'name', listed.name,
      'title_zh', listed.title_zh, 'title_en', listed.title_en, 'body_zh', listed.body_zh, 'body_en', listed.body_en)
    order by listed.name, listed.message_id), '[]')
  from (
    select version.*, held.purpose from app.message as held
    join app.message_version as version on version.message_id = held.id
    where held.area_id = printable_messages.area and held.area_id in (select private.my_areas('office'))
      and held.purpose in ('letter', 'poster', 'card')
      and version.approved_at is not null and version.replaced_at is null and version.withdrawn_at is null
    order by version.name, version.message_id
    limit 200) as listed;
end;

-- What stands for a placeholder in each community for which the signed-in person may use a message:
-- [{id, name_zh, name_en, office_zh, office_en, contact, slug, code}]; `code`: that of its residents' group, if it has one.
-- Security definer: an office's contact and a group's code stand on every wall; whose communities they are, is asked here.
create function api.message_places(message uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en,
      'office_zh', office.name_zh, 'office_en', office.name_en, 'contact', office.contact,
      'slug', private.home_slug(office.id, home.slug),
      'code', (
        select printed.code from app.entry_point as printed
        where printed.area_id = community.id and printed.channel = 'group' and printed.retired_at is null
        order by printed.place = '' desc, printed.made_at desc nulls last, printed.code
        limit 1))
    order by community.place, community.name_zh, community.id), '[]')
  from app.message as held
  join app.area as office on office.id = held.area_id
  left join app.public_home as home on home.area_id = office.id
  join app.area as community on community.parent_id = office.id and community.kind = 'community'
  where held.id = message_places.message and community.id in (select private.my_communities());
$$;

-- Keeps a draft as often as it comes, and approves what it says in the same step: {status: kept | approved | already | unknown | malformed}.
-- A number that is approved already stays as it is; the next number begins a new version.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_message(message jsonb, approve boolean default false) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  said constant app.message_version := jsonb_populate_record(null::app.message_version, keep_message.message);
  place uuid;
  newest app.message_version;
begin
  if said.message_id is null or said.number is null or not private.is_mine(said.area_id, 'office')
    or not exists (select from app.area where area.id = said.area_id and area.kind = 'subdistrict')
    or not exists (select from app.message as known where known.id = said.message_id) and said.number <> 1
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.message (id, area_id, purpose)
  values (said.message_id, said.area_id, keep_message.message ->> 'purpose')
  on conflict on constraint message_pkey do nothing;
  select known.area_id into place from app.message as known where known.id = said.message_id for update;
  select version.* into newest from app.message_version as version
  where version.message_id = said.message_id order by version.number desc limit 1;
  if place <> said.area_id then
    return jsonb_build_object('status', 'unknown');
  elsif newest.approved_at is not null and said.number <= newest.number then
    return jsonb_build_object('status', 'already');
  elsif newest.approved_at is null and said.number <> coalesce(newest.number, 1)
    or newest.approved_at is not null and said.number <> newest.number + 1
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.message_version as draft (
    message_id, number, area_id, name, title_zh, title_en, body_zh, body_en, changes, reasons)
  values (
    said.message_id, said.number, said.area_id, coalesce(said.name, ''), coalesce(said.title_zh, ''), coalesce(said.title_en, ''),
    coalesce(said.body_zh, ''), coalesce(said.body_en, ''), coalesce(said.changes, ''), coalesce(said.reasons, ''))
  on conflict on constraint message_version_pkey do update set
    name = excluded.name, title_zh = excluded.title_zh, title_en = excluded.title_en,
    body_zh = excluded.body_zh, body_en = excluded.body_en, changes = excluded.changes, reasons = excluded.reasons;
  update app.message as known set purpose = keep_message.message ->> 'purpose', changed_at = now()
  where known.id = said.message_id;
  if not keep_message.approve then
    return jsonb_build_object('status', 'kept');
  end if;
  update app.message_version as old set replaced_at = now()
  where old.message_id = said.message_id and old.approved_at is not null and old.replaced_at is null and old.withdrawn_at is null;
  update app.message_version as draft set approved_at = now(), approved_by = private.my_staff_id()
  where draft.message_id = said.message_id and draft.number = said.number;
  return jsonb_build_object('status', 'approved');
exception
  when check_violation or not_null_violation or data_exception then
    return jsonb_build_object('status', 'malformed');
end;
$$;

-- Withdraws what is approved, for a reason: {status: withdrawn | already | no_reason | unknown}. It stays for its office to read.
-- Security definer: see api.keep_message.
create function api.withdraw_message(message uuid, number integer, because text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.message_version;
begin
  select version.* into held from app.message_version as version
  where version.message_id = withdraw_message.message and version.number = withdraw_message.number
  for update;
  if held.approved_at is null or not private.is_mine(held.area_id, 'office') then
    return jsonb_build_object('status', 'unknown');
  elsif held.withdrawn_at is not null or held.replaced_at is not null then
    return jsonb_build_object('status', 'already');
  elsif btrim(withdraw_message.because) = '' then
    return jsonb_build_object('status', 'no_reason');
  end if;
  update app.message_version as version
  set withdrawn_at = now(), withdrawn_because = left(btrim(withdraw_message.because), 300)
  where version.message_id = held.message_id and version.number = held.number;
  update app.message as known set changed_at = now() where known.id = held.message_id;
  return jsonb_build_object('status', 'withdrawn');
end;
$$;

-- Throws the draft away, and with it a message that never was anything else: {status: discarded | unknown}.
-- Security definer: see api.keep_message.
create function api.discard_message_draft(message uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  place uuid;
begin
  select known.area_id into place from app.message as known where known.id = discard_message_draft.message for update;
  if place is not null and not private.is_mine(place, 'office') then
    return jsonb_build_object('status', 'unknown');
  end if;
  delete from app.message_version as draft where draft.message_id = discard_message_draft.message and draft.approved_at is null;
  delete from app.message as known
  where known.id = discard_message_draft.message
    and not exists (select from app.message_version as version where version.message_id = known.id);
  return jsonb_build_object('status', 'discarded');
end;
$$;

grant execute on function api.messages(text, integer, integer) to authenticated;
grant execute on function api.message(uuid) to authenticated;
grant execute on function api.printable_messages(uuid) to authenticated;
grant execute on function api.message_places(uuid) to authenticated;
grant execute on function api.keep_message(jsonb, boolean) to authenticated;
grant execute on function api.withdraw_message(uuid, integer, text) to authenticated;
grant execute on function api.discard_message_draft(uuid) to authenticated;
