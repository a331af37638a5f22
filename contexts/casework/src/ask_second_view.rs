//! Asking another organisation to look along (domain C6): "met een andere bril". Anonymous: the asker writes what it is
//! about, the personal-data guard reads it first, and nothing in what the other sees leads to the plan.

use crate::head_of_plan::headed;
use crate::plan::{self, Face, Plan, PlanId};
use crate::second_view::{self, SecondView, SecondViewId};
use crate::{PLACE, agreement, head_of_plan, share};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use language::{Finding, Guard};
use maud::{Markup, html};
use network::reading::Keys;
use network::typed_moment::{NoMoment, typed_moment};
use network::{Actor, Refusal, Route, Visit, by_name, desk, record};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Error, Tx};
use web::components::{Tone, list, notice};
use web::{Choice, Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::why;

/// The longest question, in characters.
pub const LONGEST: usize = 2_000;
/// The longest reason for keeping what the guard found, in characters.
const LONGEST_REASON: usize = 300;
/// They have so many working days, when no day was chosen.
const ANSWERED_WITHIN: u16 = 3;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/meekijken", "ask_second_view", show),
        Route::post("/plannen/{id}/meekijken", "ask_second_view", post),
    ]
}

/// What the form needs to know of the network.
struct Known {
    organisations: Vec<(OrganisationId, String)>,
    guard: Guard,
}

/// A second view to ask for, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Whom.
    pub organisation: OrganisationId,
    /// What, naming nobody.
    pub words: String,
    /// Why what the guard found stays.
    pub guard_reason: Option<String>,
    /// Whether the other sees who asks.
    pub asker: Asker,
    /// Until when.
    pub answer_by: Option<Timestamp>,
    /// The form's key.
    pub form_key: Uuid,
}

/// Whether the other sees who asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asker {
    /// They see the organisation.
    Unnamed,
    /// They see the name too, to call.
    Named,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let known = known(&visit, id).await?;
    let face = head_of_plan::face(&visit, id).await?;
    Ok(page(&visit.view, (id, face.as_ref()), &known, (&Posted::EMPTY, &Problems::NONE)))
}

async fn known(visit: &Visit, id: PlanId) -> Result<Known, Refusal> {
    let now = visit.now();
    visit
        .read(move |tx, actor| {
            let plan = plan::load(tx, actor.network, id)?;
            actor.may("ask_second_view", &share::reads(tx, actor, now, &plan)?.table(actor))?;
            let guard = Guard::knowing(names_of_nobody(tx, actor.network)?);
            Ok(Known { organisations: second_view::to_ask(tx, actor)?, guard })
        })
        .await
}

/// Names of organisations and areas, which the guard takes for nobody's.
fn names_of_nobody(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<String>, Error> {
    let rows = tx.query(
        "select name from organisation where network_id = $1 union select name from area where network_id = $1",
        &[&network],
    )?;
    rows.iter().map(|row| row.get("name")).collect()
}

fn parse(posted: &Posted, fresh: Uuid, guard: &Guard) -> Result<Ask, Problems> {
    let mut problems = Problems::none();
    let organisation = posted.text("organisation").parse().ok();
    if organisation.is_none() {
        problems.add("organisation", "problem-second-view-nobody");
    }
    let (words, reason) = (posted.text("words"), posted.text("guard_reason"));
    for (field, text, most) in [("words", words, LONGEST), ("guard_reason", reason, LONGEST_REASON)] {
        if text.chars().count() > most {
            problems.add_with(field, "problem-casework-too-long", vec![("most", most.into())]);
        }
    }
    let found = !guard.find(words).is_empty();
    if words.is_empty() {
        problems.add("words", "problem-second-view-empty");
    } else if found && reason.is_empty() {
        problems.add("words", "problem-second-view-guard");
    }
    let answer_by = match typed_moment(posted, "answer_by", "no-hour", agreement::END_OF_DAY) {
        Ok(at) => Some(at),
        Err(NoMoment::DayEmpty) => None,
        Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
            problems.add("answer_by", "problem-next-step-day-unreadable");
            None
        }
    };
    match organisation {
        Some(organisation) if problems.is_empty() => Ok(Ask {
            organisation,
            words: words.to_owned(),
            guard_reason: found.then(|| reason.to_owned()),
            asker: if posted.has("named") { Asker::Named } else { Asker::Unnamed },
            answer_by,
            form_key: posted.form_key().unwrap_or(fresh),
        }),
        Some(_) | None => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let known = known(&visit, id).await?;
    let chosen = by_name::read(&visit, &posted, &[("organisation", by_name::ORGANISATION)]).await?;
    let problems = match chosen.parse(|posted| parse(posted, visit.view.form_key, &known.guard)) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let asked = visit.write(move |tx, actor, now| ask(tx, actor, now, &keys, (id, &new))).await;
            match crate::show_plan::tried(asked, "organisation")? {
                Ok(view) => {
                    let seen = SeeOther::to(second_view::href(view));
                    return Ok(seen.saying(Flash::new("second-view-asked")).into_response());
                }
                Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    let face = head_of_plan::face(&visit, id).await?;
    let page = page(&visit.view, (id, face.as_ref()), &known, (&posted, &problems));
    Ok(page.refused_for(&posted, &problems).into_response())
}

/// Asks for a second view: it lies at the other's desk. The same form sent again asks once.
pub fn ask(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Ask),
) -> Result<SecondViewId, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("ask_second_view", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let before = tx.first(
        "select id from second_view where network_id = $1 and asked_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if let Some(before) = before {
        return Ok(before.get("id")?);
    }
    if new.organisation == actor.organisation {
        return Err(Refusal::NotNow("casework-refused-own-organisation"));
    }
    let asked = desk::of_organisation(tx, actor.network, new.organisation)?
        .ok_or(Refusal::NotNow("casework-refused-no-desk"))?;
    let answer_by = new.answer_by.unwrap_or_else(|| calendar::in_working_days(now, ANSWERED_WITHIN));
    worklist::must_be_promisable(answer_by, now)?;
    let view = insert(tx, actor, now, keys, (&plan, new, answer_by))?;
    let moment = Moment { at: answer_by, why: why::rule("why-second-view")? };
    worklist::open(tx, now, Some(actor.person), view.opening(Holder::Desk(asked.id), moment))?;
    // Not which plan: the record is read by more people than whoever asked.
    let facts = json!({ "asked": new.organisation });
    record::note(tx, actor, now, "second_view.asked", (second_view::MATTER, view.id.into()), facts)?;
    Ok(view.id)
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, new, answer_by): (&Plan, &Ask, Timestamp),
) -> Result<SecondView, Refusal> {
    let id = SecondViewId::new(now);
    let sealing = keys.make(tx, now, actor.network, id)?;
    let reason = new.guard_reason.as_ref().map(|reason| sealing.seal("second_view.guard_reason", id, reason));
    tx.execute(
        "insert into second_view (network_id, id, plan_id, asked_by, organisation_id, asked_id, words, guard_reason,
           is_named, asked_at, answer_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        &[
            &actor.network,
            &id,
            &plan.id,
            &actor.person,
            &actor.organisation,
            &new.organisation,
            &sealing.seal("second_view.words", id, &new.words),
            &reason,
            &(new.asker == Asker::Named),
            &now,
            &answer_by,
            &new.form_key,
        ],
    )?;
    second_view::load(tx, actor.network, id)
}

