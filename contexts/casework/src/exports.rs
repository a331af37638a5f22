//! What this context has to export: what was decided about rules, in the general words in which it was weighed. Of residents
//! nothing goes out here; who decided stands on the page of a decision, with why what the guard found stays.

use network::export::{Key, Kind, Reach, id, moment, number, text};

/// The kinds of this context.
pub const EXPORTS: [Kind; 2] = [DEVIATIONS, DEVIATION_VERSIONS];

const DEVIATIONS: Kind = Kind {
    name: "deviations",
    what: "A decision about a rule, in its spirit; what was weighed stands in its versions.",
    fields: &[
        id("id", "its id"),
        id("organisation_id", "for which organisation it was decided"),
        moment("decided_at", "when"),
        text("decision", "departed or kept"),
        number("number", "the number of the version that counts"),
        id("alike_id", "those that are alike share it"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, organisation_id, decided_at, decision, number, alike_id
          from deviation where network_id = $1 and id > $2 order by id limit $3",
};

const DEVIATION_VERSIONS: Kind = Kind {
    name: "deviation_versions",
    what: "What was weighed and decided, in the order in which it is weighed.",
    fields: &[
        id("deviation_id", "the decision"),
        number("number", "the number of the version"),
        text("rule", "what the rule is called"),
        text("situation", "the situation, in general words"),
        text("needed", "what was needed"),
        text("purpose", "what the rule is for"),
        text("effects", "what else it has for consequences"),
        text("legal", "what the law leaves room for"),
        text("decision", "departed or kept"),
        text("agreed", "what was agreed"),
        text("why", "why it had to be corrected"),
        moment("at", "when"),
    ],
    key: Key::IdAndNumber,
    reach: Reach::Open,
    sql: "select deviation_id, number, rule, situation, needed, purpose, effects, legal, decision, agreed, why, at
          from deviation_version where network_id = $1 and (deviation_id, number) > ($2, $3)
          order by deviation_id, number limit $4",
};
