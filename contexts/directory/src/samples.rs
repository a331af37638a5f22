//! Offers to try things on, in the sample network: for the tests of this context.

use crate::add_offer::{self, New};
use crate::offer::{Entry, OfferId};
use crate::pontoon::Pontoon;
use crate::typed_offer::TypedRoom;
use kernel::PersonId;
use kernel::ids::Uuid;
use network::samples::{Village, monday};
use store::Db;

/// What is said of a meeting place.
pub fn entry() -> Entry {
    Entry {
        name: "Inloop Kadehuis".to_owned(),
        pontoon: Pontoon::Education,
        does: "Koffie, een luisterend oor en hulp bij brieven.".to_owned(),
        does_not: Some("Geen schuldhulp: daarvoor verwijzen wij door.".to_owned()),
        audience: Some("Iedereen uit de Kadebuurt".to_owned()),
        reach: Some("Loop binnen of bel 088-1234567".to_owned()),
        place: Some("Kadeplein 3".to_owned()),
        hours: Some("Maandag tot en met donderdag, 9.00 tot 13.00".to_owned()),
        contact: None,
        valid_from: None,
        valid_until: None,
        themes: vec!["REL".to_owned()],
        areas: vec!["WK990101".to_owned()],
    }
}

/// The same, with room, as somebody typed it.
pub fn new() -> New {
    New { entry: entry(), room: TypedRoom { places: Some(4), weeks: Some(6) }, form_key: Uuid::from_u128(7) }
}

/// Adds it on Monday.
pub fn added(db: &Db, village: &Village, who: PersonId) -> OfferId {
    added_as(db, village, who, entry())
}

/// Adds an offer on Monday; its form's key follows from its name.
pub fn added_as(db: &Db, village: &Village, who: PersonId, entry: Entry) -> OfferId {
    let form_key = Uuid::from_u128(
        entry.name.bytes().fold(7, |key: u128, byte| key.wrapping_mul(31) + u128::from(byte)),
    );
    let new = New { entry, form_key, ..new() };
    village
        .acts(db, who, |tx, actor| add_offer::add(tx, actor, monday(), &new))
        .unwrap_or_else(|refusal| panic!("the sample can be added: {refusal}"))
}
