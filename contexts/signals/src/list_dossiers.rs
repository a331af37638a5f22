//! The list of dossiers, newest first, a page at a time: each as a line with its driver or whoever holds it now, the
//! next moment and why, where it stands and how many signals lie in it. What is closed stands apart, without a moment.

use crate::dossier::{self, Dossier, DossierId, Filter};
use axum::extract::RawQuery;
use kernel::PersonId;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use std::collections::BTreeMap;
use store::page::{After, Page as Rows};
use store::{Error, ToValue, Tx};
use web::components::{Line, Mark, Symbol, day, empty, fold, fold_open, line, list, pager, title};
use web::{Choice, Failure, Form, Page, Posted, Problems, View, t};
use worklist::why;

/// Lines on a page.
const ROWS: u16 = 50;

/// The states to choose from, as they are named in the database, with their texts.
const STATES: [(&str, &str); 11] = [
    ("gathering", "dossier-state-gathering"),
    ("prepared", "dossier-state-prepared"),
    ("at_table", "dossier-state-at-table"),
    ("in_hand", "dossier-state-in-hand"),
    ("solved", "dossier-state-solved"),
    ("not_solved", "dossier-state-not-solved"),
    ("brought_back", "dossier-state-brought-back"),
    ("remainder", "dossier-state-remainder"),
    ("confirmed", "dossier-state-confirmed"),
    ("silent", "dossier-state-silent"),
    ("unsolved", "dossier-state-unsolved"),
];

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/dossiers", "see_dossiers", show)]
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let filter = filter(&asked, visit.actor.person);
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let listed = visit.read(move |tx, actor| read(tx, actor, &filter, &after)).await?;
    Ok(page(&visit.view, &asked, &listed))
}

fn filter(asked: &Posted, me: PersonId) -> Filter {
    let state = STATES.iter().find(|(name, _)| *name == asked.text("staat"));
    Filter { state: state.map(|(name, _)| (*name).to_owned()), driver: asked.has("van").then_some(me) }
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    rows: Rows<Dossier>,
    signals: BTreeMap<DossierId, i64>,
}

/// Reads a page of the list.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    filter: &Filter,
    after: &After<DossierId>,
) -> Result<Listed, Refusal> {
    actor.may_here("see_dossiers")?;
    let fetched = dossier::filtered(tx, actor.network, filter, after.key, after.fetch())?;
    let rows = Rows::cut(fetched, after, |dossier| dossier.id);
    let signals = count_signals(tx, actor, &rows.rows)?;
    Ok(Listed { rows, signals })
}

/// How many signals lie in each dossier of a page, without wrongs, by one statement.
fn count_signals(
    tx: &mut Tx<'_>,
    actor: &Actor,
    rows: &[Dossier],
) -> Result<BTreeMap<DossierId, i64>, Error> {
    if rows.is_empty() {
        return Ok(BTreeMap::new());
    }
    let places: Vec<String> = (2..rows.len() + 2).map(|at| format!("${at}")).collect();
    let sql = format!(
        "select dossier_signal.dossier_id, count(*) as signals from dossier_signal
         join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
         where dossier_signal.network_id = $1 and dossier_signal.dossier_id in ({}) and signal.shielded = false
         group by dossier_signal.dossier_id",
        places.join(", ")
    );
    let ids = rows.iter().map(|dossier| &dossier.id as &dyn ToValue);
    let params: Vec<&dyn ToValue> = std::iter::once(&actor.network as &dyn ToValue).chain(ids).collect();
    tx.query(&sql, &params)?.iter().map(|row| Ok((row.get("dossier_id")?, row.get("signals")?))).collect()
}

/// The page of what was `asked` for.
pub fn page(view: &View, asked: &Posted, listed: &Listed) -> Page {
    let heading = t!(view, "dossiers-title");
    let (open, closed): (Vec<&Dossier>, Vec<&Dossier>) =
        listed.rows.rows.iter().partition(|dossier| dossier.holding.is_some());
    let closed: Vec<Markup> = closed.into_iter().map(|dossier| closed_one(view, dossier)).collect();
    let next = listed.rows.next.as_ref().map(|next| href(asked, &next.to_string()));
    let first = asked.has("na").then(|| href(asked, ""));
    let main = html! {
        (title(&heading, &t!(view, "dossiers-what")))
        (filter_form(view, asked))
        @if listed.rows.rows.is_empty() {
            (empty(&t!(view, "dossiers-none"), &html! {
                a class="utrecht-link" href="/signalen" { (t!(view, "dossiers-none-what")) }
            }))
        }
        @if !open.is_empty() {
            ul class="ponton-lines" role="list" { @for dossier in open { (one(view, dossier, &listed.signals)) } }
        }
        (list(&closed))
        (pager(view, first.as_deref(), next.as_deref()))
    };
    Page::new(view, heading, main)
}

fn filter_form(view: &View, asked: &Posted) -> Markup {
    let states: Vec<Choice> =
        STATES.iter().map(|(name, key)| Choice::new(*name, view.say(key, &[]))).collect();
    let problems = Problems::none();
    let form = Form::new(view, asked, &problems).called("filter");
    let fields = html! {
        (form.choice("staat", "dossiers-filter-state", &states))
        (form.tick("van", "dossiers-filter-mine"))
    };
    let asking = form.asking("/dossiers", "dossiers-filter-act", &fields);
    let summary = t!(view, "dossiers-filter");
    if asked.has("van") || !asked.text("staat").is_empty() {
        fold_open(view, &summary, &asking)
    } else {
        fold(view, &summary, &asking)
    }
}

/// The address of the page after `place`, with the same filter.
fn href(asked: &Posted, place: &str) -> String {
    let mut parts = Vec::new();
    if let Some((name, _)) = STATES.iter().find(|(name, _)| *name == asked.text("staat")) {
        parts.push(format!("staat={name}"));
    }
    if asked.has("van") {
        parts.push("van=yes".to_owned());
    }
    if !place.is_empty() {
        parts.push(format!("na={place}"));
    }
    if parts.is_empty() { "/dossiers".to_owned() } else { format!("/dossiers?{}", parts.join("&")) }
}

fn one(view: &View, dossier: &Dossier, signals: &BTreeMap<DossierId, i64>) -> Markup {
    let Some(holding) = &dossier.holding else { return closed_one(view, dossier) };
    let why = t!(
        view,
        "dossiers-line",
        state = view.say(dossier.state.text_key(), &[]),
        level = view.say(dossier.level.text_key(), &[]),
        signals = signals.get(&dossier.id).copied().unwrap_or_default(),
        next = why::say(view, &holding.why),
    );
    let row = Line {
        mark: Mark::new(Symbol::Dossier, t!(view, "dossier-mark")),
        href: Some(dossier.href()),
        title: dossier.title.clone(),
        holder: holding.name.clone(),
        moment: holding.moment,
        why,
        climbed: holding.climbed.then(|| dossier.driver_name.clone()),
        since: None,
        act: None,
    };
    line(view, &row)
}

fn closed_one(view: &View, dossier: &Dossier) -> Markup {
    let at = dossier.state.stamp().at;
    html! {
        a class="utrecht-link" href=(dossier.href()) { (dossier.title) }
        p class="ponton-line__why" {
            @let state = view.say(dossier.state.text_key(), &[]);
            @if dossier.state.ending().is_some() {
                (t!(view, "dossiers-closed", state = state, driver = dossier.driver_name.as_str())) " " (day(view, at))
            } @else { (state) }
        }
    }
}
