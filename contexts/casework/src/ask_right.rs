//! Asking what is kept, to have it corrected, or to have it erased. A worker writes down what somebody asks; the resident
//! asks for themselves by `by_resident`. It becomes something that somebody holds, with a month to answer. Its page also
//! says until when the plan is kept. Whoever works with residents may write a request down without reading the plan.

use crate::plan::{self, Plan, PlanId};
use crate::right_request::{self, About, Asker, New, Right, RightRequestId};
use crate::{answers_for, ask_right_form, erased};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use network::again::Again;
use network::reading::Keys;
use network::resident::ResidentId;
use network::{Actor, Refusal, Resident, Route, Visit};
use serde_json::json;
use store::Tx;
use store::event::{self, Event, Subject};
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};

mod shown;

pub use shown::{Line, Shown, read, shown};

/// The longest words, in characters.
pub const LONGEST: usize = 2_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/rechten", "ask_right", show),
        Route::post("/plannen/{id}/rechten", "ask_right", post),
    ]
}

/// The page.
pub fn href(id: PlanId) -> String {
    format!("{}/rechten", plan::href(id))
}

/// Something to ask, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What.
    pub right: Right,
    /// Who asks.
    pub asker: Asker,
    /// What a correction is about; nothing is the plan as a whole.
    pub about: Option<(About, Uuid)>,
    /// In their own words.
    pub words: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Ask {
    /// Reads what was typed.
    pub fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let right = Right::named(posted.text("right"));
        if right.is_none() {
            problems.add("right", "problem-right-which");
        }
        let asker = Asker::named(posted.text("asker")).filter(|one| *one != Asker::Retention);
        let words = posted.text("words");
        if words.chars().count() > LONGEST {
            problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
        } else if words.is_empty() && right == Some(Right::Correction) {
            problems.add("words", "problem-right-words");
        }
        match right {
            Some(right) if problems.is_empty() => Ok(Self {
                right,
                asker: asker.unwrap_or(Asker::Resident),
                about: about(posted.text("about")).filter(|_| right == Right::Correction),
                words: Some(words).filter(|words| !words.is_empty()).map(str::to_owned),
                form_key: posted.form_key().unwrap_or(fresh),
            }),
            Some(_) | None => Err(problems),
        }
    }
}

/// `contact:0190…`
fn about(text: &str) -> Option<(About, Uuid)> {
    let (kind, id) = text.split_once(':')?;
    Some((About::named(kind)?, id.parse().ok()?))
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    if shown.plan.erased_at.is_some() {
        return Ok(erased::gone(&visit.view, &shown.plan));
    }
    Ok(ask_right_form::page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422); `action` was asked of the policy first.
pub(crate) async fn again(
    visit: &Visit,
    id: PlanId,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = read(visit, id).await?;
    let again = Again::refused(form, posted, problems);
    let page = ask_right_form::page(&visit.view, &shown, &again);
    Ok(page.refused_for(posted, problems).into_response())
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("ask_right")?;
    let done = match Ask::parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let asked = visit.write(move |tx, actor, now| ask_right(tx, actor, now, &keys, (id, &new))).await;
            crate::show_plan::tried(asked, "right")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(_) => Ok(SeeOther::to(href(id)).saying(Flash::new("right-asked")).into_response()),
        Err(problems) => again(&visit, id, ("right", &posted, &problems)).await,
    }
}

/// Writes down what somebody asks, by a worker on their behalf. The same form sent again asks once.
pub fn ask_right(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Ask),
) -> Result<RightRequestId, Refusal> {
    actor.may_here("ask_right")?;
    asked(tx, now, keys, ((actor.network, id), By::Worker(actor.person), new))
}

/// What a resident asks for themselves, who came in for that plan.
pub fn by_resident(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    new: &Ask,
) -> Result<RightRequestId, Refusal> {
    asked(tx, now, keys, ((resident.network, PlanId(resident.plan)), By::Resident(resident.id), new))
}

