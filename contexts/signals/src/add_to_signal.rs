//! Adding to a signal that was just raised: the reporter takes a suggestion with one tap, or adds a quote or an idea. The
//! words themselves never change. Saying that it is a wrong shields it from that moment, and it goes to the confidant.

use crate::capture::{self, Quote, filled, understander};
use crate::capture_form::{self, Finding};
use crate::figures;
use crate::kinds::Kind;
use crate::lookalike;
use crate::record::record;
use crate::show_signal::{self, Act, Refused, Shown};
use crate::signal::{self, Signal, SignalId, State};
use crate::suggestions::{self, Known};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit, area, area::Level};
use obligations::Moment;
use serde_json::json;
use store::Tx;
use web::components::{post_button, section};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::{Opening, why};

mod said;

use said::said_so_far;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/signalen/{id}/aanvulling", "add_to_signal", post)]
}

/// What is added; what is not said stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Addition {
    /// What it is.
    pub kind: Option<Kind>,
    /// The main theme.
    pub theme: Option<String>,
    /// The area's code.
    pub area: Option<String>,
    /// How far it reaches.
    pub level: Option<Level>,
    /// A verbatim quote.
    pub quote: Option<Quote>,
    /// A suggestion.
    pub suggestion: Option<String>,
    /// Why the reporter keeps what the guard found.
    pub guard_reason: Option<String>,
    /// An earlier signal that says the same.
    pub alike: Option<SignalId>,
    /// The key of the form: sent twice, it is one addition.
    pub form_key: Option<Uuid>,
}

impl Addition {
    /// Reads the form; the guard reads the quote and the suggestion.
    pub fn parse(posted: &Posted, known: &Known) -> Result<Self, (Problems, Vec<Finding>)> {
        let mut problems = Problems::none();
        capture::too_long(posted, &mut problems);
        let area = capture::area_of(posted, known, &mut problems);
        let found = capture_form::findings(posted, known);
        let guard_reason = filled(posted.text("guard_reason"));
        if let (Some(first), None) = (found.first(), &guard_reason) {
            problems.add(first.field, "problem-personal-data");
        }
        if !problems.is_empty() {
            return Err((problems, found));
        }
        Ok(Self {
            kind: Kind::named(posted.text("kind")).filter(|kind| *kind != Kind::Unsorted),
            theme: filled(posted.text("theme")),
            area,
            level: Level::named(posted.text("level")),
            quote: capture::quote_of(posted),
            suggestion: filled(posted.text("suggestion")),
            guard_reason: guard_reason.filter(|_| !found.is_empty()),
            alike: posted.text("alike").parse().ok(),
            form_key: posted.form_key(),
        })
    }
}

async fn post(visit: Visit, Path(id): Path<SignalId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| actor.may("add_to_signal", &signal::load(tx, actor.network, id)?.matter()))
        .await?;
    let known = suggestions::known(&visit).await?;
    let new = match Addition::parse(&posted, &known) {
        Ok(new) => new,
        Err((problems, found)) => {
            let refused = Refused::new(Act::Add, posted, problems).because_of(found);
            return show_signal::again(&visit, id, refused).await;
        }
    };
    let done = visit.write(move |tx, actor, now| add_to_signal(tx, actor, now, id, &new)).await;
    match show_signal::tried(done, "suggestion")? {
        Ok(()) => Ok(SeeOther::to(format!("/signalen/{id}")).saying(Flash::new("add-done")).into_response()),
        Err(problems) => show_signal::again(&visit, id, Refused::new(Act::Add, posted, problems)).await,
    }
}

/// Adds to a signal that nobody has understood yet. Only its reporter may.
pub fn add_to_signal(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    new: &Addition,
) -> Result<(), Refusal> {
    let signal = signal::load(tx, actor.network, id)?;
    actor.may("add_to_signal", &signal.matter())?;
    if !matches!(signal.state, State::Raised(_)) {
        return Err(Refusal::NotNow("signal-refused-understood-already"));
    }
    let said = said_so_far(tx, &signal)?;
    if said.was_sent(new) || (said.covers(new) && says_already(tx, &signal, new)?) {
        return Ok(());
    }
    keep(tx, &signal, new)?;
    if let Some(theme) = &new.theme
        && network::theme::exists(tx, actor.network, theme)?
    {
        signal::set_themes(tx, actor.network, id, std::slice::from_ref(theme))?;
    }
    if new.kind == Some(Kind::Wrong) && !signal.shielded {
        shield(tx, actor, now, &signal)?;
    }
    if let Some(alike) = new.alike
        && !said.alike.contains(&alike)
    {
        let other = signal::load_for(tx, actor, alike, "see_signal")?;
        record(tx, actor, now, "signal.said-alike", signal.subject(), json!({ "alike": other.id }))?;
    }
    let facts = json!({
        "kind": new.kind.map(Kind::name), "theme": new.theme, "area": new.area, "level": new.level.map(Level::name),
        "quote": new.quote.is_some(), "suggestion": new.suggestion.is_some(), "form_key": new.form_key,
    });
    Ok(record(tx, actor, now, "signal.added-to", signal.subject(), facts)?)
}

