//! Closing a call round: what came of it, and what happens with the members that nobody heard. Silence is a datum: they
//! are tried again from a day on, which stays somebody's obligation, or they are left in peace for a reason that is said.

use crate::bring_to_table::words;
use crate::call_round::coverage;
use crate::call_round::{self, CallRound, CallRoundId};
use crate::record::record;
use crate::show_call_round::{self, Shown};
use crate::tell::{self, facts};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::typed_moment::typed_day;
use network::{Actor, Refusal, Route, Visit, person};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::{Opening, obligation, why};

/// The name of its form.
pub const FORM: &str = "close";

const LONGEST: usize = 2_000;
const LONGEST_REASON: usize = 500;
/// A moment may lie at most ninety days ahead.
const FURTHEST_DAYS: i32 = 89;
const MORNING: i8 = 9;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/belrondes/{id}/afsluiting", "close_call_round", post)]
}

async fn post(visit: Visit, Path(id): Path<CallRoundId>, posted: Posted) -> Result<Response, Failure> {
    visit.read(move |tx, actor| call_round::load_for(tx, actor, id, "close_call_round")).await?;
    let problems = match Close::parse(&posted, visit.now()) {
        Ok(close) => match visit.write(move |tx, actor, now| close_round(tx, actor, now, id, &close)).await {
            Ok(()) => {
                let flash = Flash::new("close-round-done");
                return Ok(SeeOther::to(format!("/belrondes/{id}")).saying(flash).into_response());
            }
            Err(refusal) => refusal.at("silent")?,
        },
        Err(problems) => problems,
    };
    let shown = show_call_round::load(&visit, id).await?;
    let again = Again::refused(FORM, &posted, &problems);
    Ok(show_call_round::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// What happens with those whom nobody heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silent {
    /// Nothing was said about them: there are none.
    Nobody,
    /// They are tried again from a day on.
    Again(Timestamp),
    /// They are left in peace, for this reason.
    InPeace(String),
}

/// How a round is closed.
#[derive(Clone, Debug)]
pub struct Close {
    /// What came of it.
    pub came_of_it: String,
    /// What happens with those whom nobody heard.
    pub silent: Silent,
}

impl Close {
    /// Reads the form.
    pub fn parse(posted: &Posted, now: Timestamp) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let came_of_it = words(posted, "came_of_it", LONGEST, "problem-close-round-empty");
        let silent = match posted.text("silent") {
            "again" => again(posted, now).map(Silent::Again),
            "in_peace" => words(posted, "silent_why", LONGEST_REASON, "problem-close-round-why-empty")
                .map(Silent::InPeace),
            _ => Ok(Silent::Nobody),
        };
        match (came_of_it, silent) {
            (Ok(came_of_it), Ok(silent)) => Ok(Self { came_of_it, silent }),
            (came_of_it, silent) => {
                let both = [came_of_it.err(), silent.err()];
                for problem in both.iter().flatten().flat_map(Problems::iter) {
                    problems.add_with(problem.field.clone(), problem.key, problem.args.clone());
                }
                Err(problems)
            }
        }
    }
}

fn again(posted: &Posted, now: Timestamp) -> Result<Timestamp, Problems> {
    let at = typed_day(posted, "again_on").map(|day| calendar::at_hour(day, MORNING));
    match at {
        Ok(at) if at > now && at <= calendar::in_days(now, FURTHEST_DAYS) => Ok(at),
        Ok(_) => Err(Problems::with("again_on", "problem-close-round-day-far")),
        Err(_) => Err(Problems::with("again_on", "problem-close-round-day-empty")),
    }
}

/// Closes the round. The same said again changes nothing.
pub fn close_round(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: CallRoundId,
    close: &Close,
) -> Result<(), Refusal> {
    let round = call_round::load_for(tx, actor, id, "close_call_round")?;
    if round.state.closing().is_some_and(|closing| closing.came_of_it == close.came_of_it) {
        return Ok(());
    }
    round.must_run()?;
    let covered = coverage::of(tx, actor.network, id)?;
    let (state, again_at, silent_why) = match &close.silent {
        _ if covered.silent() == 0 => ("closed", None, None),
        Silent::Nobody => return Err(Refusal::NotNow("call-round-refused-silent")),
        Silent::Again(at) => ("again", Some(*at), None),
        Silent::InPeace(why) => ("closed", None, Some(why.clone())),
    };
    tx.change_one(
        "update call_round set state = $4, closed_at = $5, closed_by = $6, came_of_it = $7, again_at = $8,
           silent_why = $9, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network,
            &id,
            &round.version,
            &state,
            &now,
            &actor.person,
            &close.came_of_it,
            &again_at,
            &silent_why,
        ],
    )?;
    match again_at {
        Some(at) => hold_on(tx, actor, now, (&round, at))?,
        None => worklist::settle(tx, now, actor.network, round.matter(), "closed")?,
    }
    tell_callers(tx, actor, now, (&round, covered))?;
    let said = json!({ "spoken": covered.spoken, "silent": covered.silent(), "said_no": covered.said_no,
        "again_at": again_at });
    Ok(record(tx, actor, now, "call_round.closed", round.subject(), said)?)
}

/// Whoever holds the round holds on to those whom nobody heard, until the day on which they are tried again.
fn hold_on(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (round, at): (&CallRound, Timestamp),
) -> Result<(), Refusal> {
    let kept = obligation::of_matter(tx, actor.network, round.matter())?;
    let holder = kept.and_then(|kept| kept.state.holder()).unwrap_or(Holder::Person(actor.person));
    let opening = Opening {
        network: actor.network,
        matter: round.matter(),
        title: round.name.clone(),
        href: round.href(),
        shielded: false,
        holder,
        moment: Moment { at, why: why::rule("why-call-round-again")? },
    };
    worklist::advance(tx, now, actor.person, opening)
}

fn tell_callers(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (round, covered): (&CallRound, coverage::Coverage),
) -> Result<(), Refusal> {
    let signals = coverage::signals(tx, actor.network, round.id)?;
    let mut hear: Vec<_> =
        call_round::callers(tx, actor.network, round.id)?.into_iter().map(|(caller, _)| caller).collect();
    hear.push(round.led_by);
    hear.sort_unstable();
    hear.dedup();
    for caller in hear.into_iter().filter(|caller| *caller != actor.person) {
        let left = person::load(tx, actor.network, caller)?
            .is_none_or(|caller| caller.presence == person::Presence::Left);
        if left {
            continue;
        }
        let said = facts([
            ("name", json!(round.name)),
            ("spoken", json!(covered.spoken)),
            ("all", json!(covered.all())),
            ("signals", json!(signals)),
        ]);
        tell::person(tx, now, (actor.network, caller), "notice-call-round-closed", said, &round.href())?;
    }
    Ok(())
}

/// The form, on the page of the round.
pub fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, FORM).promise("close-round-promise", &[]);
    let silent = shown.coverage.silent();
    let choices = [
        Choice::new("again", t!(view, "close-round-try-again")),
        Choice::new("in_peace", t!(view, "close-round-in-peace")),
    ];
    let radios = form
        .radios("silent", "close-round-silent", &choices)
        .hint_with("close-round-silent-count", &[("count", silent.into())]);
    let fields = html! {
        (form.words("came_of_it", "close-round-came").hint("close-round-came-hint").required().max(LONGEST).rows(3))
        @if silent > 0 {
            (radios.required())
            (form.day("again_on", "close-round-day"))
            (form.words("silent_why", "close-round-why").max(LONGEST_REASON).rows(2))
        }
    };
    form.around(&format!("{}/afsluiting", shown.round.href()), "close-round-act", &fields)
}
