//! The list of signals, newest first, a page at a time: each as a line with its reporter's words, who holds it and what is
//! next. Whoever understands signals sees first what waits to be understood, and can bundle. A wrong stands in the list of
//! its reporter and of the confidants only.

mod waiting;

use crate::import_signals;
use crate::show_signal_page::{beginning, symbol};
use crate::signal::{self, Signal, SignalId};
use crate::suggestions::{self, Known};
use crate::who_holds::{Holds, who_holds};
use axum::extract::RawQuery;
use kernel::PersonId;
use maud::{Markup, html};
use network::{Actor, Refusal, Role, Route, Visit};
use std::collections::HashMap;
use std::fmt::Write as _;
use store::page::{After, Page as Rows};
use store::{Error, ToValue, Tx};
use web::components::mark::mark;
use web::components::{Act, Line, Mark, act_link, day, empty, fold, fold_open, line, pager, section, title};
use web::{Choice, Failure, Form, Page, Posted, Problems, View, t};
use worklist::why;

/// Lines on a page.
const ROWS: u16 = 50;
pub(crate) const STATES: [&str; 7] =
    ["raised", "understood", "carried", "answered", "brought_back", "confirmed", "closed"];

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/signalen", "see_signals", show)]
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let known = suggestions::known(&visit).await?;
    let filter = Filter::parse(&asked, &known, visit.actor.person);
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let listed = visit.read(move |tx, actor| read(tx, actor, &filter, &after)).await?;
    Ok(page(&visit.view, &known, &asked, &listed))
}

/// What a list is filtered by; nothing shows all that the reader may see.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in the state of this name.
    pub state: Option<&'static str>,
    /// Only these themes: a main theme with its sub-themes, or one sub-theme.
    pub themes: Vec<String>,
    /// Only raised by this person.
    pub raised_by: Option<PersonId>,
}

impl Filter {
    fn parse(asked: &Posted, known: &Known, me: PersonId) -> Self {
        let code = asked.text("thema");
        let within =
            |theme: &&network::theme::Theme| theme.code == code || theme.parent.as_deref() == Some(code);
        Self {
            state: STATES.into_iter().find(|state| *state == asked.text("staat")),
            themes: known.themes.iter().filter(within).map(|theme| theme.code.clone()).collect(),
            raised_by: asked.has("van").then_some(me),
        }
    }

    fn shows_all(&self) -> bool {
        self.state.is_none() && self.themes.is_empty() && self.raised_by.is_none()
    }
}

/// A page of the list.
pub struct Listed {
    /// The signals, newest first.
    pub rows: Rows<Signal>,
    /// What waits to be understood, for whoever does that; on the first page of the whole list.
    waiting: Vec<Signal>,
    /// Whether this reader bundles signals.
    bundles: bool,
    /// Where signals are brought in from a file, for whoever may.
    import: Option<&'static str>,
    pub(crate) holders: HashMap<SignalId, Holds>,
}

impl Listed {
    /// The rows that don't stand above the list already: each is shown once.
    fn below(&self) -> Vec<&Signal> {
        let above = waiting::oldest(&self.waiting);
        self.rows.rows.iter().filter(|signal| above.iter().all(|shown| shown.id != signal.id)).collect()
    }
}

/// Reads a page of the list as `actor` sees it.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    filter: &Filter,
    after: &After<SignalId>,
) -> Result<Listed, Refusal> {
    actor.may_here("see_signals")?;
    let ids = newest(tx, actor, filter, after)?;
    let rows = Rows::cut(signal::these(tx, actor.network, &ids)?, after, |signal| signal.id);
    let triages = actor.has(Role::Triager) || actor.has(Role::Confidant);
    let waiting = if triages && filter.shows_all() && after.key.is_none() {
        let ids = waiting::oldest_raised(tx, actor)?;
        signal::these(tx, actor.network, &ids)?
    } else {
        Vec::new()
    };
    let shown: Vec<SignalId> =
        rows.rows.iter().chain(waiting::oldest(&waiting)).map(|signal| signal.id).collect();
    let import = actor.may_here("import_signals").is_ok().then_some(import_signals::IMPORT.action);
    Ok(Listed { holders: who_holds(tx, actor.network, &shown)?, rows, waiting, bundles: triages, import })
}

