/**
 * What a Supabase project has before the first migration and lite leaves out: the request roles, the schema
 * `extensions` with pgcrypto in it, and the right to look up `auth.uid()`. The owner may speak as each role: on a PostgreSQL
 * whose owner is no superuser that is not a matter of course, and then passing policies is not the service's to have either.
 */
export const supabaseBase = `
  do $$
  declare
    passes_policies constant text :=
      (select case when rolsuper then 'bypassrls' else '' end from pg_roles where rolname = current_user);
    request_role text;
  begin
    if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
    if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
    if not exists (select from pg_roles where rolname = 'service_role') then
      execute 'create role service_role nologin ' || passes_policies;
    end if;
    foreach request_role in array array['anon', 'authenticated', 'service_role'] loop
      if not pg_has_role(current_user, request_role, 'member') then
        execute format('grant %I to current_user', request_role);
      end if;
    end loop;
  end $$;
  create schema if not exists extensions;
  do $$ begin
    if exists (select from pg_available_extensions where name = 'pgcrypto') then
      create extension if not exists pgcrypto with schema extensions;
    end if;
  end $$;
  grant usage on schema extensions to anon, authenticated, service_role;
  grant usage on schema auth to anon, authenticated, service_role;
`;
