-- Signing up for an activity, looking after it by a secret link, and withdrawing: by residents, without an account.

-- Where somebody stands on the list, from 1 on.
create function private.rank_of(held app.sign_up) returns bigint
language sql stable
set search_path = ''
as $$
  select count(*) from app.sign_up as listed
  where listed.activity_id = held.activity_id and listed.turn <= held.turn;
$$;

-- Puts somebody on the list: {status: signed, rank, places} | {status: already | full | closed | cancelled | unknown}. The first `places` have a place,
-- as many again wait. The same id again answers the same; the same number under another id is `already`, and not whose it is.
-- Whoever signs up waits for whoever is signing up for the same activity, at whichever site: so no place is promised twice.
-- Security definer: no role but the owner writes tables.
create function api.sign_up(number integer, id uuid, token_hash text, name text, phone text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  wanted app.activity;
  held app.sign_up;
begin
  select item.* into wanted from app.activity as item
  where item.number = sign_up.number and item.published_at is not null and item.withdrawn_at is null
  for no key update;
  if wanted.id is null then
    return jsonb_build_object('status', 'unknown');
  end if;
  select listed.* into held from app.sign_up as listed where listed.id = sign_up.id and listed.activity_id = wanted.id;
  if held.id is not null then
    return jsonb_build_object('status', 'signed', 'rank', private.rank_of(held), 'places', wanted.places);
  elsif wanted.cancelled_at is not null then
    return jsonb_build_object('status', 'cancelled');
  elsif wanted.begins_at <= now() then
    return jsonb_build_object('status', 'closed');
  elsif exists (
    select from app.sign_up as listed where listed.activity_id = wanted.id and listed.phone = sign_up.phone)
  then
    return jsonb_build_object('status', 'already');
  elsif (select count(*) from app.sign_up as listed where listed.activity_id = wanted.id)
    >= private.most_sign_ups(wanted.places)
  then
    return jsonb_build_object('status', 'full');
  end if;
  insert into app.sign_up (id, activity_id, token_hash, name, phone)
  values (sign_up.id, wanted.id, sign_up.token_hash, btrim(sign_up.name), sign_up.phone)
  returning * into held;
  return jsonb_build_object('status', 'signed', 'rank', private.rank_of(held), 'places', wanted.places);
end;
$$;

grant execute on function api.sign_up(integer, uuid, text, text, text) to service_role;

-- What a secret link leads to: {status: signed, name, rank, activity}, or {status: gone} where it was withdrawn or deleted, or never was.
-- Security definer: residents are signed out and read no table; the link is the right to read its one row.
create function api.my_sign_up(token_hash text) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce((
    select jsonb_build_object(
      'status', 'signed', 'name', held.name, 'rank', private.rank_of(held),
      'activity', private.activity_card(item))
    from app.sign_up as held
    join app.activity as item on item.id = held.activity_id
    where held.token_hash = my_sign_up.token_hash
  ), jsonb_build_object('status', 'gone'));
$$;

grant execute on function api.my_sign_up(text) to anon;

-- Takes somebody off the list, name and number with them: {status: withdrawn, number} | {status: gone}. Whoever waited longest has the place.
-- Security definer: no role but the owner deletes.
create function api.withdraw_sign_up(token_hash text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  gone uuid;
begin
  delete from app.sign_up as held where held.token_hash = withdraw_sign_up.token_hash returning held.activity_id into gone;
  if gone is null then
    return jsonb_build_object('status', 'gone');
  end if;
  return jsonb_build_object(
    'status', 'withdrawn', 'number', (select item.number from app.activity as item where item.id = gone));
end;
$$;

grant execute on function api.withdraw_sign_up(text) to service_role;
