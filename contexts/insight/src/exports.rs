//! What this context has to export: what was released, stories with a valid yes, accounts with their figures, and agreed
//! results, as everybody in the network may read them. Exact counts and alarms are made of what the others export.

use network::export::{Key, Kind, Reach, id, moment, number, text};

/// The kinds of this context.
pub const EXPORTS: [Kind; 7] = [RELEASES, PAPERS, STORIES, ACCOUNTS, FIGURES, RESULTS, CONTRIBUTORS];

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

const STORIES: Kind = Kind {
    name: "stories",
    what: "What somebody told and said yes to. Those that were taken back are not here.",
    fields: &[
        id("id", "its id"),
        id("organisation_id", "whose it is"),
        text("told", "in the teller's words"),
        text("theme_code", "its theme"),
        text("area_code", "where it plays"),
        text("consented_on", "the day of the yes"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, organisation_id, told, theme_code, area_code, consented_on from story
          where network_id = $1 and id > $2 and told is not null order by id limit $3",
};

const ACCOUNTS: Kind = Kind {
    name: "accounts",
    what: "What an organisation, or the network, tells a municipality of a quarter, once a version is final.",
    fields: &[
        id("id", "its id"),
        id("organisation_id", "whose it is; empty for the network"),
        text("municipality", "the municipality it is told to"),
        text("first_day", "the first day of the quarter"),
        text("last_day", "the last day of the quarter"),
        number("threshold", "from how many on a number is shown"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, organisation_id, municipality, first_day, last_day, threshold from account
          where network_id = $1 and id > $2 and exists (select 1 from account_version
            where account_version.network_id = account.network_id and account_version.account_id = account.id
              and account_version.finished_at is not null)
          order by id limit $3",
};

const FIGURES: Kind = Kind {
    name: "account_figures",
    what: "A figure of an account of which a version is final. What is too small to show is empty.",
    fields: &[
        id("account_id", "the account"),
        text("code", "which figure"),
        text("line", "the line it stands in"),
        number("number", "how many"),
        number("whole", "of how many"),
        number("median_days", "half of them took at most so many days"),
    ],
    key: Key::IdAndText,
    reach: Reach::Open,
    sql: "select account_id, code, line, number, whole, median_days from account_figure
          where network_id = $1 and (account_id, code) > ($2, $3) and exists (select 1 from account_version
            where account_version.network_id = account_figure.network_id
              and account_version.account_id = account_figure.account_id
              and account_version.finished_at is not null)
          order by account_id, code limit $4",
};

const RESULTS: Kind = Kind {
    name: "agreed_results",
    what: "What was agreed with a municipality, and the one organisation that answers for it.",
    fields: &[
        id("id", "its id"),
        text("words", "what was agreed"),
        text("line", "what it adds to"),
        id("answerable_id", "the organisation that answers for it"),
        text("municipality", "with which municipality"),
        text("due_on", "by when"),
        text("state", "what came of it"),
        text("outcome", "in words"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, words, line, answerable_id, municipality, due_on, state, outcome from agreed_result
          where network_id = $1 and id > $2 order by id limit $3",
};

const CONTRIBUTORS: Kind = Kind {
    name: "agreed_contributors",
    what: "An organisation that adds to an agreed result, without answering for it.",
    fields: &[id("result_id", "the result"), id("organisation_id", "the organisation")],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select result_id, organisation_id from agreed_contributor
          where network_id = $1 and (result_id, organisation_id) > ($2, $3)
          order by result_id, organisation_id limit $4",
};