/// The ids of one page: a page of each part from the part's own index, merged, so that a rare theme costs no more than
/// a common one, and the wrongs of others are not walked past.
fn newest(
    tx: &mut Tx<'_>,
    actor: &Actor,
    filter: &Filter,
    after: &After<SignalId>,
) -> Result<Vec<SignalId>, Error> {
    let before = after.key.unwrap_or(SignalId(kernel::ids::Uuid::max()));
    let fetch = after.fetch();
    let mut params: Vec<&dyn ToValue> = vec![&actor.network, &before, &fetch];
    let mut narrowed = String::new();
    if let Some(state) = &filter.state {
        params.push(state);
        let _ = write!(narrowed, " and signal.state = ${}", params.len());
    }
    if let Some(person) = &filter.raised_by {
        params.push(person);
        let _ = write!(narrowed, " and signal.raised_by = ${}", params.len());
    }
    let mut visible = vec!["signal.shielded = false".to_owned()];
    if actor.has(Role::Confidant) {
        visible.push("signal.shielded = true".to_owned());
    } else {
        params.push(&actor.person);
        visible.push(format!("signal.shielded = true and signal.raised_by = ${}", params.len()));
    }
    let mut lists = Vec::new();
    for theme in &filter.themes {
        params.push(theme);
        let theme = params.len();
        lists.push(("signal_theme", "signal_id", format!(
            "signal_theme join signal on signal.network_id = signal_theme.network_id and signal.id = signal_theme.signal_id
             where signal_theme.network_id = $1 and signal_theme.theme_code = ${theme}"
        )));
    }
    if lists.is_empty() {
        lists.push(("signal", "id", "signal where signal.network_id = $1".to_owned()));
    }
    let mut parts = Vec::with_capacity(lists.len() * visible.len());
    for (table, column, list) in &lists {
        let place = format!("{table}.{column}");
        for visible in &visible {
            let name = parts.len();
            parts.push(format!(
                "select id from (select signal.id from {list} and {place} < $2 and {visible}{narrowed}
                 order by {place} desc limit $3) as part_{name}"
            ));
        }
    }
    let sql = format!("select id from ({}) as found order by id desc limit $3", parts.join(" union "));
    tx.query(&sql, &params)?.iter().map(|row| row.get("id")).collect()
}

/// The page.
pub fn page(view: &View, known: &Known, asked: &Posted, listed: &Listed) -> Page {
    let heading = t!(view, "signals-title");
    let below = listed.below();
    let nothing = listed.rows.rows.is_empty() && listed.waiting.is_empty();
    let filtered = ["staat", "thema", "van", "na"]
        .into_iter()
        .any(|name| asked.has(name) && !asked.text(name).is_empty());
    let main = html! {
        (title(&heading, &t!(view, "signals-what")))
        p { (act_link("/signalen/nieuw", &t!(view, "signals-raise"))) }
        p class="ponton-buttons" {
            a class="utrecht-link" href="/belrondes" { (t!(view, "call-rounds-link")) }
            a class="utrecht-link" href="/routering" { (t!(view, "signals-routing")) }
            @if let Some(import) = listed.import {
                a class="utrecht-link" href=(import) { (t!(view, "import-signals-link")) }
            }
        }
        @if !listed.waiting.is_empty() { (waiting::section_for(view, listed)) }
        @if listed.bundles { (waiting::bundle(view, listed)) }
        (filters(view, known, asked))
        @if nothing && filtered {
            (empty(&t!(view, "signals-none-such"), &html! {
                a class="utrecht-link" href="/signalen" { (t!(view, "signals-show-all")) }
            }))
        } @else if nothing {
            (empty(&t!(view, "signals-none"), &html! { (t!(view, "signals-none-do")) }))
        } @else if !below.is_empty() {
            (section("alle", &t!(view, "signals-newest"), &lines(view, &below, &listed.holders)))
        }
        (pager(view, first(asked).as_deref(), next(asked, listed).as_deref()))
    };
    Page::new(view, heading, main)
}

