//! Sharing parts of a plan with a person or an organisation: what, with whom, why, until when, at which step of the sharing
//! ladder and on which two grounds. By whoever holds the plan. Who it is shared with hears of it, and not about whom.

use crate::hear_of_share::{Reader, tell_of};
use crate::legal::{self, BASES, SECRECY};
use crate::plan::{self, PlanId};
use crate::share::{self, ShareId, Step};
use crate::{show_plan, who_may_read};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use network::reading::{Keys, Part, Sealed};
use network::{Actor, Refusal, Route, Visit, by_name, organisation, person, record, theme};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther};

mod what;

pub use what::{BY_NAME, What, With};

/// The longest reason, in characters.
pub const LONGEST: usize = 300;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/lezers", "share_plan", post)]
}

/// A share, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Share {
    /// What, with whom, why, until when.
    pub what: What,
    /// How the resident is part of it.
    pub step: Step,
    /// What lets the data be used.
    pub legal_basis: &'static str,
    /// What opens secrecy.
    pub secrecy: &'static str,
    /// The form's key.
    pub form_key: Uuid,
}

impl Share {
    fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let what = What::parse(posted, &mut problems);
        let step = Step::named(posted.text("step"));
        let (basis, secrecy) = (
            legal::chosen(BASES, posted.text("legal_basis")),
            legal::chosen(SECRECY, posted.text("secrecy")),
        );
        for (field, missing) in
            [("step", step.is_none()), ("legal_basis", basis.is_none()), ("secrecy", secrecy.is_none())]
        {
            if missing {
                problems.add(field, "problem-share-choose");
            }
        }
        if step == Some(Step::NotAgreed) && secrecy.is_some_and(|ground| ground.code == legal::AGREED) {
            problems.add("secrecy", "problem-share-not-agreed");
        }
        match (what, step, basis, secrecy) {
            (Some(what), Some(step), Some(basis), Some(secrecy)) if problems.is_empty() => {
                let form_key = posted.form_key().unwrap_or(fresh);
                Ok(Self { what, step, legal_basis: basis.code, secrecy: secrecy.code, form_key })
            }
            _ => Err(problems),
        }
    }
}

/// The field that a refusal is about.
pub(crate) fn field_of(refusal: Option<&Refusal>) -> &'static str {
    match refusal {
        Some(Refusal::NotNow("casework-refused-share-day-passed")) => "until",
        Some(Refusal::NotNow("casework-refused-share-theme")) => "theme",
        _ => "with",
    }
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, BY_NAME).await?;
    let done = match chosen.parse(|posted| Share::parse(posted, visit.view.form_key)) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let made = visit.write(move |tx, actor, now| share_part(tx, actor, now, &keys, (id, &new))).await;
            let field = field_of(made.as_ref().err());
            show_plan::tried(made, field)?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(_) => {
            let seen = SeeOther::to(who_may_read::href(id)).saying(Flash::new("part-shared"));
            Ok(seen.into_response())
        }
        Err(problems) => who_may_read::again(&visit, id, (&posted, &problems)).await,
    }
}

/// Shares parts of a plan; the same form sent again shares nothing twice.
pub fn share_part(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Share),
) -> Result<ShareId, Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("share_plan", &share::reads(tx, actor, now, &plan)?.matter(actor))?;
    let before = tx.first(
        "select id from share where network_id = $1 and made_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if let Some(before) = before {
        return Ok(before.get("id")?);
    }
    let reader = reader_of(tx, now, (actor.network, &new.what))?;
    let share = ShareId::new(now);
    let reason = keys.sealing(tx, actor.network, id)?.seal("share.reason", share, &new.what.reason);
    let what = Begin {
        network: actor.network,
        plan: id,
        id: share,
        by: (actor.person, &actor.name),
        reader,
        parts: &new.what.parts,
        theme: new.what.theme.as_deref(),
        step: new.step,
        legal_basis: new.legal_basis,
        secrecy: new.secrecy,
        reason: &reason,
        until: new.what.until,
        form_key: new.form_key,
    };
    begin(tx, now, &what)?;
    let facts = json!({ "plan": id, "organisation": reader.0, "person": reader.1, "legal": legal::VERSION });
    record::note(tx, actor, now, "share.made", ("share", share.into()), facts)?;
    Ok(share)
}

