-- Which code an area has that had another one in an earlier year, as the statistics office says.
create table area_change (
  network_id uuid not null references network (id),
  was_code text not null,
  code text not null,
  -- The first year of the new code.
  year bigint not null,
  primary key (network_id, was_code, code)
);
