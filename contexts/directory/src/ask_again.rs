//! What nobody confirmed for a season becomes an obligation of the named contact, then climbs the ladder: say that it is
//! still so, change it, or close it. The same for an offer whose last day has passed, and for one whose contact left. The
//! clock opens it; confirming, changing and closing end it.

use crate::offer::{self, Offer, OfferId, Standing, State};
use crate::set_offer_term::{stale_before, weeks};
use crate::who_answers::holder;
use kernel::{NetworkId, Timestamp, calendar};
use network::{Refusal, each_apart, founding};
use obligations::Moment;
use store::{Db, Error, Tx};
use worklist::{Opening, obligation, why};

/// The contact answers within so many working days.
const ANSWERED_WITHIN: u16 = 5;
/// So many of one network are looked at in one pass of the clock.
const ROUND: i64 = 200;

/// Opens the obligation of every offer that must be looked at; returns how many. Safe on any number of nodes.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    each_apart(networks, |(network, _)| {
        let due = db.read_here(|tx| Ok::<_, Refusal>(due(tx, network, now)?))?;
        each_apart(due, |id| db.write_here(|tx| ask(tx, now, network, id)))
    })
}

/// The condition on `offer` under which it must be looked at: `$2` is the moment before which a confirmation is too old,
/// `$3` today.
pub const DUE: &str = "(offer.confirmed_at <= $2 or offer.valid_until < $3
    or (offer.contact_id is not null and not exists (
      select 1 from membership
      join person on person.network_id = membership.network_id and person.id = membership.person_id
      where membership.network_id = offer.network_id and membership.person_id = offer.contact_id
        and membership.organisation_id = offer.organisation_id and person.state <> 'left')))";

