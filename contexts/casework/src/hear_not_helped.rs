//! Hearing that a resident is not helped yet: for whoever it reached, above the lead. They read what the resident said to
//! them, with a line in the read log, and nothing else of the plan; they say back what happens now and when, which the
//! resident reads on their own page.

use crate::say_not_helped::{CryId, LONGEST, MATTER};
use crate::{PLACE, lead, plan, sent_once, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::html;
use network::again::Again;
use network::reading::{Keys, Part, Purpose, Reading, Sealed};
use network::typed_moment::typed_moment;
use network::{Actor, Refusal, Route, Visit, record};
use obligations::Holder;
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::event::Subject;
use store::{Row, Tx};
use web::components::{act_link, head, quote, section};
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::{Matter, obligation};

/// The hour of the day on which something happens.
const END_OF_DAY: i8 = 17;
/// The form.
const FORM: &str = "answer";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/nog-niet-geholpen/{id}", "hear_not_helped", show),
        Route::post("/nog-niet-geholpen/{id}", "hear_not_helped", post),
    ]
}

/// Its page.
pub fn href(id: CryId) -> String {
    format!("/nog-niet-geholpen/{id}")
}

/// What the page shows.
pub struct Shown {
    id: CryId,
    words: String,
    at: Timestamp,
    hears_by: Timestamp,
    lead: Option<String>,
    answer: Option<String>,
}

async fn show(visit: Visit, Path(id): Path<CryId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

fn load(tx: &mut Tx<'_>, actor: &Actor, id: CryId) -> Result<Row, Refusal> {
    tx.first(
        "select id, plan_id, help_request_id, words, at, hears_by, answer, answered_by from not_helped
         where network_id = $1 and id = $2 and came_of_it = 'raised'",
        &[&actor.network, &id],
    )?
    .ok_or(Refusal::NotFound("not helped"))
}

/// Inside is whoever holds it now, and whoever answered it.
fn may(tx: &mut Tx<'_>, actor: &Actor, id: CryId) -> Result<Row, Refusal> {
    let row = load(tx, actor, id)?;
    let kept = obligation::of_matter(tx, actor.network, Matter::new(MATTER, id))?;
    let holds = match kept.and_then(|kept| kept.state.holder()) {
        Some(Holder::Person(person)) => person == actor.person,
        Some(Holder::Desk(desk)) => actor.desks.contains(&desk),
        None => false,
    };
    let answered = row.get::<Option<kernel::PersonId>>("answered_by")? == Some(actor.person);
    let insiders = (holds || answered).then_some(actor.person).into_iter().collect();
    actor.may("hear_not_helped", &PolicyMatter { insiders, ..PolicyMatter::network(actor.network) })?;
    Ok(row)
}

async fn read(visit: &Visit, id: CryId) -> Result<Shown, Refusal> {
    // A no is written down too: whether they may is asked once it is known whose it is.
    let plan = visit.read(move |tx, actor| Ok(load(tx, actor, id)?.get::<plan::PlanId>("plan_id")?)).await?;
    let look = visit.wish(plan::subject(plan), Part::Story, Purpose::Oversight);
    let may = move |tx: &mut Tx<'_>, actor: &Actor| may(tx, actor, id).map(drop);
    visit.look(look, may, move |tx, actor, reading| shown(tx, actor, id, reading)).await
}

/// Reads what the page shows.
pub fn shown(tx: &mut Tx<'_>, actor: &Actor, id: CryId, reading: &Reading) -> Result<Shown, Refusal> {
    let row = load(tx, actor, id)?;
    let (words, answer): (Sealed, Option<Sealed>) = (row.get("words")?, row.get("answer")?);
    let request = row.get("help_request_id")?;
    let held = lead::holding(tx, actor.network, &[request])?.remove(&request);
    Ok(Shown {
        id,
        words: reading.open("not_helped.words", id, &words)?.to_string(),
        at: row.get("at")?,
        hears_by: row.get("hears_by")?,
        lead: held.map(|held| held.name),
        answer: answer
            .map(|answer| Ok::<_, Refusal>(reading.open("not_helped.answer", id, &answer)?.to_string()))
            .transpose()?,
    })
}

/// What is said back, as typed.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What happens now.
    pub words: String,
    /// When.
    pub next: Timestamp,
    /// The form's key.
    pub form_key: Option<Uuid>,
}

