//! Saying that an answer or a practice rests on a measure, so that it is flagged when the measure changes or ends. For its
//! owner.

use crate::answer::{self, AnswerId};
use crate::measure::{self, MeasureId};
use crate::practice::{self, PracticeId};
use crate::touch::Touched;
use crate::{show_answer, show_practice, show_question};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::published::Source;
use network::{Actor, Refusal, Route, Visit, record};
use policy::Matter;
use serde_json::json;
use store::{Error, Tx};
use web::components::{list, section};
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    vec![
        Route::post("/antwoorden/{id}/maatregelen", "rest_on_measure", post_answer),
        Route::post(
            "/praktijken/{id}/maatregelen",
            "rest_on_measure",
            move |visit: Visit, id: Path<PracticeId>, posted: Posted| {
                post_practice(visit, id, posted, sources)
            },
        ),
    ]
}

async fn post_answer(visit: Visit, Path(id): Path<AnswerId>, posted: Posted) -> Result<Response, Failure> {
    match carry(&visit, Touched::Answer(id), &posted).await? {
        Ok(()) => Ok(done(Touched::Answer(id))),
        Err(problems) => show_answer::again(&visit, id, ("rest", &posted, &problems)).await,
    }
}

async fn post_practice(
    visit: Visit,
    Path(id): Path<PracticeId>,
    posted: Posted,
    sources: &'static [Source],
) -> Result<Response, Failure> {
    match carry(&visit, Touched::Practice(id), &posted).await? {
        Ok(()) => Ok(done(Touched::Practice(id))),
        Err(problems) => show_practice::again(&visit, id, sources, ("rest", &posted, &problems)).await,
    }
}

fn done(on: Touched) -> Response {
    SeeOther::to(on.href()).saying(Flash::new("rests-on-done")).into_response()
}

async fn carry(visit: &Visit, on: Touched, posted: &Posted) -> Result<Result<(), Problems>, Failure> {
    visit
        .read(move |tx, actor| {
            let owners = of_owner(tx, actor.network, on)?;
            actor.may("rest_on_measure", &owners)
        })
        .await?;
    match posted.text("measure").parse::<MeasureId>() {
        Ok(measure) => {
            let done = visit.write(move |tx, actor, now| rest(tx, actor, now, (on, measure))).await;
            show_question::tried(done, "measure")
        }
        Err(_) => Ok(Err(Problems::with("measure", "problem-rests-on-empty"))),
    }
}

/// As the policy sees who keeps it up to date.
pub fn of_owner(tx: &mut Tx<'_>, network: NetworkId, on: Touched) -> Result<Matter, Refusal> {
    Ok(match on {
        Touched::Answer(id) => answer::load(tx, network, id)?.of_owner(tx)?,
        Touched::Practice(id) => practice::load(tx, network, id)?.of_owner(tx)?,
    })
}

/// Says that it rests on a measure in force; saying so twice is saying it once.
pub fn rest(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (on, measure): (Touched, MeasureId),
) -> Result<(), Refusal> {
    let owners = of_owner(tx, actor.network, on)?;
    actor.may("rest_on_measure", &owners)?;
    if measure::load_to_change(tx, actor.network, measure)?.state != measure::State::InForce {
        return Err(Refusal::NotNow("measure-refused-ended"));
    }
    let inserted = tx.execute(
        "insert into rests_on (network_id, measure_id, subject_kind, subject_id, since, said_by)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[&actor.network, &measure, &on.kind(), &on.id(), &now, &actor.person],
    )?;
    if inserted > 0 {
        let facts = json!({ "measure": measure });
        let kind = match on {
            Touched::Answer(_) => "answer.rests-on",
            Touched::Practice(_) => "practice.rests-on",
        };
        record::note(tx, actor, now, kind, (on.kind(), on.id()), facts)?;
    }
    Ok(())
}

/// What something rests on, and what it could.
pub struct Rests {
    on: Vec<(MeasureId, String, String)>,
    /// Measures in force to choose from; only for who may say so.
    choices: Vec<(MeasureId, String)>,
}

/// Reads what something rests on.
pub fn of(tx: &mut Tx<'_>, network: NetworkId, on: Touched, may_rest: bool) -> Result<Rests, Error> {
    let rows = tx.query(
        "select measure.id, measure.state, measure_version.title from rests_on
         join measure on measure.network_id = rests_on.network_id and measure.id = rests_on.measure_id
         join measure_version on measure_version.network_id = measure.network_id
           and measure_version.measure_id = measure.id and measure_version.number = measure.number
         where rests_on.network_id = $1 and rests_on.subject_kind = $2 and rests_on.subject_id = $3
         order by rests_on.since, measure.id",
        &[&network, &on.kind(), &on.id()],
    )?;
    let on: Vec<(MeasureId, String, String)> = rows
        .iter()
        .map(|row| Ok((row.get("id")?, row.get("title")?, row.get("state")?)))
        .collect::<Result<_, Error>>()?;
    let mut choices = if may_rest { measure::in_force(tx, network)? } else { Vec::new() };
    choices.retain(|(id, _)| on.iter().all(|(already, ..)| already != id));
    Ok(Rests { on, choices })
}

/// The measures that it rests on, and the form for another, posting to `action`.
pub fn shown(view: &View, rests: &Rests, again: &Again<'_>, action: &str) -> Markup {
    let rows: Vec<Markup> = rests
        .on
        .iter()
        .map(|(id, title, state)| {
            html! {
                a class="utrecht-link" href={ "/maatregelen/" (id) } lang=[view.said_lang()] { (title) }
                @if state == "ended" { " (" (t!(view, "measure-state-ended")) ")" }
            }
        })
        .collect();
    let form = again.form(view, "rest").promise("rests-on-promise", &[]);
    let choices: Vec<Choice> =
        rests.choices.iter().map(|(id, title)| Choice::new(id.to_string(), title)).collect();
    let fields = html! { (form.choice("measure", "rests-on-measure", &choices).required()) };
    html! {
        @if !rows.is_empty() { (section("rust-op", &t!(view, "rests-on-title"), &list(&rows))) }
        @if !choices.is_empty() || again.typed("rest").is_some() {
            (again.fold(view, "rest", &t!(view, "rests-on-add"), &form.around(action, "rests-on-act", &fields)))
        }
    }
}
