-- What `npm run check:supabase` needs in an empty project: to see what is there, and to take away again what it made itself.

-- Its areas and its wave carry such ids, and nobody else's do.
create function private.is_of_check(id uuid) returns boolean
language sql immutable
set search_path = ''
as $$ select id::text like 'c4ec0000-0000-4000-8000-%' $$;

-- Its people: those with a role in its areas and nowhere else, and those whose role there is gone already.
create function private.staff_of_check() returns setof uuid
language sql stable
set search_path = ''
as $$
  select staff.id from app.staff
  where (staff.account like 'linli-check-%' or exists (
      select from app.staff_role as held where held.staff_id = staff.id and private.is_of_check(held.area_id)))
    and not exists (
      select from app.staff_role as held where held.staff_id = staff.id and not private.is_of_check(held.area_id));
$$;

-- Its accounts: those of its people, and one that should never have come to be, signed up without an invitation.
create function private.accounts_of_check() returns setof uuid
language sql stable
set search_path = ''
as $$
  select staff.auth_user_id from app.staff
  where staff.id in (select private.staff_of_check()) and staff.auth_user_id is not null
  union
  select users.id from auth.users as users where users.email like 'linli-check-%@staff.linli.internal';
$$;

-- {areas, staff, accounts, answers} that are not the check's (answers and accounts counted to a thousand), `left_over`: whether something
-- of an earlier check is there, and what stays for good: {versions, audit}.
-- Security definer: no role but the owner reads these tables.
create function api.check_state() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'areas', (select count(*) from app.area where not private.is_of_check(area.id)),
    'staff', (select count(*) from app.staff where staff.id not in (select private.staff_of_check())),
    'accounts', (select count(*) from (
      select from auth.users as users where users.id not in (select private.accounts_of_check()) limit 1000) as counted),
    'answers', (select count(*) from (
      select from app.answer where not private.is_of_check(answer.wave_id) limit 1000) as counted),
    'left_over', exists (select from app.area where private.is_of_check(area.id))
      or exists (select private.staff_of_check())
      or exists (select private.accounts_of_check()),
    'versions', (select count(*) from app.questionnaire_version),
    'audit', (select count(*) from app.audit));
$$;

grant execute on function api.check_state() to service_role;

-- Deletes what the check made, and nothing else; the second time there is nothing to do. What may never be deleted stays: published
-- versions and the audit. Counters and salts go where nobody is: then they are the check's own.
-- Security definer: no role but the owner writes tables.
create function api.clear_check() returns void
language plpgsql security definer
set search_path = ''
as $$
declare
  people constant uuid[] := array(select private.staff_of_check());
  accounts constant uuid[] := array(select private.accounts_of_check());
  waves constant uuid[] := array(select wave.id from app.wave where private.is_of_check(wave.id));
begin
  delete from app.answer where wave_id = any (waves);
  delete from app.tally where wave_id = any (waves);
  delete from app.tally_split where wave_id = any (waves);
  delete from app.tally_completed where wave_id = any (waves);
  delete from app.duration_histogram where wave_id = any (waves);
  delete from app.duplicate_trace where wave_id = any (waves);
  delete from app.wave where id = any (waves);
  delete from app.entry_point where private.is_of_check(entry_point.area_id);
  delete from auth.users as users where users.id = any (accounts);
  delete from app.staff where staff.id = any (people);
  delete from app.area where private.is_of_check(area.id);
  delete from app.throttle where not exists (select from app.staff);
  delete from app.daily_salt where not exists (select from app.staff);
end;
$$;

grant execute on function api.clear_check() to service_role;
