//! Bringing back: everybody who raised one of the signals hears what came of it, on Vandaag and by mail, each with an own
//! record of told, read, asked and answered. Closing is impossible without it (domain A4). Two weeks later each is
//! asked: "Werkt dit bij jullie?" Of "none yet" nobody is asked that: it stays open on its reason.

mod asking;
mod told;

use crate::capture::understander;
use crate::dossier::{self, Dossier, DossierId, State, Step};
use crate::kinds::SolutionKind;
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::signal::{self, Signal, Stamp};
use crate::solution::{self, Answers, Solution, SolutionId};
use crate::tell::{self, Answerable, facts};
pub use asking::{ask_whether_it_works, told_of_newer};
use axum::response::Response;
use kernel::{Timestamp, calendar, define_id};
use maud::{Markup, html};
use network::{Actor, Refusal, Role, Route, Visit};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
pub use told::{BringingBack, load, mark_read, of_dossier, of_signal};
use web::components::list;
use web::{Failure, Path, Posted, View, t};
use worklist::{Opening, why};

define_id!(
    /// Word back to one contributor about one version of a solution.
    BringingBackId
);
store::id_value!(BringingBackId);

/// After so many days a contributor is asked whether it works.
pub const ASK_AFTER_DAYS: i32 = 14;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "back",
    path: "terugmelding",
    action: "bring_back",
    field: "form",
    summary: "back-act",
    done: "back-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/terugmelding", "bring_back", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    DEED.carry_out(visit, id, posted, Ok(()), move |tx, actor, now, ()| {
        bring_back(tx, actor, now, id).map(|_| ())
    })
    .await
}

/// The form, with exactly whom it will tell.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let untold = shown.untold();
    if untold.is_empty() {
        // A second click, or a page that stood open: there is nobody to tell.
        let last = shown.told.iter().map(|told| told.told_at).max();
        return html! { @if let Some(at) = last { p { (t!(view, "back-everybody-told", moment = view.when(at))) } } };
    }
    let promise: (&str, web::Arg) = ("count", untold.len().into());
    let key = match &shown.dossier.state {
        State::NotSolved(..) => "back-promise-none-yet",
        State::Gathering(_)
        | State::Prepared(_)
        | State::AtTable(_)
        | State::InHand(_)
        | State::Solved(_)
        | State::BroughtBack(_)
        | State::Closed(..)
        | State::Remainder(..) => "back-promise",
    };
    let form = typed.form(view, DEED.name).promise(key, &[promise]);
    let readers: Vec<Markup> = untold
        .iter()
        .map(|part| {
            html! {
                @if let Some((name, organisation)) = &part.reporter { (name) ", " (organisation) }
                @else { (t!(view, "back-shielded-reporter")) }
            }
        })
        .collect();
    html! {
        p { (t!(view, "back-whom", count = untold.len())) }
        (list(&readers))
        (form.around(&DEED.action_of(&shown.dossier), "back-submit", &html! {}))
    }
}

/// What is brought back.
#[derive(Clone, Copy, Debug)]
pub struct What<'a> {
    /// The version of the solution.
    pub solution: SolutionId,
    /// The dossier; none for a direct answer.
    pub dossier: Option<&'a Dossier>,
    /// What it is.
    pub kind: SolutionKind,
    /// What it says.
    pub words: &'a str,
}

impl<'a> What<'a> {
    /// The newest version of a dossier's solution.
    pub fn of_dossier(dossier: &'a Dossier, solution: &'a Solution) -> Self {
        Self { solution: solution.id, dossier: Some(dossier), kind: solution.kind, words: &solution.words }
    }
}

/// Brings the newest version of a dossier's solution back to all its contributors, and gives how many were told. Doing
/// it again tells only those who were not told yet, and is refused when that is nobody.
pub fn bring_back(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: DossierId) -> Result<usize, Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "bring_back")?;
    let solution = solution::latest(tx, actor.network, Answers::Dossier(id))?
        .ok_or(Refusal::NotNow("dossier-refused-no-solution-yet"))?;
    dossier::step(tx, actor, now, &dossier, Step::BringBack, None)?;
    let what = What::of_dossier(&dossier, &solution);
    // Everybody reads the record, so that it counts no reporter of a wrong.
    let (mut told, mut counted) = (0, 0);
    for signal in &signal::of_dossier(tx, actor.network, id)? {
        if to_contributor(tx, actor, now, signal, what)? {
            told += 1;
            counted += usize::from(!signal.shielded);
        }
    }
    if told == 0 && matches!(dossier.state, State::BroughtBack(_)) {
        return Err(Refusal::NotNow("dossier-refused-everybody-told"));
    }
    let facts = json!({ "told": counted, "number": solution.number });
    record(tx, actor, now, "dossier.brought-back", dossier.subject(), facts)?;
    Ok(told)
}