/// Who would read it: somebody who is there, a theme that is known, a day that is still to come.
pub(crate) fn reader_of(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, what): (NetworkId, &What),
) -> Result<Reader, Refusal> {
    if what.until <= now {
        return Err(Refusal::NotNow("casework-refused-share-day-passed"));
    }
    if let Some(code) = &what.theme
        && !theme::exists(tx, network, code)?
    {
        return Err(Refusal::NotNow("casework-refused-share-theme"));
    }
    reader(tx, network, what.with)
}

fn reader(
    tx: &mut Tx<'_>,
    network: NetworkId,
    with: With,
) -> Result<(OrganisationId, Option<PersonId>), Refusal> {
    match with {
        With::Organisation(id) => {
            organisation::load(tx, network, id)?.ok_or(Refusal::NotNow("casework-refused-share-nobody"))?;
            Ok((id, None))
        }
        With::Person(id) => {
            let found = person::load(tx, network, id)?.filter(|one| one.presence != person::Presence::Left);
            let organisation = person::organisation_of(tx, network, id)?;
            match (found, organisation) {
                (Some(_), Some(organisation)) => Ok((organisation, Some(id))),
                _ => Err(Refusal::NotNow("casework-refused-share-nobody")),
            }
        }
    }
}

/// A share that begins now.
pub(crate) struct Begin<'a> {
    pub network: NetworkId,
    pub plan: PlanId,
    pub id: ShareId,
    /// Who shares, and their name.
    pub by: (PersonId, &'a str),
    pub reader: Reader,
    pub parts: &'a [Part],
    pub theme: Option<&'a str>,
    pub step: Step,
    pub legal_basis: &'a str,
    pub secrecy: &'a str,
    pub reason: &'a Sealed,
    pub until: Timestamp,
    pub form_key: Uuid,
}

/// Begins a share; whoever reads from now on hears that there is something to read.
pub(crate) fn begin(tx: &mut Tx<'_>, now: Timestamp, new: &Begin<'_>) -> Result<(), Refusal> {
    if let Some(person) = new.reader.1 {
        make_place(tx, now, (new.network, new.by.0), (new.plan, person))?;
    }
    insert(tx, now, new)?;
    let href = plan::href(new.plan);
    tell_of(tx, now, (new.network, new.by), new.reader, ("notice-shared-with-you", &href))
}

/// Somebody has one share at a time: one that ran out makes place, one that stands is ended first, by whoever holds it.
fn make_place(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, PersonId),
    (plan, person): (PlanId, PersonId),
) -> Result<(), Refusal> {
    tx.execute(
        "update share set ended_at = $4, ended_by = $5
         where network_id = $1 and plan_id = $2 and person_id = $3 and ended_at is null and until <= $4 and handover_id is null",
        &[&network, &plan, &person, &now, &by],
    )?;
    let standing = tx.first(
        "select id from share where network_id = $1 and plan_id = $2 and person_id = $3 and ended_at is null
           and handover_id is null",
        &[&network, &plan, &person],
    )?;
    if standing.is_some() { Err(Refusal::NotNow("casework-refused-share-already")) } else { Ok(()) }
}