fn first(asked: &Posted) -> Option<String> {
    (!asked.text("na").is_empty()).then(|| address(asked, None))
}

fn next(asked: &Posted, listed: &Listed) -> Option<String> {
    listed.rows.next.as_ref().map(|place| address(asked, Some(&place.to_string())))
}

/// The same list at another place. What is taken over was read from an address, and only as values that we know.
fn address(asked: &Posted, place: Option<&str>) -> String {
    let clean =
        |value: &str| value.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter));
    let kept = ["staat", "thema", "van"].into_iter().map(|name| (name, asked.text(name)));
    let pairs: Vec<String> = kept
        .chain(place.map(|place| ("na", place)))
        .filter(|(_, value)| !value.is_empty() && clean(value))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if pairs.is_empty() { "/signalen".to_owned() } else { format!("/signalen?{}", pairs.join("&")) }
}

fn filters(view: &View, known: &Known, asked: &Posted) -> Markup {
    let problems = Problems::none();
    let form = Form::new(view, asked, &problems).called("filter");
    let states: Vec<Choice> =
        STATES.into_iter().map(|state| Choice::new(state, view.say(signal::state_key(state), &[]))).collect();
    let themes = known.theme_choices(view.lang);
    let inner = form.asking(
        "/signalen",
        "signals-filter-act",
        &html! {
            (form.choice("staat", "signals-filter-state", &states))
            (form.choice("thema", "signals-filter-theme", &themes))
            (form.tick("van", "signals-filter-mine"))
        },
    );
    let summary = t!(view, "signals-filter");
    let opened = ["staat", "thema", "van"].into_iter().any(|name| !asked.text(name).is_empty());
    if opened { fold_open(view, &summary, &inner) } else { fold(view, &summary, &inner) }
}

/// Lines; what came to its end has no holder and no next moment any more, and says since when.
fn lines(view: &View, signals: &[&Signal], holders: &HashMap<SignalId, Holds>) -> Markup {
    html! {
        ul class="ponton-lines" role="list" {
            @for signal in signals {
                @match holders.get(&signal.id) {
                    Some(held) => { (line(view, &open_line(view, signal, held))) }
                    None => { (ended_line(view, signal)) }
                }
            }
        }
    }
}

fn open_line(view: &View, signal: &Signal, held: &Holds) -> Line {
    let is_raised = matches!(signal.state, signal::State::Raised(_));
    Line {
        mark: Mark::new(symbol(signal.kind), view.say(signal.kind.text_key(), &[])),
        href: Some(signal.href()),
        title: beginning(&signal.words, 160),
        holder: held.name.clone(),
        moment: held.moment,
        why: format!("{} · {}", said_by(view, signal), why::say(view, &held.why)),
        climbed: held.left_by.clone(),
        since: None,
        act: is_raised.then(|| Act::open(signal.href(), t!(view, "signals-open"))),
    }
}

fn ended_line(view: &View, signal: &Signal) -> Markup {
    html! {
        li class="ponton-line" {
            (mark(&Mark::new(symbol(signal.kind), view.say(signal.kind.text_key(), &[]))))
            div class="ponton-line__what" {
                a class="ponton-line__title utrecht-link" href=(signal.href()) { (beginning(&signal.words, 160)) }
                p class="ponton-line__why" { (said_by(view, signal)) }
            }
            p class="ponton-line__holder" { (view.say(signal::state_key(signal.state.name()), &[])) }
            p class="ponton-line__when" { (day(view, signal.state.stamp().at)) }
        }
    }
}

fn said_by(view: &View, signal: &Signal) -> String {
    if signal.shielded { t!(view, "signal-protected-reporter") } else { signal.organisation_name.clone() }
}
