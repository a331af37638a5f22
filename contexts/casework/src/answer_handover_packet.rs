//! What the resident says of something that is asked of others for them: before it goes, whether the packet may be read (2);
//! on its way, that they would rather not (10, 12); when there is a report, whether they were helped (16), and if not, that
//! it isn't over (17). A packet that they said no to does not go with their permission.

use crate::handover::act::{Doing, act_of_resident};
use crate::handover::step::Said;
use crate::handover::{self as kept, Kept, Previewed, sealed_words};
use crate::plan::{self, PlanId};
use crate::resident_answer::{self, About, Answer, New};
use crate::{answer_share, come_in, each, own_plan, resident_lead, show_plan};
use axum::response::{IntoResponse, Response};
use handover::{Act, HandoverId, Kind, Stage, Who};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Refusal, Resident, ResidentVisit, Route};
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, SeeOther, View, t};

/// The form.
const FORM: &str = "own_handover";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/mijn/overdrachten/{id}/antwoord", "answer_own_sharing", post).for_residents()]
}

async fn post(visit: ResidentVisit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let problems = match answer_share::parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let said =
                visit.write(move |tx, resident, now, keys| answer(tx, resident, now, keys, (id, &new)));
            match show_plan::tried(said.await, "words")? {
                Ok(()) => {
                    let to = SeeOther::to(format!("{}#overdracht", come_in::OWN));
                    return Ok(to.saying(Flash::new("own-answer-kept")).into_response());
                }
                Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    own_plan::again(&visit, "answer_own_sharing", (FORM, &posted, &problems)).await
}

/// Keeps what they say; a no takes it back, or brings it back when it was over.
pub fn answer(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    (id, new): (HandoverId, &New),
) -> Result<(), Refusal> {
    let found = kept::load_to_change(tx, resident.network, id)?;
    if Uuid::from(found.plan) != resident.plan {
        return Err(Refusal::NotFound("handover"));
    }
    resident.may("answer_own_sharing", found.plan)?;
    let Some(new) = resident_answer::to_keep(tx, resident, (About::Handover, id.into(), new))? else {
        return Ok(());
    };
    let act = act_of(&found, new.answer)?;
    if act.is_some() && new.words.is_none() {
        return Err(Refusal::NotNow("problem-own-words-empty"));
    }
    resident_answer::keep(tx, resident, now, keys, (About::Handover, id.into(), &new))?;
    if let Some(act) = act {
        let doing =
            Doing { id, transition: new.form_key, said: Said { words: new.words.clone(), more: None } };
        act_of_resident(tx, resident, now, keys, (&doing, &act))?;
    }
    if found.stage() == Stage::Draft {
        preview(tx, &found)?;
    }
    tell(tx, now, &found, new.answer)
}

/// What a no does, by where it stands; a yes changes nothing of it, whoever asked acts on it.
fn act_of(of: &Kept, answer: Answer) -> Result<Option<Act>, Refusal> {
    let (by, reason) = (Who::Resident, sealed_words());
    match (of.stage(), answer) {
        (Stage::Draft, _) | (Stage::Reported, Answer::Agrees) => Ok(None),
        (
            Stage::Sent | Stage::Seen | Stage::Asked | Stage::Accepted | Stage::ContactMissed,
            Answer::Refuses,
        ) => Ok(Some(Act::Withdraw { by, reason })),
        (Stage::Reported | Stage::Closed, Answer::Refuses) => Ok(Some(Act::Reopen { by, reason })),
        _ => Err(Refusal::NotNow("handover-refused-not-now")),
    }
}

/// Read by the resident, when they agree; not while the no of one of the household stands.
fn preview(tx: &mut Tx<'_>, of: &Kept) -> Result<(), Refusal> {
    let previewed = if said_no(tx, of)? { Previewed::NotYet } else { Previewed::ByResident };
    tx.execute(
        "update handover set previewed = $3 where network_id = $1 and id = $2 and stage = 'draft'",
        &[&of.network, &Uuid::from(of.id), &previewed],
    )?;
    Ok(())
}

/// The lead hears it, and whoever asked, when that is another.
fn tell(tx: &mut Tx<'_>, now: Timestamp, of: &Kept, answer: Answer) -> Result<(), Refusal> {
    let plan = plan::load(tx, of.network, of.plan)?;
    let text = match answer {
        Answer::Agrees => "notice-resident-agreed",
        Answer::Refuses => "notice-resident-refused",
    };
    let asker = kept::standing::theirs(of.machine.party(of.machine.asker()));
    resident_lead::tell(tx, now, &plan, (text, &of.href()), &[asker])
}

/// Whether one of the household said no to a packet that is being written: then it does not go with their permission, until
/// the same person takes that back.
pub(crate) fn said_no(tx: &mut Tx<'_>, of: &Kept) -> Result<bool, Refusal> {
    let plan: PlanId = of.plan;
    resident_answer::said_no(tx, (of.network, plan), (About::Handover, of.id.into()))
}

/// Where it stands, in a sentence for the resident.
pub(crate) fn stage_key(kind: Kind, stage: Stage) -> &'static str {
    match kind {
        Kind::Claim => claim_key(stage),
        Kind::Consult => consult_key(stage),
        Kind::Refer | Kind::Transfer => asked_key(stage),
    }
}

