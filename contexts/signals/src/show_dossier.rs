//! The page of one dossier: what it is, who drives it, what is next; then its signals, tables, commitments, what came of
//! it, and whom that reached. Each act stands in a fold with what it will do, and only for whoever may do it now.

mod acts;
mod back;
mod deed;
mod happened;
mod parts;
mod read;
mod way;

use crate::bring_to_table::Talk;
use crate::dossier::{DossierId, Ending, State};
use crate::{
    kinds::{Kind, SolutionKind},
    signal::SignalId,
};
pub use deed::{Deed, Refused, Typed};
use maud::{Markup, html};
use network::beside::{self, Beside};
use network::{Route, Visit};
pub use read::{Near, Part, Shown, in_sight, shown};
use web::components::{State as Stop, Station, Tone, head, notice, stations};
use web::{Failure, Page, Path, View, t};

/// Where these stops stand.
const PREPARED: usize = 1;
const AT_TABLE: usize = 2;
const IN_HAND: usize = 3;
const SOLVED: usize = 4;

/// The routes of this capability; `beside` is what other contexts show on the page.
pub fn routes(beside: &'static [Beside]) -> Vec<Route> {
    let show = move |visit: Visit, id: Path<DossierId>| get(visit, id, beside);
    vec![Route::get("/dossiers/{id}", "see_dossier", show)]
}

async fn get(visit: Visit, Path(id): Path<DossierId>, others: &'static [Beside]) -> Result<Page, Failure> {
    let (now, view) = (visit.now(), visit.view.clone());
    let read = visit.read(move |tx, actor| {
        let mut shown = shown(tx, actor, now, id)?;
        shown.beside = beside::read(tx, actor, &view, others, ("dossier", id.0))?;
        Ok(shown)
    });
    Ok(page(&visit.view, &read.await?, None))
}

/// The page; with a refused form it shows that form open, with what was typed.
pub fn page(view: &View, shown: &Shown, refused: Option<&Refused>) -> Page {
    let main = html! {
        (head(view, &shown.dossier.title, None, &html! { (sentence(view, shown)) }))
        (stations(view, &stops(view, shown)))
        (standing(view, shown))
        (acts::acts(view, shown, refused))
        (parts::problem(view, shown))
        (parts::signals(view, shown))
        (parts::suggestions(view, shown))
        (parts::together(view, shown))
        (parts::tables(view, shown))
        (parts::commitments(view, shown, refused))
        (parts::solutions(view, shown))
        (back::back(view, shown))
        (shown.beside)
        (way::the_way(view, shown))
    };
    let page = Page::new(view, shown.dossier.title.clone(), main);
    match refused {
        Some(refused) => page.refused_for(&refused.posted, &refused.problems),
        None => page,
    }
}

/// "Priya Ramdin is trekker. Volgende stap: …": who holds it, and what is next.
fn sentence(view: &View, shown: &Shown) -> String {
    let dossier = &shown.dossier;
    let driver = dossier.driver_name.as_str();
    let Some(holding) = &dossier.holding else {
        return t!(view, "dossier-closed", driver = driver, moment = view.day(dossier.state.stamp().at));
    };
    let (next, moment) = (worklist::why::say(view, &holding.why), view.when(holding.moment));
    if holding.name == dossier.driver_name {
        t!(view, "dossier-sentence", driver = driver, next = next, moment = moment)
    } else {
        let holder = holding.name.as_str();
        let key = if holding.climbed { "dossier-sentence-climbed" } else { "dossier-sentence-held" };
        view.say(
            key,
            &[
                ("driver", driver.into()),
                ("holder", holder.into()),
                ("next", next.into()),
                ("moment", moment.into()),
            ],
        )
    }
}