fn parse(posted: &Posted) -> Result<Answer, Problems> {
    let mut problems = Problems::none();
    let words = posted.text("words");
    match words.chars().count() {
        0 => problems.add("words", "problem-hear-words"),
        1..=LONGEST => {}
        _ => problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]),
    }
    let next = typed_moment(posted, "next", "no-hour", END_OF_DAY).ok();
    if next.is_none() {
        problems.add("next", "problem-hear-day");
    }
    match next {
        Some(next) if problems.is_empty() => {
            Ok(Answer { words: words.to_owned(), next, form_key: posted.form_key() })
        }
        Some(_) | None => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<CryId>, posted: Posted) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let said = visit.write(move |tx, actor, now| answer(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(said, "next")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(href(id)).saying(Flash::new("hear-answered")).into_response()),
        Err(problems) => {
            let shown = read(&visit, id).await?;
            let again = Again::refused(FORM, &posted, &problems);
            Ok(page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
        }
    }
}

/// Says back what happens now. What was answered stays as it was said.
pub fn answer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (CryId, &Answer),
) -> Result<(), Refusal> {
    let row = may(tx, actor, id)?;
    if row.get::<Option<kernel::PersonId>>("answered_by")?.is_some() {
        let subject = Subject { kind: MATTER, id: id.into() };
        return if sent_once::was_done(tx, actor, (subject, new.form_key))? {
            Ok(())
        } else {
            Err(Refusal::NotNow("casework-refused-answered"))
        };
    }
    if new.next <= now {
        return Err(Refusal::NotNow("problem-hear-day-passed"));
    }
    let plan = plan::load(tx, actor.network, row.get("plan_id")?)?;
    let words = keys.sealing(tx, plan.network, plan.id)?.seal("not_helped.answer", id, &new.words);
    tx.change_one(
        "update not_helped set answered_at = $3, answered_by = $4, answer = $5, next_at = $6
         where network_id = $1 and id = $2 and answered_at is null and ended_at is null",
        &[&actor.network, &id, &now, &actor.person, &words, &new.next],
    )?;
    worklist::settle(tx, now, actor.network, Matter::new(MATTER, id), "answered")?;
    let facts = json!({ "plan": plan.id, "form_key": new.form_key });
    record::note(tx, actor, now, "not_helped.answered", (MATTER, id.into()), facts)?;
    crate::resident_lead::tell(tx, now, &plan, ("notice-not-helped-answered", &plan.href()), &[])
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "hear-title");
    let lead = match &shown.lead {
        Some(lead) => t!(view, "hear-lead", lead = lead, day = view.day(shown.hears_by)),
        None => t!(view, "hear-nobody", day = view.day(shown.hears_by)),
    };
    let main = html! {
        (head(view, &shown.words, Some(&t!(view, "hear-a-resident", day = view.day(shown.at))), &html! { (lead) }))
        @match &shown.answer {
            Some(answer) => (section("gezegd", &t!(view, "hear-said"), &quote(view, answer, ""))),
            None => (section("antwoord", &t!(view, "hear-answer"), &form(view, shown, again))),
        }
        p { (act_link("/vandaag", &t!(view, "hear-back"))) }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> maud::Markup {
    let form = again.form(view, FORM).promise("hear-promise", &[]);
    let next = calendar::day(calendar::in_working_days(view.now, 1)).to_string();
    form.around(
        &href(shown.id),
        "hear-act",
        &html! {
            (form.words("words", "hear-words").hint("hear-words-hint").required().max(LONGEST).rows(3))
            (form.day("next", "hear-next").required().value(&next))
        },
    )
}
