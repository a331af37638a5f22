//! What this context has to export: organisations, teams, areas, themes, and tables with their seats and meetings.

use super::{Key, Kind, Reach, id, moment, number, text, truth};

/// The kinds of this context.
pub const EXPORTS: [Kind; 9] =
    [ORGANISATIONS, TEAMS, AREAS, AREA_BOUNDARIES, THEMES, TABLES, SEATS, MEETINGS, PEOPLE];

const ORGANISATIONS: Kind = Kind {
    name: "organisations",
    what: "An organisation in the network.",
    fields: &[
        id("id", "its id"),
        text("name", "its name"),
        text("kind", "what it is"),
        text("place", "the place it works from"),
        id("umbrella_id", "the umbrella it belongs to"),
        text("phone", "its own number, to call it"),
        moment("heard_at", "when it was last heard; before that, when it came into the network"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql:
        "select id, name, kind, place, umbrella_id, phone, heard_at from organisation where network_id = $1 and id > $2
          order by id limit $3",
};

const TEAMS: Kind = Kind {
    name: "teams",
    what: "A team of an organisation.",
    fields: &[
        id("id", "its id"),
        id("organisation_id", "whose team it is"),
        text("name", "its name"),
        id("lead_id", "who leads it"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, organisation_id, name, lead_id from team where network_id = $1 and id > $2
          order by id limit $3",
};

const AREAS: Kind = Kind {
    name: "areas",
    what: "An area in a year.",
    fields: &[
        text("code", "its code, as the statistics office writes it"),
        number("year", "the year in which the code is valid"),
        text("name", "its name"),
        text("kind", "buurt, wijk, gemeente, regio or land"),
        text("parent_code", "the area it lies in"),
    ],
    key: Key::TextAndNumber,
    reach: Reach::Open,
    sql: "select code, year, name, kind, parent_code from area
          where network_id = $1 and (code, year) > ($2, $3) order by code, year limit $4",
};

const AREA_BOUNDARIES: Kind = Kind {
    name: "area_boundaries",
    what: "The boundary of an area in a year.",
    fields: &[
        text("code", "the code of the area"),
        number("year", "the year"),
        text("geometry", "the boundary, as GeoJSON geometry in degrees (WGS84)"),
        text("fault", "what is wrong with it as a polygon; empty when it is sound"),
    ],
    key: Key::TextAndNumber,
    reach: Reach::Open,
    sql: "select code, year, geometry, fault from area_boundary
          where network_id = $1 and (code, year) > ($2, $3) order by code, year limit $4",
};

const THEMES: Kind = Kind {
    name: "themes",
    what: "A theme of the controlled list.",
    fields: &[
        text("code", "its code"),
        text("parent_code", "the main theme of a sub-theme"),
        text("name_nl", "its Dutch name"),
        text("name_en", "its English name"),
        truth("sensitive", "whether it is counted with a higher threshold"),
        text("since", "the day the network got it; empty where it always had it"),
    ],
    key: Key::Text,
    reach: Reach::Open,
    sql:
        "select code, parent_code, name_nl, name_en, sensitive, since from theme where network_id = $1 and code > $2
          order by code limit $3",
};

const TABLES: Kind = Kind {
    name: "tables",
    what: "A round table: a standing forum with seats.",
    fields: &[
        id("id", "its id"),
        text("name", "its name"),
        text("kind", "what kind of forum it is"),
        text("level", "how far it reaches"),
        id("convener_id", "who calls it together"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, name, kind, level, convener_id from round_table where network_id = $1 and id > $2
          order by id limit $3",
};

const SEATS: Kind = Kind {
    name: "seats",
    what: "A seat at a table.",
    fields: &[
        id("id", "its id"),
        id("table_id", "the table"),
        id("organisation_id", "for which organisation"),
        id("person_id", "who sits there"),
        text("mandate", "what the seat may decide"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql:
        "select id, table_id, organisation_id, person_id, mandate from seat where network_id = $1 and id > $2
          order by id limit $3",
};

const MEETINGS: Kind = Kind {
    name: "meetings",
    what: "One sitting of a table.",
    fields: &[
        id("id", "its id"),
        id("table_id", "the table"),
        moment("starts_at", "when it begins"),
        number("minutes", "how long it lasts, in minutes"),
        text("place", "where"),
        moment("cancelled_at", "since when it is off"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, table_id, starts_at, minutes, place, cancelled_at from meeting where network_id = $1 and id > $2
          order by id limit $3",
};

const PEOPLE: Kind = Kind {
    name: "people",
    what: "Somebody who works in the network, by name.",
    fields: &[id("id", "their id"), text("name", "their name"), text("state", "active, absent or left")],
    key: Key::Id,
    reach: Reach::People,
    sql: "select id, name, state from person where network_id = $1 and id > $2 order by id limit $3",
};
