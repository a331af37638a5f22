//! Becoming a confidant: whoever was asked says yes, or no with a reason. Nobody answers in their place. With the yes, what
//! waited unread for a confidant is theirs in the same act.

use crate::confidant_proposal::{self, Proposal, ProposalId, State};
use crate::confidants::{self, PAGE};
use crate::move_obligation::{LONGEST_WHY, said};
use crate::notice::{self, Word};
use crate::{obligation, show_confidants};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::person::{self, NewMembership};
use network::{Actor, Refusal, Role, Route, Visit, record};
use obligations::Why;
use policy::Matter;
use serde_json::{Map, json};
use store::Tx;
use web::{Choice, Failure, Flash, Form, Path, Posted, Problems, SeeOther, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/vertrouwenspersonen/{id}/antwoord", "become_confidant", post)]
}

/// What somebody says to the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They want to.
    Yes,
    /// They don't, and say why.
    No(Why),
}

fn parse(posted: &Posted) -> Result<Answer, Problems> {
    match posted.text("answer") {
        "yes" => Ok(Answer::Yes),
        "no" => {
            let mut problems = Problems::none();
            said(posted, "reason", &mut problems).map(Answer::No).ok_or(problems)
        }
        _ => Err(Problems::with("answer", "obligation-answer-empty")),
    }
}

async fn post(visit: Visit, Path(id): Path<ProposalId>, posted: Posted) -> Result<Response, Failure> {
    visit.read(move |tx, actor| is_asked(actor, &confidant_proposal::load(tx, actor.network, id)?)).await?;
    let problems = match parse(&posted) {
        Ok(answer) => {
            let done = match answer {
                Answer::Yes => "confidant-became",
                Answer::No(_) => "confidant-declined",
            };
            match visit.write(move |tx, actor, now| reply(tx, actor, now, id, &answer)).await {
                Ok(()) => return Ok(SeeOther::to(PAGE).saying(Flash::new(done)).into_response()),
                Err(refusal) => refusal.at("answer")?,
            }
        }
        Err(problems) => problems,
    };
    let shown = show_confidants::read(&visit).await?;
    let again = Again::refused("answer", &posted, &problems);
    Ok(show_confidants::page(&visit.view, &visit.actor, &shown, &again)
        .refused_for(&posted, &problems)
        .into_response())
}

fn is_asked(actor: &Actor, proposal: &Proposal) -> Result<(), Refusal> {
    let theirs = Matter { insiders: vec![proposal.person], ..Matter::network(actor.network) };
    actor.may("become_confidant", &theirs)
}

/// Keeps the answer and what follows from it; the same answer twice is one.
pub fn reply(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: ProposalId,
    answer: &Answer,
) -> Result<(), Refusal> {
    let proposal = confidant_proposal::load_to_change(tx, actor.network, id)?;
    is_asked(actor, &proposal)?;
    let (to, reason) = match answer {
        Answer::Yes => (State::Accepted, None),
        Answer::No(why) => (State::Declined, Some(why.as_str())),
    };
    if proposal.state == to {
        return Ok(());
    }
    if proposal.state != State::Waits {
        return Err(Refusal::NotNow("confidant-refused-answered"));
    }
    confidant_proposal::step(tx, now, actor.network, &proposal, (to, reason))?;
    obligation::settle(tx, now, actor.network, proposal.matter(), to.name())?;
    if *answer == Answer::Yes {
        let new = NewMembership {
            person: proposal.person,
            organisation: proposal.organisation,
            role: Role::Confidant,
            team: None,
        };
        person::join(tx, now, actor.network, &new)?;
        confidants::see_to(tx, now, actor.network)?;
    }
    tell_proposer(tx, now, actor, &proposal, answer)?;
    let kind = match answer {
        Answer::Yes => "confidant.became",
        Answer::No(_) => "confidant.declined",
    };
    let facts = json!({ "proposal": id, "organisation": proposal.organisation });
    Ok(record::note(tx, actor, now, kind, ("person", actor.person.into()), facts)?)
}

fn tell_proposer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    actor: &Actor,
    proposal: &Proposal,
    answer: &Answer,
) -> Result<(), Refusal> {
    let name = ("name".to_owned(), json!(proposal.name));
    let (text, facts) = match answer {
        Answer::Yes => ("notice-confidant-yes", Map::from_iter([name])),
        Answer::No(why) => {
            ("notice-confidant-no", Map::from_iter([name, ("why".to_owned(), json!(why.as_str()))]))
        }
    };
    let word = Word { text, facts, href: PAGE, answerable: None };
    notice::tell(tx, now, actor.network, proposal.by, &word)?;
    Ok(())
}

/// The question and its answer, for whoever is asked.
pub(crate) fn form(form: Form<'_>, id: ProposalId) -> Markup {
    let form = form.promise("confidant-answer-promise", &[]);
    let answers =
        [Choice::new("yes", t!(form, "confidant-yes")), Choice::new("no", t!(form, "confidant-no"))];
    let fields = html! {
        (form.radios("answer", "confidant-answer-question", &answers).required())
        (form.words("reason", "obligation-decline-reason").hint("confidant-no-hint").max(LONGEST_WHY).rows(2))
    };
    form.around(&format!("{PAGE}/{id}/antwoord"), "obligation-answer", &fields)
}
