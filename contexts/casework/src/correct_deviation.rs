//! Correcting a deviation: what was signed never changes, a better version comes after it, signed anew and with the reason.
//! Only whoever decided does it.

use crate::deviate::{self, LONGEST};
use crate::deviation::{self, Deviation, DeviationId, Weighing, rule_key};
use crate::sign_deviation::{self, Signing};
use crate::{deviate_form, show_deviation, show_plan, strained_rule};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use signals::suggestions::{self, Known};
use store::Tx;
use web::components::{fold, fold_open};
use web::{Failure, Flash, Form, Path, Posted, Problems, SeeOther, View, t};

/// The name of the form on the page.
const FORM: &str = "correction";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/afwijkingen/{id}/versies", "correct_deviation", post)]
}

/// A next version, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Correct {
    /// What was weighed, as it should have read.
    pub weighing: Weighing,
    /// Why.
    pub why: String,
    /// The form's key.
    pub form_key: Uuid,
}

fn parse(posted: &Posted, fresh: Uuid, known: &Known) -> Result<Correct, Problems> {
    let why = posted.text("why");
    let mut problems = Problems::none();
    if why.is_empty() {
        problems.add("why", "problem-correct-why");
    } else if why.chars().count() > LONGEST {
        problems.add_with("why", "problem-casework-too-long", vec![("most", LONGEST.into())]);
    } else if !known.guard.find(why).is_empty() && posted.text("guard_reason").is_empty() {
        problems.add("why", "problem-deviate-guard");
    }
    match deviate::weighing(posted, known) {
        Ok(weighing) if problems.is_empty() => {
            Ok(Correct { weighing, why: why.to_owned(), form_key: posted.form_key().unwrap_or(fresh) })
        }
        Ok(_) => Err(problems),
        Err(mut all) => {
            for problem in problems.iter() {
                all.add_with(problem.field.clone(), problem.key, problem.args.clone());
            }
            Err(all)
        }
    }
}

async fn post(visit: Visit, Path(id): Path<DeviationId>, posted: Posted) -> Result<Response, Failure> {
    let known = suggestions::known(&visit).await?;
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        actor.may("correct_deviation", &deviation::load(tx, actor.network, id)?.matter())
    };
    visit.read(may).await?;
    let problems = match parse(&posted, visit.view.form_key, &known) {
        Ok(new) => {
            let done = visit.write(move |tx, actor, now| correct(tx, actor, now, id, &new)).await;
            match show_plan::tried(done, "why")? {
                Ok(()) => {
                    let seen = SeeOther::to(deviation::href(id)).saying(Flash::new("correct-done"));
                    return Ok(seen.into_response());
                }
                Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    let shown = visit.read(move |tx, actor| show_deviation::read(tx, actor, id)).await?;
    let again = Again::refused(FORM, &posted, &problems);
    let page = show_deviation::page(&visit.view, &known, &shown, &again);
    Ok(page.refused_for(&posted, &problems).into_response())
}

/// Signs a next version; the same form sent again signs one.
pub fn correct(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DeviationId,
    new: &Correct,
) -> Result<(), Refusal> {
    let kept = deviation::load_to_change(tx, actor.network, id)?;
    actor.may("correct_deviation", &kept.matter())?;
    let before = tx.first(
        "select number from deviation_version where network_id = $1 and by_id = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if before.is_some() {
        return Ok(());
    }
    let (weighed, number) = (&new.weighing, kept.number + 1);
    let key = rule_key(&weighed.rule);
    let alike = if key == kept.rule_key {
        kept.alike
    } else {
        sign_deviation::alike_of(tx, actor.network, now, (&weighed.rule, None))?
    };
    let signing = Signing { number, weighing: weighed, why: Some(&new.why), form_key: new.form_key };
    sign_deviation::sign(tx, actor, now, id, &signing)?;
    tx.change_one(
        "update deviation set number = $4, decision = $5, rule_key = $6, alike_id = $7, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &kept.version, &number, &weighed.decision, &key, &alike],
    )?;
    record::note(
        tx,
        actor,
        now,
        "deviation.corrected",
        (deviation::KIND, id.into()),
        json!({ "number": number }),
    )?;
    let corrected = deviation::load(tx, actor.network, id)?;
    strained_rule::count(tx, actor, now, &corrected)?;
    Ok(())
}

/// The form, filled with the version that counts, folded up unless it was refused.
pub fn form(view: &View, known: &Known, kept: &Deviation, again: &Again<'_>) -> Markup {
    let (blank, filled) = (Problems::none(), deviate_form::filled(&kept.weighing));
    let refused = again.typed(FORM);
    let form = match refused {
        Some(_) => again.form(view, FORM),
        None => Form::new(view, &filled, &blank).called(FORM),
    };
    let form = form.promise("correct-promise", &[]);
    let inner = form.around(
        &format!("{}/versies", kept.href()),
        "correct-act",
        &html! {
            (deviate_form::fields(view, known, &form, refused.unwrap_or(&filled)))
            (form.words("why", "correct-why").required().max(LONGEST).rows(2))
        },
    );
    let summary = t!(view, "correct-fold");
    if refused.is_some() { fold_open(view, &summary, &inner) } else { fold(view, &summary, &inner) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deviate::deviate;
    use crate::samples::holiday;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn whoever_decided_signs_a_next_version_and_the_first_stays() {
        on_both(|db| {
            let village = Village::build(db);
            let id = village
                .acts(db, village.fatima, |tx, actor| Ok(deviate(tx, actor, monday(), &holiday(1))?.0))
                .unwrap();
            let mut new = Correct {
                weighing: holiday(1).weighing,
                why: "Het besluit noemde de wet niet".to_owned(),
                form_key: Uuid::from_u128(7),
            };
            new.weighing.legal = "Artikel 18 Participatiewet: maatwerk.".to_owned();
            let corrects = |who| village.acts(db, who, |tx, actor| correct(tx, actor, monday(), id, &new));
            assert!(matches!(corrects(village.marleen), Err(Refusal::Forbidden { .. })));
            corrects(village.fatima).unwrap();
            corrects(village.fatima).unwrap();
            let (kept, versions) = db
                .read_here(|tx| {
                    let kept = deviation::load(tx, village.network, id)?;
                    Ok::<_, Refusal>((kept, deviation::versions(tx, village.network, id)?))
                })
                .unwrap();
            assert_eq!((kept.number, &kept.weighing), (2, &new.weighing));
            let [second, first] = versions.as_slice() else { panic!("{versions:?}") };
            assert_eq!((second.why.as_deref(), first.why.as_deref()), (Some(new.why.as_str()), None));
            assert_eq!(first.weighing, holiday(1).weighing);
        });
    }
}
