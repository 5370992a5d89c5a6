-- An office looks after its own people: it invites them, says what they may do where, and locks them out. Nobody changes their own roles, and
-- nobody reaches somebody who works for another office too.

-- Invitations that were made together: the page with their links shows them together.
alter table app.invitation add column batch uuid;

create index invitation_batch_idx on app.invitation (batch) where batch is not null;

-- Where a role can be held: an office is one of a sub-district, a lead of a community; a worker may help in all of them.
create function private.is_place_for(role text, kind text) returns boolean
language sql immutable
set search_path = ''
as $$
  select (is_place_for.role, is_place_for.kind) in (
    ('office', 'subdistrict'), ('lead', 'community'), ('worker', 'community'), ('worker', 'subdistrict'));
$$;

-- Whether a person works for the signed-in office alone (own) or for another one as well (shared); null for somebody it does not know.
create function private.reach_of_office(person uuid) returns text
language sql stable
set search_path = ''
as $$
  select case when bool_and(held.is_mine) then 'own' when bool_or(held.is_mine) then 'shared' end
  from (
    select staff_role.area_id in (select private.my_areas('office')) as is_mine
    from app.staff_role where staff_role.staff_id = reach_of_office.person
  ) as held;
$$;

-- True where some sub-district would have nobody left who can sign in as its office, were it not for this person.
create function private.is_last_office(person uuid) returns boolean
language sql stable
set search_path = ''
as $$
  select exists (
    select from app.staff_role as held
    where held.staff_id = is_last_office.person and held.role = 'office'
      and not exists (
        select from app.staff_role as other
        join app.staff on staff.id = other.staff_id and staff.active and staff.auth_user_id is not null
        where other.area_id = held.area_id and other.role = 'office' and other.staff_id <> held.staff_id));
$$;

-- active, invited, expired (no invitation that still works) or deactivated.
create function private.state_of_person(person app.staff) returns text
language sql stable
set search_path = ''
as $$
  select case
    when not person.active then 'deactivated'
    when person.auth_user_id is not null then 'active'
    when exists (
      select from app.invitation as held
      where held.staff_id = person.id and held.used_at is null and held.expires_at > now()) then 'invited'
    else 'expired'
  end;
$$;

-- {id, account, display_name, phone, state, invited_until, shared, me, roles: [{role, area_id, area_name_zh, area_name_en}]}. Roles with another
-- office stay its own business.
create function private.described_person(person app.staff) returns jsonb
language sql stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', person.id,
    'account', person.account,
    'display_name', person.display_name,
    'phone', person.phone,
    'state', private.state_of_person(person),
    'invited_until', (
      select max(held.expires_at) from app.invitation as held
      where held.staff_id = person.id and held.used_at is null and held.expires_at > now()),
    'shared', private.reach_of_office(person.id) = 'shared',
    'me', person.id = private.my_staff_id(),
    'roles', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'role', held.role, 'area_id', area.id, 'area_name_zh', area.name_zh, 'area_name_en', area.name_en)
        order by array_position(array['office', 'lead', 'worker'], held.role), area.place, area.name_zh, area.id)
      from app.staff_role as held join app.area on area.id = held.area_id
      where held.staff_id = person.id and held.area_id in (select private.my_areas('office'))), '[]'));
$$;

-- People with a role in one of the signed-in office's areas: {total, states: {state: count}, people: [person]}, by name. `asked` narrows:
-- {words, role, state, area}; areas count with everything inside them.
-- Security definer: a person reads only themselves; whose office it is, is asked in the first step.
create function api.people(asked jsonb default '{}', skip integer default 0, most integer default 50) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with recursive
    mine as materialized (select private.my_areas('office') as area_id),
    within as (
      select mine.area_id from mine where mine.area_id = (asked ->> 'area')::uuid or asked ->> 'area' is null
      union
      select area.id from app.area join within on area.parent_id = within.area_id
    ),
    waiting as materialized (
      select distinct held.staff_id from app.invitation as held where held.used_at is null and held.expires_at > now()
    ),
    found as materialized (
      select staff.id, staff.display_name,
        case
          when not staff.active then 'deactivated'
          when staff.auth_user_id is not null then 'active'
          when waiting.staff_id is not null then 'invited'
          else 'expired'
        end as state
      from app.staff
      left join waiting on waiting.staff_id = staff.id
      where staff.id in (
          select held.staff_id from app.staff_role as held
          where held.area_id in (select within.area_id from within)
            and (asked ->> 'role' is null or held.role = asked ->> 'role'))
        and (coalesce(asked ->> 'words', '') = ''
          or position(lower(asked ->> 'words') in lower(staff.display_name)) > 0
          or position(lower(asked ->> 'words') in staff.account) > 0
          or position(asked ->> 'words' in staff.phone) > 0)
    ),
    wanted as (select found.* from found where asked ->> 'state' is null or found.state = asked ->> 'state')
  select jsonb_build_object(
    'total', (select count(*) from wanted),
    'states', coalesce((select jsonb_object_agg(counted.state, counted.people) from (
      select found.state, count(*) as people from found group by found.state) as counted), '{}'),
    'people', coalesce((
      select jsonb_agg(private.described_person(staff) order by shown.display_name, shown.id)
      from (
        select wanted.id, wanted.display_name from wanted
        order by wanted.display_name, wanted.id
        offset greatest(people.skip, 0) limit least(greatest(people.most, 0), 500)
      ) as shown
      join app.staff on staff.id = shown.id), '[]'));