/// What must be known before anything else: a remainder, a reason, a proposal to lift it, somebody who is asked.
fn standing(view: &View, shown: &Shown) -> Markup {
    let dossier = &shown.dossier;
    let overdue =
        dossier.holding.as_ref().is_some_and(|holding| holding.climbed || holding.moment < view.now);
    html! {
        @if overdue { (notice(view, Tone::Now, &html! { (t!(view, "dossier-overdue")) })) }
        @match &dossier.state {
            State::Remainder(_, why) if shown.closing.solution == Some(SolutionKind::NoneYet) => (notice(view, Tone::Wait, &html! {
                (t!(view, "dossier-none-yet", why = crate::works_here::what_remains(view, why)))
            })),
            State::Remainder(_, remains) => (notice(view, Tone::Wait, &html! {
                (t!(view, "dossier-remains", words = crate::works_here::what_remains(view, remains)))
            })),
            State::NotSolved(_, why) => (notice(view, Tone::Wait, &html! {
                (t!(view, "dossier-none-yet", why = why.as_str()))
            })),
            State::Closed(..) => (ended(view, shown)),
            State::Gathering(_) | State::Prepared(_) | State::AtTable(_) | State::InHand(_) | State::Solved(_)
                | State::BroughtBack(_) => {}
        }
        @if let Some(level) = shown.lift {
            (notice(view, Tone::Quiet, &html! {
                (t!(view, "lift-proposed", level = view.say(level.text_key(), &[]))) " "
                @if shown.may(&crate::lift::DEED) { a class="utrecht-link" href="#act-lift" { (t!(view, "lift-act")) } }
            }))
        }
        @if let Some(asked) = &shown.asked_name {
            (notice(view, Tone::Wait, &html! { (t!(view, "driver-asked", name = asked.as_str())) }))
        }
    }
}

/// How it ended.
fn ended(view: &View, shown: &Shown) -> Markup {
    let counted = &shown.closing;
    let (tone, said) = match shown.ending() {
        None => return html! {},
        Some(Ending::Works) => (Tone::Landed, t!(view, "dossier-is-closed")),
        Some(Ending::Silent) => (
            Tone::Quiet,
            t!(view, "dossier-closed-in-silence", works = counted.works, silent = counted.silent),
        ),
        Some(Ending::Unsolved) => (Tone::Quiet, t!(view, "dossier-closed-unsolved")),
    };
    notice(view, tone, &html! { (said) })
}

/// The stops of a dossier's way, with those it skipped: stated by nobody, spoken about at no table. What remains comes
/// after it was brought back, and only where something remains.
fn stops(view: &View, shown: &Shown) -> Vec<Station> {
    let state = &shown.dossier.state;
    let here = match state {
        State::Gathering(_) => 0,
        State::Prepared(_) => 1,
        State::AtTable(_) => 2,
        State::InHand(_) => 3,
        State::Solved(_) | State::NotSolved(..) => 4,
        State::BroughtBack(_) => 5,
        State::Remainder(..) | State::Closed(..) => 6,
    };
    let newest = shown.solutions.first().map(|solution| solution.kind);
    let none_yet = here >= SOLVED && newest == Some(SolutionKind::NoneYet);
    let mut keys = vec![
        "dossier-state-gathering",
        "dossier-state-prepared",
        "dossier-state-at-table",
        "dossier-state-in-hand",
        if none_yet { "dossier-state-not-solved" } else { "dossier-state-solved" },
        "dossier-state-brought-back",
    ];
    if matches!(state, State::Remainder(..)) {
        keys.push("dossier-state-remainder");
    }
    keys.push(shown.ending().unwrap_or(Ending::Works).text_key());
    let no_table = !shown.agenda.iter().any(|item| matches!(item.talk, Talk::Discussed { .. }));
    let skipped = |index| match index {
        PREPARED => shown.dossier.problem.is_none(),
        AT_TABLE | IN_HAND => no_table,
        _ => false,
    };
    let stop = |(index, key): (usize, &str)| Station {
        text: view.say(key, &[]),
        state: match index.cmp(&here) {
            std::cmp::Ordering::Less if skipped(index) => Stop::Skipped,
            std::cmp::Ordering::Less => Stop::Done,
            std::cmp::Ordering::Equal => Stop::Here,
            std::cmp::Ordering::Greater => Stop::Ahead,
        },
    };
    keys.into_iter().enumerate().map(stop).collect()
}

/// The address of a signal's page.
fn signal_href(id: SignalId) -> String {
    format!("/signalen/{id}")
}

/// The words for what a signal is.
fn kind_words(view: &View, kind: Kind) -> String {
    view.say(kind.text_key(), &[])
}
