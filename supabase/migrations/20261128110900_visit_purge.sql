-- Doors with what was found at them are personal: 90 days after a round they go, its counts stay.

-- Deletes visits and states of doors of rounds that ended more than 90 days ago, and ids of counted questionnaires as old: {rounds, visits,
-- doors, ids}.
-- Security definer: no role but the owner deletes.
create function api.purge_visits() returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
set statement_timeout = '30min'
as $$
declare
  due constant uuid[] := array(
    select over.id from app.outreach_round as over
    where over.purged_at is null and over.opened_at is not null
      and least(over.closes_on, private.local_day_of(over.closed_at)) < private.local_day() - 90
    order by over.id);
  visits integer;
  doors integer;
  ids integer;
begin
  delete from app.visit where visit.round_id = any (due);
  get diagnostics visits = row_count;
  delete from app.door_state where door_state.round_id = any (due);
  get diagnostics doors = row_count;
  delete from app.counted_interview where counted_interview.counted_on < private.local_day() - 90;
  get diagnostics ids = row_count;
  update app.outreach_round as over set state = 'closed', purged_at = now() where over.id = any (due);
  return jsonb_build_object('rounds', cardinality(due), 'visits', visits, 'doors', doors, 'ids', ids);
end;
$$;

grant execute on function api.purge_visits() to service_role;

-- Once a day, by whichever site asks first; what it did is written down. Null where another did it.
-- Security definer: no role but the owner writes tables.
create function api.purge_visits_when_due() returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not private.begin_job('purge visits', interval '23 hours') then
    return null;
  end if;
  return private.end_job('purge visits', api.purge_visits());
end;
$$;

grant execute on function api.purge_visits_when_due() to service_role;
