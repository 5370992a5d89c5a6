-- The tree of areas: district > sub-district > community > grid.

create table app.area (
  id uuid primary key default gen_random_uuid(),
  parent_id uuid references app.area (id),
  kind text not null check (kind in ('district', 'subdistrict', 'community', 'grid')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  -- Households by the office's own list; null where nobody has counted.
  households integer check (households >= 0),
  -- Where it stands among its siblings.
  place integer not null default 0,
  -- Whom residents ask or complain to: one line, shown as it is.
  contact text check (length(contact) <= 200)
);

alter table app.area enable row level security;

create index area_parent_id_idx on app.area (parent_id);

create function private.check_area_nesting() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  parent_kind text := (select kind from app.area where id = new.parent_id);
begin
  if (new.kind = 'district' and parent_kind is not null)
    or (new.kind = 'subdistrict' and parent_kind is distinct from 'district' and parent_kind is not null)
    or (new.kind = 'community' and parent_kind is distinct from 'subdistrict')
    or (new.kind = 'grid' and parent_kind is distinct from 'community')
    or exists (select from app.area as child where child.parent_id = new.id
               and (new.kind, child.kind) not in
                 (values ('district', 'subdistrict'), ('subdistrict', 'community'), ('community', 'grid')))
  then
    raise exception 'a % cannot stand here in the tree of areas', new.kind using errcode = 'PT400';
  end if;
  return null;
end;
$$;

-- After the statement's rows are in, so that a whole tree can come in one statement.
create trigger area_nests
  after insert or update on app.area
  for each row execute function private.check_area_nesting();

create trigger area_is_audited
  after insert or update or delete on app.area
  for each row execute function private.write_audit('id');
