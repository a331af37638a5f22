//! What stands around signals, for the export: who carries a dossier along, what is put on agendas and said at tables, who
//! understands what first, and the rounds of calls. What a member said in a call is between them and whoever calls.

use network::export::{Key, Kind, Reach, id, moment, number, text};

/// The kinds of this file.
pub const AROUND: [Kind; 13] = [
    COALITION,
    SUGGESTIONS,
    AGENDA_POINTS,
    STANDING_MESSAGES,
    MESSAGE_TABLES,
    MESSAGES_SAID,
    ROUTING_RULES,
    CALL_ROUNDS,
    CALL_CALLERS,
    CALL_MEMBERS,
    CALL_NOTES,
    CALL_SIGNALS,
    CALL_REFUSALS,
];

const COALITION: Kind = Kind {
    name: "coalition_members",
    what: "An organisation that carries a dossier along.",
    fields: &[
        id("dossier_id", "the dossier"),
        id("organisation_id", "the organisation"),
        moment("joined_at", "since when"),
        id("joined_by", "who said so"),
    ],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select dossier_id, organisation_id, joined_at, joined_by from coalition_member
          where network_id = $1 and (dossier_id, organisation_id) > ($2, $3) order by dossier_id, organisation_id limit $4",
};

const SUGGESTIONS: Kind = Kind {
    name: "dossier_suggestions",
    what: "What might help, said with a dossier.",
    fields: &[
        id("id", "its id"),
        id("dossier_id", "the dossier"),
        text("words", "the suggestion"),
        id("by_id", "whose"),
        moment("at", "when"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, dossier_id, words, by_id, at from dossier_suggestion
          where network_id = $1 and id > $2 order by id limit $3",
};

const AGENDA_POINTS: Kind = Kind {
    name: "agenda_points",
    what: "What somebody put on the agenda of a meeting, under one of its two first questions.",
    fields: &[
        id("id", "its id"),
        id("meeting_id", "the meeting"),
        text("question", "under which question"),
        text("words", "the point"),
        id("by_id", "whose"),
        moment("at", "when"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, meeting_id, question, words, by_id, at from agenda_point
          where network_id = $1 and id > $2 order by id limit $3",
};

const STANDING_MESSAGES: Kind = Kind {
    name: "standing_messages",
    what: "A message that is said again and again, at several tables.",
    fields: &[
        id("id", "its id"),
        text("words", "what is said"),
        id("by_id", "who wrote it"),
        moment("at", "when"),
        moment("withdrawn_at", "since when it is not said any more"),
        id("withdrawn_by", "who said so"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, words, by_id, at, withdrawn_at, withdrawn_by from standing_message
          where network_id = $1 and id > $2 order by id limit $3",
};

const MESSAGE_TABLES: Kind = Kind {
    name: "standing_message_tables",
    what: "A table at which a message is said.",
    fields: &[id("message_id", "the message"), id("table_id", "the table")],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select message_id, table_id from standing_message_table
          where network_id = $1 and (message_id, table_id) > ($2, $3) order by message_id, table_id limit $4",
};

const MESSAGES_SAID: Kind = Kind {
    name: "standing_messages_said",
    what: "That a message was said at a meeting, and what came of it.",
    fields: &[
        id("message_id", "the message"),
        id("meeting_id", "the meeting"),
        text("answer", "what came of it"),
        id("said_by", "who wrote that down"),
        moment("said_at", "when"),
    ],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select message_id, meeting_id, answer, said_by, said_at from standing_message_said
          where network_id = $1 and (message_id, meeting_id) > ($2, $3) order by message_id, meeting_id limit $4",
};

const ROUTING_RULES: Kind = Kind {
    name: "routing_rules",
    what: "A rule that says who understands a new signal first; the first that fits counts.",
    fields: &[
        id("id", "its id"),
        number("place", "its place among the rules"),
        text("kind", "for signals of this kind"),
        text("theme_code", "about this theme"),
        text("area_code", "from this area"),
        text("level", "that reach this far"),
        id("organisation_id", "raised by this organisation"),
        id("holder_person", "who understands it"),
        id("holder_desk", "or which desk"),
        id("answerable_id", "who mends the rule"),
        text("why", "why it is there"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, place, kind, theme_code, area_code, level, organisation_id, holder_person,
            holder_desk, answerable_id, why from routing_rule
          where network_id = $1 and id > $2 order by id limit $3",
};

const CALL_ROUNDS: Kind = Kind {
    name: "call_rounds",
    what: "A round in which members are called.",
    fields: &[
        id("id", "its id"),
        text("name", "its name"),
        text("first_question", "the first question"),
        text("second_question", "the second"),
        text("population", "who is called"),
        text("call_order", "in which order"),
        number("seed", "what a random order was drawn with"),
        id("led_by", "who leads it"),
        text("callers", "whether callers were chosen, or call by their role"),
        moment("started_at", "since when"),
        moment("ends_at", "until when"),
        text("state", "how far it is"),
        moment("closed_at", "when it was closed"),
        id("closed_by", "by whom"),
        text("came_of_it", "what came of it"),
        moment("again_at", "when the silent are tried again"),
        text("silent_why", "why they are not"),
    ],
    key: Key::Id,
    reach: Reach::Open,
    sql: "select id, name, first_question, second_question, population, call_order, seed, led_by, callers,
            started_at, ends_at, state, closed_at, closed_by, came_of_it, again_at, silent_why from call_round
          where network_id = $1 and id > $2 order by id limit $3",
};

const CALL_CALLERS: Kind = Kind {
    name: "call_round_callers",
    what: "Somebody who was chosen to call in a round.",
    fields: &[id("round_id", "the round"), id("person_id", "who")],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select round_id, person_id from call_round_caller
          where network_id = $1 and (round_id, person_id) > ($2, $3) order by round_id, person_id limit $4",
};

const CALL_MEMBERS: Kind = Kind {
    name: "call_round_members",
    what: "A member in a round, and whether it was spoken.",
    fields: &[
        id("round_id", "the round"),
        id("organisation_id", "the member"),
        number("turn", "its turn"),
        text("standing", "to call, not reached, spoken or said no"),
        number("tries", "how often it was tried"),
    ],
    key: Key::Ids,
    reach: Reach::Open,
    sql: "select round_id, organisation_id, turn, standing, tries from call_round_member
          where network_id = $1 and (round_id, organisation_id) > ($2, $3) order by round_id, organisation_id limit $4",
};

const CALL_NOTES: Kind = Kind {
    name: "call_notes",
    what: "A call, with what the member said; that is between the member and whoever calls.",
    fields: &[
        id("id", "its id"),
        id("round_id", "the round"),
        id("organisation_id", "the member"),
        id("caller_id", "who called"),
        id("contact_id", "who was spoken, when that is somebody of the network"),
        moment("at", "when"),
        text("outcome", "what came of it"),
        text("first_answer", "what was said to the first question"),
        text("second_answer", "what was said to the second"),
    ],
    key: Key::Id,
    reach: Reach::Shielded,
    sql: "select id, round_id, organisation_id, caller_id, contact_id, at, outcome, first_answer,
            second_answer from call_note
          where network_id = $1 and id > $2 order by id limit $3",
};

const CALL_SIGNALS: Kind = Kind {
    name: "call_note_signals",
    what: "A signal that came of a call, with the yes of the member.",
    fields: &[
        id("signal_id", "the signal"),
        id("note_id", "the call"),
        moment("said_yes_at", "when the member said yes"),
    ],
    key: Key::Id,
    reach: Reach::Shielded,
    sql: "select signal_id, note_id, said_yes_at from call_note_signal
          where network_id = $1 and signal_id > $2 order by signal_id limit $3",
};

const CALL_REFUSALS: Kind = Kind {
    name: "call_refusals",
    what: "A member that does not want to be called.",
    fields: &[
        id("organisation_id", "the member"),
        moment("said_at", "since when"),
        id("noted_by", "who wrote that down"),
    ],
    key: Key::Id,
    reach: Reach::Shielded,
    sql: "select organisation_id, said_at, noted_by from call_refusal
          where network_id = $1 and organisation_id > $2 order by organisation_id limit $3",
};
