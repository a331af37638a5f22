//! Giving somebody a way in: a link with which they choose their own password, once, within seven days. An administrator or
//! facilitator asks for it, and it goes by mail to the person's own address: whoever asks never sees it, because with it
//! one comes in as that person. Where no mail goes out, or it doesn't arrive, whoever asked holds that from then on.

use crate::access_link::{self, NewLink};
use crate::again::Again;
use crate::by_name::{self, Of};
use crate::person::{self, Presence};
use crate::workplace::Mail;
use crate::{Actor, Refusal, Role, Route, Visit, record, show_organisation};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties/{id}/toegang", "give_access", post)]
}

async fn post(visit: Visit, Path(id): Path<OrganisationId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("give_access")?;
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let chosen = by_name::read_within(&visit, &posted, ("person", &[Of::Colleague]), id).await?;
    let problems = match chosen.id("person", "give-access-nobody") {
        Ok(person) => match visit.write(move |tx, actor, now| give(tx, actor, now, person, form_key)).await {
            Ok(name) => return Ok(asked(&visit, id, &name)),
            Err(refusal) => refusal.at("person")?,
        },
        Err(problems) => problems,
    };
    let shown = show_organisation::read(&visit, id).await?;
    let again = Again::refused("access", &posted, &problems);
    Ok(show_organisation::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Back to the organisation, with what becomes of the link.
pub(crate) fn asked(visit: &Visit, organisation: OrganisationId, name: &str) -> Response {
    let said = match visit.workplace.mail {
        Mail::Goes => Flash::new("give-access-mailed"),
        Mail::Stays => Flash::but("give-access-no-mail"),
    };
    let flash = said.with("name", name);
    SeeOther::to(format!("/netwerk/organisaties/{organisation}#mensen")).saying(flash).into_response()
}

/// Asks for a link, which ends the one before, and gives whose it is. The same form sent twice is one act.
pub fn give(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    person: PersonId,
    form_key: Uuid,
) -> Result<String, Refusal> {
    actor.may_here("give_access")?;
    let somebody = person::load_to_change(tx, actor.network, person)?.ok_or(Refusal::NotFound("person"))?;
    if somebody.presence == Presence::Left {
        return Err(Refusal::NotNow("give-access-refused-left"));
    }
    if guards_wrongs(tx, actor, person)? {
        return Err(Refusal::NotNow("give-access-refused-confidant"));
    }
    if !access_link::is_of_form(tx, actor.network, person, form_key)? {
        let new = NewLink { network: actor.network, person, by: actor.person, form_key };
        access_link::ask(tx, now, &new)?;
        access_link::mail(tx, now, &new)?;
        record::note(tx, actor, now, "access.given", ("person", person.into()), json!({}))?;
    }
    Ok(somebody.name)
}

/// Whether this is a confidant with a password of their own. Whoever reads the mail of their address would read what is
/// shielded; only whoever runs the server (`ponton user reset`) lets them in anew.
fn guards_wrongs(tx: &mut Tx<'_>, actor: &Actor, person: PersonId) -> Result<bool, Refusal> {
    let row = tx.first(
        "select person.id from person
         join membership on membership.network_id = person.network_id and membership.person_id = person.id
         where person.network_id = $1 and person.id = $2 and person.password is not null and membership.role = $3
         limit 1",
        &[&actor.network, &person, &Role::Confidant.name()],
    )?;
    Ok(row.is_some())
}

/// The form, on the page of the organisation at `here`, with whom to choose from: id, name, and what they do.
pub fn form(view: &View, again: &Again<'_>, here: &str, people: &[(PersonId, String, String)]) -> Markup {
    let people: Vec<Choice> = people
        .iter()
        .map(|(id, name, roles)| Choice::new(id.to_string(), format!("{name} ({roles})")))
        .collect();
    let form = again.form(view, "access").promise("give-access-promise", &[]);
    let fields = html! { (form.choice("person", "give-access-who", &people).required().by_name()) };
    form.around(&format!("{here}/toegang"), "give-access-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use crate::sign_in;
    use kernel::calendar;
    use testkit::on_both;

    #[test]
    fn a_newer_link_ends_the_one_before_and_a_form_sent_twice_is_one_act() {
        on_both(|db| {
            let village = Village::build(db);
            let give = |key| {
                let give = |tx: &mut Tx<'_>, actor: &Actor| {
                    give(tx, actor, monday(), village.fatima, Uuid::from_u128(key))
                };
                village.acts(db, village.elly, give).unwrap();
            };
            let made = |key| {
                let asked = (village.network, village.fatima, Uuid::from_u128(key));
                db.write_here(|tx| access_link::make(tx, monday(), asked)).unwrap().map(|fresh| fresh.token)
            };
            let whose = |token: &str| db.read_here(|tx| access_link::whose(tx, monday(), token)).unwrap();
            give(1);
            let first = made(1).unwrap();
            give(1);
            assert!(whose(&first).is_some(), "what was mailed still works");
            give(2);
            assert_eq!((whose(&first), made(1)), (None, None), "what waited of the first form goes nowhere");
            let (sent, newer) = (made(2).unwrap(), made(2).unwrap());
            assert_eq!(whose(&sent), None, "sent again it is another");
            assert_eq!(whose(&newer).unwrap().1, village.fatima);
            let parcels = "select count(*) as number from outbox where topic = 'access_link'";
            let row = db.read_here(|tx| tx.first(parcels, &[])).unwrap().unwrap();
            assert_eq!(row.get::<i64>("number").unwrap(), 2);
            let given = "select count(*) as number from event where kind = 'access.given'";
            let row = db.read_here(|tx| tx.first(given, &[])).unwrap().unwrap();
            assert_eq!(row.get::<i64>("number").unwrap(), 2);
            let kept =
                db.read_here(|tx| tx.first("select token_digest from access_link", &[])).unwrap().unwrap();
            assert_ne!(kept.get::<String>("token_digest").unwrap(), newer, "only a digest is kept");
            let later = calendar::in_days(monday(), 8);
            assert_eq!(db.read_here(|tx| access_link::whose(tx, later, &newer)).unwrap(), None);
        });
    }

    #[test]
    fn only_who_looks_after_the_network_lets_somebody_in_and_nobody_who_left() {
        on_both(|db| {
            let village = Village::build(db);
            let give = |who| {
                village
                    .acts(db, who, |tx, actor| give(tx, actor, monday(), village.fatima, Uuid::from_u128(1)))
                    .err()
            };
            let refused = give(village.marleen);
            assert!(matches!(refused, Some(Refusal::Forbidden { action: "give_access" })), "{refused:?}");
            db.write_here(|tx| {
                let fatima = person::load_to_change(tx, village.network, village.fatima)?.unwrap();
                person::set_presence(tx, monday(), village.network, &fatima, Presence::Left)
            })
            .unwrap();
            let left = give(village.elly);
            assert!(matches!(left, Some(Refusal::NotNow("give-access-refused-left"))), "{left:?}");
        });
    }

    #[test]
    fn nobody_but_who_runs_the_server_lets_a_confidant_in_anew() {
        on_both(|db| {
            let village = Village::build(db);
            let give = || {
                let give = |tx: &mut Tx<'_>, actor: &Actor| {
                    give(tx, actor, monday(), village.bart, Uuid::from_u128(1))
                };
                village.acts(db, village.elly, give).err()
            };
            assert!(give().is_none(), "a confidant who never had a password gets a first one");
            db.write_here(|tx| sign_in::keep_password(tx, (village.network, village.bart), "a hash"))
                .unwrap();
            let refused = give();
            assert!(matches!(refused, Some(Refusal::NotNow("give-access-refused-confidant"))), "{refused:?}");
        });
    }
}
