-- News of a sub-district: notices, stories and results of waves, written by its office, read by anybody once their time has come.

create table app.news_item (
  -- Made by the page that begins it, so that it can be sent again.
  id uuid primary key,
  -- The last part of its address, /news/<number>.
  number integer generated always as identity unique,
  area_id uuid not null references app.area (id),
  kind text not null check (kind in ('notice', 'story', 'result')),
  title_zh text not null default '' check (length(title_zh) <= 80),
  title_en text not null default '' check (length(title_en) <= 160),
  summary_zh text not null default '' check (length(summary_zh) <= 200),
  summary_en text not null default '' check (length(summary_en) <= 400),
  -- Markdown.
  body_zh text not null default '' check (length(body_zh) <= 20000),
  body_en text not null default '' check (length(body_en) <= 40000),
  -- What the picture shows, for those who do not see it; no picture without it.
  alt_zh text not null default '' check (length(alt_zh) <= 200),
  alt_en text not null default '' check (length(alt_en) <= 400),
  -- null: a draft. In the future: it waits for its time.
  publish_at timestamptz,
  withdrawn_at timestamptz,
  changed_at timestamptz not null default now(),
  -- {width, height, mark}: there is a picture; the mark changes with it.
  picture jsonb,
  constraint news_item_is_whole check (publish_at is null or btrim(title_zh) <> '' and btrim(body_zh) <> ''),
  constraint news_item_picture_is_described check (publish_at is null or picture is null or btrim(alt_zh) <> '')
);

-- The picture as it is sent, shrunk: for the page, and for a card in a list. Apart, so that lists never read it.
create table app.news_picture (
  item_id uuid not null references app.news_item (id) on delete cascade,
  size text not null check (size in ('page', 'card')),
  jpeg bytea not null check (octet_length(jpeg) between 100 and 500000),
  primary key (item_id, size)
);

alter table app.news_item enable row level security;
alter table app.news_picture enable row level security;

create index news_item_public_idx on app.news_item (publish_at desc, number desc)
  where publish_at is not null and withdrawn_at is null;
create index news_item_area_id_idx on app.news_item (area_id, changed_at desc, number desc);

create trigger news_item_is_audited
  after insert or update or delete on app.news_item
  for each row execute function private.write_audit('id');

grant select on app.news_item, app.news_picture to authenticated;

create policy "the office reads the news of its areas" on app.news_item
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "whoever reads an item of news reads its picture" on app.news_picture
  for select to authenticated
  using (item_id in (select news_item.id from app.news_item));

create function private.news_card(item app.news_item) returns jsonb
language sql stable
set search_path = ''
as $$
  select jsonb_build_object(
    'number', item.number, 'kind', item.kind,
    'title_zh', item.title_zh, 'title_en', item.title_en,
    'summary_zh', item.summary_zh, 'summary_en', item.summary_en,
    'alt_zh', item.alt_zh, 'alt_en', item.alt_en, 'picture', item.picture,
    'publish_at', item.publish_at, 'changed_at', item.changed_at,
    'office', (
      select jsonb_build_object(
        'id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en,
        'slug', private.home_slug(area.id, home.slug))
      from app.area left join app.public_home as home on home.area_id = area.id
      where area.id = item.area_id));
$$;

-- What is public now, the newest first: {total, items: […]}. At most 100 at a time.
-- Security definer: visitors are signed out and read no table; they see what an office has published.
create function api.news(area uuid default null, kind text default null, skip integer default 0, most integer default 12) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'total', (
      select count(*) from app.news_item as item
      where item.publish_at <= now() and item.withdrawn_at is null
        and (news.area is null or item.area_id = news.area) and (news.kind is null or item.kind = news.kind)),
    'items', coalesce((
      select jsonb_agg(private.news_card(shown.item) order by (shown.item).publish_at desc, (shown.item).number desc)
      from (
        select item from app.news_item as item
        where item.publish_at <= now() and item.withdrawn_at is null
          and (news.area is null or item.area_id = news.area) and (news.kind is null or item.kind = news.kind)
        order by item.publish_at desc, item.number desc
        offset greatest(news.skip, 0) limit least(greatest(news.most, 1), 100)
      ) as shown), '[]'));