fn due(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<OfferId>, Error> {
    let before = stale_before(now, weeks(tx, network)?);
    let sql = format!(
        "select offer.id from offer
         where offer.network_id = $1 and offer.state = 'open' and {DUE} and not exists (
           select 1 from obligation where obligation.network_id = offer.network_id
             and obligation.matter_kind = 'offer' and obligation.matter_id = offer.id
             and obligation.state <> 'settled')
         order by offer.id limit $4"
    );
    let rows = tx.query(&sql, &[&network, &before, &calendar::day(now), &ROUND])?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Opens the obligation of one offer where it is still due; gives how many were opened.
fn ask(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: OfferId) -> Result<usize, Refusal> {
    let offer = offer::load_to_change(tx, network, id)?;
    let before = stale_before(now, weeks(tx, network)?);
    let Some(reason) = reason(&offer, now, before) else { return Ok(0) };
    if obligation::of_matter(tx, network, offer.matter())?.is_some() {
        return Ok(0);
    }
    let opening = Opening {
        network,
        matter: offer.matter(),
        title: offer.entry.name.clone(),
        href: offer.href(),
        shielded: false,
        holder: holder(tx, &offer)?,
        moment: Moment { at: calendar::in_working_days(now, ANSWERED_WITHIN), why: why::rule(reason)? },
    };
    worklist::open(tx, now, None, opening)?;
    Ok(1)
}

/// Why an offer must be looked at; nothing when it needn't be.
fn reason(offer: &Offer, now: Timestamp, before: Timestamp) -> Option<&'static str> {
    let is_gone = |one: &offer::Contact| {
        one.standing == Standing::Gone || one.presence == network::person::Presence::Left
    };
    match &offer.state {
        State::Closed { .. } => None,
        State::Open if offer.has_ended(now) => Some("why-offer-ended"),
        State::Open if offer.contact.as_ref().is_some_and(is_gone) => Some("why-offer-contact-gone"),
        State::Open => (offer.confirmed_at <= before).then_some("why-offer-stale"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::add_offer::{New, add};
    use crate::confirm_offer::confirm;
    use crate::offer::Entry;
    use crate::samples::{added, entry, new};
    use kernel::PersonId;
    use network::person;
    use network::samples::{Village, monday};
    use obligations::Holder;
    use testkit::on_both;

    fn held(db: &Db, village: &Village, id: OfferId) -> Option<(Holder, String)> {
        let kept = db.read_here(|tx| obligation::of_matter(tx, village.network, offer::matter(id))).unwrap();
        kept.and_then(|kept| {
            let hold = kept.state.hold()?.clone();
            Some((hold.holder, hold.moment.why.as_str().to_owned()))
        })
    }

    #[test]
    fn after_thirteen_weeks_the_contact_is_asked_and_one_button_answers() {
        on_both(|db| {
            let village = Village::build(db);
            let named = New { entry: Entry { contact: Some(village.fatima), ..entry() }, ..new() };
            let id = village.acts(db, village.marleen, |tx, actor| add(tx, actor, monday(), &named)).unwrap();
            assert_eq!(pass(db, calendar::in_days(monday(), 90)).unwrap(), 0);
            let late = calendar::in_days(monday(), 91);
            assert_eq!((pass(db, late).unwrap(), pass(db, late).unwrap()), (1, 0), "asked once");
            let by_fatima = (Holder::Person(village.fatima), "@why-offer-stale".to_owned());
            assert_eq!(held(db, &village, id), Some(by_fatima));
            let confirm = |who| village.acts(db, who, |tx, actor| confirm(tx, actor, late, id));
            assert!(matches!(confirm(village.joost), Err(Refusal::Forbidden { action: "confirm_offer" })));
            confirm(village.fatima).unwrap();
            confirm(village.fatima).unwrap();
            assert_eq!(held(db, &village, id), None);
            assert_eq!(pass(db, late).unwrap(), 0);
        });
    }

    fn leaves(db: &Db, village: &Village, who: PersonId) {
        db.write_here(|tx| {
            let person = person::load_to_change(tx, village.network, who)?.unwrap();
            person::set_presence(tx, monday(), village.network, &person, person::Presence::Left)
        })
        .unwrap();
    }

    #[test]
    fn without_its_contact_the_desk_is_asked_at_once() {
        on_both(|db| {
            let village = Village::build(db);
            let named = New { entry: Entry { contact: Some(village.fatima), ..entry() }, ..new() };
            let id = village.acts(db, village.marleen, |tx, actor| add(tx, actor, monday(), &named)).unwrap();
            leaves(db, &village, village.fatima);
            assert_eq!(pass(db, monday()).unwrap(), 1);
            let (holder, why) = held(db, &village, id).unwrap();
            assert!(matches!(holder, Holder::Desk(desk) if desk != village.desk));
            assert_eq!(why, "@why-offer-contact-gone");
        });
    }

    #[test]
    fn an_offer_past_its_last_day_is_renewed_or_closed() {
        on_both(|db| {
            let village = Village::build(db);
            let until = Some(calendar::day(monday()));
            let ending = New { entry: Entry { valid_until: until, ..entry() }, ..new() };
            let id =
                village.acts(db, village.marleen, |tx, actor| add(tx, actor, monday(), &ending)).unwrap();
            assert_eq!(pass(db, monday()).unwrap(), 0, "its last day is a day of it");
            let tuesday = calendar::in_days(monday(), 1);
            assert_eq!(pass(db, tuesday).unwrap(), 1);
            let ended = village.acts(db, village.marleen, |tx, actor| confirm(tx, actor, tuesday, id));
            assert!(matches!(ended, Err(Refusal::NotNow("offer-refused-ended"))), "{ended:?}");
        });
    }

    #[test]
    fn what_climbed_to_the_networks_desk_can_be_answered_there() {
        on_both(|db| {
            let village = Village::build(db);
            let id = added(db, &village, village.fatima);
            let mut at = calendar::in_days(monday(), 91);
            pass(db, at).unwrap();
            for _ in 0..40 {
                at = calendar::in_days(at, 1);
                worklist::clock::pass(db, at).unwrap();
            }
            assert_eq!(held(db, &village, id).unwrap().0, Holder::Desk(village.desk));
            village.acts(db, village.priya, |tx, actor| confirm(tx, actor, at, id)).unwrap();
            assert_eq!(held(db, &village, id), None);
        });
    }
}
