//! What this context has to export: signals, dossiers with what happened to them, and the list of events. What is
//! shielded stands in a kind of its own, and nothing else here tells that it exists.

use network::export::{Key, Kind, Reach, id, moment, number, text, truth};

/// The kinds of this context.
pub const EXPORTS: [Kind; 10] = [
    SIGNALS,
    SIGNAL_THEMES,
    DOSSIERS,
    DOSSIER_SIGNALS,
    AGENDA_ITEMS,
    SOLUTIONS,
    COMMITMENTS,
    BRINGING_BACK,
    EVENTS,
    SHIELDED_SIGNALS,
];

const SIGNALS: Kind = Kind {
    name: "signals",
    what: "A signal: an observation that points beyond one person.",
    fields: &[
        id("id", "its id"),
        text("words", "what was seen, in the words of the reporter"),
        text("kind", "what it is"),
        id("raised_by", "who raised it"),
        id("organisation_id", "for which organisation"),
        moment("raised_at", "when it was raised, or seen"),
        text("area_code", "the area it is about"),
        number("area_year", "the year of that area's code"),
        text("level", "how far it reaches"),
        text("quote", "somebody's own words"),
        truth("quote_source_shielded", "whether it stays with the reporter whose words those are"),
        text("suggestion", "a suggestion, apart from the description"),
        text("state", "how far it has come"),
        moment("state_since", "since when"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, words, kind, raised_by, organisation_id, raised_at, area_code, area_year, level, quote,
            quote_source_shielded, suggestion, state, state_since
          from signal where network_id = $1 and shielded = false and id > $2 order by id limit $3",
};

const SHIELDED_SIGNALS: Kind = Kind {
    name: "shielded_signals",
    what: "A wrong: shielded, with a protected reporter who is not named here.",
    fields: &[
        id("id", "its id"),
        text("words", "what was seen, in the words of the reporter"),
        text("kind", "what it is"),
        moment("raised_at", "when it was raised"),
        text("area_code", "the area it is about"),
        text("level", "how far it reaches"),
        text("state", "how far it has come"),
        moment("state_since", "since when"),
    ],
    key: Key::Id,
    reach: Reach::Shielded,
    sql: "select id, words, kind, raised_at, area_code, level, state, state_since
          from signal where network_id = $1 and shielded = true and id > $2 order by id limit $3",
};

const SIGNAL_THEMES: Kind = Kind {
    name: "signal_themes",
    what: "A theme of a signal.",
    fields: &[
        id("signal_id", "the signal"),
        text("theme_code", "the theme"),
        truth("main", "whether it is the main one"),
    ],
    key: Key::IdAndText,
    reach: Reach::Open,
    sql: "select signal_theme.signal_id, signal_theme.theme_code, signal_theme.main from signal_theme
          join signal on signal.network_id = signal_theme.network_id and signal.id = signal_theme.signal_id
            and signal.shielded = false
          where signal_theme.network_id = $1 and (signal_theme.signal_id, signal_theme.theme_code) > ($2, $3)
          order by signal_theme.signal_id, signal_theme.theme_code limit $4",
};

const DOSSIERS: Kind = Kind {
    name: "dossiers",
    what: "A dossier: signals that are alike, with one driver.",
    fields: &[
        id("id", "its id"),
        text("title", "its title"),
        text("problem", "the statement of the problem"),
        text("level", "how far it reaches"),
        text("theme_code", "its theme"),
        id("driver_id", "who pursues it"),
        moment("opened_at", "when it was opened"),
        moment("first_raised_at", "when the first of its signals was raised"),
        text("state", "how far it has come; of one that ended how: confirmed, silent or unsolved"),
        moment("state_since", "since when"),
        text("state_why", "why, where that has to be said"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, title, problem, level, theme_code, driver_id, opened_at, first_raised_at,
            coalesce(ending, state) as state, state_since, state_why
          from dossier where network_id = $1 and id > $2 order by id limit $3",
};

const DOSSIER_SIGNALS: Kind = Kind {
    name: "dossier_signals",
    what: "A signal in a dossier.",
    fields: &[
        id("dossier_id", "the dossier"),
        id("signal_id", "the signal"),
        moment("carried_at", "when it was put there"),
    ],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select dossier_signal.dossier_id, dossier_signal.signal_id, dossier_signal.carried_at from dossier_signal
          join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
            and signal.shielded = false
          where dossier_signal.network_id = $1 and (dossier_signal.dossier_id, dossier_signal.signal_id) > ($2, $3)
          order by dossier_signal.dossier_id, dossier_signal.signal_id limit $4",
};

const AGENDA_ITEMS: Kind = Kind {
    name: "agenda_items",
    what: "A dossier on the agenda of a meeting.",
    fields: &[
        id("id", "its id"),
        id("dossier_id", "the dossier"),
        id("table_id", "the table"),
        id("meeting_id", "the meeting"),
        text("question", "what the table is asked"),
        text("state", "on_agenda, discussed or taken_off"),
        text("outcome", "what the table said"),
        moment("discussed_at", "when"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, dossier_id, table_id, meeting_id, question, state, outcome, discussed_at
          from agenda_item where network_id = $1 and id > $2 order by id limit $3",
};

const SOLUTIONS: Kind = Kind {
    name: "solutions",
    what: "What came of a dossier, or of one signal.",
    fields: &[
        id("id", "its id"),
        id("dossier_id", "the dossier"),
        id("signal_id", "or the signal"),
        text("kind", "what kind of solution"),
        text("force", "how binding it is"),
        text("words", "the solution"),
        text("why", "the reason, where there is none yet"),
        id("owner_id", "which organisation answers for it"),
        number("number", "its version"),
        moment("valid_from", "from when it holds"),
        moment("valid_until", "until when"),
        moment("recorded_at", "when it was recorded"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select solution.id, solution.dossier_id, solution.signal_id, solution.kind, solution.force, solution.words,
            solution.why, solution.owner_id, solution.number, solution.valid_from, solution.valid_until,
            solution.recorded_at
          from solution
          left join signal on signal.network_id = solution.network_id and signal.id = solution.signal_id
          where solution.network_id = $1 and solution.id > $2 and (signal.id is null or signal.shielded = false)
          order by solution.id limit $3",
};

const COMMITMENTS: Kind = Kind {
    name: "commitments",
    what: "What a partner promised.",
    fields: &[
        id("id", "its id"),
        id("dossier_id", "the dossier"),
        id("organisation_id", "for which organisation"),
        id("person_id", "who promised"),
        text("words", "what"),
        moment("due_at", "by when"),
        moment("made_at", "when it was promised"),
        text("state", "open, kept or not_kept"),
        moment("state_since", "since when"),
        text("state_why", "why not"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, dossier_id, organisation_id, person_id, words, due_at, made_at, state, state_since, state_why
          from commitment where network_id = $1 and id > $2 order by id limit $3",
};

const BRINGING_BACK: Kind = Kind {
    name: "bringing_back",
    what: "Word back to whoever raised a signal, and whether it works there.",
    fields: &[
        id("id", "its id"),
        id("solution_id", "the solution"),
        id("signal_id", "the signal"),
        moment("told_at", "when they were told"),
        moment("asked_at", "when they were asked whether it works"),
        text("works", "yes, adapted or not_yet"),
        moment("works_at", "when they said so"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select bringing_back.id, bringing_back.solution_id, bringing_back.signal_id, bringing_back.told_at,
            bringing_back.asked_at, bringing_back.works, bringing_back.works_at
          from bringing_back
          join signal on signal.network_id = bringing_back.network_id and signal.id = bringing_back.signal_id
            and signal.shielded = false
          where bringing_back.network_id = $1 and bringing_back.id > $2 order by bringing_back.id limit $3",
};

const EVENTS: Kind = Kind {
    name: "events",
    what: "Something that happened, in order.",
    fields: &[
        id("id", "its id"),
        moment("at", "when"),
        text("kind", "what"),
        text("subject_kind", "to what kind of thing"),
        id("subject_id", "to which"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select event.id, event.at, event.kind, event.subject_kind, event.subject_id from event
          where event.network_id = $1 and event.id > $2
            and not exists (select 1 from signal where signal.network_id = event.network_id
              and signal.id = event.subject_id and signal.shielded = true)
            and not exists (select 1 from obligation where obligation.network_id = event.network_id
              and obligation.id = event.subject_id and obligation.shielded = true)
          order by event.id limit $3",
};