$$;

grant execute on function api.news(uuid, text, integer, integer) to anon, authenticated;

-- One item: {status: public, …} with its Markdown, {status: withdrawn}, or {status: unknown}, which a draft is to everybody.
-- Security definer: see api.news.
create function api.news_item(number integer) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce((
    select case
      when item.withdrawn_at is not null then jsonb_build_object('status', 'withdrawn')
      else private.news_card(item)
        || jsonb_build_object('status', 'public', 'body_zh', item.body_zh, 'body_en', item.body_en) end
    from app.news_item as item
    where item.number = news_item.number and item.publish_at <= now()
  ), jsonb_build_object('status', 'unknown'));
$$;

grant execute on function api.news_item(integer) to anon, authenticated;

-- The picture in base64, of what is public, and for its office of drafts too; null where there is none.
-- Security definer: see api.news.
create function api.news_picture(number integer, size text) returns text
language sql stable security definer
set search_path = ''
as $$
  select translate(encode(picture.jpeg, 'base64'), E'\n', '')
  from app.news_item as item
  join app.news_picture as picture on picture.item_id = item.id and picture.size = news_picture.size
  where item.number = news_picture.number
    and (item.publish_at <= now() and item.withdrawn_at is null
      or item.area_id in (select private.my_areas('office')));
$$;

grant execute on function api.news_picture(integer, text) to anon, authenticated;

-- What the signed-in office has written, last changed first: {total, items: […]} with where each stands.
create function api.office_news(skip integer default 0, most integer default 50) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'total', (select count(*) from app.news_item as item where item.area_id in (select private.my_areas('office'))),
    'items', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', shown.id, 'number', shown.number, 'kind', shown.kind, 'title_zh', shown.title_zh,
        'publish_at', shown.publish_at, 'withdrawn_at', shown.withdrawn_at, 'changed_at', shown.changed_at,
        'area', (select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
                 from app.area where area.id = shown.area_id))
        order by shown.changed_at desc, shown.number desc)
      from (
        select item.* from app.news_item as item
        where item.area_id in (select private.my_areas('office'))
        order by item.changed_at desc, item.number desc
        offset greatest(office_news.skip, 0) limit least(greatest(office_news.most, 1), 100)
      ) as shown), '[]'));
end;

grant execute on function api.office_news(integer, integer) to authenticated;

