//! Answering what a resident asked about what is kept of them: yes or no, always with the reason. A yes to an erasure ends
//! everything that is open on the plan, with a reason of its own, and then waits for the yes of somebody else.

use crate::answers_for;
use crate::ask_right::{self, Shown};
use crate::plan::{self, PlanId};
use crate::right_request::{self, Right, RightRequest, RightRequestId, Stage};
use crate::{each, end_plan, sent_once, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Role, Route, Visit, record};
use obligations::Holder;
use serde_json::json;
use store::Tx;
use store::event::Subject;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The longest reason, in characters.
pub const LONGEST: usize = 1_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/rechten/{request}/antwoord", "answer_right", post)]
}

network::named! {
    /// What is answered.
    pub enum Decision, text "right-decision" {
        /// It is done.
        Yes = "yes",
        /// It is not.
        No = "no",
    }
}

/// An answer, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Yes or no.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// Why everything that is open ends, when an erasure is granted.
    pub ending: Option<String>,
    /// The form's key.
    pub form_key: Option<Uuid>,
}

fn parse(posted: &Posted) -> Result<Answer, Problems> {
    let mut problems = Problems::none();
    let decision = Decision::named(posted.text("decision"));
    if decision.is_none() {
        problems.add("decision", "problem-right-decision");
    }
    let (reason, ending) = (posted.text("reason"), posted.text("ending"));
    if reason.is_empty() {
        problems.add("reason", "problem-right-reason");
    }
    for (field, text) in [("reason", reason), ("ending", ending)] {
        if text.chars().count() > LONGEST {
            problems.add_with(field, "problem-casework-too-long", vec![("most", LONGEST.into())]);
        }
    }
    match decision {
        Some(decision) if problems.is_empty() => Ok(Answer {
            decision,
            reason: reason.to_owned(),
            ending: Some(ending).filter(|text| !text.is_empty()).map(str::to_owned),
            form_key: posted.form_key(),
        }),
        Some(_) | None => Err(problems),
    }
}

async fn post(
    visit: Visit,
    Path((id, request)): Path<(PlanId, RightRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let answered = visit
                .write(move |tx, actor, now| answer_right(tx, actor, now, &keys, ((id, request), &new)))
                .await;
            let field = match answered {
                Err(Refusal::NotNow("casework-refused-erase-open")) => "ending",
                _ => "decision",
            };
            show_plan::tried(answered, field)?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(ask_right::href(id)).saying(Flash::new("right-answered")).into_response()),
        Err(problems) => {
            visit.write(move |tx, actor, now| may_answer(tx, actor, now, id)).await?;
            ask_right::again(&visit, id, ("right-answer", &posted, &problems)).await
        }
    }
}

/// Whoever may not answer hears that, and not which field is still empty.
fn may_answer(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("answer_right", &answers_for::matter(tx, actor, now, &plan)?)
}

/// Answers a request. The very same form sent again answers it once; another answer is refused, because the first was told.
pub fn answer_right(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    ((id, request), new): ((PlanId, RightRequestId), &Answer),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    let request = right_request::load_to_change(tx, &plan, request)?;
    let mut matter = answers_for::matter(tx, actor, now, &plan)?;
    let was_theirs =
        request.stage != Stage::Asked && request.answered.is_some_and(|(by, _)| by == actor.person);
    if was_theirs {
        // Whoever answered it may hear that it is answered, also when they hold nothing any more.
        matter.leads.push(actor.person);
    }
    actor.may("answer_right", &matter)?;
    match request.stage {
        Stage::Asked => {}
        Stage::Confirming | Stage::Granted | Stage::Refused => {
            let subject = Subject { kind: right_request::MATTER, id: request.id.into() };
            if was_theirs && sent_once::was_done(tx, actor, (subject, new.form_key))? {
                return Ok(());
            }
            return Err(Refusal::NotNow("casework-refused-right-answered"));
        }
    }
    let stage = match (new.decision, request.right) {
        (Decision::No, _) => Stage::Refused,
        (Decision::Yes, Right::Access | Right::Correction) => Stage::Granted,
        (Decision::Yes, Right::Erasure) => Stage::Confirming,
    };
    if stage == Stage::Confirming && end_plan::open_things(tx, &plan)? > 0 {
        let words = new.ending.as_deref().ok_or(Refusal::NotNow("casework-refused-erase-open"))?;
        end_plan::end_everything(tx, actor, now, keys, (&plan, words))?;
    }
    let reason = keys.sealing(tx, actor.network, id)?.seal("right_request.answer", request.id, &new.reason);
    let answered = right_request::answer(tx, now, &request, (actor.person, stage, &reason))?;
    if stage == Stage::Confirming {
        ask_confirmation(tx, actor, now, &answered)?;
    } else {
        worklist::settle(tx, now, actor.network, answered.matter(), stage.name())?;
    }
    let facts = json!({
        "plan": id, "right": request.right.name(), "stage": stage.name(), "form_key": new.form_key,
    });
    record::note(tx, actor, now, "right.answered", (right_request::MATTER, request.id.into()), facts)?;
    Ok(())
}

/// A confidant says the second yes; an administrator where there is none. Never whoever said the first.
pub(crate) fn ask_confirmation(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    of: &RightRequest,
) -> Result<(), Refusal> {
    let holder = Holder::Person(
        confirmer(tx, actor, Role::Confidant)?
            .or(confirmer(tx, actor, Role::Administrator)?)
            .ok_or(Refusal::NotNow("casework-refused-nobody-confirms"))?,
    );
    let moment = (right_request::confirm_by(now), "why-right-confirm");
    worklist::advance(tx, now, actor.person, of.opening(holder, moment)?)
}

fn confirmer(tx: &mut Tx<'_>, actor: &Actor, role: Role) -> Result<Option<PersonId>, Refusal> {
    let row = tx.first(
        "select person.id from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
           and person.state = 'active'
         where membership.network_id = $1 and membership.role = $2 and person.id <> $3
         order by membership.since, person.id limit 1",
        &[&actor.network, &role, &actor.person],
    )?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}

/// The form, folded up with the request that it answers.
pub(crate) fn form(view: &View, again: &Again<'_>, shown: &Shown, request: &RightRequest) -> Markup {
    let this = ("right-answer", request.id.into());
    let erases = request.right == Right::Erasure;
    let promise = match request.right {
        Right::Access => "right-answer-promise",
        Right::Correction => "right-correct-promise",
        Right::Erasure => "right-erase-promise",
    };
    let form = each::form(view, again, this).promise(promise, &[]);
    let decisions: Vec<Choice> =
        Decision::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let inner = form.around(
        &format!("{}/{}/antwoord", ask_right::href(shown.plan.id), request.id),
        "right-answer-act",
        &html! {
            (each::which(&form, this.1))
            (form.radios("decision", "right-decision", &decisions).required())
            (form.words("reason", "right-reason").hint("right-reason-hint").required().max(LONGEST).rows(2))
            @if erases && shown.open > 0 {
                (form.words("ending", "right-ending").hint("right-ending-hint").max(LONGEST).rows(2))
            }
        },
    );
    each::folded(view, again, this, (&t!(view, "right-answer-title"), &inner))
}
