//! Proposing to share parts of a plan, when the resident isn't there to say yes: by whoever works on the plan. It stands on
//! the resident's own page until they answer, and the proposer sees to it that they do. With the resident at the table the
//! lead shares in one act (`share_part`) and nothing is proposed. The page shows what was proposed and what came of it: all
//! of it to whoever holds the plan, their own to others.

use crate::head_of_plan;
use crate::legal::{self, BASES};
use crate::plan::{self, Face, Plan, PlanId};
use crate::share::{self, ShareId};
use crate::share_part::{self, What, With};
use crate::share_proposal::{self, MATTER, Proposal, ProposalId, State, href};
use crate::{resident_lead, show_plan, who_may_read};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{DeskId, PersonId, Timestamp};
use network::again::Again;
use network::reading::{Keys, Part, Purpose, Reading};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, by_name, record};
use serde_json::json;
use std::collections::HashSet;
use store::Tx;
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};

mod page;

pub use page::page;

/// The form.
const FORM: &str = "propose";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/voorstellen", "propose_share", show),
        Route::post("/plannen/{id}/voorstellen", "propose_share", post),
    ]
}

/// A proposal as its page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) proposal: Proposal,
    reason: String,
    words: Option<String>,
    /// Whether the reader may take it back.
    pub(crate) mine: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    pub(crate) plan: PlanId,
    lines: Vec<Line>,
    /// Whether the reader decides.
    pub(crate) decides: bool,
    /// Whether the reader works on the plan, and so may propose.
    proposes: bool,
    readers: Vec<(With, String)>,
    themes: Vec<Theme>,
}

/// As the policy sees who proposes: whoever works on the plan; and whoever holds a proposal, to see it through.
pub(crate) fn matter(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    plan: &Plan,
) -> Result<policy::Matter, Refusal> {
    let mut matter = share::reads(tx, actor, now, plan)?.table(actor);
    matter.insiders.extend((!held(tx, actor, plan)?.is_empty()).then_some(actor.person));
    Ok(matter)
}

/// Which of a plan somebody holds, in person or at a desk they staff.
fn held(tx: &mut Tx<'_>, actor: &Actor, plan: &Plan) -> Result<HashSet<ProposalId>, Refusal> {
    let rows = tx.query(
        "select share_proposal.id, obligation.holder_person, obligation.holder_desk from share_proposal
         join obligation on obligation.network_id = share_proposal.network_id
           and obligation.matter_kind = $3 and obligation.matter_id = share_proposal.id
           and obligation.state <> 'settled'
         where share_proposal.network_id = $1 and share_proposal.plan_id = $2",
        &[&plan.network, &plan.id, &MATTER],
    )?;
    let mut held = HashSet::new();
    for row in &rows {
        let (person, desk): (Option<PersonId>, Option<DeskId>) =
            (row.get("holder_person")?, row.get("holder_desk")?);
        if person == Some(actor.person) || desk.is_some_and(|desk| actor.desks.contains(&desk)) {
            held.insert(row.get("id")?);
        }
    }
    Ok(held)
}

/// Whether somebody may take a proposal back: whoever made it, and whoever holds it.
pub(crate) fn is_theirs(tx: &mut Tx<'_>, actor: &Actor, plan: &Plan, of: &Proposal) -> Result<bool, Refusal> {
    Ok(of.by == actor.person || held(tx, actor, plan)?.contains(&of.id))
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    let face = face(&visit, &shown).await?;
    Ok(page(&visit.view, (&shown, face.as_ref()), &Again::NOTHING))
}

/// Whoever only holds a proposal doesn't read whose it is.
async fn face(visit: &Visit, shown: &Shown) -> Result<Option<Face>, Refusal> {
    if shown.proposes { head_of_plan::face(visit, shown.plan).await } else { Ok(None) }
}

/// The page again after an act was refused (422); `action` was asked of the policy first.
pub(crate) async fn again(
    visit: &Visit,
    id: PlanId,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = read(visit, id).await?;
    let face = face(visit, &shown).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, (&shown, face.as_ref()), &again).refused_for(posted, problems).into_response())
}

/// The reasons stand sealed with the plan: reading them is a look at the plan.
async fn read(visit: &Visit, id: PlanId) -> Result<Shown, Refusal> {
    let now = visit.now();
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        actor.may("propose_share", &matter(tx, actor, now, &plan)?)
    };
    let look = visit.wish(plan::subject(id), Part::Plan, Purpose::Help);
    visit.look(look, may, move |tx, actor, reading| shown(tx, actor, (id, now), reading)).await
}

