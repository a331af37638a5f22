//! Capturing a signal: one typed field, "Wat zie je?". Kind, theme and area are suggested and may be ignored; the
//! personal-data guard reads the text before it is kept; sending twice makes one. For anybody in the network, with one
//! thumb, in a doorway.

use crate::kinds::Kind;
use crate::record::record;
use crate::signal::{self, SignalId, Stamp, State};
use crate::lookalike;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar};
use language::guard::{self, Finding};
use network::{Actor, Refusal, area, area::Level, desk};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Posted, Problems};
use worklist::{Opening, why};

/// The longest signal, in characters: two pages; more is a report.
pub const LONGEST: usize = 4_000;
const LONGEST_QUOTE: usize = 400;
const LONGEST_SUGGESTION: usize = 2_000;

/// A signal to raise, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Raise {
    /// What was seen.
    pub words: String,
    /// What it is, if the reporter said so.
    pub kind: Kind,
    /// The main theme, if the reporter said so.
    pub theme: Option<String>,
    /// The area's code, if the reporter said so.
    pub area: Option<String>,
    /// How far it reaches.
    pub level: Level,
    /// A verbatim quote, and whether its source stays shielded.
    pub quote: Option<Quote>,
    /// A suggestion, apart from the description.
    pub suggestion: Option<String>,
    /// Why the reporter keeps what the guard found.
    pub guard_reason: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

/// Somebody's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quote {
    /// Whoever said it is kept to oneself.
    Shielded(String),
    /// Whoever said it agreed to be named by the reporter.
    Open(String),
}

/// What the guard found, for the page that asks to rewrite or to say why it stays.
pub type Found = Vec<Finding>;

impl Raise {
    /// Reads the form. What the guard finds is a problem until it is rewritten or a reason is given.
    pub fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, (Problems, Found)> {
        let mut problems = Problems::none();
        let words = posted.text("words").to_owned();
        if words.is_empty() {
            problems.add("words", "problem-words-empty");
        }
        let (quote, suggestion) = (posted.text("quote").to_owned(), posted.text("suggestion").to_owned());
        for (field, text, longest) in [
            ("words", &words, LONGEST),
            ("quote", &quote, LONGEST_QUOTE),
            ("suggestion", &suggestion, LONGEST_SUGGESTION),
        ] {
            if text.chars().count() > longest {
                problems.add_with(field, "problem-too-long", vec![("most", longest.into())]);
            }
        }
        let guard_reason = filled(posted.text("guard_reason"));
        let found: Found = [&words, &quote, &suggestion].into_iter().flat_map(|text| guard::find(text)).collect();
        if !found.is_empty() && guard_reason.is_none() {
            problems.add("words", "problem-personal-data");
        }
        if !problems.is_empty() {
            return Err((problems, found));
        }
        let kind = Kind::named(posted.text("kind")).unwrap_or(Kind::Unsorted);
        let quote = filled(&quote).map(|quote| {
            if posted.has("quote_open") { Quote::Open(quote) } else { Quote::Shielded(quote) }
        });
        Ok(Self {
            words,
            kind,
            theme: filled(posted.text("theme")),
            area: filled(posted.text("area")),
            level: Level::named(posted.text("level")).unwrap_or(Level::Gemeente),
            quote,
            suggestion: filled(&suggestion),
            guard_reason: guard_reason.filter(|_| !found.is_empty()),
            form_key: posted.form_key().unwrap_or(fresh),
        })
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Raises a signal: the signal, its words for "dit lijkt op…", its obligation and its event, in one transaction.
/// The same form sent again gives the signal it made the first time.
pub fn raise(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, raise: &Raise) -> Result<SignalId, Refusal> {
    actor.may_here("raise_signal")?;
    let id = SignalId::new(now);
    if !insert(tx, actor, now, id, raise)? {
        return first_time(tx, actor, raise);
    }
    let shielded = raise.kind == Kind::Wrong;
    if let Some(theme) = &raise.theme
        && network::theme::exists(tx, actor.network, theme)?
    {
        signal::set_themes(tx, actor.network, id, std::slice::from_ref(theme))?;
    }
    if !shielded {
        lookalike::keep(tx, actor.network, id, &raise.words)?;
    }
    let opening = Opening {
        network: actor.network,
        matter: worklist::Matter::new("signal", id),
        title: raise.words.clone(),
        href: format!("/signalen/{id}"),
        shielded,
        holder: understander(tx, actor, shielded)?,
        moment: Moment { at: calendar::in_working_days(now, 2), why: why::rule("why-understand-signal")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    record(tx, actor, now, "signal.raised", signal::subject(id), json!({}))?;
    Ok(id)
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    raise: &Raise,
) -> Result<bool, Refusal> {
    let area = match &raise.area {
        Some(code) => area::load(tx, actor.network, code)?,
        None => None,
    };
    let (quote, source_shielded) = match &raise.quote {
        None => (None, true),
        Some(Quote::Shielded(quote)) => (Some(quote), true),
        Some(Quote::Open(quote)) => (Some(quote), false),
    };
    let state = State::Raised(Stamp { at: now, by: actor.person });
    let inserted = tx.execute(
        "insert into signal (network_id, id, words, kind, shielded, raised_by, organisation_id, raised_at, area_code,
           area_year, level, quote, quote_source_shielded, suggestion, guard_reason, form_key, state, state_since,
           state_by, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $8, $6, 1)
         on conflict (network_id, raised_by, form_key) do nothing",
        &[
            &actor.network,
            &id,
            &raise.words,
            &raise.kind,
            &(raise.kind == Kind::Wrong),
            &actor.person,
            &actor.organisation,
            &now,
            &area.as_ref().map(|area| area.code.clone()),
            &area.as_ref().map(|area| area.year),
            &raise.level,
            &quote.cloned(),
            &source_shielded,
            &raise.suggestion,
            &raise.guard_reason,
            &raise.form_key,
            &state.name(),
        ],
    )?;
    Ok(inserted == 1)
}

fn first_time(tx: &mut Tx<'_>, actor: &Actor, raise: &Raise) -> Result<SignalId, Refusal> {
    let row = tx.first(
        "select id from signal where network_id = $1 and raised_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &raise.form_key],
    )?;
    Ok(row.ok_or(Refusal::NotFound("signal"))?.get("id")?)
}

/// Who must understand a new signal: the network's desk, or for a wrong the first confidant who is there.
pub fn understander(tx: &mut Tx<'_>, actor: &Actor, shielded: bool) -> Result<Holder, Refusal> {
    if shielded {
        let row = tx.first(
            "select membership.person_id from membership
             join person on person.network_id = membership.network_id and person.id = membership.person_id
             where membership.network_id = $1 and membership.role = 'confidant' and person.state = 'active'
             order by membership.since, membership.person_id limit 1",
            &[&actor.network],
        )?;
        if let Some(row) = row {
            return Ok(Holder::Person(row.get::<PersonId>("person_id")?));
        }
    }
    Ok(Holder::Desk(desk::of_network(tx, actor.network)?.id))
}

