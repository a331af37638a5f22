//! Saying how much room there is: free places and weeks of waiting, with the day on which it was said and by whom, because
//! a number without a date is worth nothing. Two fields, both may stay empty.

use crate::offer::{self, Offer, OfferId};
use crate::offer_form::width;
use crate::show_offer;
use crate::typed_offer::{self, PLACES_MOST, TypedRoom, WEEKS_MOST};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Tx};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/aanbod/{id}/plek", "say_room", post)]
}

/// Reads the form; one of the two must say something.
pub fn parse(posted: &Posted) -> Result<TypedRoom, Problems> {
    let mut problems = Problems::none();
    let room = typed_offer::room(posted, &mut problems);
    if problems.is_empty() && room == TypedRoom::default() {
        problems.add("weeks", "problem-offer-room-empty");
    }
    if problems.is_empty() { Ok(room) } else { Err(problems) }
}

async fn post(visit: Visit, Path(id): Path<OfferId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let offer = offer::load(tx, actor.network, id)?;
            actor.may("say_room", &offer.of_owner(tx, actor)?)
        })
        .await?;
    let problems = match parse(&posted) {
        Ok(room) => match visit.write(move |tx, actor, now| say(tx, actor, now, id, room)).await {
            Ok(()) => {
                let flash = Flash::new("offer-room-said");
                return Ok(SeeOther::to(offer::href(id)).saying(flash).into_response());
            }
            Err(refusal) => refusal.at("weeks")?,
        },
        Err(problems) => problems,
    };
    show_offer::again(&visit, id, ("room", &posted, &problems)).await
}

/// Says how much room there is; the same numbers on the same day are said once.
pub fn say(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: OfferId,
    room: TypedRoom,
) -> Result<(), Refusal> {
    let offer = offer::load_to_change(tx, actor.network, id)?;
    actor.may("say_room", &offer.of_owner(tx, actor)?)?;
    offer.must_be_open()?;
    let same = offer.room.as_ref().is_some_and(|said| {
        (said.places, said.weeks) == (room.places, room.weeks) && calendar::day(said.at) == calendar::day(now)
    });
    if same {
        return Ok(());
    }
    keep(tx, (actor.network, id), (now, actor.person), room)?;
    let facts = json!({ "places": room.places, "weeks": room.weeks });
    record::note(tx, actor, now, "offer.room-said", ("offer", id.into()), facts)?;
    Ok(())
}

/// Keeps what was said, then, by whom.
pub fn keep(
    tx: &mut Tx<'_>,
    (network, id): (NetworkId, OfferId),
    (at, by): (Timestamp, PersonId),
    room: TypedRoom,
) -> Result<(), Error> {
    tx.change_one(
        "update offer set places = $3, waiting_weeks = $4, room_at = $5, room_by = $6, version = version + 1
         where network_id = $1 and id = $2",
        &[&network, &id, &room.places, &room.weeks, &at, &by],
    )
}

/// The form on the offer's page.
pub fn form(view: &View, again: &Again<'_>, offer: &Offer) -> Markup {
    let form = again.form(view, "room").promise("offer-room-promise", &[]);
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let said = offer.room.as_ref();
    let fields = html! {
        (form.line("weeks", "offer-weeks").hint("offer-weeks-hint").max(width(WEEKS_MOST))
            .value(&number(said.and_then(|said| said.weeks))))
        (form.line("places", "offer-places").max(width(PLACES_MOST)).value(&number(said.and_then(|said| said.places))))
    };
    form.around(&format!("{}/plek", offer.href()), "offer-room-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::added;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn room_is_said_with_its_date_and_by_whom() {
        on_both(|db| {
            let village = Village::build(db);
            let id = added(db, &village, village.fatima);
            let tuesday = calendar::in_days(monday(), 1);
            let room = TypedRoom { places: Some(0), weeks: Some(12) };
            let say = |who| village.acts(db, who, |tx, actor| say(tx, actor, tuesday, id, room));
            assert!(matches!(say(village.joost), Err(Refusal::Forbidden { action: "say_room" })));
            say(village.ruud).unwrap();
            say(village.marleen).unwrap();
            let offer = db.read_here(|tx| offer::load(tx, village.network, id)).unwrap();
            let said = offer.room.unwrap();
            assert_eq!((said.places, said.weeks, said.at), (Some(0), Some(12), tuesday));
            assert_eq!(said.by_name, "Ruud Camps", "the same on the same day was said once");
        });
    }

    #[test]
    fn nothing_is_no_room() {
        let problems = parse(&Posted::EMPTY).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().key, "problem-offer-room-empty");
    }
}
