//! Capturing a signal: one typed field, "Wat zie je?". Kind, theme and area are suggested and may be ignored; the
//! personal-data guard reads the text before it is kept; sending twice makes one. For anybody in the network, with one
//! thumb, in a doorway.

mod first_holder;

use crate::add_agenda_point;
use crate::capture_form::{self, Finding};
use crate::kinds::Kind;
use crate::learn_theme::Hint;
use crate::lookalike;
use crate::record::record;
use crate::signal::{self, SignalId, Stamp, State};
use crate::suggestions::{self, Known, NoArea};
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use network::{Actor, Refusal, Route, Visit, area, area::Level};
use obligations::Moment;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Page, Posted, Problems, SeeOther};
use worklist::{Opening, why};

/// The longest signal, in characters: two pages; more is a report.
pub const LONGEST: usize = 4_000;
/// The longest quote, in characters.
pub const LONGEST_QUOTE: usize = 400;
/// The longest suggestion, in characters.
pub const LONGEST_SUGGESTION: usize = 2_000;
/// The longest reason for keeping what the guard found, in characters.
pub const LONGEST_REASON: usize = 400;

pub use crate::capture_form::PART;
pub use first_holder::{confidant, understander};

/// The name under which the browser keeps what is typed until it is stored here.
pub const DRAFT: &str = "capture";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/signalen/nieuw", "raise_signal", show), Route::post("/signalen", "raise_signal", post)]
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    visit.actor.may_here("raise_signal")?;
    let known = suggestions::known(&visit).await?;
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    // A point on an agenda becomes a signal: its words are looked up, so that no address holds them.
    let typed = match asked.text("punt").parse() {
        Ok(point) => {
            let words = visit.read(move |tx, actor| add_agenda_point::words_of(tx, actor, point)).await?;
            words.map_or(Posted::EMPTY, |words| Posted::of(&[("words", words.as_str())]))
        }
        Err(_) => Posted::EMPTY,
    };
    Ok(capture_form::page(&visit.view, &known, &typed, &Problems::NONE, &[]))
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("raise_signal")?;
    let known = suggestions::known(&visit).await?;
    let new = match Raise::parse(&posted, visit.view.form_key, &known) {
        Ok(new) => new,
        Err((problems, found)) => {
            return Ok(capture_form::page(&visit.view, &known, &posted, &problems, &found)
                .refused()
                .into_response());
        }
    };
    let (id, next) = visit
        .write(move |tx, actor, now| {
            let id = raise(tx, actor, now, &new)?;
            Ok((id, next_look(tx, actor, id)?))
        })
        .await?;
    let flash = match next {
        Some((holder, moment)) => {
            Flash::new("capture-done").with("holder", holder).with("day", visit.view.day(moment))
        }
        None => Flash::new("capture-done-before"),
    };
    Ok(SeeOther::to(format!("/signalen/{id}")).saying(flash).draft_done(DRAFT).into_response())
}

/// Who looks at a signal next, by name, and before when; nobody any more when it was sent before and has gone on.
fn next_look(tx: &mut Tx<'_>, actor: &Actor, id: SignalId) -> Result<Option<(String, Timestamp)>, Refusal> {
    let matter = worklist::Matter::new("signal", id);
    let Some(kept) = worklist::obligation::of_matter(tx, actor.network, matter)? else { return Ok(None) };
    let Some(hold) = kept.state.hold() else { return Ok(None) };
    let name = worklist::notice::name_of(tx, actor.network, hold.holder)?;
    Ok(Some((name, hold.moment.at)))
}

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

