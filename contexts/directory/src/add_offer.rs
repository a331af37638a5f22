//! Adding an offer: whoever works for an organisation says what it does, on which pontoon, and in one sentence for what
//! people can knock at its door. The named contact hears it when somebody else named them.

use crate::keep_offer::{self, Row};
use crate::offer::{self, Entry, OfferId};
use crate::offer_form::{self as page, known};
use crate::say_room;
use crate::typed_offer::{self, CONTACT, Known, TypedRoom};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::{Actor, Refusal, Route, Visit, by_name, record};
use serde_json::{Map, json};
use store::Tx;
use web::{Failure, Flash, Page, Posted, Problems, SeeOther};
use worklist::notice::{self, Word};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/aanbod/nieuw", "add_offer", show), Route::post("/aanbod", "add_offer", post)]
}

/// A new offer, as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct New {
    /// What is said of it.
    pub entry: Entry,
    /// How much room there is.
    pub room: TypedRoom,
    /// The form's key.
    pub form_key: Uuid,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("add_offer")?;
    let known = read(&visit).await?;
    let typed = (&Posted::EMPTY, &Problems::NONE);
    Ok(page::page(&visit.view, &known, &visit.actor.organisation_name, typed))
}

async fn read(visit: &Visit) -> Result<Known, Refusal> {
    visit.read(|tx, actor| Ok(known(tx, actor.network, actor.organisation)?)).await
}

/// Reads the form.
pub fn parse(posted: &Posted, known: &Known, fresh: Uuid) -> Result<New, Problems> {
    let mut problems = Problems::none();
    let room = typed_offer::room(posted, &mut problems);
    match typed_offer::parse(posted, known) {
        Ok(entry) if problems.is_empty() => {
            Ok(New { entry, room, form_key: posted.form_key().unwrap_or(fresh) })
        }
        Ok(_) => Err(problems),
        Err(mut others) => {
            problems.iter().for_each(|one| others.add_with(one.field.clone(), one.key, one.args.clone()));
            Err(others)
        }
    }
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("add_offer")?;
    let known = read(&visit).await?;
    let own = visit.actor.organisation;
    let chosen = by_name::read_within(&visit, &posted, CONTACT, own).await?;
    match chosen.parse(|posted| parse(posted, &known, visit.view.form_key)) {
        Ok(new) => {
            let id = visit.write(move |tx, actor, now| add(tx, actor, now, &new)).await?;
            let to = SeeOther::to(offer::href(id)).saying(Flash::new("offer-added"));
            Ok(to.draft_done("offer").into_response())
        }
        Err(problems) => {
            let typed = (&posted, &problems);
            let page = page::page(&visit.view, &known, &visit.actor.organisation_name, typed);
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// Adds an offer of the actor's organisation; the same form sent again gives the one that it added.
pub fn add(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &New) -> Result<OfferId, Refusal> {
    actor.may_here("add_offer")?;
    let id = OfferId::new(now);
    let row = Row {
        id,
        network: actor.network,
        organisation: actor.organisation,
        entry: &new.entry,
        by: actor.person,
        form_key: new.form_key,
    };
    if !keep_offer::insert(tx, now, &row)? {
        let there = tx.first(
            "select id from offer where network_id = $1 and added_by = $2 and form_key = $3",
            &[&actor.network, &actor.person, &new.form_key],
        )?;
        return Ok(there.ok_or(Refusal::NotFound("offer"))?.get("id")?);
    }
    if new.room != TypedRoom::default() {
        say_room::keep(tx, (actor.network, id), (now, actor.person), new.room)?;
    }
    record::note(
        tx,
        actor,
        now,
        "offer.added",
        ("offer", id.into()),
        json!({ "pontoon": new.entry.pontoon.name() }),
    )?;
    tell_contact(tx, actor, now, (id, &new.entry))?;
    Ok(id)
}

/// Whoever is named as the one to ask for hears it, unless they did it themselves.
pub fn tell_contact(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, entry): (OfferId, &Entry),
) -> Result<(), Refusal> {
    let Some(contact) = entry.contact.filter(|contact| *contact != actor.person) else { return Ok(()) };
    let facts: Map<_, _> =
        [("title".to_owned(), json!(entry.name)), ("by".to_owned(), json!(actor.name))].into_iter().collect();
    let href = offer::href(id);
    let word = Word { text: "notice-offer-contact", facts, href: &href, answerable: Some(actor.person) };
    notice::tell(tx, now, actor.network, contact, &word)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::State;
    use crate::samples::{entry, new};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn an_offer_is_added_once_for_ones_own_organisation_and_its_contact_hears_it() {
        on_both(|db| {
            let village = Village::build(db);
            let named = New { entry: Entry { contact: Some(village.marleen), ..entry() }, ..new() };
            let add = || village.acts(db, village.fatima, |tx, actor| add(tx, actor, monday(), &named));
            let id = add().unwrap();
            assert_eq!(add().unwrap(), id, "sent twice is one");
            let offer = db.read_here(|tx| offer::load(tx, village.network, id)).unwrap();
            assert_eq!((offer.organisation, &offer.state), (village.steiger, &State::Open));
            assert_eq!(offer.entry, named.entry);
            assert_eq!(offer.room.map(|room| room.weeks), Some(Some(6)));
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.marleen, 9)).unwrap();
            assert_eq!(heard[0].text, "notice-offer-contact");
        });
    }
}
