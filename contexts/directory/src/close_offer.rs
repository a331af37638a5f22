//! Closing an offer that is no longer there: why, and where people can go instead. Whoever uses it hears that, and so does
//! its contact; it isn't found any more, and its page stays for whoever comes from elsewhere. Who uses an offer is known to
//! the contexts above this one: the app hangs them in.

use crate::confirm_offer::answered;
use crate::offer::{self, Offer, OfferId, State};
use crate::show_offer;
use crate::typed_offer::WORDS_MOST;
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::person::{self, Presence};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use std::collections::BTreeSet;
use store::{Error, Tx};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};
use worklist::notice::{self, Word};

/// Reads who in the network counts on an offer; each context that knows some says so.
pub type Users = fn(&mut Tx<'_>, NetworkId, OfferId) -> Result<Vec<PersonId>, Error>;

/// The routes of this capability; `users` are asked who must hear it.
pub fn routes(users: &'static [Users]) -> Vec<Route> {
    vec![Route::post(
        "/aanbod/{id}/sluiting",
        "close_offer",
        move |visit: Visit, id: Path<OfferId>, posted: Posted| post(visit, id, posted, users),
    )]
}

fn parse(posted: &Posted) -> Result<String, Problems> {
    let why = posted.text("why");
    match why.chars().count() {
        0 => Err(Problems::with("why", "problem-offer-why-empty")),
        1..=WORDS_MOST if language::guard::find(why).is_empty() => Ok(why.to_owned()),
        1..=WORDS_MOST => Err(Problems::with("why", "problem-offer-personal-data")),
        _ => {
            let mut problems = Problems::none();
            problems.add_with("why", "problem-offer-too-long", vec![("most", WORDS_MOST.into())]);
            Err(problems)
        }
    }
}

async fn post(
    visit: Visit,
    Path(id): Path<OfferId>,
    posted: Posted,
    users: &'static [Users],
) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let offer = offer::load(tx, actor.network, id)?;
            actor.may("close_offer", &offer.of_owner(tx, actor)?)
        })
        .await?;
    let problems = match parse(&posted) {
        Ok(why) => match visit.write(move |tx, actor, now| close(tx, actor, now, id, (&why, users))).await {
            Ok(()) => {
                let flash = Flash::new("offer-closed");
                return Ok(SeeOther::to(offer::href(id)).saying(flash).into_response());
            }
            Err(refusal) => refusal.at("why")?,
        },
        Err(problems) => problems,
    };
    show_offer::again(&visit, id, ("close", &posted, &problems)).await
}

/// Closes an offer; one that is closed already stays as it closed.
pub fn close(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: OfferId,
    (why, users): (&str, &[Users]),
) -> Result<(), Refusal> {
    let offer = offer::load_to_change(tx, actor.network, id)?;
    actor.may("close_offer", &offer.of_owner(tx, actor)?)?;
    if matches!(&offer.state, State::Closed { why: said, .. } if said == why) {
        return Ok(());
    }
    offer.must_be_open()?;
    tx.change_one(
        "update offer set state = 'closed', state_since = $4, state_by = $5, state_why = $6, changed_at = $4,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &offer.version, &now, &actor.person, &why],
    )?;
    answered(tx, now, &offer, "closed")?;
    record::note(tx, actor, now, "offer.closed", ("offer", id.into()), json!({}))?;
    let mut hear: BTreeSet<PersonId> = offer.entry.contact.into_iter().collect();
    for users in users {
        hear.extend(users(tx, actor.network, id)?);
    }
    hear.remove(&actor.person);
    for person in hear {
        tell(tx, actor, now, (&offer, person, why))?;
    }
    Ok(())
}

fn tell(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (offer, who, why): (&Offer, PersonId, &str),
) -> Result<(), Refusal> {
    let is_there =
        person::load(tx, actor.network, who)?.is_some_and(|person| person.presence != Presence::Left);
    if !is_there {
        return Ok(());
    }
    let facts: Map<_, _> =
        [("title", &*offer.entry.name), ("organisation", &*offer.organisation_name), ("why", why)]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect();
    let href = offer.href();
    let word = Word { text: "notice-offer-closed", facts, href: &href, answerable: None };
    notice::tell(tx, now, actor.network, who, &word)?;
    Ok(())
}

/// The form on the offer's page.
pub fn form(view: &View, again: &Again<'_>, offer: &Offer) -> Markup {
    let form = again.form(view, "close").promise("offer-close-promise", &[]);
    let fields = html! {
        (form.words("why", "offer-close-why").hint("offer-close-why-hint").required().max(WORDS_MOST).rows(2))
    };
    form.around(&format!("{}/sluiting", offer.href()), "offer-close-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::State;
    use crate::samples::added;
    use network::samples::{Village, monday};
    use testkit::on_both;

    fn everybody(tx: &mut Tx<'_>, network: NetworkId, _: OfferId) -> Result<Vec<PersonId>, Error> {
        let rows = tx.query("select id from person where network_id = $1", &[&network])?;
        rows.iter().map(|row| row.get("id")).collect()
    }

    #[test]
    fn whoever_uses_it_hears_once_why_it_closed() {
        on_both(|db| {
            let village = Village::build(db);
            let id = added(db, &village, village.fatima);
            let close = |who| {
                village.acts(db, who, |tx, actor| {
                    close(tx, actor, monday(), id, ("De subsidie stopt; ga naar het Kadehuis.", &[everybody]))
                })
            };
            assert!(matches!(close(village.joost), Err(Refusal::Forbidden { action: "close_offer" })));
            close(village.marleen).unwrap();
            close(village.fatima).unwrap();
            let offer = db.read_here(|tx| offer::load(tx, village.network, id)).unwrap();
            assert!(matches!(offer.state, State::Closed { at, .. } if at == monday()), "{:?}", offer.state);
            let heard = |who| {
                let told = db.read_here(|tx| notice::newest(tx, village.network, who, 9)).unwrap();
                told.iter().filter(|one| one.text == "notice-offer-closed").count()
            };
            assert_eq!((heard(village.joost), heard(village.fatima), heard(village.marleen)), (1, 1, 0));
        });
    }
}
