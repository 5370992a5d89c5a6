-- Three schemas: app keeps the tables, private decides, api is the only one that is exposed.

create schema if not exists extensions;
create schema app;
create schema private;
create schema api;

comment on schema app is 'Tables. Row-level security on, never exposed: nobody but the owner may even name its objects.';
comment on schema private is 'What policies and functions share. Never exposed.';
comment on schema api is 'The public contract: functions, each granted to exactly who may call it.';

-- Nothing is callable unless a grant says so.
alter default privileges revoke execute on functions from public;
alter default privileges in schema app revoke all on tables from public;

grant usage on schema api to anon, authenticated, service_role;
