//! The call rounds of the network: those that run with how far they have come, those that wait for a second try, and what
//! came of those that were closed. For everybody in the network; what was said in a call stands nowhere here.

use crate::call_round::coverage::{self, Coverage};
use crate::call_round::{self, CallRound, CallRoundId, State};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::name_line::{NameLine, name_lines};
use network::{Actor, Refusal, Route, Visit};
use store::{After, Error, Page, Tx};
use web::components::{Mark, Symbol, act_link, empty, section, title};
use web::{Failure, Place, View, t};

/// So many of those that were closed stand on a page.
const AT_ONCE: u16 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/belrondes", "see_call_rounds", show)]
}

async fn show(visit: Visit) -> Result<web::Page, Failure> {
    let after = visit.after(AT_ONCE);
    let listed = visit.read(move |tx, actor| read(tx, actor, &after)).await?;
    Ok(page(&visit.view, &listed))
}

/// What the page shows.
pub struct Listed {
    /// Those that run, on the first page.
    pub running: Vec<(CallRound, Coverage)>,
    /// Those that wait for a second try, on the first page, and those that were closed.
    pub ended: Page<(CallRound, Coverage)>,
    pages: Pages,
    may_start: Option<()>,
}

/// Reads the rounds.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, after: &After<CallRoundId>) -> Result<Listed, Refusal> {
    actor.may_here("see_call_rounds")?;
    let network = actor.network;
    let (mut running, mut ended) = (Vec::new(), Vec::new());
    if after.key.is_none() {
        running = call_round::in_state(tx, network, "running")?;
        ended = call_round::in_state(tx, network, "again")?;
    }
    let closed = call_round::closed(tx, network, after)?;
    ended.extend(closed.rows);
    Ok(Listed {
        running: covered(tx, running)?,
        pages: pages("/belrondes", &[], after, closed.next.as_ref()),
        ended: Page { rows: covered(tx, ended)?, next: closed.next },
        may_start: actor.may_here("start_call_round").ok(),
    })
}

fn covered(tx: &mut Tx<'_>, rounds: Vec<CallRound>) -> Result<Vec<(CallRound, Coverage)>, Error> {
    let covered = rounds.into_iter().map(|round| {
        let coverage = coverage::of(tx, round.network, round.id)?;
        Ok((round, coverage))
    });
    covered.collect()
}

/// The page.
pub fn page(view: &View, listed: &Listed) -> web::Page {
    let heading = t!(view, "call-rounds-title");
    let lines = |rounds: &[(CallRound, Coverage)]| -> Markup {
        name_lines(&rounds.iter().map(|round| line(view, round)).collect::<Vec<_>>())
    };
    let main = html! {
        (title(&heading, &t!(view, "call-rounds-what")))
        @if listed.may_start.is_some() { p { (act_link("/belrondes/nieuw", &t!(view, "call-rounds-start"))) } }
        @if !listed.running.is_empty() {
            (section("lopend", &t!(view, "call-rounds-running"), &lines(&listed.running)))
        } @else if listed.pages.first.is_none() {
            (empty(&t!(view, "call-rounds-none"), &html! { (t!(view, "call-rounds-none-then")) }))
        }
        @if !listed.ended.rows.is_empty() { (section("afgesloten", &t!(view, "call-rounds-ended"), &lines(&listed.ended.rows))) }
        (listed.pages.show(view))
        p { a class="utrecht-link" href="/stil" { (t!(view, "long-silent-see")) } }
    };
    web::Page::new(view, heading, main).at(Place("nav-signals"))
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
