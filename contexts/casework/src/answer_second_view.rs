//! The page of a second view, and answering it. Whoever is asked reads the text and no more; the answer goes to whoever
//! asked, and to nobody else.

use crate::second_view::{self, SecondView, SecondViewId};
use crate::{PLACE, plan, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::reading::{Keys, Part, Purpose};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use store::Tx;
use web::components::{list, quote, section, title};
use web::{Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::{self, Word};

/// The longest answer, in characters.
pub const LONGEST: usize = 2_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/meekijken/{id}", "see_second_view", show),
        Route::post("/meekijken/{id}/antwoord", "answer_second_view", post),
    ]
}

/// A second view as somebody reads it.
struct Shown {
    kept: SecondView,
    words: String,
    answer: Option<String>,
    role: Role,
}

/// What somebody has to do with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Asked,
    Answers,
    Answered,
}

async fn show(visit: Visit, Path(id): Path<SecondViewId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, (&Posted::EMPTY, &Problems::NONE)))
}

async fn read(visit: &Visit, id: SecondViewId) -> Result<Shown, Refusal> {
    let look = visit.wish(second_view::subject(id), Part::Story, Purpose::SecondView);
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let kept = second_view::load(tx, actor.network, id)?;
        actor.may("see_second_view", &second_view::readers(tx, actor, &kept)?)
    };
    visit
        .look(look, may, move |tx, actor, reading| {
            let kept = second_view::load(tx, actor.network, id)?;
            let answers = second_view::holders(tx, actor, &kept)?.insiders.contains(&actor.person);
            let role = match (kept.asked_by == actor.person, answers) {
                (true, _) => Role::Asked,
                (false, true) => Role::Answers,
                (false, false) => Role::Answered,
            };
            Ok(Shown { words: kept.words(reading)?, answer: kept.answer(reading)?, kept, role })
        })
        .await
}

async fn post(visit: Visit, Path(id): Path<SecondViewId>, posted: Posted) -> Result<Response, Failure> {
    let words = posted.text("words").to_owned();
    let problems = match words.chars().count() {
        0 => Problems::with("words", "problem-second-view-answer-empty"),
        1..=LONGEST => {
            let keys = visit.workplace.keys.clone();
            let done = visit.write(move |tx, actor, now| answer(tx, actor, now, &keys, (id, &words))).await;
            match show_plan::tried(done, "words")? {
                Ok(()) => {
                    let seen = SeeOther::to(second_view::href(id));
                    return Ok(seen.saying(Flash::new("second-view-answered")).into_response());
                }
                Err(problems) => problems,
            }
        }
        _ => {
            let mut problems = Problems::none();
            problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
            problems
        }
    };
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let kept = second_view::load(tx, actor.network, id)?;
        let by_me = kept.answered.as_ref().is_some_and(|(by, _)| *by == actor.person);
        let inside = if by_me {
            second_view::readers(tx, actor, &kept)?
        } else {
            second_view::holders(tx, actor, &kept)?
        };
        actor.may("answer_second_view", &inside)
    };
    visit.read(may).await?;
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, (&posted, &problems)).refused_for(&posted, &problems).into_response())
}

/// Answers it; whoever asked hears that there is an answer.
pub fn answer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, words): (SecondViewId, &str),
) -> Result<(), Refusal> {
    let kept = second_view::load_to_change(tx, actor.network, id)?;
    if let Some((by, _)) = kept.answered {
        actor.may("answer_second_view", &second_view::readers(tx, actor, &kept)?)?;
        return if by == actor.person { Ok(()) } else { Err(Refusal::NotNow("casework-refused-answered")) };
    }
    actor.may("answer_second_view", &second_view::holders(tx, actor, &kept)?)?;
    let sealing = keys.sealing(tx, actor.network, id)?;
    tx.change_one(
        "update second_view set answer = $4, answered_by = $5, answered_at = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network,
            &id,
            &kept.version,
            &sealing.seal("second_view.answer", id, words),
            &actor.person,
            &now,
        ],
    )?;
    worklist::settle(tx, now, actor.network, kept.matter(), "answered")?;
    record::note(tx, actor, now, "second_view.answered", (second_view::MATTER, id.into()), json!({}))?;
    let facts = Map::from_iter([("organisation".to_owned(), json!(kept.asked))]);
    let href = kept.href();
    let word =
        Word { text: "notice-second-view-answered", facts, href: &href, answerable: Some(actor.person) };
    notice::tell(tx, now, actor.network, kept.asked_by, &word)?;
    Ok(())
}