$$;

grant execute on function api.people(jsonb, integer, integer) to authenticated;

-- One of them; null for somebody the office does not know.
-- Security definer: see api.people.
create function api.person(person uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select private.described_person(staff) from app.staff
  where staff.id = person.person and private.reach_of_office(staff.id) is not null;
$$;

grant execute on function api.person(uuid) to authenticated;

-- Where the signed-in office can give roles: its sub-districts, each with its communities: [{id, kind, name_zh, name_en, parent_id}].
create function api.role_places() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', area.id, 'kind', area.kind, 'name_zh', area.name_zh, 'name_en', area.name_en, 'parent_id', area.parent_id)
    order by area.kind desc, area.place, area.name_zh, area.id), '[]')
  from app.area
  where area.kind in ('subdistrict', 'community') and area.id in (select private.my_areas('office'));
end;

grant execute on function api.role_places() to authenticated;

-- What keeps a list [{id, account, display_name, phone, roles: [{role, area}]}] from being invited, row by row.
create function private.problems_of_people(people jsonb) returns table (place integer, problem text)
language sql stable
set search_path = ''
as $$
  with listed as (
    select (line.turn - 1)::integer as place, one.id, one.account, one.display_name, one.phone, coalesce(one.roles, '[]') as roles
    from jsonb_array_elements(people) with ordinality as line (person, turn)
    cross join lateral jsonb_to_record(line.person) as one (id uuid, account text, display_name text, phone text, roles jsonb)
  )
  select listed.place, 'malformed' from listed
  where coalesce(listed.account, '') = '' or listed.account <> lower(listed.account) or length(listed.account) > 64
    or coalesce(listed.display_name, '') = '' or length(listed.display_name) > 60
    or length(listed.phone) not between 5 and 20 or listed.id is null
  union all
  select listed.place, 'account_taken' from listed
  where exists (
    select from app.staff where staff.id <> listed.id and (staff.account = listed.account or staff.phone = listed.account))
  union all
  -- A phone number signs in for the account it belongs to, so it may be nobody else's account either.
  select listed.place, 'phone_taken' from listed
  where exists (
    select from app.staff where staff.id <> listed.id and (staff.phone = listed.phone or staff.account = listed.phone))
  union all
  select listed.place, 'twice' from listed
  where exists (
    select from listed as other
    where other.place < listed.place
      and (other.id = listed.id or other.account in (listed.account, listed.phone) or other.phone in (listed.account, listed.phone)))
  union all
  select listed.place, 'no_role' from listed where listed.roles = '[]'
  union all
  select distinct listed.place, 'role_place'
  from listed
  cross join lateral jsonb_to_recordset(listed.roles) as wanted (role text, area uuid)
  left join app.area on area.id = wanted.area
  where area.id is null or not private.is_place_for(wanted.role, area.kind) or area.id not in (select private.my_areas('office'));
$$;

