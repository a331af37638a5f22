//! Changing what is said of an offer: for everybody of its organisation. What was just said is fresh: it counts as
//! confirmed, and whoever was asked whether it is still so needn't answer any more.

use crate::add_offer::tell_contact;
use crate::confirm_offer::answered;
use crate::keep_offer::beside;
use crate::offer::{self, Entry, Offer, OfferId};
use crate::offer_form::known;
use crate::show_offer;
use crate::typed_offer::{self, CONTACT, Known};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, Timestamp, calendar};
use network::{Actor, Refusal, Route, Visit, by_name, record};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/aanbod/{id}/wijziging", "change_offer", post)]
}

async fn post(visit: Visit, Path(id): Path<OfferId>, posted: Posted) -> Result<Response, Failure> {
    let (organisation, known): (OrganisationId, Known) = visit
        .read(move |tx, actor| {
            let offer = offer::load(tx, actor.network, id)?;
            actor.may("change_offer", &offer.of_owner(tx, actor)?)?;
            Ok((offer.organisation, known(tx, actor.network, offer.organisation)?))
        })
        .await?;
    let chosen = by_name::read_within(&visit, &posted, CONTACT, organisation).await?;
    let problems = match chosen.parse(|posted| typed_offer::parse(posted, &known)) {
        Ok(entry) => match visit.write(move |tx, actor, now| change(tx, actor, now, id, &entry)).await {
            Ok(()) => {
                let flash = Flash::new("offer-changed");
                return Ok(SeeOther::to(offer::href(id)).saying(flash).into_response());
            }
            Err(Refusal::NotNow(why @ "offer-refused-ended")) => Problems::with("valid_until", why),
            Err(refusal) => refusal.at("name")?,
        },
        Err(problems) => problems,
    };
    show_offer::again(&visit, id, ("change", &posted, &problems)).await
}

/// Says anew what an offer is; the same words change nothing.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: OfferId,
    entry: &Entry,
) -> Result<(), Refusal> {
    let offer = offer::load_to_change(tx, actor.network, id)?;
    actor.may("change_offer", &offer.of_owner(tx, actor)?)?;
    offer.must_be_open()?;
    if offer.entry == *entry {
        return Ok(());
    }
    if entry.valid_until.is_some_and(|until| until < calendar::day(now)) {
        return Err(Refusal::NotNow("offer-refused-ended"));
    }
    write(tx, actor, now, (&offer, entry))?;
    beside(tx, (actor.network, id, offer.organisation), entry)?;
    answered(tx, now, &offer, "changed")?;
    record::note(tx, actor, now, "offer.changed", ("offer", id.into()), json!({}))?;
    if entry.contact != offer.entry.contact {
        tell_contact(tx, actor, now, (id, entry))?;
    }
    Ok(())
}

fn write(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (offer, entry): (&Offer, &Entry),
) -> Result<(), Refusal> {
    tx.change_one(
        "update offer set name = $4, pontoon = $5, does = $6, does_not = $7, audience = $8, reach = $9, place = $10,
           hours = $11, contact_id = $12, valid_from = $13, valid_until = $14, changed_at = $15, confirmed_at = $15,
           confirmed_by = $16, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network, &offer.id, &offer.version, &entry.name, &entry.pontoon, &entry.does, &entry.does_not,
            &entry.audience, &entry.reach, &entry.place, &entry.hours, &entry.contact, &entry.valid_from,
            &entry.valid_until, &now, &actor.person,
        ],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{added, entry};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn ones_own_people_change_it_and_others_do_not() {
        on_both(|db| {
            let village = Village::build(db);
            let id = added(db, &village, village.fatima);
            let next =
                Entry { does: "Koffie, en hulp bij brieven.".to_owned(), areas: Vec::new(), ..entry() };
            let change = |who| {
                village
                    .acts(db, who, |tx, actor| change(tx, actor, calendar::in_days(monday(), 3), id, &next))
            };
            assert!(matches!(change(village.joost), Err(Refusal::Forbidden { action: "change_offer" })));
            change(village.marleen).unwrap();
            let offer = db.read_here(|tx| offer::load(tx, village.network, id)).unwrap();
            assert_eq!((offer.entry, offer.confirmed_by.as_str()), (next.clone(), "Marleen Hoekstra"));
            assert_eq!(offer.version, 3);
            change(village.marleen).unwrap();
            let again = db.read_here(|tx| offer::load(tx, village.network, id)).unwrap();
            assert_eq!(again.version, 3, "the same words change nothing");
            let past = Entry { valid_until: Some("2026-11-01".parse().unwrap()), ..entry() };
            let past =
                village.acts(db, village.fatima, |tx, actor| super::change(tx, actor, monday(), id, &past));
            assert!(matches!(past, Err(Refusal::NotNow("offer-refused-ended"))), "{past:?}");
        });
    }
}
