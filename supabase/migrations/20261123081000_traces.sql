-- What needs a short memory: salts, throttling counters, duplicate traces. Nothing here outlives 48 hours.

create table app.daily_salt (
  day date primary key,
  salt text not null
);

-- Unlogged: a crash may forget these counters, and writing them twice would cost more than they are worth.
create unlogged table app.throttle (
  key_hash bytea not null,
  window_seconds integer not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key_hash, window_seconds, window_start)
);

create table app.duplicate_trace (
  wave_id uuid not null references app.wave (id) on delete cascade,
  hash text not null check (length(hash) between 1 and 128),
  noted_at timestamptz not null default now(),
  primary key (wave_id, hash)
);

alter table app.daily_salt enable row level security;
alter table app.throttle enable row level security;
alter table app.duplicate_trace enable row level security;

create index throttle_window_start_idx on app.throttle (window_start);
create index duplicate_trace_noted_at_idx on app.duplicate_trace (noted_at);

create function private.local_day() returns date
language sql stable
set search_path = ''
as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

-- Today's salt, made by whoever asks first: 244 random bits.
-- Security definer: nobody reads or writes the salts but through this function.
create function api.daily_salt() returns text
language plpgsql security definer
set search_path = ''
as $$
declare
  salt_of_today text;
begin
  select salt into salt_of_today from app.daily_salt where day = private.local_day();
  if salt_of_today is null then
    insert into app.daily_salt (day, salt)
    values (private.local_day(), replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''))
    on conflict (day) do nothing;
    select salt into salt_of_today from app.daily_salt where day = private.local_day();
  end if;
  return salt_of_today;
end;
$$;

-- Takes tokens from a counter that all sites share, in fixed windows; `tokens` 0 only looks. Atomic: the counter's row is locked.
-- Security definer: no role but the owner writes tables.
create function api.take_tokens(key text, most integer, window_seconds integer, tokens integer default 1) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  hashed constant bytea := sha256(convert_to(take_tokens.key, 'UTF8'));
  starts constant timestamptz := to_timestamp(
    floor(extract(epoch from now()) / take_tokens.window_seconds) * take_tokens.window_seconds);
  ends constant timestamptz := starts + make_interval(secs => take_tokens.window_seconds);
  taken integer;
begin
  insert into app.throttle as counter (key_hash, window_seconds, window_start, count)
  values (hashed, take_tokens.window_seconds, starts, take_tokens.tokens)
  on conflict on constraint throttle_pkey do update
    set count = least(counter.count, take_tokens.most) + take_tokens.tokens
  returning counter.count into taken;
  if taken <= take_tokens.most - (take_tokens.tokens = 0)::integer then
    return jsonb_build_object('allowed', true, 'retry_after', 0);
  end if;
  return jsonb_build_object('allowed', false, 'retry_after', greatest(1, ceil(extract(epoch from ends - now()))));
end;
$$;

-- Several counters in one call, one answer each, in order: under load a site asks for many at the same moment.
-- Counters are locked in key order, so that two sites never deadlock.
-- Security definer: no role but the owner writes tables.
create function api.take_tokens_together(asked jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  ask record;
  answers jsonb[] := '{}';
begin
  for ask in
    select place, value
    from jsonb_array_elements(take_tokens_together.asked) with ordinality as one (value, place)
    order by value ->> 'key', place
    limit 1000
  loop
    answers[ask.place] := api.take_tokens(
      ask.value ->> 'key',
      (ask.value ->> 'most')::integer,
      (ask.value ->> 'window_seconds')::integer,
      (ask.value ->> 'tokens')::integer);
  end loop;
  return to_jsonb(answers);
end;
$$;

-- Gives tokens back to the running windows of a counter: what turned out to be no misuse does not count.
-- Security definer: no role but the owner writes tables.
create function api.return_tokens(key text, tokens integer) returns void
language sql security definer
set search_path = ''
as $$
  update app.throttle
  set count = greatest(0, throttle.count - return_tokens.tokens)
  where throttle.key_hash = sha256(convert_to(return_tokens.key, 'UTF8'))
    and throttle.window_start + make_interval(secs => throttle.window_seconds) > now();
$$;

-- Notes that a phone answered a wave; true when it had done so before.
-- Security definer: no role but the owner writes tables.
create function api.note_duplicate(wave_id uuid, hash text) returns boolean
language sql security definer
set search_path = ''
as $$
  with noted as (
    insert into app.duplicate_trace (wave_id, hash)
    values (note_duplicate.wave_id, note_duplicate.hash)
    on conflict do nothing
    returning 1
  )
  select not exists (select from noted);
$$;

-- Forgets every trace older than 48 hours; salts already when their second day ends.
-- Security definer: no role but the owner writes tables.
create function api.purge_traces() returns jsonb
language sql security definer
set search_path = ''
as $$
  with
    salts as (delete from app.daily_salt where day < private.local_day() - 1 returning 1),
    counters as (delete from app.throttle where window_start < now() - interval '48 hours' returning 1),
    traces as (delete from app.duplicate_trace where noted_at < now() - interval '48 hours' returning 1)
  select jsonb_build_object(
    'salts', (select count(*) from salts),
    'counters', (select count(*) from counters),
    'traces', (select count(*) from traces));
$$;

grant execute on function api.daily_salt() to service_role;
grant execute on function api.take_tokens(text, integer, integer, integer) to service_role;
grant execute on function api.take_tokens_together(jsonb) to service_role;
grant execute on function api.return_tokens(text, integer) to service_role;
grant execute on function api.note_duplicate(uuid, text) to service_role;
grant execute on function api.purge_traces() to service_role;