/// Reads what the page shows.
pub fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now): (PlanId, Timestamp),
    reading: &Reading,
) -> Result<Shown, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    let (held, decides) = (held(tx, actor, &plan)?, actor.may("share_plan", &reads.matter(actor)).is_ok());
    let mut lines = Vec::new();
    for proposal in share_proposal::of_plan(tx, actor.network, id)? {
        let mine = proposal.by == actor.person || held.contains(&proposal.id);
        if mine || decides {
            let (reason, words) = (proposal.reason(reading)?, proposal.words(reading)?);
            lines.push(Line { proposal, reason, words, mine });
        }
    }
    Ok(Shown {
        plan: id,
        lines,
        decides,
        proposes: actor.may("propose_share", &reads.table(actor)).is_ok() && plan.state == plan::State::Open,
        readers: who_may_read::readers(tx, actor.network)?,
        themes: theme::list(tx, actor.network)?,
    })
}

/// What is proposed, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Propose {
    /// What, with whom, why, until when.
    pub what: What,
    /// What would let the data be used.
    pub legal_basis: &'static str,
    /// The form's key.
    pub form_key: Uuid,
}

fn parse(posted: &Posted, fresh: Uuid) -> Result<Propose, Problems> {
    let mut problems = Problems::none();
    let what = What::parse(posted, &mut problems);
    let legal_basis = legal::chosen_or(BASES, posted.text("legal_basis"), legal::PUBLIC_TASK);
    match what {
        Some(what) if problems.is_empty() => {
            Ok(Propose { what, legal_basis, form_key: posted.form_key().unwrap_or(fresh) })
        }
        _ => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, share_part::BY_NAME).await?;
    let done = match chosen.parse(|posted| parse(posted, visit.view.form_key)) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let made = visit.write(move |tx, actor, now| propose(tx, actor, now, &keys, (id, &new))).await;
            let field = share_part::field_of(made.as_ref().err());
            show_plan::tried(made, field)?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(_) => Ok(SeeOther::to(href(id)).saying(Flash::new("share-proposed")).into_response()),
        Err(problems) => again(&visit, id, (FORM, &posted, &problems)).await,
    }
}

/// Proposes it; the same form sent again proposes nothing twice. Nobody reads anything yet, and whoever would, hears
/// nothing.
pub fn propose(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Propose),
) -> Result<ProposalId, Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("propose_share", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let before = tx.first(
        "select id from share_proposal where network_id = $1 and proposed_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if let Some(before) = before {
        return Ok(before.get("id")?);
    }
    if plan.state != plan::State::Open {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    let reader = share_part::reader_of(tx, now, (actor.network, &new.what))?;
    let (proposal, share) = (ProposalId::new(now), ShareId::new(now));
    let reason = keys.sealing(tx, actor.network, id)?.seal("share.reason", share, &new.what.reason);
    let reads = |part: Part| new.what.parts.contains(&part);
    tx.execute(
        "insert into share_proposal (network_id, id, plan_id, organisation_id, person_id, reads_identity, reads_story,
           reads_plan, reads_contact, theme_code, legal_basis, share_id, reason, until, proposed_by, proposed_at, state,
           state_since, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, $18, 1)",
        &[
            &actor.network,
            &proposal,
            &id,
            &reader.0,
            &reader.1,
            &reads(Part::Identity),
            &reads(Part::Story),
            &reads(Part::Plan),
            &reads(Part::Contact),
            &new.what.theme,
            &new.legal_basis,
            &share,
            &reason,
            &new.what.until,
            &actor.person,
            &now,
            &State::Waits,
            &new.form_key,
        ],
    )?;
    let kept = share_proposal::load_to_change(tx, &plan, proposal)?;
    worklist::open(tx, now, Some(actor.person), kept.opening(now)?)?;
    let facts = json!({ "plan": id, "organisation": reader.0, "person": reader.1 });
    record::note(tx, actor, now, "share.proposed", (MATTER, proposal.into()), facts)?;
    if resident_lead::of(tx, &plan)?.is_some_and(|lead| lead.person != Some(actor.person)) {
        resident_lead::tell(tx, now, &plan, ("notice-share-proposed", &href(id)), &[])?;
    }
    Ok(proposal)
}
