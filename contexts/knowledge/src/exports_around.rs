//! What stands around knowledge, for the export: crises, which desk knows what, who heard an answer, and what a change of a
//! measure touched.

use network::export::{Key, Kind, Reach, id, moment, number, text};

/// The kinds of this file.
pub const AROUND: [Kind; 4] = [CRISES, EXPERT_DESKS, ASKERS_TOLD, TOUCHED];

const CRISES: Kind = Kind {
    name: "crises",
    what: "A stretch in which the network worked as in a crisis.",
    fields: &[
        id("id", "its id"),
        text("name", "its name"),
        text("reason", "why"),
        moment("begun_at", "since when"),
        id("begun_by", "who said so"),
        text("state", "whether it runs"),
        moment("state_since", "since when that is so"),
        id("state_by", "who said so"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, name, reason, begun_at, begun_by, state, state_since, state_by from crisis
          where network_id = $1 and id > $2 order by id limit $3",
};

const EXPERT_DESKS: Kind = Kind {
    name: "expert_desks",
    what: "Which desk knows a theme.",
    fields: &[text("theme_code", "the theme"), id("desk_id", "the desk")],
    key: Key::Text,
    reach: Reach::Open,
    sql: "select theme_code, desk_id from expert_desk
          where network_id = $1 and theme_code > $2 order by theme_code limit $3",
};

const ASKERS_TOLD: Kind = Kind {
    name: "askers_told",
    what: "That the asker of a question heard its answer.",
    fields: &[
        id("notice_id", "the word that they got"),
        id("question_id", "the question"),
        id("answer_id", "the answer"),
        number("number", "which version of it"),
        moment("told_at", "when"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select notice_id, question_id, answer_id, number, told_at from question_told
          where network_id = $1 and notice_id > $2 order by notice_id limit $3",
};

const TOUCHED: Kind = Kind {
    name: "measure_touches",
    what: "That something rests on a measure that changed, and who looked at it since.",
    fields: &[
        id("id", "its id"),
        id("measure_id", "the measure"),
        number("number", "which version of it"),
        text("what", "whether it changed or ended"),
        text("subject_kind", "answer or practice"),
        id("subject_id", "which one"),
        moment("touched_at", "when"),
        text("state", "whether somebody looked"),
        moment("state_since", "since when that is so"),
        id("state_by", "who looked"),
        text("state_words", "what they said"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, measure_id, number, what, subject_kind, subject_id, touched_at, state, state_since,
            state_by, state_words from measure_touch
          where network_id = $1 and id > $2 order by id limit $3",
};
