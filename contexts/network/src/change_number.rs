//! Changing the number under which an organisation is called, for an administrator or facilitator. An empty field takes
//! it away. It is the organisation's own number and needed to call it; nobody reports it anywhere.

use crate::again::Again;
use crate::phone::{self, Phone};
use crate::{Actor, Refusal, Route, Visit, organisation, record, show_organisation};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties/{id}/nummer", "change_number", post)]
}

/// Reads the number in field `phone`; nothing typed is none.
pub fn typed_phone(posted: &Posted) -> Result<Option<Phone>, Problems> {
    match posted.text("phone") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problems::with("phone", "phone-unreadable")),
    }
}

async fn post(visit: Visit, Path(id): Path<OrganisationId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("change_number")?;
    let problems = match typed_phone(&posted) {
        Ok(phone) => {
            visit.write(move |tx, actor, now| change(tx, actor, now, id, phone.as_ref())).await?;
            let to = format!("/netwerk/organisaties/{id}");
            return Ok(SeeOther::to(to).saying(Flash::new("change-number-done")).into_response());
        }
        Err(problems) => problems,
    };
    let shown = show_organisation::read(&visit, id).await?;
    let again = Again::refused("number", &posted, &problems);
    Ok(show_organisation::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Keeps the number; the same one again changes nothing.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: OrganisationId,
    phone: Option<&Phone>,
) -> Result<(), Refusal> {
    actor.may_here("change_number")?;
    organisation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("organisation"))?;
    if phone::of(tx, actor.network, id)?.as_ref() == phone {
        return Ok(());
    }
    phone::keep(tx, actor.network, id, phone)?;
    let facts = json!({ "has_one": phone.is_some() });
    Ok(record::note(tx, actor, now, "organisation.number-changed", ("organisation", id.into()), facts)?)
}

/// The form, on the page of the organisation.
pub fn form(view: &View, again: &Again<'_>, here: &str, phone: Option<&Phone>) -> Markup {
    let form = again.form(view, "number").promise("change-number-promise", &[]);
    let field = form.line("phone", "phone-label").hint("phone-hint").max(phone::MOST).autocomplete("off");
    let field = phone.into_iter().fold(field, |field, phone| field.value(&phone.to_string()));
    form.around(&format!("{here}/nummer"), "change-number-act", &html! { (field) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_facilitator_changes_a_number_and_takes_it_away_again() {
        on_both(|db| {
            let village = Village::build(db);
            let phone: Phone = "088 123 45 67".parse().unwrap();
            let change = |who, phone: Option<Phone>| {
                village.acts(db, who, |tx, actor| {
                    change(tx, actor, monday(), village.steiger, phone.as_ref())?;
                    Ok(phone::of(tx, actor.network, village.steiger)?)
                })
            };
            assert_eq!(change(village.elly, Some(phone.clone())).unwrap(), Some(phone.clone()));
            assert_eq!(change(village.elly, None).unwrap(), None);
            let refused = change(village.ruud, Some(phone.clone()));
            assert!(matches!(refused, Err(Refusal::Forbidden { action: "change_number" })), "{refused:?}");
        });
    }

    #[test]
    fn what_is_no_number_is_said() {
        let problems = typed_phone(&Posted::of(&[("phone", "vraag maar na")])).unwrap_err();
        assert_eq!(problems.for_field("phone").map(|one| one.key).collect::<Vec<_>>(), ["phone-unreadable"]);
        assert_eq!(typed_phone(&Posted::of(&[("phone", "")])), Ok(None));
    }
}