fn insert(tx: &mut Tx<'_>, now: Timestamp, new: &Begin<'_>) -> Result<(), Refusal> {
    let reads = |part: Part| new.parts.contains(&part);
    tx.execute(
        "insert into share (network_id, id, plan_id, organisation_id, person_id, at_table, spokesperson, reads_identity,
           reads_story, reads_plan, reads_contact, theme_code, step, legal_basis, secrecy, reason, since, made_by, until,
           form_key)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        &[
            &new.network,
            &new.id,
            &new.plan,
            &new.reader.0,
            &new.reader.1,
            &false,
            &reads(Part::Identity),
            &reads(Part::Story),
            &reads(Part::Plan),
            &reads(Part::Contact),
            &new.theme,
            &new.step,
            &new.legal_basis,
            &new.secrecy,
            new.reason,
            &now,
            &new.by.0,
            &new.until,
            &new.form_key,
        ],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::end_share::end_share;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys};
    use kernel::calendar;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use worklist::notice;

    fn sharing(with: With) -> Share {
        let what = What {
            with,
            parts: vec![Part::Identity, Part::Plan],
            theme: None,
            reason: "Om de ontruiming aan te houden".to_owned(),
            until: calendar::in_days(monday(), 30),
        };
        Share {
            what,
            step: Step::Agreed,
            legal_basis: "public_task",
            secrecy: "agreed",
            form_key: Uuid::from_u128(11),
        }
    }

    #[test]
    fn what_is_shared_is_read_until_it_ends_and_no_more_than_that() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            let shares = |who| {
                village.acts(db, who, |tx, actor| {
                    share_part(tx, actor, monday(), &keys, (id, &sharing(With::Person(village.joost))))
                })
            };
            assert!(matches!(shares(village.joost), Err(Refusal::Forbidden { action: "share_plan" })));
            let share = shares(village.fatima).unwrap();
            assert_eq!(shares(village.fatima).unwrap(), share, "sent twice is one");
            let reads = |now| {
                let read = |tx: &mut Tx<'_>, actor: &Actor| {
                    let plan = plan::load(tx, actor.network, id)?;
                    Ok(share::reads(tx, actor, now, &plan)?)
                };
                village.acts(db, village.joost, read).unwrap()
            };
            assert!(reads(monday()).part(Part::Plan) && !reads(monday()).part(Part::Story));
            assert!(!reads(calendar::in_days(monday(), 31)).anything(), "it ran out");
            let end = |who| village.acts(db, who, |tx, actor| end_share(tx, actor, monday(), (id, share)));
            assert!(matches!(end(village.joost), Err(Refusal::Forbidden { .. })));
            end(village.fatima).unwrap();
            end(village.fatima).unwrap();
            assert!(!reads(monday()).anything());
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.joost, 9)).unwrap();
            let texts: Vec<&str> = heard.iter().map(|notice| notice.text.as_str()).collect();
            assert_eq!(texts, ["notice-share-ended", "notice-shared-with-you"]);
        });
    }

    #[test]
    fn a_whole_organisation_reads_what_is_shared_with_it() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            let new = sharing(With::Organisation(village.loohoek));
            village
                .acts(db, village.fatima, |tx, actor| share_part(tx, actor, monday(), &keys, (id, &new)))
                .unwrap();
            let may = |who| {
                village.acts(db, who, |tx, actor| {
                    let plan = plan::load(tx, actor.network, id)?;
                    let reads = share::reads(tx, actor, monday(), &plan)?;
                    actor.may("see_plan", &reads.matter(actor))
                })
            };
            assert!(may(village.joost).is_ok() && may(village.priya).is_err());
        });
    }

    #[test]
    fn without_agreement_something_else_opens_secrecy() {
        let typed = |step: &str, secrecy: &str| {
            let with = format!("person:{}", Uuid::from_u128(1));
            let posted = Posted::of(&[
                ("with", &with),
                ("part", "plan"),
                ("reason", "Gevaar"),
                ("until", "2026-12-24"),
                ("step", step),
                ("legal_basis", "public_task"),
                ("secrecy", secrecy),
            ]);
            Share::parse(&posted, Uuid::nil()).map(drop).map_err(|problems| {
                problems.iter().map(|one| (one.field.to_string(), one.key)).collect::<Vec<_>>()
            })
        };
        assert!(typed("agreed", "agreed").is_ok() && typed("not_agreed", "conflict_of_duties").is_ok());
        assert_eq!(
            typed("not_agreed", "agreed"),
            Err(vec![("secrecy".to_owned(), "problem-share-not-agreed")])
        );
        assert_eq!(typed("", "agreed"), Err(vec![("step".to_owned(), "problem-share-choose")]));
    }
}
