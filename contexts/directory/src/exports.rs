//! What this context has to export: offers with their themes and areas. For other directories there is Open Referral.

use network::export::{Key, Kind, Reach, id, moment, number, text};

/// The kinds of this context.
pub const EXPORTS: [Kind; 3] = [OFFERS, OFFER_THEMES, OFFER_AREAS];

const OFFERS: Kind = Kind {
    name: "offers",
    what: "An offer: what an organisation does and doesn't do, for whom, and with whom to call.",
    fields: &[
        id("id", "its id"),
        id("organisation_id", "whose it is"),
        text("name", "its name"),
        text("pontoon", "where it stands"),
        text("does", "what they do"),
        text("does_not", "what they don't"),
        text("audience", "for whom"),
        text("reach", "how to reach them"),
        text("place", "where it is"),
        text("hours", "when"),
        id("contact_id", "whom to ask for"),
        number("places", "free places"),
        number("waiting_weeks", "weeks of waiting"),
        moment("room_at", "when those were said"),
        text("valid_from", "from which day it is there"),
        text("valid_until", "its last day"),
        text("state", "open or closed"),
        text("state_why", "why it closed"),
        moment("changed_at", "when it last changed"),
        moment("confirmed_at", "when somebody last said that it is still so"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, organisation_id, name, pontoon, does, does_not, audience, reach, place, hours, contact_id, places,
            waiting_weeks, room_at, valid_from, valid_until, state, state_why, changed_at, confirmed_at
          from offer where network_id = $1 and id > $2 order by id limit $3",
};

const OFFER_THEMES: Kind = Kind {
    name: "offer_themes",
    what: "A theme of an offer.",
    fields: &[id("offer_id", "the offer"), text("theme_code", "the theme")],
    key: Key::IdAndText,
    reach: Reach::Open,
    sql: "select offer_id, theme_code from offer_theme where network_id = $1 and (offer_id, theme_code) > ($2, $3)
          order by offer_id, theme_code limit $4",
};

const OFFER_AREAS: Kind = Kind {
    name: "offer_areas",
    what: "An area that an offer is for; without one it is for the whole network.",
    fields: &[id("offer_id", "the offer"), text("area_code", "the area")],
    key: Key::IdAndText,
    reach: Reach::Open,
    sql:
        "select offer_id, area_code from offer_area where network_id = $1 and (offer_id, area_code) > ($2, $3)
          order by offer_id, area_code limit $4",
};
