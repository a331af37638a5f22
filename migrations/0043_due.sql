-- The day that the next moment stands in for, when that lies too far ahead for a moment: a meeting in seven months, what
-- somebody promised for next summer. Until then its holder looks at it every so often, and it doesn't climb.
alter table obligation add column due_at timestamptz
  constraint due_lies_behind_the_moment check (due_at is null or (state <> 'settled' and due_at > moment_at));
