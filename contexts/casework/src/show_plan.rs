//! The page of a plan: the resident's own words, who the lead is and what is next; what was agreed; what was said. It shows
//! the parts that its reader may read and leaves a line in the read log for each of them. An act that is refused gives
//! this page again with what was typed.

use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::lead::{self, Held};
use crate::plan::{self, Face, Plan, PlanId, State};
use crate::share::{self, AtTable, Reads};
use crate::wait::Bridge;
use crate::{PLACE, log_contact, place_help_request, see_who_read, set_next_step, wait, who_may_read};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::area::{self, Area};
use network::reading::{Keys, Look, Looked, Part, Purpose, Reading};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use std::collections::HashMap;
use store::{Error, Tx};
use web::components::{empty, head, list, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};
use worklist::why;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/plannen/{id}", "see_plan", show)]
}

/// Everything that the page shows, as far as its reader may read it.
pub struct Shown {
    /// The plan.
    pub plan: Plan,
    /// What they may read.
    pub reads: Reads,
    /// Whether they may add to it.
    pub may_work: bool,
    /// What the resident asks help with.
    pub requests: Vec<Request>,
    face: Option<Face>,
    at_table: Vec<AtTable>,
    themes: Vec<Theme>,
    areas: Vec<Area>,
    contacts: Vec<log_contact::Contact>,
}

/// A help request as it is shown.
pub struct Request {
    /// The request.
    pub request: HelpRequest,
    /// Who holds it; nobody when it is closed.
    pub held: Option<Held>,
    /// What was asked, when it isn't the worry itself.
    pub question: Option<String>,
    /// What happens next.
    pub next_step: Option<String>,
    /// Who carries them while they wait.
    pub bridge: Option<Bridge>,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    id: PlanId,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = read(visit, id).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Tells an act that can't be done now, which its form says, from one that gives a page of its own.
pub fn tried<T>(done: Result<T, Refusal>, field: &'static str) -> Result<Result<T, Problems>, Failure> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(Refusal::NotNow(key)) => Ok(Err(Problems::with(field, key))),
        Err(Refusal::Store(Error::Conflict)) => {
            Ok(Err(Problems::with(field, "casework-refused-changed-meanwhile")))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Reads the page as the visitor may see it, with a line in the read log for each part.
pub async fn read(visit: &Visit, id: PlanId) -> Result<Shown, Refusal> {
    let now = visit.now();
    let look = visit.wish(plan::subject(id), Part::Identity, Purpose::Help);
    let (keys, wish) = (visit.workplace.keys.clone(), look.clone());
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        actor.may("see_plan", &share::reads(tx, actor, now, &plan)?.matter(actor))
    };
    visit
        .look(look, may, move |tx, actor, reading| shown(tx, actor, (id, now), (&keys, &wish), reading))
        .await
}

fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now): (PlanId, Timestamp),
    (keys, wish): (&Keys, &Look),
    reading: &Reading,
) -> Result<Shown, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    for part in [Part::Story, Part::Plan, Part::Contact] {
        if reads.part(part) {
            let look = Look { part, ..wish.clone() };
            let Looked::Granted(_) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
        }
    }
    let requests = help_request::of_plan(tx, actor.network, id)?;
    let open: Vec<HelpRequestId> = requests.iter().map(|one| one.id).collect();
    let held = lead::holding(tx, actor.network, &open)?;
    let may_work = actor.may("work_on_plan", &reads.table(actor)).is_ok();
    Ok(Shown {
        face: if reads.part(Part::Identity) { Some(plan.face(reading)?) } else { None },
        requests: opened(tx, requests, (&reads, held), reading)?,
        themes: if may_work { theme::list(tx, actor.network)? } else { Vec::new() },
        areas: if may_work { wijken(tx, actor)? } else { Vec::new() },
        at_table: share::at_table(tx, actor.network, now, id)?,
        contacts: if reads.part(Part::Story) {
            log_contact::newest(tx, actor.network, id, reading)?
        } else {
            Vec::new()
        },
        may_work,
        reads,
        plan,
    })
}

