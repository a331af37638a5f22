-- What comes in from elsewhere, and who took everything out.

-- The boundary of an area in a year, as GeoJSON geometry, for maps. A table of its own: lists of areas needn't read it.
create table area_boundary (
  network_id uuid not null,
  code text not null,
  year bigint not null,
  geometry text not null,
  -- What is wrong with it as a polygon; nothing when it is sound.
  fault text,
  primary key (network_id, code, year),
  foreign key (network_id, code, year) references area (network_id, code, year)
);
create index area_by_kind on area (network_id, kind, year);

-- Who took everything out, and when: the form's own key, so that sending it twice is one.
create table export (
  network_id uuid not null,
  id uuid not null,
  by_id uuid not null,
  at timestamptz not null,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id)
);
create unique index export_once on export (network_id, by_id, form_key);
create index export_by_moment on export (network_id, at, id);
