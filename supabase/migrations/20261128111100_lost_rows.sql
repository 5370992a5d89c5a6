-- Staged rows are unlogged, and no backup has them: after a crash or a restore an import may be left without some of its rows.

-- As before, but where rows are missing: {status: lost}, and the same file sent again under the same id makes it whole.
alter function api.commit_premises_import(uuid) set schema private;
revoke execute on function private.commit_premises_import(uuid) from authenticated;

-- Security definer: no role reads staged rows.
create function api.commit_premises_import(import uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
set statement_timeout = '10min'
as $$
declare
  held constant app.premises_import := private.own_import(commit_premises_import.import);
begin
  if held.state = 'checked' and held.rows <> (
    select count(*) from app.premises_import_row as staged where staged.import_id = held.id)
  then
    update app.premises_import as reopened set state = 'staging' where reopened.id = held.id;
    return jsonb_build_object('status', 'lost');
  end if;
  return private.commit_premises_import(commit_premises_import.import);
end;
$$;

grant execute on function api.commit_premises_import(uuid) to authenticated;
