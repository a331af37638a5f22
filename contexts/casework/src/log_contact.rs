//! Logging a contact: one field. What was typed is kept in the browser until it is stored here, and sending it twice makes
//! one. Writing something down is not reading: it needs no look.

use crate::plan::{self, PlanId};
use crate::right_request::About;
use crate::statement::Statements;
use crate::{share, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, define_id};
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Reading, Sealed};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{After, Page, Tx};
use web::components::{Step, empty, way};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

define_id!(
    /// One contact.
    ContactId
);
store::id_value!(ContactId);

/// The longest note of a contact, in characters.
pub const LONGEST: usize = 4_000;
/// So many stand on a page.
pub const AT_ONCE: u16 = 40;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/contacten", "work_on_plan", post)]
}

/// A contact as it is shown.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Which.
    pub id: ContactId,
    /// When.
    pub at: Timestamp,
    /// Who noted it.
    pub by: String,
    /// What was said.
    pub words: String,
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let words = match parse(&posted) {
        Ok(words) => words,
        Err(problems) => {
            return show_plan::again(&visit, (id, "work_on_plan"), ("contact", &posted, &problems)).await;
        }
    };
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let keys = visit.workplace.keys.clone();
    let done = visit.write(move |tx, actor, now| log(tx, actor, now, &keys, (id, &words, form_key))).await;
    match show_plan::tried(done, "words")? {
        Ok(()) => Ok(SeeOther::to(format!("{}#contacten", plan::href(id)))
            .saying(Flash::new("contact-logged"))
            .draft_done(draft(id))
            .into_response()),
        Err(problems) => {
            show_plan::again(&visit, (id, "work_on_plan"), ("contact", &posted, &problems)).await
        }
    }
}

fn parse(posted: &Posted) -> Result<String, Problems> {
    let words = posted.text("words");
    if words.is_empty() {
        return Err(Problems::with("words", "problem-contact-empty"));
    }
    if words.chars().count() > LONGEST {
        let mut problems = Problems::none();
        problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
        return Err(problems);
    }
    Ok(words.to_owned())
}

/// Logs a contact.
pub fn log(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, words, form_key): (PlanId, &str, Uuid),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    actor.may("work_on_plan", &reads.table(actor))?;
    let (contact, sealing) = (ContactId::new(now), keys.sealing(tx, actor.network, id)?);
    let logged = tx.execute(
        "insert into contact (network_id, id, plan_id, words, at, by_id, form_key)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (network_id, by_id, form_key) do nothing",
        &[
            &actor.network,
            &contact,
            &id,
            &sealing.seal("contact.words", contact, words),
            &now,
            &actor.person,
            &form_key,
        ],
    )?;
    if logged == 1 {
        record::note(tx, actor, now, "contact.logged", ("plan", id.into()), json!({ "contact": contact }))?;
        crate::handover::act::entered(tx, actor, now, keys, id)?;
    }
    Ok(())
}

/// A page of the contacts of a plan, the newest first.
pub fn of_plan(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (plan, after): (PlanId, &After<ContactId>),
    reading: &Reading,
) -> Result<Page<Contact>, Refusal> {
    let before = after.key.unwrap_or(ContactId(Uuid::max()));
    let rows = tx.query(
        "select contact.id, contact.words, contact.at, person.name from contact
         join person on person.network_id = contact.network_id and person.id = contact.by_id
         where contact.network_id = $1 and contact.plan_id = $2 and contact.id < $3 order by contact.id desc limit $4",
        &[&network, &plan, &before, &after.fetch()],
    )?;
    let contacts = rows
        .iter()
        .map(|row| {
            let (id, words): (ContactId, Sealed) = (row.get("id")?, row.get("words")?);
            let words = reading.open("contact.words", id, &words)?.to_string();
            Ok(Contact { id, at: row.get("at")?, by: row.get("name")?, words })
        })
        .collect::<Result<Vec<_>, Refusal>>()?;
    Ok(Page::cut(contacts, after, |contact| contact.id))
}