-- One item with everything that was typed, for the office that wrote it; null for everybody else.
create function api.office_news_item(id uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select to_jsonb(item) from app.news_item as item
  where item.id = office_news_item.id and item.area_id in (select private.my_areas('office'));
end;

grant execute on function api.office_news_item(uuid) to authenticated;

-- Keeps what was typed, as often as it comes: {status: kept | unknown | malformed, number}. What is public changes at once.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_news(item jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  said constant app.news_item := jsonb_populate_record(null::app.news_item, keep_news.item);
  kept integer;
begin
  if said.id is null or said.area_id is null or said.area_id not in (select private.my_areas('office'))
    or not exists (select from app.area where area.id = said.area_id and area.kind = 'subdistrict')
    or exists (select from app.news_item as held where held.id = said.id and held.area_id <> said.area_id)
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.news_item as held (
    id, area_id, kind, title_zh, title_en, summary_zh, summary_en, body_zh, body_en, alt_zh, alt_en)
  values (
    said.id, said.area_id, said.kind, coalesce(said.title_zh, ''), coalesce(said.title_en, ''),
    coalesce(said.summary_zh, ''), coalesce(said.summary_en, ''), coalesce(said.body_zh, ''), coalesce(said.body_en, ''),
    coalesce(said.alt_zh, ''), coalesce(said.alt_en, ''))
  on conflict on constraint news_item_pkey do update set
    kind = excluded.kind, title_zh = excluded.title_zh, title_en = excluded.title_en,
    summary_zh = excluded.summary_zh, summary_en = excluded.summary_en,
    body_zh = excluded.body_zh, body_en = excluded.body_en,
    alt_zh = excluded.alt_zh, alt_en = excluded.alt_en, changed_at = now()
  returning held.number into kept;
  return jsonb_build_object('status', 'kept', 'number', kept);
exception
  when check_violation or not_null_violation or string_data_right_truncation then
    return jsonb_build_object('status', 'malformed');
end;
$$;

grant execute on function api.keep_news(jsonb) to authenticated;

-- Puts a picture in, or takes it away where `page` is null: {status: kept | unknown | malformed}. Both sizes in base64.
-- Security definer: see api.keep_news.
create function api.keep_news_picture(
  id uuid, page text default null, card text default null, width integer default null, height integer default null, mark text default null)
returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not exists (
    select from app.news_item as held
    where held.id = keep_news_picture.id and held.area_id in (select private.my_areas('office')))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  delete from app.news_picture as old where old.item_id = keep_news_picture.id;
  if page is not null then
    insert into app.news_picture (item_id, size, jpeg)
    values (keep_news_picture.id, 'page', decode(keep_news_picture.page, 'base64')),
      (keep_news_picture.id, 'card', decode(keep_news_picture.card, 'base64'));
  end if;
  update app.news_item as held set changed_at = now(), picture = case when keep_news_picture.page is not null
    then jsonb_build_object('width', width, 'height', height, 'mark', mark) end
  where held.id = keep_news_picture.id;
  return jsonb_build_object('status', 'kept');
exception
  when check_violation or not_null_violation or invalid_parameter_value then
    return jsonb_build_object('status', 'malformed');
end;
$$;

grant execute on function api.keep_news_picture(uuid, text, text, integer, integer, text) to authenticated;

-- Publishes at a time, at once where none is named; a withdrawn item comes back: {status: published | unknown | missing, missing: [title | body | alt]}.
-- What is public already keeps its date unless another is named.
-- Security definer: see api.keep_news.
create function api.publish_news(id uuid, at timestamptz default null) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.news_item;
  missing text[];
begin
  select item.* into held from app.news_item as item
  where item.id = publish_news.id and item.area_id in (select private.my_areas('office'))
  for update;
  if held.id is null then
    return jsonb_build_object('status', 'unknown');
  end if;
  missing := array_remove(array[
    case when btrim(held.title_zh) = '' then 'title' end,
    case when btrim(held.body_zh) = '' then 'body' end,
    case when held.picture is not null and btrim(held.alt_zh) = '' then 'alt' end], null);
  if missing <> '{}' then
    return jsonb_build_object('status', 'missing', 'missing', to_jsonb(missing));
  end if;
  update app.news_item as item
  set publish_at = coalesce(publish_news.at, case when item.publish_at <= now() then item.publish_at end, now()),
    withdrawn_at = null, changed_at = now()
  where item.id = held.id;
  return jsonb_build_object('status', 'published');
end;
$$;

grant execute on function api.publish_news(uuid, timestamptz) to authenticated;

-- Takes an item from the public at once; it stays for its office: {status: withdrawn | unknown}. One that only waits becomes a draft again.
-- Security definer: see api.keep_news.
create function api.withdraw_news(id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  update app.news_item as item
  set withdrawn_at = case when item.publish_at <= now() then coalesce(item.withdrawn_at, now()) end,
    publish_at = case when item.publish_at <= now() then item.publish_at end
  where item.id = withdraw_news.id and item.area_id in (select private.my_areas('office'));
  return jsonb_build_object('status', case when found then 'withdrawn' else 'unknown' end);
end;
$$;

grant execute on function api.withdraw_news(uuid) to authenticated;
