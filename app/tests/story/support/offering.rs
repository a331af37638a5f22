//! What a furnished world offers: a meeting place of Ruud's organisation that nobody confirmed for a season, with Fatima as its
//! contact, and one that closed.

use super::world::World;
use directory::add_offer::{New, add};
use directory::ask_again;
use directory::close_offer::close;
use directory::offer::{Entry, OfferId};
use directory::pontoon::Pontoon;
use directory::typed_offer::TypedRoom;
use kernel::calendar;
use kernel::ids::uuid_at;

/// Furnishes `world`; gives the offer that is asked about.
pub fn furnish(world: &World) -> OfferId {
    let village = &world.village;
    let closed = added(world, "Buurtsport");
    world.acts(village.ruud, |tx, actor, now| close(tx, actor, now, closed, ("Er is geen zaal meer.", &[])));
    let stale = added(world, "Inloop Kadehuis");
    let before = calendar::in_days(world.now(), -100);
    world.acts(village.ruud, |tx, _, _| {
        tx.execute(
            "update offer set confirmed_at = $1, added_at = $1, changed_at = $1 where id = $2",
            &[&before, &stale],
        )?;
        Ok(())
    });
    ask_again::pass(&world.place.db, world.now()).expect("the clock can look");
    stale
}

fn added(world: &World, name: &str) -> OfferId {
    let village = &world.village;
    let new = New {
        entry: Entry {
            name: name.to_owned(),
            pontoon: Pontoon::Education,
            does: "Koffie, een luisterend oor en hulp bij brieven.".to_owned(),
            does_not: None,
            audience: None,
            reach: None,
            place: None,
            hours: None,
            contact: Some(village.fatima),
            valid_from: None,
            valid_until: None,
            themes: vec!["REL".to_owned()],
            areas: Vec::new(),
        },
        room: TypedRoom { places: None, weeks: Some(2) },
        form_key: uuid_at(world.now()),
    };
    world.acts(village.ruud, |tx, actor, now| add(tx, actor, now, &new))
}
