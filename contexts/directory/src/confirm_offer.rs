//! "Dit klopt nog": one button for everybody of the organisation, and for whoever holds the question. It is what keeps the
//! directory true: nothing is typed, and the date that everybody sees is new.

use crate::offer::{self, Offer, OfferId, Standing};
use crate::show_offer;
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::Markup;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::post_button;
use web::{Failure, Flash, Path, Posted, SeeOther, View};
use worklist::obligation;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/aanbod/{id}/bevestiging", "confirm_offer", post)]
}

async fn post(visit: Visit, Path(id): Path<OfferId>, _: Posted) -> Result<Response, Failure> {
    match visit.write(move |tx, actor, now| confirm(tx, actor, now, id)).await {
        Ok(()) => Ok(SeeOther::to(offer::href(id)).saying(Flash::new("offer-confirmed")).into_response()),
        // What stands in the way is mended in the form of the offer itself.
        Err(refusal) => {
            let field = field_of(&refusal);
            show_offer::again(&visit, id, ("change", &Posted::empty(), &refusal.at(field)?)).await
        }
    }
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotNow("offer-refused-ended") => "valid_until",
        Refusal::NotNow("offer-refused-contact-gone") => "contact",
        _ => "name",
    }
}

/// Says that an offer is still so; saying it twice on a day is once.
pub fn confirm(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: OfferId) -> Result<(), Refusal> {
    let offer = offer::load_to_change(tx, actor.network, id)?;
    actor.may("confirm_offer", &offer.of_owner(tx, actor)?)?;
    offer.must_be_open()?;
    if offer.has_ended(now) {
        return Err(Refusal::NotNow("offer-refused-ended"));
    }
    if offer.contact.as_ref().is_some_and(|one| one.standing == Standing::Gone) {
        return Err(Refusal::NotNow("offer-refused-contact-gone"));
    }
    let is_asked = obligation::of_matter(tx, actor.network, offer.matter())?.is_some();
    if !is_asked && calendar::day(offer.confirmed_at) == calendar::day(now) {
        return Ok(());
    }
    tx.change_one(
        "update offer set confirmed_at = $4, confirmed_by = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &offer.version, &now, &actor.person],
    )?;
    answered(tx, now, &offer, "confirmed")?;
    record::note(tx, actor, now, "offer.confirmed", ("offer", id.into()), json!({}))?;
    Ok(())
}

/// Whoever was asked whether it is still so needn't answer any more.
pub fn answered(tx: &mut Tx<'_>, now: Timestamp, offer: &Offer, outcome: &str) -> Result<(), Refusal> {
    if obligation::of_matter(tx, offer.network, offer.matter())?.is_some() {
        worklist::settle(tx, now, offer.network, offer.matter(), outcome)?;
    }
    Ok(())
}

/// The button.
pub fn button(view: &View, offer: &Offer) -> Markup {
    post_button(view, &format!("{}/bevestiging", offer.href()), "offer-confirm-act", &[], &[])
}