-- Invites people, all of them or none: [{id, account, display_name, phone, roles: [{role, area}], token_hash}]. The token is made, shown once and
-- forgotten by whoever asks; here comes its SHA-256 in hexadecimal. `only_check` says what would be wrong and changes nothing.
-- {status: invited | fine | already | unknown | malformed} | {status: refused, problems: [{place, problem}]}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.invite_people(batch uuid, people jsonb, only_check boolean default false) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  problems jsonb;
begin
  if not exists (select private.my_areas('office')) then
    return jsonb_build_object('status', 'unknown');
  end if;
  if jsonb_typeof(invite_people.people) <> 'array' or jsonb_array_length(invite_people.people) not between 1 and 1000 then
    return jsonb_build_object('status', 'malformed');
  end if;
  -- One list at a time: an account that two lists name belongs to the first.
  if not invite_people.only_check then
    lock table app.staff in share row exclusive mode;
  end if;
  if not exists (
    select from jsonb_to_recordset(invite_people.people) as listed (id uuid)
    where not exists (
      select from app.invitation as held where held.staff_id = listed.id and held.batch = invite_people.batch))
  then
    return jsonb_build_object('status', 'already');
  end if;
  problems := (
    select jsonb_agg(jsonb_build_object('place', found.place, 'problem', found.problem) order by found.place, found.problem)
    from (
      select * from private.problems_of_people(invite_people.people)
      union all
      -- An id is that of a newcomer: a person who is there already is asked again by name, never overwritten.
      select (line.turn - 1)::integer, 'used' from jsonb_array_elements(invite_people.people) with ordinality as line (person, turn)
      where exists (select from app.staff where staff.id = (line.person ->> 'id')::uuid)
    ) as found);
  if problems is not null then
    return jsonb_build_object('status', 'refused', 'problems', problems);
  end if;
  if invite_people.only_check then
    return jsonb_build_object('status', 'fine');
  end if;
  if exists (
    select from jsonb_to_recordset(invite_people.people) as listed (token_hash text)
    where coalesce(listed.token_hash, '') !~ '^[0-9a-f]{64}$')
  then
    return jsonb_build_object('status', 'malformed');
  end if;
  insert into app.staff (id, account, display_name, phone)
  select listed.id, listed.account, listed.display_name, listed.phone
  from jsonb_to_recordset(invite_people.people) as listed (id uuid, account text, display_name text, phone text);
  insert into app.staff_role (staff_id, role, area_id)
  select distinct listed.id, wanted.role, wanted.area
  from jsonb_to_recordset(invite_people.people) as listed (id uuid, roles jsonb)
  cross join lateral jsonb_to_recordset(listed.roles) as wanted (role text, area uuid);
  insert into app.invitation (staff_id, token_hash, expires_at, batch)
  select listed.id, decode(listed.token_hash, 'hex'), now() + interval '14 days', invite_people.batch
  from jsonb_to_recordset(invite_people.people) as listed (id uuid, token_hash text);
  return jsonb_build_object('status', 'invited');
end;
$$;

grant execute on function api.invite_people(uuid, jsonb, boolean) to authenticated;

-- Invitations of one batch: [{person, token_hash, expires_at, state: waiting | used | over}], by name; what was revoked or renewed is in it no more.
-- Security definer: no role reads invitations; whose people they are, is asked here.
create function api.invitations_of(batch uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'person', private.described_person(staff),
      'token_hash', encode(held.token_hash, 'hex'),
      'expires_at', held.expires_at,
      'state', case when held.used_at is not null then 'used' when held.expires_at <= now() then 'over' else 'waiting' end)
    order by staff.display_name, staff.id), '[]')
  from app.invitation as held
  join app.staff on staff.id = held.staff_id
  where held.batch = invitations_of.batch and private.reach_of_office(staff.id) = 'own';
$$;

grant execute on function api.invitations_of(uuid) to authenticated;

