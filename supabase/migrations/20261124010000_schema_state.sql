-- Which migrations the database has, so that a site can say what is missing before a visitor finds out.

-- {migrations: [version, …]}, the oldest first. The record belongs to whoever applies migrations: Supabase's CLI or our own start.
-- Security definer: no role but the owner reads the record.
-- plpgsql binds late: on Supabase the record may be made after this function.
create function api.schema_state() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if to_regclass('supabase_migrations.schema_migrations') is null then
    return jsonb_build_object('migrations', '[]'::jsonb);
  end if;
  return jsonb_build_object('migrations', coalesce(
    (select jsonb_agg(applied.version order by applied.version) from supabase_migrations.schema_migrations as applied), '[]'));
end;
$$;

grant execute on function api.schema_state() to service_role;