impl Raise {
    /// Reads the form. What the guard finds is a problem until it is rewritten or a reason is given.
    pub fn parse(posted: &Posted, fresh: Uuid, known: &Known) -> Result<Self, (Problems, Vec<Finding>)> {
        let mut problems = Problems::none();
        if posted.text("words").is_empty() {
            problems.add("words", "problem-words-empty");
        }
        too_long(posted, &mut problems);
        let found = capture_form::findings(posted, known);
        let guard_reason = filled(posted.text("guard_reason"));
        if guard_reason.is_none() {
            for field in ["words", "quote", "suggestion"] {
                if found.iter().any(|finding| finding.field == field) {
                    problems.add(field, "problem-personal-data");
                }
            }
        }
        let area = area_of(posted, known, &mut problems);
        if !problems.is_empty() {
            return Err((problems, found));
        }
        Ok(Self {
            words: posted.text("words").to_owned(),
            kind: Kind::named(posted.text("kind")).unwrap_or(Kind::Unsorted),
            theme: filled(posted.text("theme")),
            area,
            level: Level::named(posted.text("level")).unwrap_or(Level::Gemeente),
            quote: quote_of(posted),
            suggestion: filled(posted.text("suggestion")),
            guard_reason: guard_reason.filter(|_| !found.is_empty()),
            form_key: posted.form_key().unwrap_or(fresh),
        })
    }
}

/// Says of each text that it is too long, where it is.
pub fn too_long(posted: &Posted, problems: &mut Problems) {
    for (field, longest) in [
        ("words", LONGEST),
        ("quote", LONGEST_QUOTE),
        ("suggestion", LONGEST_SUGGESTION),
        ("guard_reason", LONGEST_REASON),
    ] {
        if posted.text(field).chars().count() > longest {
            problems.add_with(field, "problem-too-long", vec![("most", longest.into())]);
        }
    }
}

/// The code of the area that was typed.
pub fn area_of(posted: &Posted, known: &Known, problems: &mut Problems) -> Option<String> {
    let typed = posted.text("area");
    if typed.is_empty() {
        return None;
    }
    match known.area(typed) {
        Ok(area) => Some(area.code.clone()),
        Err(NoArea::Unknown) => {
            problems.add("area", "problem-area-unknown");
            None
        }
        Err(NoArea::Several) => {
            problems.add("area", "problem-area-several");
            None
        }
    }
}

/// The quote that was typed; its source stays shielded unless somebody ticked that it may be named.
pub fn quote_of(posted: &Posted) -> Option<Quote> {
    let open = posted.has("quote_open");
    filled(posted.text("quote")).map(|quote| if open { Quote::Open(quote) } else { Quote::Shielded(quote) })
}

/// A text, unless nothing was typed.
pub fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Raises a signal: the signal, its words for "dit lijkt op…", its obligation and its event, in one transaction.
/// The same form sent again gives the signal it made the first time.
pub fn raise(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, raise: &Raise) -> Result<SignalId, Refusal> {
    actor.may_here("raise_signal")?;
    let id = SignalId::new(now);
    if !insert(tx, actor, now, id, raise)? {
        return raised_before(tx, actor, raise)?.ok_or(Refusal::NotFound("signal"));
    }
    let shielded = raise.kind == Kind::Wrong;
    if let Some(theme) = &raise.theme
        && network::theme::exists(tx, actor.network, theme)?
    {
        signal::set_themes(tx, actor.network, id, std::slice::from_ref(theme))?;
    }
    if !shielded {
        lookalike::keep(tx, actor.network, id, &raise.words)?;
        network::heard::keep(tx, now, actor.network, actor.organisation)?;
    }
    let first = first_holder::first(tx, actor, now, (id, shielded))?;
    let opening = Opening {
        network: actor.network,
        matter: worklist::Matter::new("signal", id),
        title: raise.words.clone(),
        href: format!("/signalen/{id}"),
        shielded,
        holder: first.holder,
        moment: Moment { at: calendar::in_working_days(now, 2), why: why::rule("why-understand-signal")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    // What was suggested, where the reporter left it open; a wrong is nothing to learn from.
    let mut facts =
        if shielded || raise.theme.is_some() { json!({}) } else { Hint::of(&raise.words).facts()? };
    if let Some(rule) = first.rule {
        facts["rule"] = json!(rule);
    }
    record(tx, actor, now, "signal.raised", signal::subject(id), facts)?;
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

/// The signal that the same form raised before, if it did.
pub fn raised_before(tx: &mut Tx<'_>, actor: &Actor, raise: &Raise) -> Result<Option<SignalId>, Refusal> {
    let row = tx.first(
        "select id from signal where network_id = $1 and raised_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &raise.form_key],
    )?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}
