-- The first office of a new installation: rename it, then invite its first person. Demonstration data is not seeded here.
insert into app.area (id, kind, name_zh, name_en)
values ('00000000-0000-4000-8000-000000000001', 'subdistrict', '本街道', 'Our sub-district')
on conflict do nothing;
