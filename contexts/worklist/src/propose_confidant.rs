//! Asking somebody to become a confidant, and taking that back. For whoever looks after the network, and never of
//! themselves: confidants read wrongs, so it takes two. Whoever asks holds it until there is an answer; who is asked
//! decides for themselves.

use crate::confidant_proposal::{self, Proposal, ProposalId, State};
use crate::confidants::{PAGE, TITLE};
use crate::notice::{self, Word};
use crate::{Opening, obligation, show_confidants, why};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::person::{self, Presence};
use network::{Actor, Refusal, Route, Visit, confidant, record};
use obligations::{Holder, Moment};
use serde_json::{Map, json};
use store::Tx;
use web::{Failure, Flash, Form, Path, Posted, Problems, SeeOther};

/// So many working days somebody has to say yes or no.
const TO_ANSWER: u16 = 5;
/// The longest address, in characters.
const EMAIL_MOST: usize = 254;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/netwerk/vertrouwenspersonen", "propose_confidant", post),
        Route::post("/netwerk/vertrouwenspersonen/{id}/intrekken", "propose_confidant", withdraw_post),
    ]
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("propose_confidant")?;
    let email = posted.text("email").to_lowercase();
    let problems = if email.is_empty() {
        Problems::with("email", "confidant-email-empty")
    } else {
        match visit.write(move |tx, actor, now| propose(tx, actor, now, &email)).await {
            Ok(()) => {
                return Ok(SeeOther::to(PAGE).saying(Flash::new("confidant-proposed")).into_response());
            }
            Err(refusal) => refusal.at("email")?,
        }
    };
    let shown = show_confidants::read(&visit).await?;
    let again = Again::refused("propose", &posted, &problems);
    Ok(show_confidants::page(&visit.view, &visit.actor, &shown, &again)
        .refused_for(&posted, &problems)
        .into_response())
}

async fn withdraw_post(visit: Visit, Path(id): Path<ProposalId>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| withdraw(tx, actor, now, id)).await?;
    Ok(SeeOther::to(PAGE).saying(Flash::new("confidant-withdrawn")))
}

/// Asks whoever has that address; asked already is asked.
pub fn propose(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, email: &str) -> Result<(), Refusal> {
    actor.may_here("propose_confidant")?;
    let somebody =
        person::by_email(tx, actor.network, email)?.ok_or(Refusal::NotNow("confidant-refused-unknown"))?;
    if somebody.id == actor.person {
        return Err(Refusal::NotNow("confidant-refused-yourself"));
    }
    if somebody.presence != Presence::Active {
        return Err(Refusal::NotNow("confidant-refused-not-there"));
    }
    if confidant::standing(tx, actor.network)?.includes(somebody.id) {
        return Err(Refusal::NotNow("confidant-refused-is-one"));
    }
    let organisation = person::organisation_of(tx, actor.network, somebody.id)?
        .ok_or(Refusal::NotNow("confidant-refused-not-there"))?;
    let new = Proposal {
        id: ProposalId::new(now),
        person: somebody.id,
        name: somebody.name,
        organisation,
        by: actor.person,
        by_name: actor.name.clone(),
        at: now,
        state: State::Waits,
        version: 1,
    };
    if !confidant_proposal::add(tx, actor.network, &new)? {
        return Ok(());
    }
    let why = why::rule("why-confidant-answers")?;
    let opening = Opening {
        network: actor.network,
        matter: new.matter(),
        title: TITLE.to_owned(),
        href: PAGE.to_owned(),
        shielded: false,
        holder: Holder::Person(actor.person),
        moment: Moment { at: calendar::in_working_days(now, TO_ANSWER), why },
    };
    obligation::open(tx, now, Some(actor.person), opening)?;
    let facts = Map::from_iter([("name".to_owned(), json!(actor.name))]);
    let word = Word { text: "notice-confidant-asked", facts, href: PAGE, answerable: Some(actor.person) };
    notice::tell(tx, now, actor.network, somebody.id, &word)?;
    let facts = json!({ "proposal": new.id });
    Ok(record::note(tx, actor, now, "confidant.proposed", ("person", somebody.id.into()), facts)?)
}

/// Takes the question back; what was answered stays answered.
pub fn withdraw(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: ProposalId) -> Result<(), Refusal> {
    actor.may_here("propose_confidant")?;
    let proposal = confidant_proposal::load_to_change(tx, actor.network, id)?;
    match proposal.state {
        State::Waits => {}
        State::Withdrawn => return Ok(()),
        State::Accepted | State::Declined => {
            return Err(Refusal::NotNow("confidant-refused-answered"));
        }
    }
    confidant_proposal::step(tx, now, actor.network, &proposal, (State::Withdrawn, None))?;
    obligation::settle(tx, now, actor.network, proposal.matter(), "confidant-withdrawn")?;
    let facts = Map::from_iter([("name".to_owned(), json!(actor.name))]);
    let word = Word { text: "notice-confidant-withdrawn", facts, href: PAGE, answerable: None };
    notice::tell(tx, now, actor.network, proposal.person, &word)?;
    let facts = json!({ "proposal": id });
    Ok(record::note(tx, actor, now, "confidant.withdrawn", ("person", proposal.person.into()), facts)?)
}

/// The form.
pub(crate) fn form(form: Form<'_>) -> Markup {
    let form = form.promise("confidant-propose-promise", &[]);
    let fields = html! {
        (form.email("email", "confidant-email").hint("confidant-email-hint").required().max(EMAIL_MOST).autocomplete("off"))
    };
    form.around(PAGE, "confidant-propose-act", &fields)
}
