//! "Wat u mag vragen": a resident asks on their own page to see everything that is kept, to correct it, or to have it erased,
//! and reads there where each of those stands and by when it is answered. Whoever answers for the plan holds it, and hears
//! it today. What another of the household asked stays with them; only that everything may be erased concerns them all.

use crate::ask_right::{self, Ask, LONGEST};
use crate::member;
use crate::plan::{Plan, PlanId};
use crate::right_request::{self, Asker, Right, RightRequest, Stage};
use crate::{come_in, own_plan, read_own_data, resident_lead, sent_once, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Reading};
use network::{Refusal, Resident, ResidentVisit, Route};
use store::Tx;
use web::components::{act_link, quote};
use web::{Choice, Failure, Flash, Posted, Problems, SeeOther, View, t};

/// The form.
const FORM: &str = "own_right";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/mijn/rechten", "ask_own_right", post).for_residents()]
}

/// What was asked, as one of the household reads it.
#[derive(Clone, Debug)]
pub struct Line {
    request: RightRequest,
    /// Whether it is their own.
    own: bool,
    words: Option<String>,
    answer: Option<String>,
    /// Until when they read all of it, after a yes.
    reads_until: Option<Timestamp>,
}

async fn post(visit: ResidentVisit, posted: Posted) -> Result<Response, Failure> {
    let problems = match parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let asked = visit.write(move |tx, resident, now, keys| ask(tx, resident, now, keys, &new));
            match show_plan::tried(asked.await, "right")? {
                Ok(()) => {
                    let to = SeeOther::to(format!("{}#rechten", come_in::OWN));
                    return Ok(to.saying(Flash::new("own-right-asked")).into_response());
                }
                Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    own_plan::again(&visit, "ask_own_right", (FORM, &posted, &problems)).await
}

fn parse(posted: &Posted, fresh: Uuid) -> Result<Ask, Problems> {
    let mut problems = Problems::none();
    let (right, words) = (Right::named(posted.text("right")), posted.text("words"));
    if right.is_none() {
        problems.add("right", "problem-own-right-which");
    }
    if words.is_empty() && right == Some(Right::Correction) {
        problems.add("words", "problem-own-right-words");
    } else if words.chars().count() > LONGEST {
        problems.add_with("words", "problem-own-words-long", vec![("most", LONGEST.into())]);
    }
    match right {
        Some(right) if problems.is_empty() => Ok(Ask {
            right,
            asker: Asker::Resident,
            about: None,
            words: Some(words.to_owned()).filter(|words| !words.is_empty()),
            form_key: posted.form_key().unwrap_or(fresh),
        }),
        Some(_) | None => Err(problems),
    }
}

/// Asks it. The very same sent again asks nothing twice, and what still waits for an answer need not be asked again.
pub fn ask(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    new: &Ask,
) -> Result<(), Refusal> {
    resident.may("ask_own_right", resident.plan)?;
    let plan = crate::plan::load_to_change(tx, resident.network, PlanId(resident.plan))?;
    let member = member::of(tx, (plan.network, plan.id), resident.id)?;
    let what = [resident.id.to_string(), new.words.clone().unwrap_or_default()];
    let form_key = sent_once::key(new.form_key, &[&what[0], new.right.name(), &what[1]]);
    if right_request::sent_with(tx, plan.network, (plan.id, form_key))?.is_some() {
        return Ok(());
    }
    let waits = right_request::of_plan(tx, plan.network, plan.id)?
        .iter()
        .any(|one| one.right == new.right && one.is_open() && member.asked(one));
    if waits && new.right != Right::Correction {
        return Err(Refusal::NotNow("own-right-already"));
    }
    let asker = if member.is_called() { Asker::Resident } else { Asker::Household };
    let new = Ask { asker, form_key, ..new.clone() };
    ask_right::by_resident(tx, resident, now, keys, &new)?;
    resident_lead::tell(tx, now, &plan, ("notice-resident-right", &ask_right::href(plan.id)), &[])
}

/// What was asked of a plan, as that resident reads it, the newest first.
pub(crate) fn of_plan(
    tx: &mut Tx<'_>,
    resident: &Resident,
    (plan, now): (&Plan, Timestamp),
    reading: &Reading,
) -> Result<Vec<Line>, Refusal> {
    let member = member::of(tx, (plan.network, plan.id), resident.id)?;
    let mut lines = Vec::new();
    for request in right_request::of_plan(tx, plan.network, plan.id)? {
        let own = member.asked(&request);
        if !own && (request.right != Right::Erasure || request.asker == Asker::Retention) {
            continue;
        }
        let (words, answer) =
            if own { (request.words(reading)?, request.answer(reading)?) } else { (None, None) };
        let reads_until = read_own_data::reads_until(&request).filter(|until| own && *until > now);
        lines.push(Line { request, own, words, answer, reads_until });
    }
    Ok(lines)
}

/// What may be asked, what was, and the form, on the resident's own page.
pub fn part(view: &View, again: &Again<'_>, lines: &[Line]) -> Markup {
    html! {
        p { (t!(view, "own-rights-what")) }
        @for one in lines { (line(view, one)) }
        (again.fold(view, FORM, &t!(view, "own-rights-fold"), &form(view, again)))
    }
}

fn line(view: &View, one: &Line) -> Markup {
    let request = &one.request;
    html! {
        div class="ponton-block" {
            p {
                strong { (view.say(asked_key(request.right, one.own), &[])) } " "
                (t!(view, "own-right-asked-on", day = view.day(request.asked_at)))
            }
            @if let Some(words) = &one.words { (quote(view, words, &t!(view, "own-right-your-words"))) }
            @match request.stage {
                Stage::Asked => p { (t!(view, "own-right-waits", day = view.day(request.answer_by))) },
                Stage::Confirming => p { (t!(view, "own-right-confirming")) },
                Stage::Granted => p { (t!(view, "own-right-granted", day = answered(view, request))) },
                Stage::Refused => p { (t!(view, "own-right-refused", day = answered(view, request))) },
            }
            @if let Some(answer) = &one.answer { (quote(view, answer, &t!(view, "own-right-answer"))) }
            @if let Some(until) = one.reads_until {
                p { (act_link(read_own_data::OWN_DATA, &t!(view, "own-data-link"))) " "
                    (t!(view, "own-data-until", day = view.day(until))) }
            }
        }
    }
}

fn answered(view: &View, request: &RightRequest) -> String {
    view.day(request.answered.map_or(request.asked_at, |(_, at)| at))
}

fn asked_key(right: Right, own: bool) -> &'static str {
    match (right, own) {
        (Right::Access, _) => "own-right-asked-access",
        (Right::Correction, _) => "own-right-asked-correction",
        (Right::Erasure, true) => "own-right-asked-erasure",
        (Right::Erasure, false) => "own-right-asked-erasure-another",
    }
}

fn form(view: &View, again: &Again<'_>) -> Markup {
    let form = again.form(view, FORM).promise("own-right-promise", &[]);
    let choice = |right: Right, key: &str, then: &str| {
        Choice::new(right.name(), view.say(key, &[])).explained(view.say(then, &[]))
    };
    let rights = [
        choice(Right::Access, "own-right-access", "own-right-access-then"),
        choice(Right::Correction, "own-right-correction", "own-right-correction-then"),
        choice(Right::Erasure, "own-right-erasure", "own-right-erasure-then"),
    ];
    form.around(
        "/mijn/rechten",
        "own-right-act",
        &html! {
            (form.radios("right", "own-right-which", &rights).required())
            (form.words("words", "own-right-words").hint("own-right-words-hint").max(LONGEST).rows(4))
        },
    )
}
