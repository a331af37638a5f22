//! What no answer to "what is kept of me?" shows, each with the reason; the test that holds the answer against the schema
//! reads it.

/// Numbers that only lead from one row to another, and what makes a form sent twice one.
pub(super) const NUMBERS: &str = "network_id id plan_id help_request_id goal_id handover_id leading_id packet_id part_of \
    share_id form_key version";

/// Other columns that are left out, each with the reason.
pub(super) const LEFT_OUT: [(&str, &str, &str); 7] = [
    ("handover", "machine", "where it stands, again, for the program: no words of anybody"),
    ("handover", "clock_at", "when the program looks at it again"),
    ("handover", "look_at", "when the program looks at it again"),
    ("handover_step", "transition", "the two stages say it in words"),
    ("right_request", "about_id", "the number of the row that it is about"),
    ("plan", "erased_at", "a plan that was erased has no answer to give"),
    ("plan", "erased_by", "a plan that was erased has no answer to give"),
];

/// Tables with something of a plan that are no kind of their own, each with the reason.
pub(super) const OTHER_TABLES: [(&str, &str); 1] =
    [("plan_name", "numbers made of the name, by which it is found; without the key they say nothing")];
