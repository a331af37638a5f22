//! A resident's own page: their words, who the lead is and how to reach them, what is next, what was agreed, what they wait
//! for, who looked and why, and what is shared with whom. One page, in plain words, that reads well on an old phone and on
//! paper. Nothing that somebody else of the household kept to themselves.

use crate::add_own_words::{self, Words};
use crate::agreement::{self, Agreed, State as AgreementState};
use crate::handover::{self as kept, Kept, Packet};
use crate::help_request::{self, HelpRequest};
use crate::look_in_emergency::{self, Emergency};
use crate::plan::{self, Face, Plan, PlanId};
use crate::reopen_help_request::in_time;
use crate::resident_answer::{self, About, Said};
use crate::resident_lead::{self, Lead};
use crate::say_not_helped::{self, Cry};
use crate::wait::{self, Bridge};
use crate::who_may_read::{self, Shared};
use crate::{answer_proposal, around, ask_own_right, come_in, lead, resident_access, say_own_goal, together};
use axum::response::{IntoResponse, Response};
use handover::Stage;
use jiff::civil::Date;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Part, Reading};
use network::resident::ResidentId;
use network::{Refusal, Resident, ResidentVisit, Route};
use store::Tx;
use web::{Failure, Page, Posted, Problems, View};
use worklist::notice::name_of;

mod looks;
mod page;

use looks::{Looked, Who, looks};
pub use page::page;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get(come_in::OWN, "see_own_plan", show).for_residents()]
}

/// Everything that the page shows.
pub struct Own {
    plan: Plan,
    face: Face,
    words: Vec<Words>,
    lead: Option<Lead>,
    /// Whom they speak with, when that is somebody else than the lead.
    spokesperson: Option<(String, String)>,
    requests: Vec<Asked>,
    agreed: Vec<Agreed>,
    /// What they want to reach.
    wanted: Vec<say_own_goal::Wanted>,
    /// What somebody would like to share, and waits for their answer.
    proposed: Vec<answer_proposal::Asked>,
    shares: Vec<(Shared, Vec<Said>)>,
    handovers: Vec<Handed>,
    looks: Vec<Looked>,
    /// From when on they are told, when there are more.
    looks_since: Option<Timestamp>,
    emergencies: Vec<Emergency>,
    rights: Vec<ask_own_right::Line>,
    /// How many of the household were ever let in: whether a look of a resident was their own.
    household: i64,
    /// Whether another plan of theirs goes on as one with this one.
    together: bool,
}

/// What they ask help with.
struct Asked {
    request: HelpRequest,
    held: Option<lead::Held>,
    question: Option<String>,
    next_step: Option<String>,
    bridges: Vec<Bridge>,
    reopens: bool,
    cry: Option<Cry>,
}

/// What is asked of others for them.
struct Handed {
    kept: Kept,
    giver: String,
    receiver: String,
    packet: Packet,
    said: Vec<Said>,
    reopens: bool,
}

async fn show(visit: ResidentVisit) -> Result<Page, Failure> {
    let own = read(&visit).await?;
    Ok(page(&visit.view, &own, &Again::NOTHING))
}

/// The page again after an act was refused (422), with what was typed.
pub async fn again(
    visit: &ResidentVisit,
    action: &'static str,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    visit.resident.may(action, visit.resident.plan)?;
    let own = read(visit).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &own, &again).refused_for(posted, problems).into_response())
}

async fn read(visit: &ResidentVisit) -> Result<Own, Refusal> {
    let now = visit.now();
    visit
        .look("see_own_plan", &[Part::Identity, Part::Story, Part::Plan], move |tx, resident, reading| {
            own(tx, resident, now, reading)
        })
        .await
}