-- A new invitation for a person of one's own: for a lost link, or for a forgotten password. Password and sessions end at once.
-- {status: invited | already | unknown | self | shared | deactivated | malformed}.
-- Security definer: see api.invite_people.
create function api.renew_invitation(person uuid, batch uuid, token_hash text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  reach text;
  held app.staff;
begin
  lock table app.staff in share row exclusive mode;
  reach := private.reach_of_office(renew_invitation.person);
  select staff.* into held from app.staff where staff.id = renew_invitation.person;
  if reach is null or held.id = private.my_staff_id() or reach = 'shared' or not held.active then
    return jsonb_build_object('status', case
      when reach is null then 'unknown'
      when held.id = private.my_staff_id() then 'self'
      when reach = 'shared' then 'shared'
      else 'deactivated' end);
  end if;
  if exists (select from app.invitation as known where known.staff_id = held.id and known.batch = renew_invitation.batch) then
    return jsonb_build_object('status', 'already');
  end if;
  if coalesce(renew_invitation.token_hash, '') !~ '^[0-9a-f]{64}$' then
    return jsonb_build_object('status', 'malformed');
  end if;
  delete from auth.users where users.id = held.auth_user_id;
  delete from app.invitation as known where known.staff_id = held.id and known.used_at is null;
  insert into app.invitation (staff_id, token_hash, expires_at, batch)
  values (held.id, decode(renew_invitation.token_hash, 'hex'), now() + interval '14 days', renew_invitation.batch);
  return jsonb_build_object('status', 'invited');
end;
$$;

grant execute on function api.renew_invitation(uuid, uuid, text) to authenticated;

-- Takes back an invitation that nobody took up: {status: revoked | already | unknown | shared}.
-- Security definer: see api.invite_people.
create function api.revoke_invitation(person uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  reach constant text := private.reach_of_office(revoke_invitation.person);
begin
  if reach is distinct from 'own' then
    return jsonb_build_object('status', coalesce(reach, 'unknown'));
  end if;
  delete from app.invitation as held where held.staff_id = revoke_invitation.person and held.used_at is null;
  return jsonb_build_object('status', case when found then 'revoked' else 'already' end);
end;
$$;

grant execute on function api.revoke_invitation(uuid) to authenticated;

-- Locks a person out with their next request, or lets them in again with the password they had. The last one who can sign in for an office stays.
-- {status: done | already | unknown | shared | last_office}.
-- Security definer: see api.invite_people.
create function api.set_person_active(person uuid, active boolean) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  reach text;
begin
  -- Two of an office that lock each other out in the same moment would leave nobody.
  lock table app.staff in share row exclusive mode;
  reach := private.reach_of_office(set_person_active.person);
  if reach is distinct from 'own' then
    return jsonb_build_object('status', coalesce(reach, 'unknown'));
  end if;
  if not set_person_active.active and private.is_last_office(set_person_active.person) then
    return jsonb_build_object('status', 'last_office');
  end if;
  update app.staff set active = set_person_active.active
  where staff.id = set_person_active.person and staff.active <> set_person_active.active;
  if not found then
    return jsonb_build_object('status', 'already');
  end if;
  if not set_person_active.active then
    delete from app.invitation as held where held.staff_id = set_person_active.person and held.used_at is null;
  end if;
  return jsonb_build_object('status', 'done');
end;
$$;

grant execute on function api.set_person_active(uuid, boolean) to authenticated;

-- Name, phone and roles [{role, area}] of a person as they shall be from now on. Of somebody who works elsewhere too, only the roles in one's own
-- areas; of oneself, everything but the roles.
-- {status: kept | unknown | self | last_office | refused, problems: [problem]}.
-- Security definer: see api.invite_people.
create function api.keep_person(person uuid, display_name text, phone text, roles jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  reach text;
  held app.staff;
  problems jsonb;
  before jsonb;
begin
  lock table app.staff in share row exclusive mode;
  reach := private.reach_of_office(keep_person.person);
  if reach is null then
    return jsonb_build_object('status', 'unknown');
  end if;
  select staff.* into held from app.staff where staff.id = keep_person.person;
  before := (
    select coalesce(jsonb_agg(jsonb_build_object('role', known.role, 'area', known.area_id)), '[]') from app.staff_role as known
    where known.staff_id = held.id and known.area_id in (select private.my_areas('office')));
  if held.id = private.my_staff_id() and not (before @> keep_person.roles and keep_person.roles @> before) then
    return jsonb_build_object('status', 'self');
  end if;
  -- Roles that somebody has already are not judged anew.
  problems := (
    select jsonb_agg(distinct found.problem)
    from private.problems_of_people(jsonb_build_array(jsonb_build_object(
      'id', held.id, 'account', held.account, 'display_name', keep_person.display_name, 'phone', keep_person.phone,
      'roles', (
        select coalesce(jsonb_agg(wanted.role), '[]') from jsonb_array_elements(keep_person.roles) as wanted (role)
        where not before @> jsonb_build_array(wanted.role))))) as found
    where found.problem <> 'no_role' or keep_person.roles = '[]');
  if problems is not null then
    return jsonb_build_object('status', 'refused', 'problems', problems);
  end if;
  if held.active and held.auth_user_id is not null and private.is_last_office(held.id) and exists (
    select from app.staff_role as known
    where known.staff_id = held.id and known.role = 'office' and known.area_id in (select private.my_areas('office'))
      and not keep_person.roles @> jsonb_build_array(jsonb_build_object('role', known.role, 'area', known.area_id)))
  then
    return jsonb_build_object('status', 'last_office');
  end if;
  if reach = 'own' then
    update app.staff set display_name = keep_person.display_name, phone = keep_person.phone
    where staff.id = held.id
      and (staff.display_name, staff.phone) is distinct from (keep_person.display_name, keep_person.phone);
  end if;
  if held.id <> private.my_staff_id() then
    -- What goes is looked up first: with the last role the office would not know the person any more.
    delete from app.staff_role as known
    where known.staff_id = held.id and known.area_id in (select private.my_areas('office'))
      and not keep_person.roles @> jsonb_build_array(jsonb_build_object('role', known.role, 'area', known.area_id));
    insert into app.staff_role (staff_id, role, area_id)
    select distinct held.id, wanted.role, wanted.area
    from jsonb_to_recordset(keep_person.roles) as wanted (role text, area uuid)
    on conflict do nothing;
  end if;
  return jsonb_build_object('status', 'kept');
end;
$$;

grant execute on function api.keep_person(uuid, text, text, jsonb) to authenticated;