/// When somebody asks to hold it: whoever holds it is the one who answers.
fn claim_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "own-claim-draft",
        Stage::Sent | Stage::Seen | Stage::Asked => "own-claim-asked",
        Stage::Refused => "own-claim-refused",
        Stage::Unanswered => "own-claim-unanswered",
        Stage::Withdrawn => "own-claim-withdrawn",
        Stage::Redirected | Stage::Settled | Stage::Dropped | Stage::MovedOn => "own-claim-over",
        _ => asked_key(stage),
    }
}

/// When only advice is asked: whoever asked goes on helping.
fn consult_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "own-consult-draft",
        Stage::Sent | Stage::Seen | Stage::Asked => "own-consult-asked",
        Stage::Accepted | Stage::ContactMissed | Stage::Held => "own-consult-held",
        Stage::Waiting => "own-consult-waiting",
        Stage::Reported => "own-consult-reported",
        Stage::Closed => "own-consult-closed",
        Stage::Refused => "own-consult-refused",
        _ => asked_key(stage),
    }
}

/// When the whole case, or a part of the help, is asked of another.
fn asked_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "own-handover-draft",
        Stage::Sent | Stage::Seen | Stage::Asked => "own-handover-asked",
        Stage::Accepted | Stage::ContactMissed => "own-handover-accepted",
        Stage::Held => "own-handover-held",
        Stage::Waiting => "own-handover-waiting",
        Stage::Reported => "own-handover-reported",
        Stage::Closed => "own-handover-closed",
        Stage::Refused => "own-handover-refused",
        Stage::Unanswered => "own-handover-unanswered",
        Stage::Withdrawn => "own-handover-withdrawn",
        Stage::Redirected | Stage::Settled | Stage::Dropped | Stage::MovedOn => "own-handover-over",
    }
}

/// What they may say now, by where it stands.
fn answers(stage: Stage, reopens: bool) -> &'static [(Answer, &'static str)] {
    match stage {
        Stage::Draft => &[(Answer::Agrees, "own-packet-agrees"), (Answer::Refuses, "own-packet-refuses")],
        Stage::Sent | Stage::Seen | Stage::Asked | Stage::Accepted | Stage::ContactMissed => {
            &[(Answer::Refuses, "own-packet-withdraws")]
        }
        Stage::Reported => {
            &[(Answer::Agrees, "own-packet-helped"), (Answer::Refuses, "own-packet-not-helped")]
        }
        Stage::Closed if reopens => &[(Answer::Refuses, "own-packet-not-helped")],
        _ => &[],
    }
}

/// The form under it, when there is something to say.
pub fn form(view: &View, again: &Again<'_>, (id, stage, reopens): (HandoverId, Stage, bool)) -> Markup {
    let may = answers(stage, reopens);
    if may.is_empty() {
        return html! {};
    }
    let which = id.into();
    let form = each::form(view, again, (FORM, which));
    let answers: Vec<Choice> =
        may.iter().map(|(answer, key)| Choice::new(answer.name(), view.say(key, &[]))).collect();
    let inner = form.around(
        &format!("/mijn/overdrachten/{id}/antwoord"),
        "own-answer-act",
        &html! {
            (each::which(&form, which))
            (form.radios("says", "own-packet-answer", &answers).required())
            (form.line("words", "own-answer-words").hint("own-answer-words-hint").max(answer_share::LONGEST))
        },
    );
    each::folded(view, again, (FORM, which), (&t!(view, "own-packet-fold"), &inner))
}