/// Who sends it.
#[derive(Clone, Copy)]
enum By {
    Worker(PersonId),
    Resident(ResidentId),
}

impl By {
    fn each(self) -> (Option<PersonId>, Option<ResidentId>) {
        match self {
            Self::Worker(person) => (Some(person), None),
            Self::Resident(resident) => (None, Some(resident)),
        }
    }
}

fn asked(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    ((network, id), by, new): ((NetworkId, PlanId), By, &Ask),
) -> Result<RightRequestId, Refusal> {
    let plan = plan::load_to_change(tx, network, id)?;
    if plan.erased_at.is_some() {
        return Err(Refusal::NotNow("reading-erased"));
    }
    if let Some(before) = right_request::sent_with(tx, network, (id, new.form_key))? {
        return Ok(before);
    }
    let about = new.about.unwrap_or((About::Plan, id.into()));
    if !is_of_plan(tx, &plan, about)? {
        return Err(Refusal::NotNow("casework-refused-right-about"));
    }
    let request = RightRequestId::new(now);
    let sealing = keys.sealing(tx, network, id)?;
    let words = new.words.as_ref().map(|words| sealing.seal("right_request.words", request, words));
    let (by, resident) = by.each();
    let kept = New {
        plan: id,
        right: new.right,
        asker: new.asker,
        about,
        words: words.as_ref(),
        recorded_by: by,
        resident,
        form_key: new.form_key,
    };
    let kept = right_request::insert(tx, now, network, (request, &kept))?;
    let holder = answers_for::answers_for(tx, &plan)?;
    worklist::open(tx, now, by, kept.opening(holder, (kept.answer_by, "why-right"))?)?;
    let event = Event {
        network,
        at: now,
        actor: by,
        kind: "right.asked",
        subject: Subject { kind: right_request::MATTER, id: request.into() },
        facts: json!({ "plan": id, "right": new.right.name(), "resident": resident }),
    };
    event::append(tx, &event)?;
    Ok(request)
}

