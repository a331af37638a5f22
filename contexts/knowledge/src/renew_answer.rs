//! An answer that reaches the end of its validity becomes an obligation of its owner: renew it, or withdraw it. The clock
//! opens the obligation; renewing gives it another last day, and what it says stays as it was.

use crate::answer::{self, Answer, AnswerId};
use crate::write_answer_form::last_day;
use crate::{circle, show_answer, show_question};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, each_apart, record};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Db, Tx};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};
use worklist::{Opening, obligation, why};

/// The owner renews or withdraws within so many working days.
const DECIDED_WITHIN: u16 = 5;
/// So many are looked at in one pass of the clock.
const ROUND: i64 = 200;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/antwoorden/{id}/geldigheid", "renew_answer", post)]
}

async fn post(visit: Visit, Path(id): Path<AnswerId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let answer = answer::load(tx, actor.network, id)?;
            actor.may("renew_answer", &answer.of_owner(tx)?)
        })
        .await?;
    let mut problems = Problems::none();
    let until = last_day(&posted, "until", &mut problems);
    let done = match until {
        Some(until) => {
            let done = visit.write(move |tx, actor, now| renew(tx, actor, now, id, until)).await;
            show_question::tried(done, "until")?
        }
        None if problems.is_empty() => Err(Problems::with("until", "problem-renew-day-empty")),
        None => Err(problems),
    };
    match done {
        Ok(()) => {
            let flash = Flash::new("answer-renewed");
            Ok(SeeOther::to(format!("/antwoorden/{id}")).saying(flash).into_response())
        }
        Err(problems) => show_answer::again(&visit, id, ("renew", &posted, &problems)).await,
    }
}

/// Lets an answer hold until another day.
pub fn renew(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AnswerId,
    until: Timestamp,
) -> Result<(), Refusal> {
    let answer = answer::load_to_change(tx, actor.network, id)?;
    actor.may("renew_answer", &answer.of_owner(tx)?)?;
    if !matches!(answer.state, answer::State::Published(_)) {
        return Err(Refusal::NotNow("answer-refused-not-published"));
    }
    if answer.valid_until == Some(until) {
        return Ok(());
    }
    if until <= now {
        return Err(Refusal::NotNow("answer-refused-past"));
    }
    tx.change_one(
        "update answer set valid_until = $4, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &answer.version, &until],
    )?;
    if obligation::of_matter(tx, actor.network, answer.validity_matter())?.is_some() {
        worklist::settle(tx, now, actor.network, answer.validity_matter(), "renewed")?;
    }
    record::note(tx, actor, now, "answer.renewed", ("answer", id.into()), json!({ "until": until }))?;
    Ok(())
}

/// Opens the obligation of every answer whose last day has come; returns how many. Safe on any number of nodes.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let due: Vec<(NetworkId, AnswerId)> = db.read_here(|tx| {
        let rows = tx.query(
            "select answer.network_id, answer.id from answer
             where answer.state = 'published' and answer.valid_until <= $1 and not exists (
               select 1 from obligation where obligation.network_id = answer.network_id
                 and obligation.matter_kind = 'answer_validity' and obligation.matter_id = answer.id
                 and obligation.state <> 'settled')
             order by answer.network_id, answer.id limit $2",
            &[&now, &ROUND],
        )?;
        rows.iter().map(|row| Ok((row.get("network_id")?, row.get("id")?))).collect::<Result<_, Refusal>>()
    })?;
    each_apart(&due, |(network, id)| db.write_here(|tx| ended(tx, now, *network, *id)).map(|()| 1))
}

fn ended(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: AnswerId) -> Result<(), Refusal> {
    let answer = answer::load_to_change(tx, network, id)?;
    let has_ended = matches!(answer.state, answer::State::Published(_))
        && answer.valid_until.is_some_and(|until| until <= now);
    if !has_ended || obligation::of_matter(tx, network, answer.validity_matter())?.is_some() {
        return Ok(());
    }
    let title = answer::published(tx, &answer)?.map(|version| version.title).unwrap_or_default();
    let opening = opening(tx, now, &answer, title)?;
    worklist::open(tx, now, None, opening).map(drop)
}

fn opening(tx: &mut Tx<'_>, now: Timestamp, answer: &Answer, title: String) -> Result<Opening, Refusal> {
    let desk = circle::desk_of_owner(tx, answer.network, answer.owner)?;
    Ok(Opening {
        network: answer.network,
        matter: answer.validity_matter(),
        title,
        href: answer.href(),
        shielded: false,
        holder: Holder::Desk(desk),
        moment: Moment {
            at: calendar::in_working_days(now, DECIDED_WITHIN),
            why: why::rule("why-renew-answer")?,
        },
    })
}

/// The form on the answer's page.
pub fn form(view: &View, again: &Again<'_>, id: AnswerId) -> Markup {
    let form = again.form(view, "renew").promise("renew-promise", &[]);
    let fields = html! { (form.day("until", "renew-until").required()) };
    form.around(&format!("/antwoorden/{id}/geldigheid"), "renew-act", &fields)
}
