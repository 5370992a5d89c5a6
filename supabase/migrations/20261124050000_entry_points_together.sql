-- Many codes in one call: under load a site asks for hundreds at the same moment.

-- One answer of api.entry_point for each {code, wave?}, in order; a wave that is no id counts as none.
-- Security definer, because the reader of batches lies in a schema that nobody may name; it shows what api.entry_point shows.
create function api.entry_points(asked jsonb) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(api.entry_point(one.value ->> 'code', private.uuid_or_null(one.value ->> 'wave')) order by one.place), '[]')
  from (
    select element.value, element.place
    from jsonb_array_elements(entry_points.asked) with ordinality as element (value, place)
    limit 1000
  ) as one;
$$;

grant execute on function api.entry_points(jsonb) to anon, authenticated, service_role;