/// Brings an answer back to whoever raised `signal`; having told them about this version already changes nothing, and
/// `false` says so.
pub fn to_contributor(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    signal: &Signal,
    what: What<'_>,
) -> Result<bool, Refusal> {
    let told = tx.first(
        "select id from bringing_back where network_id = $1 and solution_id = $2 and signal_id = $3",
        &[&actor.network, &what.solution, &signal.id],
    )?;
    if told.is_some() {
        return Ok(false);
    }
    let stamp = Stamp { at: now, by: actor.person };
    // It joined after the solution was recorded, or another dossier's answer did not work: this is its answer.
    let answered = match signal.state {
        signal::State::Carried(_) => {
            signal::step(tx, signal, signal::Step::Answer, stamp)?;
            &signal::load(tx, actor.network, signal.id)?
        }
        signal::State::Raised(_)
        | signal::State::Understood(_)
        | signal::State::Answered(_)
        | signal::State::BroughtBack(_)
        | signal::State::Confirmed(_)
        | signal::State::Closed(_) => signal,
    };
    let said = facts([("words", json!(shortened(what.words))), ("by", json!(actor.name))]);
    let answerable = what.dossier.map_or(Answerable::Person(actor.person), Answerable::DriverOf);
    let notice = tell::contributor(tx, now, signal, answerable, "notice-brought-back", said)?;
    tx.execute(
        "insert into bringing_back (network_id, id, solution_id, signal_id, dossier_id, person_id, notice_id, told_at,
           ask_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        &[
            &actor.network,
            &BringingBackId::new(now),
            &what.solution,
            &signal.id,
            &what.dossier.map(|dossier| dossier.id),
            &signal.raised_by,
            &notice,
            &now,
            &calendar::in_days(now, ASK_AFTER_DAYS),
        ],
    )?;
    signal::step(tx, answered, signal::Step::BringBack, stamp)?;
    record(tx, actor, now, "signal.brought-back", signal.subject(), json!({ "solution": what.solution }))?;
    if what.kind == SolutionKind::NoneYet {
        let told = signal::load(tx, actor.network, signal.id)?;
        let step = if what.dossier.is_some() { signal::Step::Remain } else { signal::Step::Return };
        signal::step(tx, &told, step, stamp)?;
    }
    Ok(true)
}

/// A notice carries the beginning; the whole stands on the page.
fn shortened(words: &str) -> String {
    const MOST: usize = 280;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MOST - 1).collect();
    format!("{}…", cut.trim_end())
}

/// After a direct answer: the answerer holds the signal until it is known whether it works there, a wrong a confidant;
/// after "none yet" they go on with it.
pub fn keep_the_answerer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (signal, kind): (&Signal, SolutionKind),
) -> Result<(), Refusal> {
    let (days, why) = match kind {
        SolutionKind::NoneYet => (10, "why-none-yet"),
        SolutionKind::Decision
        | SolutionKind::Guideline
        | SolutionKind::UrgentAdvice
        | SolutionKind::Answer
        | SolutionKind::DecisionFramework
        | SolutionKind::GoodPractice
        | SolutionKind::Bill => (15, "why-hear-whether-it-works"),
    };
    let holder = if signal.shielded && !actor.has(Role::Confidant) {
        understander(tx, actor, now, true)?
    } else {
        Holder::Person(actor.person)
    };
    let opening = Opening {
        network: signal.network,
        matter: worklist::Matter::new("signal", signal.id),
        title: signal.words.clone(),
        href: signal.href(),
        shielded: signal.shielded,
        holder,
        moment: Moment { at: calendar::in_working_days(now, days), why: why::rule(why)? },
    };
    worklist::advance(tx, now, actor.person, opening)
}