/// Whether what a correction is about belongs to that plan.
fn is_of_plan(tx: &mut Tx<'_>, plan: &Plan, (about, id): (About, Uuid)) -> Result<bool, Refusal> {
    if about == About::Plan {
        return Ok(id == Uuid::from(plan.id));
    }
    // Each of the others is kept in the table of its name.
    let sql = format!("select id from {} where network_id = $1 and plan_id = $2 and id = $3", about.name());
    Ok(tx.first(&sql, &[&plan.network, &plan.id, &id])?.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer_right::{Answer, Decision, answer_right};
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, held, keys, let_in};
    use crate::{TEXTS, doctor, statement};
    use kernel::{Lang, calendar};
    use network::reading::{Look, Looked, Part, Purpose, Reader, Reading};
    use network::samples::{Village, monday};
    use obligations::Holder;
    use store::Db;
    use testkit::on_both;
    use web::samples::{check_html, view};
    use worklist::Matter;

    fn asking(right: Right) -> Ask {
        let words = Some("Het was in mei, niet in juni".to_owned());
        Ask { right, asker: Asker::Resident, about: None, words, form_key: Uuid::from_u128(71) }
    }

    fn opened(db: &Db, village: &Village, keys: &Keys) -> PlanId {
        village.acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), keys, &dirk())).unwrap()
    }

    #[test]
    fn what_is_asked_lies_with_the_lead_for_a_month() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = opened(db, &village, &keys);
            let ask = |who| {
                village.acts(db, who, |tx, actor| {
                    ask_right(tx, actor, monday(), &keys, (id, &asking(Right::Access)))
                })
            };
            assert!(matches!(ask(village.bart), Err(Refusal::Forbidden { action: "ask_right" })));
            // A colleague who reads nothing of the plan may write it down.
            let request = ask(village.marleen).unwrap();
            assert_eq!(ask(village.marleen).unwrap(), request, "sent twice is one");
            let (holder, at) = held(db, &village, Matter::new(right_request::MATTER, request)).unwrap();
            assert_eq!(holder, Holder::Person(village.fatima));
            assert_eq!(at, calendar::in_months(monday(), 1).to_string());
            let dirk = let_in(db, &village, &keys, (id, None));
            let own = db.write_here(|tx| {
                let new = Ask { form_key: Uuid::from_u128(72), ..asking(Right::Erasure) };
                by_resident(tx, &dirk, monday(), &keys, &new)
            });
            assert!(held(db, &village, Matter::new(right_request::MATTER, own.unwrap())).is_some());
            let elsewhere = village.acts(db, village.fatima, |tx, actor| {
                let about = Some((About::Contact, Uuid::from_u128(9)));
                let new = Ask { about, form_key: Uuid::from_u128(73), ..asking(Right::Correction) };
                ask_right(tx, actor, monday(), &keys, (id, &new))
            });
            assert!(matches!(elsewhere, Err(Refusal::NotNow("casework-refused-right-about"))));
        });
    }

    #[test]
    fn a_correction_stands_beside_what_it_is_about_with_its_answer() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = opened(db, &village, &keys);
            let request = village
                .acts(db, village.fatima, |tx, actor| {
                    ask_right(tx, actor, monday(), &keys, (id, &asking(Right::Correction)))
                })
                .unwrap();
            let says = |who, reason: &str, key: u128| {
                let (reason, ending, form_key) = (reason.to_owned(), None, Some(Uuid::from_u128(key)));
                let new = Answer { decision: Decision::Yes, reason, ending, form_key };
                village.acts(db, who, |tx, actor| {
                    answer_right(tx, actor, monday(), &keys, ((id, request), &new))
                })
            };
            let answers = |who| says(who, "Dat klopt", 81);
            assert!(matches!(answers(village.marleen), Err(Refusal::Forbidden { .. })));
            answers(village.fatima).unwrap();
            answers(village.fatima).unwrap();
            let other = says(village.fatima, "Toch niet", 82);
            let answered = "casework-refused-right-answered";
            assert!(
                matches!(other, Err(Refusal::NotNow(key)) if key == answered),
                "the first was told: {other:?}"
            );
            assert_eq!(held(db, &village, Matter::new(right_request::MATTER, request)), None);
            let (shown, said) = village
                .acts(db, village.fatima, |tx, actor| {
                    let look = Look {
                        reader: Reader::worker(actor),
                        subject: plan::subject(id),
                        part: Part::Story,
                        purpose: Purpose::Help,
                        behalf: None,
                        request: Uuid::from_u128(1),
                    };
                    let Looked::Granted(reading) = Reading::of(tx, monday(), &keys, &look, Ok(()))? else {
                        panic!("refused")
                    };
                    let said = statement::of_plan(tx, actor.network, id, &reading)?;
                    Ok((shown(tx, actor, monday(), &keys, (id, Uuid::from_u128(1)))?, said))
                })
                .unwrap();
            for lang in Lang::ALL {
                let view = view(lang, &[&TEXTS[..], &[network::TEXTS, directory::TEXTS]].concat());
                let html = ask_right_form::page(&view, &shown, &Again::NOTHING).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert!(!html.contains('⟦') && html.contains("Dat klopt"), "{html}");
                let beside = said.beside(&view, About::Plan, id).0;
                assert!(beside.contains("Het was in mei") && beside.contains("Dat klopt"), "{beside}");
            }
            let findings = db.read_here(|tx| doctor::examine(tx, village.network)).unwrap();
            assert!(findings.iter().all(|one| one.holds), "{findings:?}");
        });
    }

    #[test]
    fn a_correction_without_words_is_asked_for_them() {
        let problems = Ask::parse(&Posted::of(&[("right", "correction")]), Uuid::nil()).unwrap_err();
        assert_eq!(problems.iter().map(|one| one.key).collect::<Vec<_>>(), ["problem-right-words"]);
        assert!(Ask::parse(&Posted::of(&[("right", "access")]), Uuid::nil()).is_ok());
    }
}
