//! What this context has to export: what was released, as everybody in the network may read it. Exact counts and alarms are
//! made of what the others export.

use network::export::{Key, Kind, Reach, id, number, text};

/// The kinds of this context.
pub const EXPORTS: [Kind; 1] = [RELEASES];

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
