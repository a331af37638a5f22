//! Adding an organisation with its duty desk, so that a network grows without anybody touching the database. For an
//! administrator or facilitator. Its people are added on its own page; until somebody staffs its desk, the network's
//! desk stands in.

use crate::again::Again;
use crate::change_number::typed_phone;
use crate::organisation::{self, NewOrganisation, OrganisationKind};
use crate::phone::{self, Phone};
use crate::{Actor, Refusal, Route, Visit, record, show_network};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::{Error, Tx};
use web::{Choice, Failure, Flash, Posted, Problems, SeeOther, View, t};

const NAME_MOST: usize = 120;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties", "add_organisation", post)]
}

/// An organisation as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The place it works from.
    pub place: String,
    /// The name of its duty desk.
    pub desk_name: String,
    /// Its own number.
    pub phone: Option<Phone>,
}

fn parse(posted: &Posted) -> Result<Typed, Problems> {
    let mut problems = Problems::none();
    let kind = OrganisationKind::named(posted.text("kind"));
    for (field, problem) in
        [("name", "add-organisation-name-empty"), ("place", "add-organisation-place-empty")]
    {
        match posted.text(field).chars().count() {
            0 => problems.add(field, problem),
            1..=NAME_MOST => {}
            _ => problems.add_with(field, "add-organisation-too-long", vec![("most", NAME_MOST.into())]),
        }
    }
    if kind.is_none() {
        problems.add("kind", "add-organisation-kind-empty");
    }
    let phone = typed_phone(posted);
    if phone.is_err() {
        problems.add("phone", "phone-unreadable");
    }
    match kind {
        Some(kind) if problems.is_empty() => {
            let (name, place) = (posted.text("name").to_owned(), posted.text("place").to_owned());
            let desk_name = posted.text("desk").chars().take(NAME_MOST).collect::<String>();
            Ok(Typed {
                kind,
                place,
                desk_name: if desk_name.is_empty() { name.clone() } else { desk_name },
                name,
                phone: phone?,
            })
        }
        _ => Err(problems),
    }
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("add_organisation")?;
    let problems = match parse(&posted) {
        Ok(typed) => match visit.write(move |tx, actor, now| add(tx, actor, now, &typed)).await {
            Ok(id) => {
                let flash = Flash::new("add-organisation-done").with("name", posted.text("name"));
                return Ok(SeeOther::to(format!("/netwerk/organisaties/{id}")).saying(flash).into_response());
            }
            Err(Refusal::Store(Error::Unique { .. })) => {
                Problems::with("name", "add-organisation-name-taken")
            }
            Err(refusal) => return Err(refusal.into()),
        },
        Err(problems) => problems,
    };
    let shown = show_network::read(&visit).await?;
    let again = Again::refused("organisation", &posted, &problems);
    Ok(show_network::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Adds the organisation; sent twice, it is the same one.
pub fn add(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, typed: &Typed) -> Result<OrganisationId, Refusal> {
    actor.may_here("add_organisation")?;
    if let Some(id) = organisation::named(tx, actor.network, &typed.name)?
        && let Some(same) = organisation::load(tx, actor.network, id)?
        && same.kind == typed.kind
        && same.place == typed.place
    {
        return Ok(same.id);
    }
    let new = NewOrganisation {
        name: &typed.name,
        kind: typed.kind,
        place: &typed.place,
        umbrella: None,
        desk_name: &typed.desk_name,
    };
    let (id, desk) = organisation::add(tx, now, actor.network, &new)?;
    if let Some(phone) = &typed.phone {
        phone::keep(tx, actor.network, id, Some(phone))?;
    }
    let facts = json!({ "kind": typed.kind.name(), "desk": desk });
    record::note(tx, actor, now, "organisation.added", ("organisation", id.into()), facts)?;
    Ok(id)
}

/// The form, on the page of the network.
pub fn form(view: &View, again: &Again<'_>) -> Markup {
    let kinds: Vec<Choice> = OrganisationKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.name(), view.say(kind.text_key(), &[])))
        .collect();
    let form = again.form(view, "organisation").promise("add-organisation-promise", &[]);
    let fields = html! {
        (form.line("name", "add-organisation-name").required().max(NAME_MOST).autocomplete("off"))
        (form.choice("kind", "add-organisation-kind", &kinds).required())
        (form.line("place", "add-organisation-place").required().max(NAME_MOST).autocomplete("off"))
        (form.line("desk", "add-organisation-desk").hint("add-organisation-desk-hint").max(NAME_MOST).autocomplete("off"))
        (form.line("phone", "phone-label").hint("phone-hint").max(phone::MOST).autocomplete("off"))
    };
    html! { p { (t!(view, "add-organisation-what")) } (form.around("/netwerk/organisaties", "add-organisation-act", &fields)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    fn typed(name: &str) -> Typed {
        parse(&Posted::of(&[("name", name), ("kind", "shelter"), ("place", "Loohoek")])).unwrap()
    }

    #[test]
    fn a_facilitator_adds_an_organisation_with_its_desk_once() {
        on_both(|db| {
            let village = Village::build(db);
            let add = |name: &str| {
                village.acts(db, village.elly, |tx, actor| add(tx, actor, monday(), &typed(name)))
            };
            let id = add("Opvang De Luwte").unwrap();
            let desk =
                db.read_here(|tx| crate::desk::of_organisation(tx, village.network, id)).unwrap().unwrap();
            assert_eq!((desk.name.as_str(), desk.staff), ("Opvang De Luwte", 0));
            assert_eq!(add("Opvang De Luwte").unwrap(), id, "sent twice is one");
            assert!(
                matches!(add("Welzijn Loohoek"), Err(Refusal::Store(Error::Unique { .. }))),
                "another kind"
            );
        });
    }

    #[test]
    fn a_worker_does_not_add_an_organisation() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let refused = village
            .acts(&db, village.fatima, |tx, actor| add(tx, actor, monday(), &typed("Opvang De Luwte")));
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "add_organisation" })), "{refused:?}");
    }

    #[test]
    fn what_is_missing_is_said_per_field() {
        let problems = parse(&Posted::of(&[("name", &"x".repeat(121))])).unwrap_err();
        let keys: Vec<&str> = problems.iter().map(|one| one.key).collect();
        assert_eq!(
            keys,
            ["add-organisation-too-long", "add-organisation-place-empty", "add-organisation-kind-empty"]
        );
    }
}