/// Reads the page.
pub fn own(tx: &mut Tx<'_>, resident: &Resident, now: Timestamp, reading: &Reading) -> Result<Own, Refusal> {
    let plan = plan::load(tx, resident.network, PlanId(resident.plan))?;
    let at = (plan.network, plan.id);
    let stays = together::stays(tx, &plan)?;
    let lead = resident_lead::of(tx, stays.as_ref().unwrap_or(&plan))?;
    let leads = lead.as_ref().and_then(|lead| lead.person);
    let spokesperson = around::of_plan(tx, now, &plan)?
        .into_iter()
        .find(|one| one.spokesperson && Some(one.person) != leads)
        .map(|one| (one.name, one.organisation_name));
    let mut said = resident_answer::newest(tx, at, About::Share, Some(resident.id), reading)?;
    let shares = who_may_read::of_plan(tx, plan.network, plan.id, reading)?
        .into_iter()
        .filter(|share| share.reads(now))
        .map(|share| {
            let said = said.remove(&share.id.into()).unwrap_or_default();
            (share, said)
        })
        .collect();
    let (looks, looks_since) = looks(tx, plan.network, plan.id)?;
    Ok(Own {
        face: plan.face(reading)?,
        words: add_own_words::of_plan(tx, at, Some(resident.id), reading)?,
        lead,
        spokesperson,
        requests: requests(tx, &plan, (now, resident.id), reading)?,
        agreed: agreed(tx, &plan, reading)?,
        wanted: say_own_goal::of_plan(tx, at, resident.id, reading)?,
        proposed: answer_proposal::waiting(tx, &plan, reading)?,
        shares,
        handovers: handovers(tx, &plan, (now, resident.id), reading)?,
        looks,
        looks_since,
        emergencies: look_in_emergency::of_plan(tx, plan.network, plan.id, reading)?,
        rights: ask_own_right::of_plan(tx, resident, (&plan, now), reading)?,
        household: resident_access::of_household(tx, plan.network, plan.id)?,
        together: !together::others(tx, &plan)?.is_empty(),
        plan,
    })
}

fn requests(
    tx: &mut Tx<'_>,
    plan: &Plan,
    (now, own): (Timestamp, ResidentId),
    reading: &Reading,
) -> Result<Vec<Asked>, Refusal> {
    let requests = help_request::of_plan(tx, plan.network, plan.id)?;
    let ids: Vec<_> = requests.iter().map(|one| one.id).collect();
    let mut held = lead::holding(tx, plan.network, &ids)?;
    let mut cries = say_not_helped::newest(tx, (plan.network, plan.id), Some(own), reading)?;
    requests
        .into_iter()
        .map(|request| {
            Ok(Asked {
                held: held.remove(&request.id),
                question: request.question(reading)?,
                next_step: request.next_step(reading)?,
                bridges: wait::bridges_of(tx, request.network, request.id, reading)?,
                reopens: in_time(&request, now),
                cry: cries.remove(&request.id),
                request,
            })
        })
        .collect()
}

fn agreed(tx: &mut Tx<'_>, plan: &Plan, reading: &Reading) -> Result<Vec<Agreed>, Refusal> {
    agreement::of_plan(tx, plan.network, plan.id)?
        .into_iter()
        .filter(|one| one.state == AgreementState::Open)
        .map(|one| one.opened(reading))
        .collect()
}

/// What is on its way or came of it; what was dropped or moved on long ago is not asked about any more.
fn handovers(
    tx: &mut Tx<'_>,
    plan: &Plan,
    (now, own): (Timestamp, ResidentId),
    reading: &Reading,
) -> Result<Vec<Handed>, Refusal> {
    let mut said = resident_answer::newest(tx, (plan.network, plan.id), About::Handover, Some(own), reading)?;
    let mut handed = Vec::new();
    for kept in kept::of_plan(tx, plan.network, plan.id)? {
        if matches!(kept.stage(), Stage::Dropped | Stage::MovedOn | Stage::Settled | Stage::Redirected) {
            continue;
        }
        let name = |tx: &mut Tx<'_>, holder| name_of(tx, plan.network, kept::standing::theirs(holder));
        handed.push(Handed {
            giver: name(tx, kept.machine.giver)?,
            receiver: name(tx, kept.machine.receiver)?,
            packet: kept.packet(reading)?,
            said: said.remove(&kept.id.into()).unwrap_or_default(),
            // What is closed itself is opened again by saying so of the question.
            reopens: kept.stage() == Stage::Closed
                && help_request::load(tx, plan.network, kept.request)?.closed.is_none()
                && now < calendar::in_days(kept.changed_at, crate::share::READS_AFTER_CLOSING_DAYS),
            kept,
        });
    }
    Ok(handed)
}

/// Both dates of waiting, and when it begins, as far as they are known.
fn facts_of_waiting(view: &View, bridge: &Bridge) -> Vec<(String, Markup)> {
    let day = |date: Option<Date>| date.map(|date| view.day(calendar::at_hour(date, 12)));
    [
        ("own-registered", day(bridge.registered_on)),
        ("own-decided", day(bridge.decided_on)),
        ("own-starts", day(bridge.starts_on)),
    ]
    .into_iter()
    .filter_map(|(key, day)| day.map(|day| (view.say(key, &[]), html! { (day) })))
    .collect()
}

#[cfg(test)]
mod story;
