-- Jobs of the clock: every site asks, one of them does it, and what it did is written down.

create table app.job (
  name text primary key,
  began_at timestamptz not null,
  -- What the last run did; null while it has not said so.
  outcome jsonb
);

alter table app.job enable row level security;

-- True for the one who asks first when the job is due. Who asks meanwhile waits for that run to end, and then need not; where it
-- failed, nothing was written, and the next one does it.
create function private.begin_job(job text, every interval) returns boolean
language plpgsql
set search_path = ''
as $$
begin
  insert into app.job as held (name, began_at) values (begin_job.job, now())
  on conflict on constraint job_pkey do update set began_at = excluded.began_at, outcome = null
  where held.began_at <= now() - begin_job.every;
  return found;
end;
$$;

create function private.end_job(job text, outcome jsonb) returns jsonb
language sql
set search_path = ''
as $$ update app.job set outcome = end_job.outcome where name = end_job.job returning outcome $$;

-- The hourly purge of traces: answers what it deleted, or null where another site did it within the hour. The hour is counted short, so
-- that a site's own timer is never a moment too early.
-- Security definer: no role but the owner writes tables.
create function api.purge_traces_when_due() returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not private.begin_job('purge traces', interval '55 minutes') then
    return null;
  end if;
  return private.end_job('purge traces', api.purge_traces());
end;
$$;

grant execute on function api.purge_traces_when_due() to service_role;