fn draft(id: PlanId) -> String {
    format!("contact-{id}")
}

/// The form: one field.
pub fn form(view: &View, again: &Again<'_>, id: PlanId) -> Markup {
    let form = again.form(view, "contact").draft(draft(id));
    form.around(
        &format!("{}/contacten", plan::href(id)),
        "contact-act",
        &html! {
            (form.words("words", "contact-words").hint("contact-words-hint").required().max(LONGEST))
        },
    )
}

/// What was said, on the page of a plan.
pub fn said(view: &View, contacts: &[Contact], statements: &Statements) -> Markup {
    html! {
        @if contacts.is_empty() {
            (empty(&t!(view, "plan-no-contacts"), &html! { (t!(view, "plan-no-contacts-then")) }))
        }
        (way_of(view, contacts, statements))
    }
}

/// What was said, newest first.
pub fn way_of(view: &View, contacts: &[Contact], statements: &Statements) -> Markup {
    let steps: Vec<Step> = contacts
        .iter()
        .map(|one| Step { at: one.at, who: one.by.clone(), what: one.words.clone(), why: None })
        .collect();
    html! {
        (way(view, &steps, &[]))
        @for one in contacts {
            @let said = statements.beside(view, About::Contact, one.id);
            @if !said.0.is_empty() { p { (t!(view, "statement-of-contact", at = view.when(one.at), by = &one.by)) } (said) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys};
    use network::reading::{Look, Looked, Part, Purpose, Reader};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_contact_is_logged_once_by_whoever_is_at_the_table() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            let log = |who| {
                village.acts(db, who, |tx, actor| {
                    log(tx, actor, monday(), &keys, (id, "Gebeld met Woonstee", Uuid::from_u128(5)))
                })
            };
            log(village.fatima).unwrap();
            log(village.fatima).unwrap();
            assert!(matches!(log(village.joost), Err(Refusal::Forbidden { .. })));
            let counted = db
                .read_here(|tx| {
                    let row =
                        tx.first("select count(*) as counted from contact where plan_id = $1", &[&id])?;
                    row.map_or(Ok(0), |row| row.get::<i64>("counted"))
                })
                .unwrap();
            assert_eq!(counted, 1);
        });
    }

    #[test]
    fn every_contact_of_a_plan_is_on_a_page() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            for number in 1..=3_u128 {
                let words = format!("Gebeld, keer {number}");
                village
                    .acts(db, village.fatima, |tx, actor| {
                        log(tx, actor, monday(), &keys, (id, &words, Uuid::from_u128(number)))
                    })
                    .unwrap();
            }
            let page = |after: &After<ContactId>| {
                village
                    .acts(db, village.fatima, |tx, actor| {
                        let look = Look {
                            reader: Reader::worker(actor),
                            subject: plan::subject(id),
                            part: Part::Story,
                            purpose: Purpose::Help,
                            behalf: None,
                            request: Uuid::from_u128(9),
                        };
                        match Reading::of(tx, monday(), &keys, &look, Ok(()))? {
                            Looked::Granted(reading) => of_plan(tx, actor.network, (id, after), &reading),
                            Looked::Refused(refusal) => Err(refusal),
                        }
                    })
                    .unwrap()
            };
            let words = |page: &Page<Contact>| {
                page.rows.iter().map(|contact| contact.words.clone()).collect::<Vec<_>>()
            };
            let first = page(&After::start(2));
            assert_eq!(words(&first), ["Gebeld, keer 3", "Gebeld, keer 2"]);
            let next = first.next.map(|next| next.to_string());
            let rest = page(&After::read(next.as_deref(), 2).unwrap());
            assert_eq!((words(&rest), rest.next), (vec!["Gebeld, keer 1".to_owned()], None));
        });
    }
}
