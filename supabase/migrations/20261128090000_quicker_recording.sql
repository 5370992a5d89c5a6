-- Reading a batch of answers in place. These functions, called a dozen times for every answer, say the same as before as a `return`:
-- bound when they are made, so that no search path matters when they run, and unfolded by PostgreSQL into the query that calls them,
-- which a search path of their own would prevent. Judging a batch takes two thirds of the time.

-- The date a text spells, or null: casting '2026-02-31' would fail the whole batch.
create or replace function private.date_or_null(spelled text) returns date
language sql immutable
return case when spelled ~ '^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' then
    case when substr(spelled, 9, 2)::integer <= extract(day from
        make_date(substr(spelled, 1, 4)::integer, substr(spelled, 6, 2)::integer, 1) + interval '1 month - 1 day')
      then make_date(substr(spelled, 1, 4)::integer, substr(spelled, 6, 2)::integer, substr(spelled, 9, 2)::integer)
    end
  end;

create or replace function private.uuid_or_null(spelled text) returns uuid
language sql immutable
return case when spelled ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then spelled::uuid end;

-- A whole number of at most seven digits.
create or replace function private.integer_or_null(spelled text) returns integer
language sql immutable
return case when spelled ~ '^\d{1,7}$' then spelled::integer end;

create or replace function private.is_well_formed(submitted private.submitted_answer) returns boolean
language sql immutable
return (
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