fn wijken(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Area>, Refusal> {
    let areas = area::list(tx, actor.network)?;
    Ok(areas.into_iter().filter(|area| area.kind == "wijk").collect())
}

fn opened(
    tx: &mut Tx<'_>,
    requests: Vec<HelpRequest>,
    (reads, mut held): (&Reads, HashMap<HelpRequestId, Held>),
    reading: &Reading,
) -> Result<Vec<Request>, Refusal> {
    let may = |one: &HelpRequest| reads.part(Part::Plan) && reads.theme(one.theme.as_deref());
    requests
        .into_iter()
        .filter(may)
        .map(|request| {
            Ok(Request {
                held: held.remove(&request.id),
                question: request.question(reading)?,
                next_step: request.next_step(reading)?,
                bridge: wait::bridge_of(tx, request.network, request.id, reading)?,
                request,
            })
        })
        .collect()
}

impl Shown {
    /// The help request whose holder is the lead, when the reader may read it.
    fn leading(&self) -> Option<&Request> {
        self.requests.iter().find(|one| one.request.id == self.plan.leading)
    }
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let title = match &shown.face {
        Some(face) => face.called.clone(),
        None => t!(view, "plan-title-without-name"),
    };
    let main = html! {
        (face(view, shown))
        @if shown.may_work { (log_contact::form(view, again, shown.plan.id)) }
        (section("hulpvragen", &t!(view, "plan-requests"), &requests(view, shown, again)))
        @if !shown.at_table.is_empty() {
            (section("aan-tafel", &t!(view, "plan-at-table"), &around(view, shown)))
        }
        @if shown.reads.part(Part::Story) {
            (section("contacten", &t!(view, "plan-contacts"), &said(view, shown)))
        }
        @if shown.reads.holds {
            p {
                a class="utrecht-link" href=(who_may_read::href(shown.plan.id)) { (t!(view, "readers-title")) } " · "
                a class="utrecht-link" href=(see_who_read::href(shown.plan.id)) { (t!(view, "who-read-title")) }
            }
        }
    };
    Page::new(view, title, main).at(PLACE)
}

fn face(view: &View, shown: &Shown) -> Markup {
    match &shown.face {
        Some(face) => head(view, &face.worry, Some(&face.called), &sentence(view, shown)),
        None => head(view, &t!(view, "plan-title-without-name"), None, &sentence(view, shown)),
    }
}

/// Who the lead is and what is next.
fn sentence(view: &View, shown: &Shown) -> Markup {
    let Some(leading) = shown.leading() else {
        let organisation = &shown.plan.organisation_name;
        return html! { (t!(view, "plan-of-organisation", organisation = organisation)) };
    };
    let text = match (&leading.held, shown.plan.state) {
        (Some(held), _) => t!(
            view,
            "plan-lead",
            lead = &held.name,
            day = view.day(held.moment),
            step = next_step(view, leading, held)
        ),
        (None, State::Open | State::Closed) => {
            t!(view, "plan-closed", day = view.day(shown.plan.state_since))
        }
    };
    html! { (text) }
}

fn next_step(view: &View, request: &Request, held: &Held) -> String {
    request.next_step.clone().unwrap_or_else(|| why::say(view, &held.why))
}

fn requests(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    html! {
        @for one in &shown.requests {
            div class="ponton-block" {
                p {
                    strong { (view.say(one.request.pontoon.text_key(), &[])) } ": "
                    @match &one.question {
                        Some(question) => span lang=[view.said_lang()] { (question) },
                        None => (t!(view, "plan-request-is-the-worry")),
                    }
                }
                @if let Some(held) = &one.held {
                    p { (t!(view, "plan-request-held", holder = &held.name, day = view.day(held.moment),
                        step = next_step(view, one, held))) }
                    (wait::part(view, again, one, shown.may_work))
                    @if shown.may_work {
                        (set_next_step::form(view, again, shown.plan.id, one))
                        (place_help_request::form(view, again, one, (&shown.themes, &shown.areas)))
                    }
                }
                @if let Some((outcome, at)) = one.request.closed {
                    p { (t!(view, "plan-request-closed", outcome = view.say(outcome.text_key(), &[]),
                        day = view.day(at))) }
                }
            }
        }
    }
}

fn around(view: &View, shown: &Shown) -> Markup {
    let people: Vec<Markup> = shown
        .at_table
        .iter()
        .map(|one| {
            html! {
                (one.name) " · " (one.organisation_name)
                @if one.spokesperson { " · " (t!(view, "plan-spokesperson")) }
            }
        })
        .collect();
    list(&people)
}

fn said(view: &View, shown: &Shown) -> Markup {
    html! {
        @if shown.contacts.is_empty() {
            (empty(&t!(view, "plan-no-contacts"), &html! { (t!(view, "plan-no-contacts-then")) }))
        }
        (log_contact::way_of(view, &shown.contacts))
    }
}
