//! What a resident says of a proposal to share, on their own page: a yes begins it, a no is kept with its day. Either way
//! whoever proposed it hears, and whoever leads the plan.

use crate::plan::{Plan, PlanId};
use crate::resident_answer::{self, About, Answer, New};
use crate::share::Step;
use crate::share_proposal::{self, MATTER, Proposal, ProposalId, State, Yes, begin, href, stand};
use crate::{answer_share, come_in, each, legal, own_plan, plan, resident_lead, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Part, Reading};
use network::{Refusal, Resident, ResidentVisit, Route};
use obligations::Holder;
use store::Tx;
use store::event::Subject;
use web::{Choice, Failure, Flash, Path, Posted, SeeOther, View, t};

/// The form.
const FORM: &str = "own_proposal";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/mijn/voorstellen/{proposal}/antwoord", "answer_own_sharing", post).for_residents()]
}

async fn post(
    visit: ResidentVisit,
    Path(proposal): Path<ProposalId>,
    posted: Posted,
) -> Result<Response, Failure> {
    let problems = match answer_share::parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let said =
                visit.write(move |tx, resident, now, keys| answer(tx, resident, now, keys, (proposal, &new)));
            match show_plan::tried(said.await, "says")? {
                Ok(flash) => {
                    let to = SeeOther::to(format!("{}#gedeeld", come_in::OWN)).saying(Flash::new(flash));
                    return Ok(to.into_response());
                }
                Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    own_plan::again(&visit, "answer_own_sharing", (FORM, &posted, &problems)).await
}

/// The resident's answer: a yes begins the share, a no is kept. The very same sent again says nothing twice. Gives what
/// they are told.
pub fn answer(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    (id, new): (ProposalId, &New),
) -> Result<&'static str, Refusal> {
    resident.may("answer_own_sharing", resident.plan)?;
    let plan = plan::load_to_change(tx, resident.network, PlanId(resident.plan))?;
    let proposal = share_proposal::load_to_change(tx, &plan, id)?;
    let told = match new.answer {
        Answer::Agrees => "own-proposal-agreed",
        Answer::Refuses => "own-proposal-refused",
    };
    let Some(new) = resident_answer::to_keep(tx, resident, (About::Share, proposal.share.into(), new))?
    else {
        return Ok(told);
    };
    if !proposal.waits() {
        return Err(Refusal::NotNow("own-proposal-over"));
    }
    resident_answer::keep(tx, resident, now, keys, (About::Share, proposal.share.into(), &new))?;
    let text = match new.answer {
        Answer::Agrees => {
            let yes = Yes { step: Step::Agreed, secrecy: legal::AGREED };
            begin(tx, now, &proposal, (None, None, &yes))?;
            "notice-proposal-agreed"
        }
        Answer::Refuses => {
            stand(tx, now, &proposal, (State::Refused, None, None))?;
            "notice-proposal-refused"
        }
    };
    resident.note(tx, now, "resident.decided_share", Subject { kind: MATTER, id: proposal.id.into() })?;
    resident_lead::tell(tx, now, &plan, (text, &href(plan.id)), &[Holder::Person(proposal.by)])?;
    Ok(told)
}

/// What a resident is asked, as their own page shows it.
#[derive(Clone, Debug)]
pub struct Asked {
    proposal: Proposal,
    reason: String,
}

/// What waits for the answer of one of the household.
pub(crate) fn waiting(tx: &mut Tx<'_>, plan: &Plan, reading: &Reading) -> Result<Vec<Asked>, Refusal> {
    share_proposal::of_plan(tx, plan.network, plan.id)?
        .into_iter()
        .filter(Proposal::waits)
        .map(|proposal| Ok(Asked { reason: proposal.reason(reading)?, proposal }))
        .collect()
}

/// What is asked, with the form to answer, on the resident's own page.
pub fn part(view: &View, again: &Again<'_>, asked: &[Asked], parts: fn(&View, &[Part]) -> String) -> Markup {
    html! {
        @for one in asked {
            @let proposal = &one.proposal;
            div class="ponton-block" {
                p { strong { (t!(view, "own-proposal", by = &proposal.by_name, with = &proposal.with)) } }
                p { (t!(view, "own-proposal-reads", parts = parts(view, &proposal.parts))) }
                p { (t!(view, "own-shared-why")) " " span lang=[view.said_lang()] { (one.reason) } }
                p { (t!(view, "own-shared-until", day = view.day(proposal.until))) " " (t!(view, "own-proposal-not-yet")) }
                (form(view, again, proposal.id))
            }
        }
    }
}

fn form(view: &View, again: &Again<'_>, proposal: ProposalId) -> Markup {
    let which = proposal.into();
    let form = each::form(view, again, (FORM, which)).promise("own-proposal-promise", &[]);
    let answers = [
        Choice::new(Answer::Agrees.name(), t!(view, "own-share-agrees")),
        Choice::new(Answer::Refuses.name(), t!(view, "own-share-refuses")),
    ];
    form.around(
        &format!("/mijn/voorstellen/{proposal}/antwoord"),
        "own-answer-act",
        &html! {
            (each::which(&form, which))
            (form.radios("says", "own-share-answer", &answers).required())
            (form.line("words", "own-answer-words").max(answer_share::LONGEST))
        },
    )
}
