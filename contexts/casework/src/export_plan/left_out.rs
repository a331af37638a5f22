//! What no answer to "what is kept of me?" shows, each with the reason; the test that holds the answer against the schema
//! reads it.

/// Numbers that only lead from one row to another, and what makes a form sent twice one.
pub(super) const NUMBERS: &str = "network_id id plan_id help_request_id goal_id handover_id leading_id packet_id part_of \
    share_id form_key version resident_id open_id runs_in stands_id goes_on_in";

/// Other columns that are left out, each with the reason.
pub(super) const LEFT_OUT: [(&str, &str, &str); 13] = [
    ("handover", "machine", "where it stands, again, for the program: no words of anybody"),
    ("handover", "clock_at", "when the program looks at it again"),
    ("handover", "look_at", "when the program looks at it again"),
    ("handover_step", "transition", "the two stages say it in words"),
    ("right_request", "about_id", "the number of the row that it is about"),
    ("resident", "name_mark", "tells the same name from another for the program, without saying it"),
    (
        "resident_access",
        "factor_mark",
        "holds the word that opens it against what is typed, without saying it",
    ),
    ("resident_access", "digest", "finds it by its code, without saying it"),
    ("resident_answer", "about_id", "the number of the row that it is about"),
    (
        "plan",
        "goes_on_since",
        "that two plans go on as one is told on their own page; each has an answer of its own",
    ),
    (
        "plan",
        "goes_on_by",
        "that two plans go on as one is told on their own page; each has an answer of its own",
    ),
    ("plan", "erased_at", "a plan that was erased has no answer to give"),
    ("plan", "erased_by", "a plan that was erased has no answer to give"),
];

/// Tables with something of a plan that are no kind of their own, each with the reason.
pub(super) const OTHER_TABLES: [(&str, &str); 3] = [
    ("plan_name", "numbers made of the name, by which it is found; without the key they say nothing"),
    (
        "own_list",
        "what somebody made of what they met, in general words; for themselves, opened by nobody else",
    ),
    (
        "resident_session",
        "that you are in now, for four hours at most; that you looked stands under who looked",
    ),
];
