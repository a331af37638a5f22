-- The day that the next moment stands in for, when that lies too far ahead for a moment: a meeting in seven months, what
-- somebody promised for next summer. Until then its holder looks at it every so often, and it doesn't climb.
alter table obligation add column due_at timestamptz
  constraint due_lies_behind_the_moment check (due_at is null or (state <> 'settled' and due_at > moment_at));

-- What was promised for a day further ahead than a moment could stand waits for that day from now on. Where its holder
-- promised another moment, or somebody else set the day and an earlier look at it, that stays as it is.
update obligation set due_at = (select commitment.due_at from commitment
    where commitment.network_id = obligation.network_id and commitment.id = obligation.matter_id)
  where matter_kind = 'commitment' and state <> 'settled' and rung = 'holder' and moment_why = '@why-keep-commitment'
    and exists (select 1 from commitment where commitment.network_id = obligation.network_id
      and commitment.id = obligation.matter_id and commitment.due_at > obligation.moment_at);
update obligation set due_at = (select agreement.due_at from agreement
    where agreement.network_id = obligation.network_id and agreement.id = obligation.matter_id)
  where matter_kind = 'agreement' and state <> 'settled' and rung = 'holder' and moment_why = '@why-agreement'
    and exists (select 1 from agreement where agreement.network_id = obligation.network_id
      and agreement.id = obligation.matter_id and agreement.due_at > obligation.moment_at);
