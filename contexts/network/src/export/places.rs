//! Who stands where, for the export: desks and whoever is on them, what tables speak about, and seats over time.

use super::{Key, Kind, Reach, id, moment, text};

/// The kinds of this file.
pub const PLACES: [Kind; 4] = [DESKS, DESK_STAFF, TABLE_THEMES, SEAT_TERMS];

const DESKS: Kind = Kind {
    name: "desks",
    what: "A desk: whoever is on it takes what comes to it.",
    fields: &[
        id("id", "its id"),
        id("organisation_id", "whose desk it is; nobody means the network itself"),
        text("name", "its name"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, organisation_id, name from desk
          where network_id = $1 and id > $2 order by id limit $3",
};

const DESK_STAFF: Kind = Kind {
    name: "desk_staff",
    what: "Somebody who is on a desk.",
    fields: &[id("desk_id", "the desk"), id("person_id", "who")],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select desk_id, person_id from desk_staff
          where network_id = $1 and (desk_id, person_id) > ($2, $3) order by desk_id, person_id limit $4",
};

const TABLE_THEMES: Kind = Kind {
    name: "table_themes",
    what: "What a table speaks about.",
    fields: &[id("table_id", "the table"), text("theme_code", "the theme")],
    key: Key::IdAndText,
    reach: Reach::Open,
    sql: "select table_id, theme_code from round_table_theme
          where network_id = $1 and (table_id, theme_code) > ($2, $3) order by table_id, theme_code limit $4",
};

const SEAT_TERMS: Kind = Kind {
    name: "seat_terms",
    what: "Who sat where, with what mandate, from when until when.",
    fields: &[
        id("id", "its id"),
        id("table_id", "the table"),
        id("person_id", "who"),
        id("organisation_id", "for which organisation"),
        text("mandate", "what the seat could decide"),
        moment("from_at", "from when; nothing when that is not known"),
        moment("until_at", "until when; nothing while it lasts"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, table_id, person_id, organisation_id, mandate, from_at, until_at from seat_term
          where network_id = $1 and id > $2 order by id limit $3",
};
