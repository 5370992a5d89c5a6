-- Batches that share an answer wait for each other. Judging a batch again after a collision, as often as it took, was no bound: a large
-- batch whose answers also came one by one from another site lost every time.

-- One lock for each answer of the batch, until the transaction ends; taken in the order of their numbers, so that two batches never
-- wait for each other. 200 of them, the intake's largest batch, take a fifth of a millisecond.
create function private.await_same_answers(batch jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(numbered.number)
  from (
    select distinct hashtextextended('answer ' || lower(submitted ->> 'id'), 0) as number
    from jsonb_array_elements(await_same_answers.batch) as submitted
    where jsonb_typeof(submitted) = 'object' and submitted ->> 'id' is not null
    order by number
  ) as numbered;
end;
$$;

-- Stores a batch of answers; one receipt per row, in order. Repeating a batch stores nothing twice.
-- What another site stored of it before is in view when the batch is judged. Only other answers under an id that was itself made for
-- other answers could still collide: then the batch is judged again.
-- Security definer: no role but the owner writes tables.
-- Without just-in-time compilation, which takes longer than the whole batch.
create or replace function api.record_answers(batch jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
as $$
begin
  if jsonb_typeof(record_answers.batch) is distinct from 'array' then
    raise exception 'a batch is an array' using errcode = 'PT400';
  end if;
  perform private.await_same_answers(record_answers.batch);
  for attempt in 1..10 loop
    begin
      return private.record_batch(record_answers.batch);
    exception when serialization_failure or deadlock_detected then
      if attempt = 10 then
        raise;
      end if;
    end;
  end loop;
end;
$$;