/// Whether the signal says all of that.
fn says_already(tx: &mut Tx<'_>, signal: &Signal, new: &Addition) -> Result<bool, Refusal> {
    let quote = match &new.quote {
        None => true,
        Some(Quote::Shielded(quote)) => signal.quote.as_ref() == Some(quote) && signal.quote_source_shielded,
        Some(Quote::Open(quote)) => signal.quote.as_ref() == Some(quote) && !signal.quote_source_shielded,
    };
    let theme = match &new.theme {
        None => true,
        Some(theme) => signal::themes(tx, signal.network, signal.id)?.contains(theme),
    };
    let said = |new: &Option<String>, kept: &Option<String>| new.is_none() || new == kept;
    Ok(quote
        && theme
        && new.kind.is_none_or(|kind| kind == signal.kind)
        && new.level.is_none_or(|level| level == signal.level)
        && said(&new.area, &signal.area)
        && said(&new.suggestion, &signal.suggestion))
}

fn keep(tx: &mut Tx<'_>, signal: &Signal, new: &Addition) -> Result<(), Refusal> {
    let area = match &new.area {
        Some(code) => area::load(tx, signal.network, code)?,
        None => None,
    };
    let (quote, source_shielded) = match &new.quote {
        None => (None, None),
        Some(Quote::Shielded(quote)) => (Some(quote.clone()), Some(true)),
        Some(Quote::Open(quote)) => (Some(quote.clone()), Some(false)),
    };
    Ok(tx.change_one(
        "update signal set kind = coalesce($4, kind), shielded = (shielded or coalesce($4, kind) = 'wrong'),
           area_code = coalesce($5, area_code), area_year = coalesce($6, area_year), level = coalesce($7, level),
           quote = coalesce($8, quote), quote_source_shielded = coalesce($9, quote_source_shielded),
           suggestion = coalesce($10, suggestion), guard_reason = coalesce($11, guard_reason), version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &signal.network,
            &signal.id,
            &signal.version,
            &new.kind,
            &area.as_ref().map(|area| area.code.clone()),
            &area.as_ref().map(|area| area.year),
            &new.level,
            &quote,
            &source_shielded,
            &new.suggestion,
            &new.guard_reason,
        ],
    )?)
}

/// From now on a wrong: its words find nothing any more, and the confidant holds it.
fn shield(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, signal: &Signal) -> Result<(), Refusal> {
    lookalike::forget(tx, signal.network, signal.id)?;
    let matter = worklist::Matter::new("signal", signal.id);
    worklist::obligation::protect(tx, signal.network, matter)?;
    figures::forget(tx, signal.network, signal.raised_at)?;
    let opening = Opening {
        network: signal.network,
        matter,
        title: signal.words.clone(),
        href: signal.href(),
        shielded: true,
        holder: understander(tx, actor, now, true)?,
        moment: Moment { at: calendar::in_working_days(now, 2), why: why::rule("why-understand-signal")? },
    };
    worklist::advance(tx, now, actor.person, opening)
}

/// What the reporter may still add: the suggestions, one tap each, and a fold for the rest.
pub fn section_for(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    html! {
        @if !shown.suggested.is_empty() || !shown.alike.is_empty() {
            (section("aanvullen", &t!(view, "add-heading"), &html! {
                p { (t!(view, "add-what")) }
                div class="ponton-buttons" { (one_tap(view, shown)) }
                (alike(view, shown))
            }))
        }
        @if shown.suggested.is_unsure && shown.themes.is_empty() { p { (t!(view, "add-theme-unsure")) } }
        (refused.fold(view, Act::Add, &t!(view, "add-more"), &form(view, shown, refused)))
    }
}

fn one_tap(view: &View, shown: &Shown) -> Markup {
    let action = format!("{}/aanvulling", shown.signal.href());
    let tap = |key: &str, name: String, field: &str, value: &str| {
        post_button(view, &action, key, &[("name", name.into())], &[(field, value)])
    };
    html! {
        @if let Some(kind) = shown.suggested.kind {
            (tap("add-kind", view.say(kind.text_key(), &[]), "kind", kind.name()))
        }
        @for theme in &shown.suggested.themes {
            (tap("add-theme", theme.name(view.lang).to_owned(), "theme", &theme.code))
        }
        @for area in &shown.suggested.areas { (tap("add-area", area.name.clone(), "area", &area.code)) }
    }
}

fn alike(view: &View, shown: &Shown) -> Markup {
    let action = format!("{}/aanvulling", shown.signal.href());
    html! {
        @if !shown.alike.is_empty() {
            h3 { (t!(view, "alike-heading")) }
            ul class="ponton-list" {
                @for other in &shown.alike {
                    li {
                        a class="utrecht-link" href={"/signalen/" (other.id)} { (other.words) }
                        " · " (view.say(signal::state_key(&other.state), &[]))
                        (post_button(view, &action, "add-alike", &[], &[("alike", &other.id.to_string())]))
                    }
                }
            }
        }
    }
}

fn form(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let form = refused.form(view, Act::Add);
    let (kinds, levels) = (capture_form::kind_choices(view, &shown.known), capture_form::level_choices(view));
    let themes = shown.known.theme_choices(view.lang);
    let signal = &shown.signal;
    let fields = html! {
        (form.radios("kind", "capture-kind", &kinds).value(signal.kind.name()))
        (form.choice("theme", "capture-theme", &themes).value(shown.themes.first().map_or("", String::as_str)))
        (form.line("area", "capture-area").hint("capture-area-hint").value(signal.area_name.as_deref().unwrap_or_default()))
        (form.choice("level", "capture-level", &levels).value(signal.level.name()))
        @if !refused.found().is_empty() { (capture_form::what_was_found(&form, view, refused.found())) }
        @if signal.quote.is_none() { (capture_form::quote_fields(&form)) }
        @if signal.suggestion.is_none() {
            (form.words("suggestion", "capture-suggestion").hint("capture-suggestion-hint").rows(2))
        }
    };
    form.around(&format!("{}/aanvulling", signal.href()), "add-act", &fields)
}
