-- A week is looked at again while reports of it come in: what is expected of it is kept as it was seen last. Beside the bound
-- of the week that of the slow rise, for an alarm of which less turns out to have been counted.
alter table expectation add column slow_upper double precision;
