-- Exports as an analyst's table wants them: the values that have a column, without the names that stand in every answer; and texts in few
-- pages, because each page looks through all of a community's.

-- One page of a community's eligible answers: {last, rows: [[week, channel, mode, flags, [value, …], …], …]}, the values those of the
-- named questions in their order, fifty to an array, null where nothing was answered. `last` is where the next page begins, null after the
-- last row. No id, no cluster, no digest.
-- As text that is JSON, so that on its way nobody takes a million answers apart and puts them together again.
-- Security definer: nobody else reads answers.
drop function api.export_answers(uuid, uuid, text[], uuid, integer);
create function api.export_answers(export uuid, community uuid, names text[], after uuid default null, most integer default 1000) returns text
language plpgsql stable security definer
set search_path = ''
set jit = off
as $$
declare
  given constant text := (
    select coalesce(string_agg(format(', json_build_array(%s)', fifty.read), '' order by fifty.turn), '')
    from (
      select (asked.place - 1) / 50 as turn, string_agg(format('page.answers -> %L', asked.name), ', ' order by asked.place) as read
      from unnest(export_answers.names) with ordinality as asked (name, place)
      where asked.name is not null
      group by (asked.place - 1) / 50
    ) as fifty);
  said text;
begin
  execute format($page$
    with page as (
      select answer.export_order, answer.week, answer.channel, answer.mode, answer.flags, answer.answers
      from app.answer
      where answer.wave_id = $1 and answer.community_id = $2 and answer.export_order > $3 and answer.eligible
      order by answer.export_order
      limit $4
    )
    select json_build_object(
      'last', max(page.export_order::text),
      'rows', coalesce(
        json_agg(json_build_array(page.week, page.channel, page.mode, page.flags%s) order by page.export_order), '[]'))::text
    from page
  $page$, given)
  into said
  using
    private.wave_of_export(export_answers.export, array['answers_csv', 'answers_xlsx']),
    export_answers.community,
    coalesce(export_answers.after, '00000000-0000-0000-0000-000000000000'),
    least(greatest(export_answers.most, 1), 5000);
  return said;
end;
$$;

grant execute on function api.export_answers(uuid, uuid, text[], uuid, integer) to authenticated;

-- One page of what residents of a community wrote to these questions, `fields` beside them null or a field of several:
-- {last, rows: [[which of the questions, from 1, text], …]}. Only where at least ten of them wrote something; in an order of its own, so
-- that no text can be put beside the answer it came with.
-- Security definer: nobody else reads answers.
create or replace function api.export_texts(
  export uuid, community uuid, questions text[], fields text[], after text default null, most integer default 2000) returns jsonb
language sql stable security definer
set search_path = ''
set jit = off
as $$
  with written as (
    select answer.export_order, asked.which,
      case
        when asked.field is null and jsonb_typeof(answer.answers -> asked.question) = 'string' then answer.answers ->> asked.question
        when asked.field is not null then answer.answers -> asked.question ->> asked.field
      end as text
    from app.answer
    cross join unnest(export_texts.questions, export_texts.fields) with ordinality as asked (question, field, which)
    where answer.wave_id = (select private.wave_of_export(export_texts.export, array['texts']))
      and answer.community_id = export_texts.community
      and answer.eligible
  ),
  counted as (
    select md5(written.export_order::text || ' ' || written.which) as turn, written.which, written.text,
      count(*) over (partition by written.which) as texts
    from written
    where btrim(written.text) <> ''
  ),
  page as (
    select counted.turn, counted.which, counted.text
    from counted
    where counted.texts >= 10 and counted.turn > coalesce(export_texts.after, '')
    order by counted.turn
    limit least(greatest(export_texts.most, 1), 50000)
  )
  select jsonb_build_object(
    'last', max(page.turn),
    'rows', coalesce(jsonb_agg(jsonb_build_array(page.which, page.text) order by page.turn), '[]'))
  from page;
$$;
