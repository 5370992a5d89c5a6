-- The first start of an installation: its invitation is printed at every start until it is used, by each of several sites, and whoever
-- takes it up says what the office is called. Nothing else is ever seeded where real residents come.

-- True for what a start prints: whoever holds it may choose the account's name and name the office.
alter table app.invitation add column of_first_start boolean not null default false;
-- What that person chose: {account, office_name_zh, office_name_en}. It counts when they sign up, so that of two people with a link
-- each, only the one who gets in names anything.
alter table app.invitation add column chosen jsonb;

-- A one-time invitation of the first person, as office of the first sub-district; null as soon as there is anybody.
-- Those printed before stay valid until one is used, four of them at most: two sites that start together each print one.
-- Security definer: no role but the owner writes tables.
create or replace function api.first_invitation(account text, office_name_zh text, office_name_en text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  -- 244 random bits.
  token constant text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  ends constant timestamptz := now() + interval '14 days';
  invited app.staff;
begin
  lock table app.staff in share row exclusive mode;
  if exists (select from app.staff where staff.auth_user_id is not null) then
    return null;
  end if;
  select staff.* into invited
  from app.invitation as held
  join app.staff on staff.id = held.staff_id
  where held.of_first_start
  order by held.created_at
  limit 1;
  if invited.id is null then
    invited := private.first_person(
      first_invitation.account, first_invitation.office_name_zh, first_invitation.office_name_en);
  end if;

  delete from app.invitation as held
  where held.staff_id = invited.id and held.used_at is null
    and (held.expires_at <= now() or held.id in (
      select older.id from app.invitation as older
      where older.staff_id = invited.id and older.used_at is null
      order by older.created_at desc, older.id
      offset 3));
  insert into app.invitation (staff_id, token_hash, expires_at, of_first_start)
  values (invited.id, private.hash_of_token(token), ends, true);
  return jsonb_build_object('token', token, 'expires_at', ends, 'staff_id', invited.id, 'account', invited.account);
end;
$$;

create function private.first_person(account text, office_name_zh text, office_name_en text) returns app.staff
language plpgsql
set search_path = ''
as $$
declare
  office uuid;
  person app.staff;
begin
  select area.id into office from app.area where area.kind = 'subdistrict' order by area.place, area.id limit 1;
  if office is null then
    insert into app.area (kind, name_zh, name_en)
    values ('subdistrict', first_person.office_name_zh, first_person.office_name_en)
    returning id into office;
  end if;
  insert into app.staff as held (account, display_name)
  values (lower(first_person.account), first_person.account)
  on conflict on constraint staff_account_key do update set display_name = held.display_name
  returning * into person;
  insert into app.staff_role (staff_id, role, area_id) values (person.id, 'office', office) on conflict do nothing;
  return person;
end;
$$;

-- Whom a token invites, for the page on which they choose a password; null if it is not valid (any more).
-- `office` ({name_zh, name_en}) stands there for the invitation of a first start alone.
-- Security definer: signed-out people read no table.
create or replace function api.invitation(token text) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'account', staff.account,
    'display_name', staff.display_name,
    'expires_at', held.expires_at,
    'office', case when held.of_first_start then (
      select jsonb_build_object('name_zh', area.name_zh, 'name_en', area.name_en)
      from app.staff_role join app.area on area.id = staff_role.area_id
      where staff_role.staff_id = staff.id and staff_role.role = 'office'
      order by area.place, area.id
      limit 1) end)
  from app.invitation as held
  join app.staff on staff.id = held.staff_id
  where held.token_hash = private.hash_of_token(invitation.token)
    and held.used_at is null and held.expires_at > now();
$$;

-- What the first person says before they sign up: their account's name and what the office is called. Can be said again until then.
-- settled, void (no such invitation, or it is no first one, or it is over), account_taken.
-- Security definer: no role but the owner writes tables.
create function api.settle_first_office(token text, account text, office_name_zh text, office_name_en text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  invited uuid;
begin
  update app.invitation
  set chosen = jsonb_build_object(
    'account', lower(settle_first_office.account),
    'office_name_zh', settle_first_office.office_name_zh,
    'office_name_en', settle_first_office.office_name_en)
  where invitation.token_hash = private.hash_of_token(settle_first_office.token)
    and invitation.of_first_start and invitation.used_at is null and invitation.expires_at > now()
  returning staff_id into invited;
  if invited is null then
    return jsonb_build_object('status', 'void');
  end if;
  if exists (select from app.staff where staff.account = lower(settle_first_office.account) and staff.id <> invited) then
    return jsonb_build_object('status', 'account_taken');
  end if;
  return jsonb_build_object('status', 'settled');
end;
$$;

grant execute on function api.settle_first_office(text, text, text, text) to service_role;

-- Gives the first person's account and office the names they chose.
create function private.name_first_office(person uuid, chosen jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  update app.staff
  set account = chosen ->> 'account', display_name = chosen ->> 'account'
  where staff.id = person and staff.account <> chosen ->> 'account';
  update app.area
  set name_zh = chosen ->> 'office_name_zh', name_en = chosen ->> 'office_name_en'
  where area.id = (
      select staff_role.area_id
      from app.staff_role join app.area as office on office.id = staff_role.area_id
      where staff_role.staff_id = person and staff_role.role = 'office'
      order by office.place, office.id
      limit 1)
    and (area.name_zh, area.name_en) <> (chosen ->> 'office_name_zh', chosen ->> 'office_name_en');
end;
$$;

-- Takes up the invitation whose token came with the sign-up (metadata `invitation`), or refuses the sign-up. Every other invitation of
-- that person is void from then on: of two people who hold one each, the second finds the door shut.
-- Security definer: the Auth service signs people up and may not touch our tables.
create or replace function private.take_up_invitation() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  token constant bytea := private.hash_of_token(new.raw_user_meta_data ->> 'invitation');
  invited uuid;
  taken app.invitation;
begin
  select held.staff_id into invited from app.invitation as held where held.token_hash = token;
  -- One at a time for each person, so that what follows sees who came first.
  perform from app.staff where staff.id = invited for update;
  update app.invitation set used_at = now()
  where invitation.token_hash = token and invitation.used_at is null and invitation.expires_at > now()
  returning * into taken;
  if taken.id is null then
    raise exception 'nobody signs up without a valid invitation' using errcode = 'PT403';
  end if;
  delete from app.invitation where invitation.staff_id = invited and invitation.used_at is null;
  if taken.chosen is not null then
    perform private.name_first_office(invited, taken.chosen);
  end if;
  update app.staff set auth_user_id = new.id where staff.id = invited;
  return null;
end;
$$;
