//! What the resident says of somebody who reads along: it may, or rather not. What rests on their agreement ends at once
//! when they say no; whatever rests on another ground, or sits at the table, stays until the lead has spoken with them, and
//! the lead hears it today.

use crate::hear_of_share::people_of;
use crate::plan::{self, PlanId};
use crate::resident_answer::{self, About, Answer, New, Said};
use crate::share::ShareId;
use crate::{come_in, each, own_plan, resident_lead, who_may_read};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Refusal, Resident, ResidentVisit, Route};
use serde_json::Map;
use store::{Row, Tx};
use web::components::quote;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::{self, Word};

/// The most words, in characters.
pub const LONGEST: usize = 500;
/// The form.
const FORM: &str = "own_share";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/mijn/lezers/{share}/antwoord", "answer_own_sharing", post).for_residents()]
}

async fn post(visit: ResidentVisit, Path(share): Path<ShareId>, posted: Posted) -> Result<Response, Failure> {
    let problems = match parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let ended =
                visit.write(move |tx, resident, now, keys| answer(tx, resident, now, keys, (share, &new)));
            let flash = match ended.await? {
                Became::Kept => "own-answer-kept",
                Became::Ended => "own-share-ended",
            };
            let to = SeeOther::to(format!("{}#gedeeld", come_in::OWN)).saying(Flash::new(flash));
            return Ok(to.into_response());
        }
        Err(problems) => problems,
    };
    own_plan::again(&visit, "answer_own_sharing", (FORM, &posted, &problems)).await
}

/// An answer as typed.
pub(crate) fn parse(posted: &Posted, fresh: kernel::ids::Uuid) -> Result<New, Problems> {
    let mut problems = Problems::none();
    let answer = Answer::named(posted.text("says"));
    if answer.is_none() {
        problems.add("says", "problem-own-answer");
    }
    let words = posted.text("words");
    if words.chars().count() > LONGEST {
        problems.add_with("words", "problem-own-words-long", vec![("most", LONGEST.into())]);
    }
    match answer {
        Some(answer) if problems.is_empty() => Ok(New {
            answer,
            words: Some(words.to_owned()).filter(|words| !words.is_empty()),
            form_key: posted.form_key().unwrap_or(fresh),
        }),
        Some(_) | None => Err(problems),
    }
}

/// What became of what they said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Became {
    /// It is written down.
    Kept,
    /// And whoever read along reads nothing any more.
    Ended,
}

/// Keeps what they say, and ends what rested on their agreement when they take that back.
pub fn answer(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    (id, new): (ShareId, &New),
) -> Result<Became, Refusal> {
    resident.may("answer_own_sharing", resident.plan)?;
    let plan = plan::load_to_change(tx, resident.network, PlanId(resident.plan))?;
    let Some(new) = resident_answer::to_keep(tx, resident, (About::Share, id.into(), new))? else {
        return Ok(Became::Kept);
    };
    let row: Row = tx
        .first(
            "select organisation_id, person_id, at_table, legal_basis, secrecy from share
             where network_id = $1 and id = $2 and plan_id = $3 and ended_at is null and (until is null or until > $4)",
            &[&plan.network, &id, &plan.id, &now],
        )?
        .ok_or(Refusal::NotFound("share"))?;
    resident_answer::keep(tx, resident, now, keys, (About::Share, id.into(), &new))?;
    let href = who_may_read::href(plan.id);
    if new.answer == Answer::Agrees {
        resident_lead::tell(tx, now, &plan, ("notice-resident-agreed", &href), &[])?;
        return Ok(Became::Kept);
    }
    if !rests_on_agreement(&row)? {
        resident_lead::tell(tx, now, &plan, ("notice-resident-refused", &href), &[])?;
        return Ok(Became::Kept);
    }
    tx.execute(
        "update share set ended_at = $3 where network_id = $1 and id = $2 and ended_at is null",
        &[&plan.network, &id, &now],
    )?;
    let reader: (OrganisationId, Option<PersonId>) = (row.get("organisation_id")?, row.get("person_id")?);
    for one in people_of(tx, plan.network, reader)? {
        let (text, facts) = ("notice-share-ended-by-resident", Map::new());
        notice::tell(tx, now, plan.network, one, &Word { text, facts, href: "/plannen", answerable: None })?;
    }
    resident_lead::tell(tx, now, &plan, ("notice-resident-ended-share", &href), &[])?;
    Ok(Became::Ended)
}

/// Whoever sits at the table has agreements to keep: their lead takes them from it.
fn rests_on_agreement(row: &Row) -> Result<bool, Refusal> {
    let (basis, secrecy): (String, String) = (row.get("legal_basis")?, row.get("secrecy")?);
    let at_table: bool = row.get("at_table")?;
    Ok(!at_table && (basis == "consent" || secrecy == crate::legal::AGREED))
}

/// What each of the household said last; of another only whether it may.
pub(crate) fn answered(view: &View, said: &[Said]) -> Markup {
    let key = |said: &Said| match (said.answer, said.by_another) {
        (Answer::Agrees, false) => "own-said-agrees",
        (Answer::Refuses, false) => "own-said-refuses",
        (Answer::Agrees, true) => "own-said-agrees-another",
        (Answer::Refuses, true) => "own-said-refuses-another",
    };
    html! {
        @for one in said {
            p { (view.say(key(one), &[("day", view.day(one.at).into())])) }
            @if let Some(words) = &one.words { (quote(view, words, "")) }
        }
    }
}

/// The form under one who reads along.
pub fn form(view: &View, again: &Again<'_>, share: ShareId) -> Markup {
    let (form, which) = (each::form(view, again, (FORM, share.into())), share.into());
    let answers = [
        Choice::new(Answer::Agrees.name(), t!(view, "own-share-agrees")),
        Choice::new(Answer::Refuses.name(), t!(view, "own-share-refuses")),
    ];
    let inner = form.around(
        &format!("/mijn/lezers/{share}/antwoord"),
        "own-answer-act",
        &html! {
            (each::which(&form, which))
            (form.radios("says", "own-share-answer", &answers).required())
            (form.line("words", "own-answer-words").max(LONGEST))
        },
    );
    each::folded(view, again, (FORM, which), (&t!(view, "own-share-fold"), &inner))
}
