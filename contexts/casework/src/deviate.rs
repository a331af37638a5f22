//! "In de geest van de regel" (domain C8, scenario 5): somebody who helps a resident weighs a rule and decides, in the order
//! that keeps sight of the person: what is needed, what the rule is for, what else follows, and the law last. Signed with
//! name and date at once; nobody has to approve it. The personal-data guard reads it before it is kept.

use crate::deviate_form;
use crate::deviation::{self, Decision, Deviation, DeviationId, Weighing};
use crate::own_list::{self, Thing};
use crate::plan::PlanId;
use crate::sign_deviation::{self, Signing};
use crate::strained_rule::{self, StrainedRuleId};
use crate::{find_precedent, plan, share};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use signals::suggestions::{self, Known};
use store::Tx;
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};

/// The longest name of a rule, in characters.
pub const LONGEST_RULE: usize = 120;
/// The longest of the other texts, in characters.
pub const LONGEST: usize = 1_000;
/// The texts that are weighed, in the order in which they are.
pub const WEIGHED: [&str; 6] = ["rule", "situation", "needed", "purpose", "effects", "legal"];
/// What "vergelijkbaar met" is when it is with none.
pub const LIKE_NONE: &str = "none";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/afwijkingen/nieuw", "depart_from_rule", show),
        Route::post("/afwijkingen", "depart_from_rule", post),
        Route::get("/plannen/{id}/afwijking", "depart_for_plan", show_for_plan),
        Route::post("/plannen/{id}/afwijking", "depart_for_plan", post_for_plan),
    ]
}

/// A deviation to sign, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Deviate {
    /// What was weighed and decided.
    pub weighing: Weighing,
    /// With which other it is alike, where whoever decides says so.
    pub like: Option<DeviationId>,
    /// The form's key.
    pub form_key: Uuid,
}

/// Reads what was weighed. What the guard finds is a problem until it is rewritten or a reason is given.
pub fn weighing(posted: &Posted, known: &Known) -> Result<Weighing, Problems> {
    let mut problems = Problems::none();
    for (field, empty) in WEIGHED.into_iter().zip(deviate_form::EMPTY) {
        if posted.text(field).is_empty() {
            problems.add(field, empty);
        }
    }
    for field in WEIGHED.into_iter().chain(["agreed", "guard_reason"]) {
        let most = if field == "rule" { LONGEST_RULE } else { LONGEST };
        if posted.text(field).chars().count() > most {
            problems.add_with(field, "problem-casework-too-long", vec![("most", most.into())]);
        }
    }
    let decision = Decision::named(posted.text("decision"));
    if decision.is_none() {
        problems.add("decision", "problem-deviate-decision");
    }
    let (found, reason) = (deviate_form::findings(posted, known), posted.text("guard_reason"));
    if reason.is_empty() {
        for field in WEIGHED.into_iter().chain(["agreed"]) {
            if found.iter().any(|(of, _)| *of == field) {
                problems.add(field, "problem-deviate-guard");
            }
        }
    }
    let text = |field: &str| posted.text(field).to_owned();
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match decision {
        Some(decision) if problems.is_empty() => Ok(Weighing {
            rule: text("rule"),
            situation: text("situation"),
            needed: text("needed"),
            purpose: text("purpose"),
            effects: text("effects"),
            legal: text("legal"),
            decision,
            agreed: filled(posted.text("agreed")),
            guard_reason: filled(reason).filter(|_| !found.is_empty()),
        }),
        Some(_) | None => Err(problems),
    }
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("depart_from_rule")?;
    let known = suggestions::known(&visit).await?;
    Ok(deviate_form::page(&visit.view, &known, (None, &[]), (&Posted::EMPTY, &Problems::NONE)))
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("depart_from_rule")?;
    sent(visit, None, posted).await
}

async fn show_for_plan(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    may_for(&visit, id).await?;
    let known = suggestions::known(&visit).await?;
    Ok(deviate_form::page(&visit.view, &known, (Some(id), &[]), (&Posted::EMPTY, &Problems::NONE)))
}

