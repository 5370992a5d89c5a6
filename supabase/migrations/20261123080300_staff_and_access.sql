-- People who sign in, and their roles: always role x area.

create table app.staff (
  id uuid primary key default gen_random_uuid(),
  -- Null until the invitation is taken up, and while a password is being reset.
  auth_user_id uuid unique references auth.users (id) on delete set null,
  account text not null unique check (account = lower(account) and length(account) between 1 and 64),
  phone text unique check (length(phone) between 5 and 20),
  display_name text not null check (display_name <> ''),
  -- False locks the person out of everything at once.
  active boolean not null default true
);

create table app.staff_role (
  staff_id uuid not null references app.staff (id) on delete cascade,
  role text not null check (role in ('worker', 'lead', 'office')),
  area_id uuid not null references app.area (id),
  primary key (staff_id, role, area_id)
);

alter table app.staff enable row level security;
alter table app.staff_role enable row level security;

create index staff_role_area_id_idx on app.staff_role (area_id);

create trigger staff_is_audited
  after insert or update or delete on app.staff
  for each row execute function private.write_audit('id');

create trigger staff_role_is_audited
  after insert or update or delete on app.staff_role
  for each row execute function private.write_audit('staff_id', 'role', 'area_id');

-- Security definer: policies ask this, and asking the tables directly would ask the policies again.
create function private.my_staff_id() returns uuid
language sql stable security definer
set search_path = ''
as $$
  select id from app.staff where auth_user_id = (select auth.uid()) and active;
$$;

-- Areas, with everything inside them, where the signed-in person holds one of these roles.
-- Security definer: see private.my_staff_id.
create function private.my_areas(variadic roles text[]) returns setof uuid
language sql stable security definer
set search_path = ''
as $$
  with recursive mine as (
    select area_id from app.staff_role where staff_id = (select private.my_staff_id()) and role = any (roles)
    union
    select area.id from app.area join mine on area.parent_id = mine.area_id
  )
  select area_id from mine;
$$;

-- What those areas lie in: the sub-district of a community's lead.
-- Security definer: see private.my_staff_id.
create function private.areas_around_me(variadic roles text[]) returns setof uuid
language sql stable security definer
set search_path = ''
as $$
  with recursive around as (
    select area_id from app.staff_role where staff_id = (select private.my_staff_id()) and role = any (roles)
    union
    select area.parent_id from app.area join around on area.id = around.area_id where area.parent_id is not null
  )
  select area_id from around;
$$;

-- Policies run as whoever asks.
grant execute on function private.my_staff_id() to authenticated;
grant execute on function private.my_areas(text[]) to authenticated;
grant execute on function private.areas_around_me(text[]) to authenticated;

-- Selecting is granted for the api functions that run as whoever asks; the schema itself stays closed.
grant select on app.staff, app.staff_role, app.area to authenticated;

create policy "people read themselves" on app.staff
  for select to authenticated
  using (id = (select private.my_staff_id()));

create policy "people read their own roles" on app.staff_role
  for select to authenticated
  using (staff_id = (select private.my_staff_id()));

create policy "people read the areas they work in" on app.area
  for select to authenticated
  using (id in (select private.my_areas('worker', 'lead', 'office')));

create policy "people read what their areas lie in" on app.area
  for select to authenticated
  using (id in (select private.areas_around_me('worker', 'lead', 'office')));

-- Null for somebody we do not know and for somebody who was deactivated.
create function api.me() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'staff_id', staff.id,
    'account', staff.account,
    'display_name', staff.display_name,
    'roles', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'role', staff_role.role,
          'area_id', area.id,
          'area_kind', area.kind,
          'area_name_zh', area.name_zh,
          'area_name_en', area.name_en)
        order by area.place, area.name_zh, staff_role.role)
      from app.staff_role join app.area on area.id = staff_role.area_id
      where staff_role.staff_id = staff.id), '[]'))
  from app.staff
  where staff.id = (select private.my_staff_id());
end;

grant execute on function api.me() to authenticated;
