-- Reading a batch of answers and judging each row for itself: kept, known already, or refused and why.

-- The date a text spells, or null: casting '2026-02-31' would fail the whole batch.
create function private.date_or_null(spelled text) returns date
language sql immutable
set search_path = ''
as $$
  select case when spelled ~ '^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' then
    case when substr(spelled, 9, 2)::integer <= extract(day from
        make_date(substr(spelled, 1, 4)::integer, substr(spelled, 6, 2)::integer, 1) + interval '1 month - 1 day')
      then make_date(substr(spelled, 1, 4)::integer, substr(spelled, 6, 2)::integer, substr(spelled, 9, 2)::integer)
    end
  end;
$$;

create function private.uuid_or_null(spelled text) returns uuid
language sql immutable
set search_path = ''
as $$
  select case when spelled ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then spelled::uuid end;
$$;

-- A whole number of at most seven digits.
create function private.integer_or_null(spelled text) returns integer
language sql immutable
set search_path = ''
as $$
  select case when spelled ~ '^\d{1,7}$' then spelled::integer end;
$$;

-- The id under which other answers with an id already taken are kept: the same every time they are sent.
create function private.id_of_other_answers(id uuid, digest text) returns uuid
language sql immutable
set search_path = ''
as $$ select md5(id::text || ' ' || digest)::uuid $$;

-- One row of a batch, parsed and judged: where it is kept, and what becomes of it.
create type private.submitted_answer as (
  place integer,
  raw_id text,
  id uuid,
  wave_id uuid,
  community_id uuid,
  week date,
  day date,
  channel text,
  mode text,
  raw_cluster text,
  cluster integer,
  flags integer,
  eligible boolean,
  answers jsonb,
  digest text,
  seconds integer,
  trace text,
  kept_as uuid,
  status text,
  reason text
);

-- What cannot be read becomes null, so that it is refused alone instead of failing its neighbours.
create function private.parse_batch(batch jsonb) returns setof private.submitted_answer
language sql stable rows 100
set search_path = ''
as $$
  select
    submitted.place::integer,
    submitted.value ->> 'id',
    private.uuid_or_null(submitted.value ->> 'id'),
    private.uuid_or_null(submitted.value ->> 'wave_id'),
    private.uuid_or_null(submitted.value ->> 'community_id'),
    private.date_or_null(submitted.value ->> 'week'),
    private.date_or_null(submitted.value ->> 'day'),
    submitted.value ->> 'channel',
    submitted.value ->> 'mode',
    submitted.value ->> 'cluster',
    private.integer_or_null(submitted.value ->> 'cluster'),
    private.integer_or_null(submitted.value ->> 'flags'),
    case submitted.value -> 'eligible' when 'true' then true when 'false' then false end,
    submitted.value -> 'answers',
    submitted.value ->> 'digest',
    private.integer_or_null(split_part(submitted.value ->> 'seconds', '.', 1)),
    nullif(submitted.value ->> 'trace', ''),
    null::uuid,
    null,
    null
  from jsonb_array_elements(parse_batch.batch) with ordinality as submitted (value, place);
$$;

create function private.is_well_formed(submitted private.submitted_answer) returns boolean
language sql immutable
set search_path = ''
as $$
  select (
    submitted.id is not null
    and submitted.wave_id is not null
    and submitted.community_id is not null
    and extract(isodow from submitted.week) = 1
    and submitted.day between submitted.week and submitted.week + 6
    and submitted.channel in ('door', 'poster', 'school', 'shop', 'window', 'group', 'street')
    and submitted.mode in ('self', 'paper', 'assisted', 'street', 'telephone')
    and (submitted.raw_cluster is null or submitted.cluster > 0)
    and submitted.flags <= 15
    and submitted.eligible is not null
    and jsonb_typeof(submitted.answers) = 'object'
    and length(submitted.digest) between 1 and 128
    and coalesce(length(submitted.trace), 0) <= 128
  ) is true;
$$;

-- Judges each row for itself. Same id, same answers: already received. Same id, other answers: kept under another id.
create function private.judge_batch(batch jsonb) returns setof private.submitted_answer
language sql stable rows 100
set search_path = ''
as $$
  with checked as (
    select submitted as row, submitted.id, submitted.digest, submitted.place,
      case
        when not private.is_well_formed(submitted) then 'malformed'
        when octet_length(submitted.answers::text) > 65536 then 'too_large'
        when wave.id is null then 'unknown_wave'
        when community.id is null then 'unknown_community'
        when now() < wave.opens_at then 'not_open'
        when now() > wave.closes_at + private.grace_after_closing() then 'closed'
      end as reason
    from private.parse_batch(judge_batch.batch) as submitted
    left join app.wave on wave.id = submitted.wave_id
    left join app.area as community
      on community.id = submitted.community_id and community.kind = 'community' and community.parent_id = wave.area_id
  ),
  compared as (
    select checked.*, checked.digest = coalesce(
      held.digest,
      first_value(checked.digest) over (partition by checked.id, checked.reason is null order by checked.place)
    ) as first_with_id
    from checked
    left join app.answer as held on held.id = checked.id
  ),
  placed as (
    select compared.*, case
      when compared.first_with_id then compared.id
      else private.id_of_other_answers(compared.id, compared.digest)
    end as kept_as
    from compared
  ),
  judged as (
    select placed.*, case
      when placed.reason is not null then 'refused'
      when held.id is not null
        or row_number() over (partition by placed.kept_as, placed.reason is null order by placed.place) > 1 then 'already'
      when placed.first_with_id then 'stored'
      else 'stored_as_new'
    end as status
    from placed
    left join app.answer as held on held.id = placed.kept_as
  )
  select (judged.row).place, (judged.row).raw_id, (judged.row).id, (judged.row).wave_id, (judged.row).community_id,
    (judged.row).week, (judged.row).day, (judged.row).channel, (judged.row).mode, (judged.row).raw_cluster,
    (judged.row).cluster, (judged.row).flags, (judged.row).eligible, (judged.row).answers, (judged.row).digest,
    (judged.row).seconds, (judged.row).trace, judged.kept_as, judged.status, judged.reason
  from judged;
$$;