fn page(view: &View, shown: &Shown, typed: (&Posted, &Problems)) -> Page {
    let heading = t!(view, "second-view-page");
    let kept = &shown.kept;
    let by = match &kept.asker {
        Some(asker) => format!("{asker}, {}", kept.organisation),
        None => kept.organisation.clone(),
    };
    let what = match (kept.answered, shown.role) {
        (Some((_, at)), _) => {
            t!(view, "second-view-answered-on", organisation = &kept.asked, day = view.day(at))
        }
        (None, Role::Asked) => {
            t!(view, "second-view-waits", organisation = &kept.asked, day = view.day(kept.answer_by))
        }
        (None, Role::Answers | Role::Answered) => {
            t!(view, "second-view-asks", day = view.day(kept.answer_by))
        }
    };
    let main = html! {
        (title(&heading, &what))
        (quote(view, &shown.words, &by))
        @if let Some(answer) = &shown.answer {
            (section("antwoord", &t!(view, "second-view-answer"), &quote(view, answer, &kept.asked)))
        } @else if shown.role == Role::Answers {
            (section("antwoord", &t!(view, "second-view-answer"), &form(view, kept.id, typed)))
        }
        @if shown.role == Role::Asked {
            p { a class="utrecht-link" href=(plan::href(kept.plan)) { (t!(view, "second-view-back")) } }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, id: SecondViewId, (typed, problems): (&Posted, &Problems)) -> Markup {
    let form = Form::new(view, typed, problems).called("answer").promise("second-view-answer-promise", &[]);
    form.around(&format!("{}/antwoord", second_view::href(id)), "second-view-answer-act", &html! {
        (form.words("words", "second-view-answer-words").hint("second-view-answer-hint").required().max(LONGEST)
            .large())
    })
}

/// On the page of the plan, for whoever asked: what they asked, what came back, and asking once more.
pub fn part(view: &View, plan: plan::PlanId, asked: &[SecondView]) -> Markup {
    let rows: Vec<Markup> = asked
        .iter()
        .map(|one| {
            html! {
                a class="utrecht-link" href=(one.href()) { (one.asked) } " · "
                @match one.answered {
                    Some((_, at)) => (t!(view, "second-view-answered-on", organisation = &one.asked,
                        day = view.day(at))),
                    None => (t!(view, "second-view-waits", organisation = &one.asked,
                        day = view.day(one.answer_by))),
                }
            }
        })
        .collect();
    html! {
        (list(&rows))
        p { a class="utrecht-link" href={(plan::href(plan)) "/meekijken"} { (t!(view, "second-view-title")) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask_second_view::{Ask, Asker, ask};
    use crate::doctor;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, held, keys};
    use kernel::PersonId;
    use kernel::ids::Uuid;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn another_looks_along_without_a_way_to_the_plan_and_only_the_asker_hears() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (fatima, joost) = (village.fatima, village.joost);
            let plan =
                village.acts(db, fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk())).unwrap();
            let new = Ask {
                organisation: village.loohoek,
                words: "Iemand dreigt zijn huis te verliezen en wil zijn hond houden".to_owned(),
                guard_reason: None,
                asker: Asker::Unnamed,
                answer_by: None,
                form_key: Uuid::from_u128(50),
            };
            let asks = |new: &Ask| {
                village.acts(db, fatima, |tx, actor| ask(tx, actor, monday(), &keys, (plan, new)))
            };
            let id = asks(&new).unwrap();
            assert_eq!(asks(&new).unwrap(), id, "sent twice is one");
            let own = Ask { organisation: village.steiger, form_key: Uuid::from_u128(51), ..new.clone() };
            assert!(matches!(asks(&own), Err(Refusal::NotNow("casework-refused-own-organisation"))));
            let (_, moment) = held(db, &village, worklist::Matter::new(second_view::MATTER, id)).unwrap();
            assert_eq!(moment, "2026-11-26T08:10:00Z");
            let reads = |who: PersonId| {
                village.acts(db, who, |tx, actor| {
                    let kept = second_view::load(tx, actor.network, id)?;
                    actor.may("see_second_view", &second_view::readers(tx, actor, &kept)?)?;
                    Ok(kept.asker)
                })
            };
            assert_eq!(reads(joost).unwrap(), None, "who asks isn't named");
            assert!(matches!(reads(village.marleen), Err(Refusal::Forbidden { .. })));
            let answers = |who: PersonId| {
                village.acts(db, who, |tx, actor| {
                    answer(tx, actor, monday(), &keys, (id, "Bel het dierenasiel"))
                })
            };
            assert!(matches!(answers(fatima), Err(Refusal::Forbidden { .. })));
            answers(joost).unwrap();
            answers(joost).unwrap();
            assert!(reads(fatima).is_ok() && reads(joost).is_ok());
            let told = db
                .read_here(|tx| {
                    tx.query("select person_id, text, href from notice where text like 'notice-second%'", &[])
                })
                .unwrap();
            let told: Vec<PersonId> = told.iter().map(|row| row.get("person_id").unwrap()).collect();
            assert_eq!(told, [fatima]);
            let left = db.read_here(|tx| {
                tx.query(
                    "select facts from event where subject_kind = 'second_view' or kind like 'second_view%'",
                    &[],
                )
            });
            let left = left.unwrap();
            assert!(!left.is_empty());
            for row in left {
                let facts: serde_json::Value = row.get("facts").unwrap();
                assert!(!facts.to_string().contains(&plan.to_string()), "a way to the plan: {facts}");
            }
            let findings = db.read_here(|tx| doctor::examine(tx, village.network)).unwrap();
            assert!(findings.iter().all(|one| one.holds), "{findings:?}");
        });
    }
}
