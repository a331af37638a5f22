//! What this context has to export: questions, answers, practices and measures with their versions, who applies a practice,
//! what rests on a measure, and letters. What is still prepared or in review is its writer's; what a practice was derived
//! from is left out, because that may be shielded since, and nothing here tells that such a thing exists.

use network::export::{Field, Key, Kind, Reach, id, moment, number, text};

/// The kinds of this context.
pub const EXPORTS: [Kind; 11] = [
    QUESTIONS,
    ANSWERS,
    ANSWER_VERSIONS,
    PRACTICES,
    PRACTICE_VERSIONS,
    PRACTICE_USES,
    MEASURES,
    MEASURE_VERSIONS,
    RESTS_ON,
    LETTERS,
    LETTER_ITEMS,
];

const ID: Field = id("id", "its id");
const OWNER: Field = id("owner_id", "which organisation stands for it");
const THEME: Field = text("theme_code", "its theme");
const NUMBER: Field = number("number", "the number of the version");

const QUESTIONS: Kind = Kind {
    name: "questions",
    what: "A question to the network.",
    fields: &[
        ID,
        text("words", "what was asked"),
        THEME,
        id("asked_by", "who asked it"),
        id("organisation_id", "for which organisation"),
        moment("asked_at", "when"),
        text("state", "open, linked or answered"),
        moment("state_since", "since when"),
        id("linked_to", "the open question that it is the same as"),
        id("answer_id", "the answer to it, once there is one"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, words, theme_code, asked_by, organisation_id, asked_at, state, state_since, linked_to,
            case when state = 'answered' then answer_id else null end as answer_id
          from question where network_id = $1 and id > $2 order by id limit $3",
};

const ANSWERS: Kind = Kind {
    name: "answers",
    what: "An answer that was published; what it says stands in its versions.",
    fields: &[
        ID,
        THEME,
        OWNER,
        text("state", "published or withdrawn"),
        moment("state_since", "since when"),
        text("state_why", "why it was withdrawn"),
        number("number", "the number of its newest version"),
        moment("published_at", "when that was published"),
        moment("valid_until", "until when it holds"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, theme_code, owner_id, state, state_since, state_why, number, published_at, valid_until
          from answer where network_id = $1 and number > 0 and id > $2 order by id limit $3",
};

const ANSWER_VERSIONS: Kind = Kind {
    name: "answer_versions",
    what: "A version of an answer, as it was published.",
    fields: &[
        ID,
        id("answer_id", "the answer"),
        NUMBER,
        text("title", "the question as it reads above it"),
        text("words", "the answer"),
        moment("valid_until", "until when it was to hold"),
        id("written_by", "who wrote it"),
        moment("written_at", "when"),
        id("state_by", "who looked at it and published it"),
        moment("state_since", "when"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, answer_id, number, title, words, valid_until, written_by, written_at, state_by, state_since
          from answer_version where network_id = $1 and state = 'published' and id > $2 order by id limit $3",
};

const PRACTICES: Kind = Kind {
    name: "practices",
    what: "What works somewhere; what it is stands in its versions.",
    fields: &[
        ID,
        THEME,
        id("owner_id", "the organisation to call"),
        id("shared_by", "who shared it"),
        moment("shared_at", "when"),
        number("number", "the number of its newest version"),
        moment("changed_at", "when that was written"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, theme_code, owner_id, shared_by, shared_at, number, changed_at
          from practice where network_id = $1 and id > $2 order by id limit $3",
};

const PRACTICE_VERSIONS: Kind = Kind {
    name: "practice_versions",
    what: "A version of a practice.",
    fields: &[
        id("practice_id", "the practice"),
        NUMBER,
        text("title", "its title"),
        text("works", "what works"),
        text("audience", "for whom"),
        text("needs", "what it takes"),
        id("written_by", "who wrote it"),
        moment("written_at", "when"),
    ],
    key: Key::IdAndNumber,
    reach: Reach::Open,
    sql: "select practice_id, number, title, works, audience, needs, written_by, written_at
          from practice_version where network_id = $1 and (practice_id, number) > ($2, $3)
          order by practice_id, number limit $4",
};

const PRACTICE_USES: Kind = Kind {
    name: "practice_uses",
    what: "An organisation that applies a practice.",
    fields: &[
        id("practice_id", "the practice"),
        id("organisation_id", "which organisation"),
        text("how", "as_is or adapted"),
        text("words", "what was adapted, or how it goes"),
        id("said_by", "who said so"),
        moment("said_at", "when"),
    ],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select practice_id, organisation_id, how, words, said_by, said_at
          from practice_use where network_id = $1 and (practice_id, organisation_id) > ($2, $3)
          order by practice_id, organisation_id limit $4",
};

const MEASURES: Kind = Kind {
    name: "measures",
    what: "A measure; what it says stands in its versions.",
    fields: &[
        ID,
        THEME,
        OWNER,
        text("state", "in_force or ended"),
        moment("state_since", "since when"),
        text("state_why", "why it ended"),
        number("number", "the number of its newest version"),
        moment("changed_at", "when that was written"),
        moment("valid_from", "from when it holds"),
        moment("valid_until", "until when"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, theme_code, owner_id, state, state_since, state_why, number, changed_at, valid_from, valid_until
          from measure where network_id = $1 and id > $2 order by id limit $3",
};

const MEASURE_VERSIONS: Kind = Kind {
    name: "measure_versions",
    what: "A version of a measure.",
    fields: &[
        id("measure_id", "the measure"),
        NUMBER,
        text("title", "its title"),
        text("words", "what it says"),
        text("source", "where it stands"),
        id("written_by", "who wrote it"),
        moment("written_at", "when"),
    ],
    key: Key::IdAndNumber,
    reach: Reach::Open,
    sql: "select measure_id, number, title, words, source, written_by, written_at
          from measure_version where network_id = $1 and (measure_id, number) > ($2, $3)
          order by measure_id, number limit $4",
};

const RESTS_ON: Kind = Kind {
    name: "rests_on",
    what: "An answer or a practice that rests on a measure.",
    fields: &[
        id("measure_id", "the measure"),
        id("subject_id", "what rests on it"),
        text("subject_kind", "answer or practice"),
        moment("since", "since when"),
    ],
    key: Key::Ids,
    reach: Reach::Open,
    sql:
        "select rests_on.measure_id, rests_on.subject_id, rests_on.subject_kind, rests_on.since from rests_on
          left join answer on answer.network_id = rests_on.network_id and answer.id = rests_on.subject_id
          where rests_on.network_id = $1 and (rests_on.measure_id, rests_on.subject_id) > ($2, $3)
            and (answer.id is null or answer.number > 0)
          order by rests_on.measure_id, rests_on.subject_id limit $4",
};

const LETTERS: Kind = Kind {
    name: "letters",
    what: "A letter that everybody could read: a daily bulletin or a newsletter.",
    fields: &[
        ID,
        text("kind", "bulletin or newsletter"),
        text("day", "the day in the Netherlands"),
        moment("covers_from", "from when on it tells what changed"),
        moment("covers_until", "until when"),
        text("introduction", "the words of an editor on top"),
        moment("made_at", "when it was made"),
        id("made_by", "by whom; nobody when the clock made it"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, kind, day, covers_from, covers_until, introduction, made_at, made_by
          from letter where network_id = $1 and state <> 'nothing' and id > $2 order by id limit $3",
};

const LETTER_ITEMS: Kind = Kind {
    name: "letter_items",
    what: "What a letter told, in order. Its words are those of the thing itself, as far as it may still be read.",
    fields: &[
        id("letter_id", "the letter"),
        number("place", "its place in it"),
        text("part", "letter, or rest: under so many more"),
        text("item_kind", "what kind of thing"),
        id("item_id", "which"),
        moment("item_at", "when that had changed"),
    ],
    key: Key::IdAndNumber,
    reach: Reach::Open,
    sql: "select letter_id, place, part, item_kind, item_id, item_at
          from letter_item where network_id = $1 and (letter_id, place) > ($2, $3)
          order by letter_id, place limit $4",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::sharing;
    use crate::share_practice::{Share, share};
    use kernel::ids::Uuid;
    use network::samples::{Village, monday};
    use store::{Db, Value};
    use testkit::on_both;

    fn rows(db: &Db, village: &Village, kind: &Kind) -> Vec<Vec<Value>> {
        let start: Vec<Value> = match kind.key {
            Key::Id => vec![Value::Id(Uuid::nil())],
            Key::Ids => vec![Value::Id(Uuid::nil()), Value::Id(Uuid::nil())],
            Key::IdAndNumber => vec![Value::Id(Uuid::nil()), Value::Int(0)],
            Key::Text | Key::TextAndNumber | Key::IdAndText => Vec::new(),
        };
        db.read_here(|tx| kind.page(tx, village.network, &start)).unwrap()
    }

    #[test]
    fn what_the_network_knows_comes_out_and_what_is_prepared_does_not() {
        on_both(|db| {
            let village = Village::build(db);
            let new = Share { source: Some(("signal".to_owned(), Uuid::from_u128(9))), ..sharing() };
            let practice =
                village.acts(db, village.fatima, |tx, actor| share(tx, actor, monday(), &new)).unwrap();
            let counts: Vec<(&str, usize)> =
                EXPORTS.iter().map(|kind| (kind.name, rows(db, &village, kind).len())).collect();
            assert!(counts.contains(&("practices", 1)) && counts.contains(&("practice_versions", 1)));
            assert!(counts.contains(&("answers", 0)) && counts.contains(&("letters", 0)), "{counts:?}");
            let shared = format!("{:?}", rows(db, &village, &PRACTICES));
            assert!(
                shared.contains(&practice.0.to_string()) && !shared.contains(&Uuid::from_u128(9).to_string())
            );
            let version = rows(db, &village, &PRACTICE_VERSIONS).remove(0);
            let after = &version[..2];
            let next = db.read_here(|tx| PRACTICE_VERSIONS.page(tx, village.network, after)).unwrap();
            assert_eq!(next.len(), 0, "a page begins behind its key");
        });
    }
}
