//! What an answer to "what is kept of me?" is made of: every table that has something of a plan, column by column. What is
//! left out stands in `left_out`, with the reason. A test holds both against the schema, so that nothing new is forgotten.

/// How a table belongs to a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Via {
    /// It is the plan.
    Itself,
    /// It has the plan's id.
    Plan,
    /// It belongs to a row of that table, by that column.
    Of(&'static str, &'static str),
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Is {
    /// Sealed under the id of its own row, as `table.column`.
    Sealed,
    /// Sealed under the id in another column.
    SealedUnder(&'static str),
    /// A word of ours: its text stands under this prefix and the word.
    Word(&'static str),
    /// A theme.
    Theme,
    /// An area.
    Area,
    /// A number.
    Number,
    /// What a note is about.
    Note,
    /// A moment.
    Moment,
    /// A day.
    Day,
    /// Yes or no.
    Yes,
    /// Somebody who works in the network.
    Person,
    /// An organisation.
    Organisation,
    /// A duty desk.
    Desk,
    /// What lets data be used.
    Basis,
    /// What opens secrecy.
    Secrecy,
}

/// A table in the answer.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name, also in the JSON.
    pub table: &'static str,
    /// The key of its heading.
    pub title: &'static str,
    /// How it belongs to the plan.
    pub via: Via,
    /// In which order.
    pub order: &'static str,
    /// Its columns, each with the key of its heading and what stands in it.
    pub columns: &'static [(&'static str, &'static str, Is)],
}

use Is::{
    Area, Basis, Day, Desk, Moment, Note, Number, Organisation, Person, Sealed, SealedUnder, Secrecy, Theme,
    Word, Yes,
};

const fn kind(
    (table, title): (&'static str, &'static str),
    (via, order): (Via, &'static str),
    columns: &'static [(&'static str, &'static str, Is)],
) -> Kind {
    Kind { table, title, via, order, columns }
}

/// Everything, in the order of the answer. What somebody said themselves comes first.
pub const KINDS: &[Kind] = &[
    kind(
        ("plan", "held-of-plan"),
        (Via::Itself, "id"),
        &[
            ("called", "held-called", Sealed),
            ("worry", "held-worry", Sealed),
            ("organisation_id", "held-organisation-id", Organisation),
            ("opened_by", "held-opened-by", Person),
            ("opened_at", "held-opened-at", Moment),
            ("state", "held-state", Word("plan-state-")),
            ("state_since", "held-state-since", Moment),
            ("state_by", "held-state-by", Person),
            ("kept_until", "held-kept-until", Moment),
            ("kept_why", "held-kept-why", Sealed),
        ],
    ),
    kind(
        ("help_request", "held-of-help-request"),
        (Via::Plan, "id"),
        &[
            ("question", "held-question", Sealed),
            ("pontoon", "held-pontoon", Word("pontoon-")),
            ("pontoon_since", "held-pontoon-since", Moment),
            ("theme_code", "held-theme-code", Theme),
            ("area_code", "held-area-code", Area),
            ("next_step", "held-next-step", Sealed),
            ("waiting_since", "held-waiting-since", Moment),
            ("opened_at", "held-opened-at", Moment),
            ("state", "held-state", Word("plan-state-")),
            ("state_since", "held-state-since", Moment),
            ("state_by", "held-state-by", Person),
            ("outcome", "held-outcome", Word("help-outcome-")),
            ("outcome_words", "held-outcome-words", Sealed),
            ("kept_as", "held-kept-as", Word("retention-")),
        ],
    ),
    kind(
        ("contact", "held-of-contact"),
        (Via::Plan, "id"),
        &[("words", "held-words", Sealed), ("at", "held-at", Moment), ("by_id", "held-by-id", Person)],
    ),
    kind(
        ("agreement", "held-of-agreement"),
        (Via::Plan, "id"),
        &[
            ("words", "held-words", Sealed),
            ("ring", "held-ring", Word("ring-")),
            ("person_id", "held-person-id", Person),
            ("who", "held-who", Sealed),
            ("theme_code", "held-theme-code", Theme),
            ("due_at", "held-due-at", Moment),
            ("is_deadline", "held-is-deadline", Yes),
            ("decides_id", "held-decides-id", Organisation),
            ("made_by", "held-made-by", Person),
            ("made_at", "held-made-at", Moment),
            ("state", "held-state", Word("agreement-state-")),
            ("state_since", "held-state-since", Moment),
            ("state_by", "held-state-by", Person),
            ("outcome", "held-outcome", Sealed),
        ],
    ),
    kind(
        ("goal", "held-of-goal"),
        (Via::Plan, "id"),
        &[
            ("words", "held-words", Sealed),
            ("weight", "held-weight", Number),
            ("made_by", "held-made-by", Person),
            ("made_at", "held-made-at", Moment),
            ("ended_at", "held-ended-at", Moment),
        ],
    ),
    kind(
        ("goal_score", "held-of-goal-score"),
        (Via::Of("goal", "goal_id"), "at"),
        &[
            ("at", "held-at", Moment),
            ("heavy", "held-heavy", Number),
            ("reached", "held-reached", Number),
            ("by_id", "held-by-id", Person),
        ],
    ),
    kind(
        ("plan_note", "held-of-note"),
        (Via::Plan, "id"),
        &[
            ("words", "held-words", Sealed),
            ("kind", "held-kind", Note),
            ("is_private", "held-is-private", Yes),
            ("by_id", "held-by-id", Person),
            ("at", "held-at", Moment),
            ("ended_at", "held-ended-at", Moment),
        ],
    ),
    kind(
        ("plan_review", "held-of-review"),
        (Via::Plan, "id"),
        &[("words", "held-words", Sealed), ("at", "held-at", Moment), ("by_id", "held-by-id", Person)],
    ),
    kind(
        ("bridge", "held-of-bridge"),
        (Via::Of("help_request", "help_request_id"), "id"),
        &[
            ("words", "held-words", Sealed),
            ("registered_on", "held-registered-on", Day),
            ("decided_on", "held-decided-on", Day),
            ("starts_on", "held-starts-on", Day),
            ("made_by", "held-made-by", Person),
            ("made_at", "held-made-at", Moment),
            ("ended_at", "held-ended-at", Moment),
        ],
    ),
    kind(
        ("handover", "held-of-handover"),
        (Via::Plan, "id"),
        &[
            ("kind", "held-kind", Word("handover-kind-")),
            ("stage", "held-stage", Word("handover-stage-")),
            ("question", "held-question", SealedUnder("packet_id")),
            ("story", "held-story", SealedUnder("packet_id")),
            ("wished", "held-wished", SealedUnder("packet_id")),
            ("permission", "held-permission", SealedUnder("packet_id")),
            ("legal_basis", "held-legal-basis", SealedUnder("packet_id")),
            ("previewed", "held-previewed", Word("handover-previewed-")),
            ("not_previewed_why", "held-not-previewed-why", SealedUnder("packet_id")),
            ("giver_person", "held-giver-person", Person),
            ("giver_desk", "held-giver-desk", Desk),
            ("receiver_person", "held-receiver-person", Person),
            ("receiver_desk", "held-receiver-desk", Desk),
            ("pontoon", "held-pontoon", Word("pontoon-")),
            ("drafted_by", "held-drafted-by", Person),
            ("drafted_at", "held-drafted-at", Moment),
            ("changed_at", "held-changed-at", Moment),
        ],
    ),
    kind(
        ("handover_step", "held-of-handover-step"),
        (Via::Of("handover", "handover_id"), "at"),
        &[
            ("at", "held-at", Moment),
            ("by_id", "held-by-id", Person),
            ("by_resident", "held-by-resident", Yes),
            ("stage_before", "held-stage-before", Word("handover-stage-")),
            ("stage_after", "held-stage-after", Word("handover-stage-")),
            ("words", "held-words", Sealed),
            ("more", "held-more", Sealed),
        ],
    ),
    kind(
        ("share", "held-of-share"),
        (Via::Plan, "id"),
        &[
            ("organisation_id", "held-organisation-id", Organisation),
            ("person_id", "held-person-id", Person),
            ("at_table", "held-at-table", Yes),
            ("spokesperson", "held-spokesperson", Yes),
            ("reads_identity", "held-reads-identity", Yes),
            ("reads_story", "held-reads-story", Yes),
            ("reads_plan", "held-reads-plan", Yes),
            ("reads_contact", "held-reads-contact", Yes),
            ("theme_code", "held-theme-code", Theme),
            ("step", "held-step", Word("share-step-")),
            ("legal_basis", "held-legal-basis", Basis),
            ("secrecy", "held-secrecy", Secrecy),
            ("reason", "held-reason", Sealed),
            ("since", "held-since", Moment),
            ("made_by", "held-made-by", Person),
            ("until", "held-until", Moment),
            ("ended_at", "held-ended-at", Moment),
            ("ended_by", "held-ended-by", Person),
        ],
    ),
    kind(
        ("emergency", "held-of-emergency"),
        (Via::Plan, "id"),
        &[
            ("person_id", "held-person-id", Person),
            ("organisation_id", "held-organisation-id", Organisation),
            ("reason", "held-reason", Sealed),
            ("at", "held-at", Moment),
            ("until", "held-until", Moment),
        ],
    ),
    kind(
        ("right_request", "held-of-right"),
        (Via::Plan, "id"),
        &[
            ("kind", "held-kind", Word("right-")),
            ("asker", "held-asker", Word("right-asker-")),
            ("about_kind", "held-about-kind", Word("right-about-")),
            ("words", "held-words", Sealed),
            ("recorded_by", "held-recorded-by", Person),
            ("asked_at", "held-asked-at", Moment),
            ("answer_by", "held-answer-by", Moment),
            ("stage", "held-stage", Word("right-stage-")),
            ("answer", "held-answer", Sealed),
            ("answered_by", "held-answered-by", Person),
            ("answered_at", "held-answered-at", Moment),
        ],
    ),
    kind(
        ("second_view", "held-of-second-view"),
        (Via::Plan, "id"),
        &[
            ("words", "held-words", Sealed),
            ("guard_reason", "held-guard-reason", Sealed),
            ("asked_by", "held-asked-by", Person),
            ("organisation_id", "held-organisation-id", Organisation),
            ("asked_id", "held-asked-id", Organisation),
            ("is_named", "held-is-named", Yes),
            ("asked_at", "held-asked-at", Moment),
            ("answer_by", "held-answer-by", Moment),
            ("answer", "held-answer", Sealed),
            ("answered_by", "held-answered-by", Person),
            ("answered_at", "held-answered-at", Moment),
            ("ended_at", "held-ended-at", Moment),
        ],
    ),
];