async fn post_for_plan(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    may_for(&visit, id).await?;
    sent(visit, Some(id), posted).await
}

async fn may_for(visit: &Visit, id: PlanId) -> Result<(), Refusal> {
    let now = visit.now();
    visit.read(move |tx, actor| may_for_plan(tx, actor, now, id)).await
}

fn may_for_plan(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<(), Refusal> {
    actor.may_here("depart_from_rule")?;
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("depart_for_plan", &share::reads(tx, actor, now, &plan)?.table(actor))
}

async fn sent(visit: Visit, from: Option<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let known = suggestions::known(&visit).await?;
    let weighing = match weighing(&posted, &known) {
        Ok(weighing) => weighing,
        Err(problems) => {
            let page = deviate_form::page(&visit.view, &known, (from, &[]), (&posted, &problems));
            return Ok(page.refused_for(&posted, &problems).into_response());
        }
    };
    if !posted.has("like") {
        let asked = weighing.clone();
        let like = visit.read(move |tx, actor| Ok(find_precedent::like(tx, actor.network, &asked)?)).await?;
        if !like.is_empty() {
            let typed = (&posted, &Problems::NONE);
            return Ok(deviate_form::page(&visit.view, &known, (from, &like), typed).into_response());
        }
    }
    let new = Deviate {
        weighing,
        like: posted.text("like").parse().ok(),
        form_key: posted.form_key().unwrap_or(visit.view.form_key),
    };
    let keys = visit.workplace.keys.clone();
    let (id, strained) = visit
        .write(move |tx, actor, now| match from {
            Some(plan) => deviate_for_plan(tx, actor, now, (&keys, plan), &new),
            None => deviate(tx, actor, now, &new),
        })
        .await?;
    let said = if strained.is_some() { "deviate-done-strained" } else { "deviate-done" };
    let seen = SeeOther::to(deviation::href(id)).saying(Flash::new(said));
    Ok(seen.draft_done(deviate_form::DRAFT).into_response())
}

/// Signs a deviation, with the draft signal when it is the fifth alike. The same form sent again gives what it gave the
/// first time.
pub fn deviate(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    new: &Deviate,
) -> Result<(DeviationId, Option<StrainedRuleId>), Refusal> {
    actor.may_here("depart_from_rule")?;
    if let Some(before) = before(tx, actor, new.form_key)? {
        return Ok((before, None));
    }
    let kept = insert(tx, actor, now, new)?;
    record::note(tx, actor, now, "deviation.signed", (deviation::KIND, kept.id.into()), json!({}))?;
    Ok((kept.id, strained_rule::count(tx, actor, now, &kept)?))
}

/// As `deviate`, met in a plan: only whoever decided keeps that, for their own eyes.
pub fn deviate_for_plan(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (keys, plan): (&Keys, PlanId),
    new: &Deviate,
) -> Result<(DeviationId, Option<StrainedRuleId>), Refusal> {
    may_for_plan(tx, actor, now, plan)?;
    let is_new = before(tx, actor, new.form_key)?.is_none();
    let (id, strained) = deviate(tx, actor, now, new)?;
    if is_new {
        own_list::keep(tx, actor, keys, (plan, Thing::Deviation(id)))?;
    }
    Ok((id, strained))
}

/// The deviation that the same form made before.
fn before(tx: &mut Tx<'_>, actor: &Actor, form_key: Uuid) -> Result<Option<DeviationId>, Refusal> {
    let row = tx.first(
        "select id from deviation where network_id = $1 and decided_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &form_key],
    )?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}

fn insert(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Deviate) -> Result<Deviation, Refusal> {
    let (id, weighed) = (DeviationId::new(now), &new.weighing);
    let alike = sign_deviation::alike_of(tx, actor.network, now, (&weighed.rule, new.like))?;
    tx.execute(
        "insert into deviation (network_id, id, organisation_id, decided_by, decided_at, number, decision, rule_key,
           alike_id, form_key, version)
         values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, 1)",
        &[
            &actor.network,
            &id,
            &actor.organisation,
            &actor.person,
            &now,
            &weighed.decision,
            &deviation::rule_key(&weighed.rule),
            &alike,
            &new.form_key,
        ],
    )?;
    let first = Signing { number: 1, weighing: weighed, why: None, form_key: new.form_key };
    sign_deviation::sign(tx, actor, now, id, &first)?;
    deviation::load(tx, actor.network, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor;
    use crate::samples::holiday;
    use network::samples::{Village, monday};
    use testkit::on_both;

    fn read(pairs: &[(&str, &str)]) -> Result<Weighing, Vec<(String, &'static str)>> {
        let known = testkit::sqlite();
        let village = Village::build(&known);
        let known = known.read_here(|tx| suggestions::known_here(tx, village.network, monday())).unwrap();
        let weighed = weighing(&Posted::of(pairs), &known);
        weighed.map_err(|problems| problems.iter().map(|one| (one.field.to_string(), one.key)).collect())
    }

    fn typed() -> Vec<(&'static str, &'static str)> {
        vec![
            ("rule", "Vakantie in de bijstand"),
            ("situation", "Was vier weken bij een uitvaart in het buitenland en vraagt drie weken vakantie"),
            ("needed", "Rust na het verlies, gezin bij elkaar."),
            ("purpose", "Beschikbaar blijven voor werk en contact met de gemeente."),
            ("effects", "Geen traject in die weken; precedent alleen bij uitvaart."),
            ("legal", "Bijzondere omstandigheden, besluit gemotiveerd."),
            ("decision", "departed"),
        ]
    }

    #[test]
    fn the_words_of_the_scenario_are_read_as_they_are() {
        assert_eq!(read(&typed()).unwrap(), holiday(1).weighing);
    }

    #[test]
    fn what_is_missing_is_said_per_field_in_the_order_of_weighing() {
        let problems = read(&[("rule", " ")]).unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
        let expected = ["rule", "situation", "needed", "purpose", "effects", "legal", "decision"];
        assert_eq!(fields, expected);
    }

    #[test]
    fn somebodys_number_is_rewritten_or_kept_with_a_reason() {
        let mut pairs = typed();
        pairs[1].1 = "Mevrouw Jansen belt op 06-12345678";
        assert_eq!(read(&pairs).unwrap_err(), [("situation".to_owned(), "problem-deviate-guard")]);
        pairs.push(("guard_reason", "Het is ons eigen nummer"));
        assert_eq!(read(&pairs).unwrap().guard_reason.as_deref(), Some("Het is ons eigen nummer"));
    }

    #[test]
    fn it_is_signed_at_once_and_once_by_who_helps_residents() {
        on_both(|db| {
            let village = Village::build(db);
            let decides = |who| {
                village.acts(db, who, |tx, actor| {
                    let (id, strained) = deviate(tx, actor, monday(), &holiday(1))?;
                    assert_eq!(strained, None);
                    deviation::load(tx, actor.network, id)
                })
            };
            let kept = decides(village.fatima).unwrap();
            assert_eq!((kept.by.as_str(), kept.organisation), ("Fatima el Amrani", village.steiger));
            assert_eq!((kept.decided_at, kept.number, &kept.weighing), (monday(), 1, &holiday(1).weighing));
            assert_eq!(decides(village.fatima).unwrap().id, kept.id, "sent twice is one");
            assert!(
                matches!(decides(village.joost), Err(Refusal::Forbidden { .. })),
                "a director decides nothing"
            );
            let open = db.read_here(|tx| tx.query("select id from obligation", &[])).unwrap();
            assert!(open.is_empty(), "nobody has to approve it");
            let findings = db.read_here(|tx| doctor::examine(tx, village.network)).unwrap();
            assert!(findings.iter().all(|one| one.holds), "{findings:?}");
        });
    }
}
