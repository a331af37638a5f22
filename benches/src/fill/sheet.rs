//! Rows on their way into the database, gathered per table, parents before children; `bulk` writes them. For the
//! generator only: the product writes one act at a time.

use store::Value;

/// A table and the columns that the generator fills.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns that are filled, with commas between them.
    pub columns: &'static str,
}

/// Declares the tables in the order in which they are written: a row's parents stand above it.
macro_rules! tables {
    ($($constant:ident = $name:literal ($columns:literal);)+) => {
        $(pub const $constant: Table = Table { name: $name, columns: $columns };)+
        const ORDER: &[&Table] = &[$(&$constant),+];
    };
}

tables! {
    NETWORK = "network" ("id, name, created_at");
    ORGANISATION = "organisation" ("network_id, id, name, kind, place, umbrella_id, heard_at, version");
    PERSON = "person" ("network_id, id, name, email, lang, state, state_since, version");
    TEAM = "team" ("network_id, id, organisation_id, name, lead_id");
    MEMBERSHIP = "membership" ("network_id, person_id, organisation_id, role, team_id, since");
    DESK = "desk" ("network_id, id, organisation_id, name");
    DESK_STAFF = "desk_staff" ("network_id, desk_id, person_id");
    AREA = "area" ("network_id, code, year, name, kind, parent_code");
    THEME = "theme" ("network_id, code, parent_code, name_nl, name_en, sensitive");
    ROUND_TABLE = "round_table" ("network_id, id, name, kind, level, convener_id");
    ROUND_TABLE_THEME = "round_table_theme" ("network_id, table_id, theme_code");
    SEAT = "seat" ("network_id, id, table_id, organisation_id, person_id, mandate");
    SEAT_TERM = "seat_term" ("network_id, id, table_id, person_id, organisation_id, mandate, from_at");
    MEETING = "meeting" ("network_id, id, table_id, starts_at, place");
    SESSION = "session"
        ("token_digest, network_id, id, person_id, device, stepped_in, started_at, seen_at, ends_at");
    SIGNAL = "signal" ("network_id, id, words, kind, shielded, raised_by, organisation_id, raised_at, area_code,
        area_year, level, quote_source_shielded, form_key, state, state_since, state_by, version");
    SIGNAL_THEME = "signal_theme" ("network_id, signal_id, theme_code, main");
    SIGNAL_TOKEN = "signal_token" ("network_id, token, signal_id");
    DOSSIER = "dossier" ("network_id, id, title, problem, level, theme_code, driver_id, opened_at, first_raised_at,
        state, ending, state_since, state_by, state_why, form_key, version");
    DOSSIER_SIGNAL = "dossier_signal" ("network_id, dossier_id, signal_id, carried_at, carried_by");
    COALITION_MEMBER = "coalition_member" ("network_id, dossier_id, organisation_id, joined_at, joined_by");
    AGENDA_ITEM = "agenda_item" ("network_id, id, dossier_id, table_id, meeting_id, question, brought_by, brought_at,
        state, outcome, discussed_at, recorded_by, version");
    COMMITMENT = "commitment" ("network_id, id, dossier_id, organisation_id, person_id, words, due_at, made_at,
        recorded_by, state, state_since, form_key, version");
    SOLUTION = "solution" ("network_id, id, dossier_id, signal_id, kind, force, words, why, owner_id, number,
        valid_from, recorded_by, recorded_at");
    NOTICE = "notice" ("network_id, id, person_id, at, text, facts, href, answerable_id, delivered_at, read_at");
    BRINGING_BACK = "bringing_back" ("network_id, id, solution_id, signal_id, dossier_id, person_id, notice_id,
        told_at, ask_at, asked_at, works, works_at, version");
    DATA_KEY = "data_key" ("network_id, subject_id, master, wrapped, made_at");
    PLAN = "plan" ("network_id, id, organisation_id, called, worry, leading_id, opened_by, opened_at, form_key, state,
        state_since, state_by, kept_until, stands_id, version");
    PLAN_NAME = "plan_name" ("network_id, number, plan_id");
    HELP_REQUEST = "help_request" ("network_id, id, plan_id, pontoon, pontoon_since, theme_code, area_code, next_step,
        waiting_since, opened_at, state, state_since, state_by, outcome, form_key, version");
    BRIDGE = "bridge" ("network_id, id, help_request_id, words, registered_on, starts_on, made_by, made_at");
    SHARE = "share" ("network_id, id, plan_id, organisation_id, person_id, at_table, spokesperson, reads_identity,
        reads_story, reads_plan, reads_contact, step, legal_basis, secrecy, reason, since, made_by, ended_at, ended_by,
        form_key");
    CONTACT = "contact" ("network_id, id, plan_id, words, at, by_id, form_key");
    READ_LINE = "read_line" ("network_id, id, at, reader_id, organisation_id, role, purpose, subject_kind, subject_id,
        part, outcome, request_id, signature");
    OBLIGATION = "obligation" ("network_id, id, matter_kind, matter_id, title, href, shielded, opened_at, state,
        holder_person, holder_desk, moment_at, moment_why, since, reminded, rung, original_person, original_desk,
        previous_person, previous_desk, asked_person, asked_desk, answer_by, asked_why, settled_by, settled_at,
        outcome, look_at, version");
    EVENT = "event" ("network_id, id, at, actor_id, kind, subject_kind, subject_id, facts");
    OUTBOX = "outbox"
        ("network_id, id, topic, recipient_id, payload, key, state, state_since, due_at, attempts");
}

/// A row of values of several types: `row![network, id, "open"]`.
macro_rules! row {
    ($($value:expr),+ $(,)?) => { vec![$(store::ToValue::to_value(&$value)),+] };
}
pub(crate) use row;

/// Rows on their way, table by table.
pub struct Sheet(Vec<Vec<Value>>);

impl Sheet {
    /// No rows yet.
    pub fn new() -> Self {
        Self(ORDER.iter().map(|_| Vec::new()).collect())
    }

    /// Adds a row.
    ///
    /// # Panics
    /// When it hasn't as many values as the table has columns.
    pub fn put(&mut self, table: &Table, row: Vec<Value>) {
        assert_eq!(row.len(), table.width(), "a row of {}", table.name);
        let place = ORDER.iter().position(|known| known.name == table.name).expect("a declared table");
        self.0[place].extend(row);
    }

    /// The tables that have rows, with their values one row after the other; parents before children.
    pub fn tables(&self) -> impl Iterator<Item = (&'static Table, &[Value])> {
        ORDER
            .iter()
            .copied()
            .zip(&self.0)
            .filter(|(_, values)| !values.is_empty())
            .map(|(table, values)| (table, values.as_slice()))
    }
}

impl Table {
    /// How many columns are filled.
    pub fn width(&self) -> usize {
        self.columns.split(',').count()
    }
}
