//! How an offer is read from its rows: what is selected, and what stands beside it in tables of its own.

use super::{Contact, Entry, Offer, OfferId, Room, Standing, State};
use kernel::NetworkId;
use store::{Error, Row, Tx};

/// What a row of an offer is read from; themes and areas come apart.
pub const COLUMNS: &str = "offer.network_id, offer.id, offer.organisation_id, organisation.name as organisation_name,
    organisation.place as organisation_place, offer.name, offer.pontoon, offer.does, offer.does_not, offer.audience,
    offer.reach, offer.place, offer.hours, offer.contact_id, contact.name as contact_name, contact.state as contact_state,
    (select count(*) from membership where membership.network_id = offer.network_id
      and membership.person_id = offer.contact_id and membership.organisation_id = offer.organisation_id) as contact_roles,
    offer.places, offer.waiting_weeks, offer.room_at, offer.room_by, teller.name as room_by_name, offer.valid_from,
    offer.valid_until, offer.state, offer.state_since, offer.state_why, offer.changed_at, offer.confirmed_at,
    confirmer.name as confirmed_by, offer.version";

/// Whose it is, and who said what of it.
pub const JOINS: &str = "from offer
    join organisation on organisation.network_id = offer.network_id and organisation.id = offer.organisation_id
    join person confirmer on confirmer.network_id = offer.network_id and confirmer.id = offer.confirmed_by
    left join person contact on contact.network_id = offer.network_id and contact.id = offer.contact_id
    left join person teller on teller.network_id = offer.network_id and teller.id = offer.room_by";

/// The same offers, each with its themes and areas.
pub fn with_codes(tx: &mut Tx<'_>, network: NetworkId, offers: Vec<Offer>) -> Result<Vec<Offer>, Error> {
    offers
        .into_iter()
        .map(|mut offer| {
            offer.entry.themes = codes(tx, network, offer.id, Beside::Themes)?;
            offer.entry.areas = codes(tx, network, offer.id, Beside::Areas)?;
            Ok(offer)
        })
        .collect()
}

/// What stands beside an offer.
#[derive(Clone, Copy)]
pub enum Beside {
    /// Its themes.
    Themes,
    /// Its areas.
    Areas,
}

/// The codes that stand beside an offer, in the order of the alphabet.
pub fn codes(tx: &mut Tx<'_>, network: NetworkId, id: OfferId, beside: Beside) -> Result<Vec<String>, Error> {
    let sql = match beside {
        Beside::Themes => {
            "select theme_code as code from offer_theme where network_id = $1 and offer_id = $2 limit 100"
        }
        Beside::Areas => {
            "select area_code as code from offer_area where network_id = $1 and offer_id = $2 limit 500"
        }
    };
    let rows = tx.query(sql, &[&network, &id])?;
    let mut codes: Vec<String> = rows.iter().map(|row| row.get("code")).collect::<Result<_, _>>()?;
    // Databases order by rules of their own.
    codes.sort();
    Ok(codes)
}

/// Reads a row that selects `COLUMNS`, still without themes and areas.
pub fn read(row: &Row) -> Result<Offer, Error> {
    let state: String = row.get("state")?;
    let state = match (state.as_str(), row.get("state_why")?) {
        ("open", _) => State::Open,
        ("closed", Some(why)) => State::Closed { at: row.get("state_since")?, why },
        (other, _) => return Err(row.bad("state", other)),
    };
    Ok(Offer {
        id: row.get("id")?,
        network: row.get("network_id")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        organisation_place: row.get("organisation_place")?,
        entry: entry(row)?,
        contact: contact(row)?,
        room: room(row)?,
        state,
        changed_at: row.get("changed_at")?,
        confirmed_at: row.get("confirmed_at")?,
        confirmed_by: row.get("confirmed_by")?,
        version: row.get("version")?,
    })
}

fn entry(row: &Row) -> Result<Entry, Error> {
    Ok(Entry {
        name: row.get("name")?,
        pontoon: row.get("pontoon")?,
        does: row.get("does")?,
        does_not: row.get("does_not")?,
        audience: row.get("audience")?,
        reach: row.get("reach")?,
        place: row.get("place")?,
        hours: row.get("hours")?,
        contact: row.get("contact_id")?,
        valid_from: row.get("valid_from")?,
        valid_until: row.get("valid_until")?,
        themes: Vec::new(),
        areas: Vec::new(),
    })
}

fn contact(row: &Row) -> Result<Option<Contact>, Error> {
    let Some(person) = row.get("contact_id")? else { return Ok(None) };
    let roles: i64 = row.get("contact_roles")?;
    let standing = if roles > 0 { Standing::Member } else { Standing::Gone };
    Ok(Some(Contact {
        person,
        name: row.get("contact_name")?,
        presence: row.get("contact_state")?,
        standing,
    }))
}

fn room(row: &Row) -> Result<Option<Room>, Error> {
    let Some(at) = row.get("room_at")? else { return Ok(None) };
    Ok(Some(Room {
        places: row.get("places")?,
        weeks: row.get("waiting_weeks")?,
        at,
        by: row.get("room_by")?,
        by_name: row.get("room_by_name")?,
    }))
}
