-- From which day a network has a theme, where it hasn't had it from its founding: nothing could be counted under it before,
-- so that it is compared with no weeks of nothing.
alter table theme add column since date;
