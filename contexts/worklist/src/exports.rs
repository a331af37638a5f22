//! What this context has to export: obligations, without those of what is shielded. Their titles are the words of the
//! matter, which is exported as itself.

use network::export::{Key, Kind, Reach, id, moment, text};

/// The kinds of this context.
pub const EXPORTS: [Kind; 1] = [Kind {
    name: "obligations",
    what: "Something open, with its one holder and its next moment; or what came of it.",
    fields: &[
        id("id", "its id"),
        text("matter_kind", "what kind of thing is open"),
        id("matter_id", "which"),
        moment("opened_at", "since when"),
        text("state", "held, offered or settled"),
        id("holder_person", "who holds it"),
        id("holder_desk", "or which desk"),
        moment("moment_at", "its next moment"),
        text("rung", "how far it has climbed"),
        moment("since", "since when it is held so"),
        moment("settled_at", "when it was settled"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, matter_kind, matter_id, opened_at, state, holder_person, holder_desk, moment_at, rung, since,
            settled_at
          from obligation where network_id = $1 and shielded = false and id > $2 order by id limit $3",
}];
