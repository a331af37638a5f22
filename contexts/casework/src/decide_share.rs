//! What comes of a proposal to share, as whoever holds the plan writes it down: the resident's yes or no, or that it is
//! shared without agreement on a ground that opens secrecy; or it isn't asked any more, by whoever proposed it. One answer
//! counts: what was decided stays as it was said, and can be proposed anew.

use crate::hear_of_share;
use crate::legal::{self, SECRECY};
use crate::plan::{self, PlanId};
use crate::propose_share::{self, Line, Shown};
use crate::share::Step;
use crate::share_part::LONGEST;
use crate::share_proposal::{self, MATTER, ProposalId, State, Yes, begin, href, stand};
use crate::{each, share, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::post_button;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The form.
const FORM: &str = "decide_share";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/plannen/{id}/voorstellen/{proposal}/besluit", "share_plan", post),
        Route::post("/plannen/{id}/voorstellen/{proposal}/intrekken", "propose_share", post_withdraw),
    ]
}

network::named! {
    /// What was decided.
    pub enum Verdict, text "proposal-verdict" {
        /// The resident said yes.
        Yes = "yes",
        /// The resident said no.
        No = "no",
        /// It is shared without agreement, on another ground.
        Without = "without",
    }
}

/// A decision, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Decide {
    /// What.
    pub verdict: Verdict,
    /// What opens secrecy, without agreement.
    pub secrecy: &'static str,
    /// Why, or what the resident said.
    pub words: Option<String>,
}

fn parse(posted: &Posted) -> Result<Decide, Problems> {
    let mut problems = Problems::none();
    let verdict = Verdict::named(posted.text("verdict"));
    if verdict.is_none() {
        problems.add("verdict", "problem-proposal-verdict");
    }
    let words = posted.text("words");
    if words.chars().count() > LONGEST {
        problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
    }
    let mut secrecy = legal::AGREED;
    if verdict == Some(Verdict::Without) {
        let chosen = legal::chosen(SECRECY, posted.text("secrecy")).filter(|one| one.code != legal::AGREED);
        match chosen {
            Some(ground) => secrecy = ground.code,
            None => problems.add("secrecy", "problem-share-not-agreed"),
        }
        if words.is_empty() {
            problems.add("words", "problem-proposal-why-without");
        }
    }
    match verdict {
        Some(verdict) if problems.is_empty() => {
            let words = Some(words.to_owned()).filter(|words| !words.is_empty());
            Ok(Decide { verdict, secrecy, words })
        }
        Some(_) | None => Err(problems),
    }
}

async fn post(
    visit: Visit,
    Path((id, proposal)): Path<(PlanId, ProposalId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let decided =
                visit.write(move |tx, actor, now| decide(tx, actor, now, &keys, ((id, proposal), &new)));
            show_plan::tried(decided.await, "verdict")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(href(id)).saying(Flash::new("proposal-decided")).into_response()),
        Err(problems) => {
            let may = move |tx: &mut Tx<'_>, actor: &Actor, now| {
                let plan = plan::load(tx, actor.network, id)?;
                actor.may("share_plan", &share::reads(tx, actor, now, &plan)?.matter(actor))
            };
            visit.write(may).await?;
            propose_share::again(&visit, id, (FORM, &posted, &problems)).await
        }
    }
}

/// Writes down what was decided. What was decided before stays as it was.
pub fn decide(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    ((id, proposal), new): ((PlanId, ProposalId), &Decide),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("share_plan", &share::reads(tx, actor, now, &plan)?.matter(actor))?;
    let proposal = share_proposal::load_to_change(tx, &plan, proposal)?;
    if !proposal.waits() {
        return Err(Refusal::NotNow("casework-refused-proposal-over"));
    }
    let sealing = keys.sealing(tx, actor.network, id)?;
    let words = new.words.as_ref().map(|words| sealing.seal("share_proposal.words", proposal.id, words));
    let (by, step) =
        (Some(actor.person), if new.verdict == Verdict::Yes { Step::Agreed } else { Step::NotAgreed });
    match new.verdict {
        Verdict::Yes | Verdict::Without => {
            let yes = Yes { step, secrecy: new.secrecy };
            begin(tx, now, &proposal, (by, words.as_ref(), &yes))?;
        }
        Verdict::No => stand(tx, now, &proposal, (State::Refused, by, words.as_ref()))?,
    }
    let facts = json!({ "plan": id, "verdict": new.verdict.name() });
    record::note(tx, actor, now, "share.decided", (MATTER, proposal.id.into()), facts)?;
    if proposal.by == actor.person {
        return Ok(());
    }
    hear_of_share::proposer(tx, now, &proposal, notice_of(new.verdict))
}

fn notice_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes | Verdict::Without => "notice-proposal-agreed",
        Verdict::No => "notice-proposal-refused",
    }
}

async fn post_withdraw(
    visit: Visit,
    Path((id, proposal)): Path<(PlanId, ProposalId)>,
) -> Result<Response, Failure> {
    visit.write(move |tx, actor, now| withdraw(tx, actor, now, (id, proposal))).await?;
    Ok(SeeOther::to(plan::href(id)).saying(Flash::new("proposal-withdrawn")).into_response())
}

/// It isn't asked any more, by whoever proposed it or holds it; what was decided stays as it was.
pub fn withdraw(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, proposal): (PlanId, ProposalId),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    let proposal = share_proposal::load_to_change(tx, &plan, proposal)?;
    let theirs = propose_share::is_theirs(tx, actor, &plan, &proposal)?;
    let insiders = theirs.then_some(actor.person).into_iter().collect();
    actor.may("propose_share", &policy::Matter { insiders, ..policy::Matter::network(actor.network) })?;
    if !proposal.waits() {
        return Ok(());
    }
    stand(tx, now, &proposal, (State::Withdrawn, Some(actor.person), None))?;
    record::note(tx, actor, now, "share.not_proposed", (MATTER, proposal.id.into()), json!({ "plan": id }))?;
    Ok(())
}

/// What can be done with one that waits: deciding, and taking it back.
pub(crate) fn forms(view: &View, again: &Again<'_>, (shown, one): (&Shown, &Line)) -> Markup {
    let id = one.proposal.id;
    let action = format!("{}/{id}", href(shown.plan));
    html! {
        @if shown.decides { (form(view, again, (id, &action))) }
        @if one.mine {
            (post_button(view, &format!("{action}/intrekken"), "proposal-withdraw",
                &[("name", one.proposal.with.clone().into())], &[]))
        }
    }
}

fn form(view: &View, again: &Again<'_>, (id, action): (ProposalId, &str)) -> Markup {
    let this = (FORM, id.into());
    let form = each::form(view, again, this).promise("proposal-decide-promise", &[]);
    let verdicts: Vec<Choice> =
        Verdict::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let grounds: Vec<Choice> = legal::to_choose_from(SECRECY)
        .filter(|one| one.code != legal::AGREED)
        .map(|one| Choice::new(one.code, view.say(one.text_key, &[])))
        .collect();
    let inner = form.around(
        &format!("{action}/besluit"),
        "proposal-decide-act",
        &html! {
            (each::which(&form, this.1))
            (form.radios("verdict", "proposal-verdict", &verdicts).required())
            (form.choice("secrecy", "share-secrecy", &grounds).hint("proposal-secrecy-hint"))
            (form.words("words", "proposal-words").max(LONGEST).rows(2))
        },
    );
    each::folded(view, again, this, (&t!(view, "proposal-decide-title"), &inner))
}

#[cfg(test)]
mod tests;
