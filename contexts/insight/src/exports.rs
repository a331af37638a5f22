//! What this context has to export: what was released, as everybody in the network may read it. Exact counts and alarms are
//! made of what the others export.

use network::export::{Key, Kind, Reach, id, moment, number, text};

/// The kinds of this context.
pub const EXPORTS: [Kind; 2] = [RELEASES, PAPERS];

const RELEASES: Kind = Kind {
    name: "figure_releases",
    what: "A period of which figures were released, with the rule and the key they were made by.",
    fields: &[
        id("id", "its id"),
        text("first_day", "its first day"),
        text("last_day", "its last day"),
        number("rule_version", "the version of the rule"),
        text("key_id", "the name of the key of the rounding"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, first_day, last_day, rule_version, key_id from figure_release
          where network_id = $1 and id > $2 order by id limit $3",
};

const PAPERS: Kind = Kind {
    name: "papers",
    what: "What was asked of a table, a council or another board, and what it said; without exact figures.",
    fields: &[
        id("id", "its id"),
        text("source_kind", "what it came of: alarm or dossier"),
        id("source_id", "which"),
        text("theme_code", "the theme"),
        text("body_kind", "table, council or board"),
        text("body_name", "the name of the body"),
        text("question", "the question"),
        text("asked", "the decision that is asked"),
        moment("first_at", "when the first signal was raised"),
        moment("made_at", "when it was made"),
        id("made_by", "by whom"),
        text("state", "where it stands"),
        text("state_words", "what the body said, or why it was put off"),
        text("meeting_on", "the day of the meeting"),
        number("heard", "how many people heard what came of it"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, source_kind, source_id, theme_code, body_kind, body_name, question, asked, first_at, made_at, made_by,
            state, state_words, meeting_on, heard from paper
          where network_id = $1 and id > $2 order by id limit $3",
};
