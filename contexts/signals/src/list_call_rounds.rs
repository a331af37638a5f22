//! The call rounds of the network: those that run with how far they have come, those that wait for a second try, and what
//! came of those that were closed. For everybody in the network; what was said in a call stands nowhere here.

use crate::call_round::coverage::{self, Coverage};
use crate::call_round::{self, CallRound, State};
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{Mark, Symbol, act_link, empty, section, title};
use web::{Failure, Page, Place, View, t};

/// So many of each state are shown.
const MOST: i64 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/belrondes", "see_call_rounds", show)]
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let listed = visit.read(read).await?;
    Ok(page(&visit.view, &listed))
}

/// What the page shows.
pub struct Listed {
    /// Those that run.
    pub running: Vec<(CallRound, Coverage)>,
    /// Those that wait for a second try, and those that were closed.
    pub ended: Vec<(CallRound, Coverage)>,
    may_start: Option<()>,
}

/// Reads the rounds.
pub fn read(tx: &mut Tx<'_>, actor: &Actor) -> Result<Listed, Refusal> {
    actor.may_here("see_call_rounds")?;
    let mut covered = |state| -> Result<Vec<(CallRound, Coverage)>, Refusal> {
        let rounds = call_round::in_state(tx, actor.network, state, MOST)?;
        rounds
            .into_iter()
            .map(|round| Ok((round.clone(), coverage::of(tx, actor.network, round.id)?)))
            .collect()
    };
    let running = covered("running")?;
    let mut ended = covered("again")?;
    ended.extend(covered("closed")?);
    Ok(Listed { running, ended, may_start: actor.may_here("start_call_round").ok() })
}

/// The page.
pub fn page(view: &View, listed: &Listed) -> Page {
    let heading = t!(view, "call-rounds-title");
    let lines = |rounds: &[(CallRound, Coverage)]| -> Markup {
        name_lines(&rounds.iter().map(|round| line(view, round)).collect::<Vec<_>>())
    };
    let main = html! {
        (title(&heading, &t!(view, "call-rounds-what")))
        @if listed.may_start.is_some() { p { (act_link("/belrondes/nieuw", &t!(view, "call-rounds-start"))) } }
        @if listed.running.is_empty() {
            (empty(&t!(view, "call-rounds-none"), &html! { (t!(view, "call-rounds-none-then")) }))
        } @else {
            (section("lopend", &t!(view, "call-rounds-running"), &lines(&listed.running)))
        }
        @if !listed.ended.is_empty() { (section("afgesloten", &t!(view, "call-rounds-ended"), &lines(&listed.ended))) }
        p { a class="utrecht-link" href="/stil" { (t!(view, "long-silent-see")) } }
    };
    Page::new(view, heading, main).at(Place("nav-signals"))
}

fn line(view: &View, (round, coverage): &(CallRound, Coverage)) -> NameLine {
    let ends = match &round.state {
        State::Running => t!(view, "call-rounds-until", day = view.day(round.ends_at)),
        State::Again(_, at) => t!(view, "call-rounds-again", day = view.day(*at)),
        State::Closed(closing) => t!(view, "call-rounds-closed", day = view.day(closing.at)),
    };
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "call-rounds-mark")),
        href: Some(round.href()),
        name: round.name.clone(),
        what: t!(view, "coverage-spoken-of", spoken = coverage.spoken, all = coverage.all()),
        place: ends,
        act: html! {},
    }
}