fn page(
    view: &View,
    (id, face): (PlanId, Option<&Face>),
    known: &Known,
    (typed, problems): (&Posted, &Problems),
) -> Page {
    let heading = t!(view, "second-view-title");
    let main = html! {
        (headed(view, face, (&heading, &t!(view, "second-view-what"))))
        (form(view, id, known, (typed, problems)))
        p { a class="utrecht-link" href=(plan::href(id)) { (t!(view, "second-view-back")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, id: PlanId, known: &Known, (typed, problems): (&Posted, &Problems)) -> Markup {
    let form = Form::new(view, typed, problems).called("second-view").promise("second-view-promise", &[]);
    let organisations: Vec<Choice> =
        known.organisations.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    let found = known.guard.find(typed.text("words"));
    form.around(&format!("{}/meekijken", plan::href(id)), "second-view-act", &html! {
        (form.choice("organisation", "second-view-organisation", &organisations).required().by_name())
        (form.words("words", "second-view-words").hint("second-view-words-hint").required().max(LONGEST).large())
        @if !found.is_empty() { (warned(view, &form, &found)) }
        (form.tick("named", "second-view-named"))
        (form.day("answer_by", "second-view-answer-by"))
    })
}

/// What the guard found, in words, and the field for a reason.
fn warned(view: &View, form: &Form<'_>, found: &[Finding]) -> Markup {
    let rows: Vec<Markup> =
        found.iter().map(|one| html! { strong { (one.text) } ". " (view.say(one.why, &[])) }).collect();
    html! {
        (notice(view, Tone::Wait, &html! { (t!(view, "second-view-guard", count = rows.len())) }))
        (list(&rows))
        (form.words("guard_reason", "second-view-guard-reason").max(LONGEST_REASON).rows(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guard_is_heard_before_anything_is_sent() {
        let organisation = Uuid::from_u128(1).to_string();
        let read = |words: &str, reason: &str| {
            let pairs = [("organisation", organisation.as_str()), ("words", words), ("guard_reason", reason)];
            parse(&Posted::of(&pairs), Uuid::nil(), &Guard::default())
        };
        let phone = "Wie weet raad? Bel 06-12345678";
        let problems = read(phone, "").unwrap_err();
        assert_eq!(problems.iter().map(|one| one.key).collect::<Vec<_>>(), ["problem-second-view-guard"]);
        assert_eq!(
            read(phone, "Mijn eigen nummer").unwrap().guard_reason.as_deref(),
            Some("Mijn eigen nummer")
        );
        assert_eq!(read("Hoe houdt iemand zijn hond?", "x").unwrap().guard_reason, None);
    }
}
