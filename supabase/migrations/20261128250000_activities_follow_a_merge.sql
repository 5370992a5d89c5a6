-- What a community planned goes on in the one it became part of, and so does who reads its lists; what is over stays where it was.
create function private.continue_activities() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  update app.activity as held set community_id = new.merged_into
  where held.community_id = new.id and (held.ends_at is null or held.ends_at > now());
  return new;
end;
$$;

create trigger activities_go_on_after_a_merge
  after update of merged_into on app.area
  for each row when (new.merged_into is not null and old.merged_into is null)
  execute function private.continue_activities();
