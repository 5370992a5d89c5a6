-- Accounts come from invitations: without a valid one, signing up is refused.

create table app.invitation (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null references app.staff (id) on delete cascade,
  -- The token itself is shown once and kept nowhere.
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

alter table app.invitation enable row level security;

create index invitation_staff_id_idx on app.invitation (staff_id);

create trigger invitation_is_audited
  after insert or update or delete on app.invitation
  for each row execute function private.write_audit('id');

create function private.hash_of_token(token text) returns bytea
language sql immutable
set search_path = ''
as $$ select sha256(convert_to(token, 'UTF8')) $$;

-- Invites a person, new or known, and returns the one-time token. A known person's password and sessions end at once:
-- this is how a password is reset. `roles` ([{role, area_id}]) replaces the roles held so far; null keeps them.
-- Security definer: no role but the owner writes tables.
create function api.create_invitation(
  account text,
  display_name text default null,
  roles jsonb default null,
  phone text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  -- 244 random bits.
  token constant text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  ends constant timestamptz := now() + interval '14 days';
  invited app.staff;
begin
  insert into app.staff as held (account, display_name, phone)
  values (lower(create_invitation.account), coalesce(create_invitation.display_name, create_invitation.account),
          create_invitation.phone)
  on conflict on constraint staff_account_key do update set
    display_name = coalesce(create_invitation.display_name, held.display_name),
    phone = coalesce(create_invitation.phone, held.phone)
  returning * into invited;

  if create_invitation.roles is not null then
    delete from app.staff_role as held
    where held.staff_id = invited.id
      and (held.role, held.area_id) not in (
        select wanted.role, wanted.area_id
        from jsonb_to_recordset(create_invitation.roles) as wanted (role text, area_id uuid));
    insert into app.staff_role (staff_id, role, area_id)
    select distinct invited.id, wanted.role, wanted.area_id
    from jsonb_to_recordset(create_invitation.roles) as wanted (role text, area_id uuid)
    on conflict do nothing;
  end if;

  delete from auth.users where id = invited.auth_user_id;
  delete from app.invitation where staff_id = invited.id and used_at is null;
  insert into app.invitation (staff_id, token_hash, expires_at)
  values (invited.id, private.hash_of_token(token), ends);
  return jsonb_build_object('token', token, 'expires_at', ends, 'staff_id', invited.id, 'account', invited.account);
end;
$$;

grant execute on function api.create_invitation(text, text, jsonb, text) to service_role;

-- Whom a token invites, for the page on which they choose a password; null if it is not valid (any more).
-- Security definer: signed-out people read no table.
create function api.invitation(token text) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'account', staff.account, 'display_name', staff.display_name, 'expires_at', held.expires_at)
  from app.invitation as held
  join app.staff on staff.id = held.staff_id
  where held.token_hash = private.hash_of_token(invitation.token)
    and held.used_at is null and held.expires_at > now();
$$;

grant execute on function api.invitation(text) to service_role;

-- The account behind a phone number, for people who sign in with it; null if there is none.
-- Security definer: signed-out people read no table.
create function api.account_of_phone(phone text) returns text
language sql stable security definer
set search_path = ''
as $$ select staff.account from app.staff where staff.phone = account_of_phone.phone and staff.active $$;

grant execute on function api.account_of_phone(text) to service_role;

-- The one-time invitation of the first person, as office of the first sub-district; null as soon as there is anybody.
-- Security definer: no role but the owner writes tables.
create function api.first_invitation(account text, office_name_zh text, office_name_en text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  office uuid;
begin
  lock table app.staff in share row exclusive mode;
  if exists (select from app.staff where staff.auth_user_id is not null) then
    return null;
  end if;
  select area.id into office from app.area where area.kind = 'subdistrict' order by area.place, area.id limit 1;
  if office is null then
    insert into app.area (kind, name_zh, name_en)
    values ('subdistrict', first_invitation.office_name_zh, first_invitation.office_name_en)
    returning id into office;
  end if;
  return api.create_invitation(
    first_invitation.account, null, jsonb_build_array(jsonb_build_object('role', 'office', 'area_id', office)));
end;
$$;

grant execute on function api.first_invitation(text, text, text) to service_role;

-- Takes up the invitation whose token came with the sign-up (metadata `invitation`), or refuses the sign-up.
-- The token may stay in the metadata: it works once.
-- Security definer: the Auth service signs people up and may not touch our tables.
create function private.take_up_invitation() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  taken app.invitation;
begin
  update app.invitation set used_at = now()
  where token_hash = private.hash_of_token(new.raw_user_meta_data ->> 'invitation')
    and used_at is null and expires_at > now()
  returning * into taken;
  if taken.id is null then
    raise exception 'nobody signs up without a valid invitation' using errcode = 'PT403';
  end if;
  update app.staff set auth_user_id = new.id where id = taken.staff_id;
  return null;
end;
$$;

create trigger only_invited_people_sign_up
  after insert on auth.users
  for each row execute function private.take_up_invitation();
