-- How a dossier ended, and a signal that ended without anybody saying that it works: silence is a datum, never a yes.
-- A dossier's state column holds 'confirmed' for everything that ended; its ending says how.
alter table dossier add column ending text check (ending in ('confirmed', 'silent', 'unsolved'));
-- The check of a column changes only with the column.
drop index signal_by_state;
alter table signal add column state_now text not null default 'raised'
  check (state_now in ('raised', 'understood', 'carried', 'answered', 'brought_back', 'confirmed', 'closed'));
update signal set state_now = state;
alter table signal drop column state;
alter table signal rename column state_now to state;
create index signal_by_state on signal (network_id, state, id);

update dossier set ending = case
    when (select newest.kind from solution newest where newest.network_id = dossier.network_id
      and newest.dossier_id = dossier.id order by newest.number desc limit 1) = 'none_yet' then 'unsolved'
    -- A wrong counts only where the dossier holds nothing else: everybody reads how it ended.
    when exists (select 1 from dossier_signal
      join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
      where dossier_signal.network_id = dossier.network_id and dossier_signal.dossier_id = dossier.id
        and (signal.shielded = false or not exists (select 1 from dossier_signal other
          join signal seen on seen.network_id = other.network_id and seen.id = other.signal_id
          where other.network_id = dossier.network_id and other.dossier_id = dossier.id and seen.shielded = false))
        and not exists (select 1 from bringing_back
          where bringing_back.network_id = dossier.network_id and bringing_back.signal_id = dossier_signal.signal_id
            and bringing_back.works in ('yes', 'adapted')
            and bringing_back.solution_id = (select newest.id from solution newest
              where newest.network_id = dossier.network_id and newest.dossier_id = dossier.id
              order by newest.number desc limit 1))) then 'silent'
    else 'confirmed'
  end
where state = 'confirmed';
create index dossier_by_ending on dossier (network_id, ending, id) where ending is not null;

-- Nobody ever said of these that it works.
update signal set state = 'closed'
where state = 'confirmed' and not exists (select 1 from bringing_back
  where bringing_back.network_id = signal.network_id and bringing_back.signal_id = signal.id
    and bringing_back.works in ('yes', 'adapted'));
update signal set state = 'closed'
where state = 'brought_back'
  and exists (select 1 from dossier_signal
    where dossier_signal.network_id = signal.network_id and dossier_signal.signal_id = signal.id)
  and not exists (select 1 from dossier_signal
    join dossier on dossier.network_id = dossier_signal.network_id and dossier.id = dossier_signal.dossier_id
    where dossier_signal.network_id = signal.network_id and dossier_signal.signal_id = signal.id
      and dossier.state <> 'confirmed');

-- "None yet" that was brought back stays open on its reason.
update dossier set state = 'remainder', state_why = (select newest.why from solution newest
    where newest.network_id = dossier.network_id and newest.dossier_id = dossier.id
    order by newest.number desc limit 1)
where state = 'brought_back' and (select newest.kind from solution newest where newest.network_id = dossier.network_id
  and newest.dossier_id = dossier.id order by newest.number desc limit 1) = 'none_yet';

-- The place of an organisation is looked up among the areas by its name.
create index area_by_name on area (network_id, name);
