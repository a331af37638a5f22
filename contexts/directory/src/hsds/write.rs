//! An offer as an HSDS service. Ids of what has none of its own here follow from the offer's id and what they stand for, so
//! that the same offer always reads the same.

use super::{AREA_SCHEME, ASSURED, DOES_NOT, PONTOONS, THEMES, UNIT, WAIT_TIME};
use crate::offer::{self, Offer, OfferId, Room};
use kernel::ids::Uuid;
use kernel::{NetworkId, calendar};
use network::area::Area;
use network::theme::Theme;
use network::{desk, phone, theme};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use store::{Error, Tx};

/// Offers read at a time.
const ROUND: i64 = 200;

/// What offers refer to by code.
pub struct Names {
    themes: Vec<Theme>,
    areas: Vec<Area>,
}

impl Names {
    /// The names that hold in a network.
    pub fn of(tx: &mut Tx<'_>, network: NetworkId) -> Result<Self, Error> {
        Ok(Self {
            themes: theme::list(tx, network)?,
            areas: crate::within_area::areas_of_offers(tx, network)?,
        })
    }
}

/// Every open offer of a network, as services.
pub fn services(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Value>, Error> {
    let names = Names::of(tx, network)?;
    let (mut services, mut after) = (Vec::new(), OfferId(Uuid::nil()));
    loop {
        let offers = offer::open_after(tx, network, after, ROUND)?;
        let Some(last) = offers.last() else { return Ok(services) };
        after = last.id;
        for offer in &offers {
            services.push(service(tx, offer, &names)?);
        }
    }
}

/// The id of something that belongs to an offer or a code.
fn id(of: &str, what: &str) -> String {
    let digest = Sha256::digest(format!("ponton/{of}/{what}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    // RFC 9562, version 8: our own way of making it.
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    Uuid::from_bytes(bytes).to_string()
}

/// One offer.
pub fn service(tx: &mut Tx<'_>, offer: &Offer, names: &Names) -> Result<Value, Error> {
    let (entry, of) = (&offer.entry, offer.id.to_string());
    let mut service = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() && value != json!([]) {
            service.insert(name.to_owned(), value);
        }
    };
    put("id", json!(of));
    put("organization_id", json!(offer.organisation));
    put("name", json!(entry.name));
    put("description", json!(entry.does));
    put("status", json!("active"));
    put("application_process", json!(entry.reach));
    put("eligibility_description", json!(entry.audience));
    put("wait_time", json!(offer.room.as_ref().and_then(wait_time)));
    put("assured_date", json!(calendar::day(offer.confirmed_at).to_string()));
    put("last_modified", json!(offer.changed_at.to_string()));
    put("organization", organisation(tx, offer)?);
    put("contacts", json!([contact(tx, offer)?]));
    put("schedules", schedules(offer));
    put("service_areas", areas(offer, names));
    put("service_at_locations", locations(offer));
    put("capacities", capacities(offer));
    put("attributes", attributes(offer, names));
    put("metadata", metadata(offer));
    Ok(Value::Object(service))
}

/// "6 weken".
fn wait_time(room: &Room) -> Option<String> {
    room.weeks.map(|weeks| format!("{weeks} weken"))
}

fn organisation(tx: &mut Tx<'_>, offer: &Offer) -> Result<Value, Error> {
    let organisation = offer.organisation.to_string();
    let mut written = json!({
        "id": organisation, "name": offer.organisation_name,
        "description": format!("{}, {}", offer.organisation_name, offer.organisation_place),
    });
    if let Some(phone) = phone::of(tx, offer.network, offer.organisation)? {
        written["phones"] = json!([{
            "id": id(&organisation, "phone"), "organization_id": organisation, "number": phone.to_string(),
            "type": "voice",
        }]);
    }
    Ok(written)
}

fn contact(tx: &mut Tx<'_>, offer: &Offer) -> Result<Value, Error> {
    let of = offer.id.to_string();
    let named = offer.asked_for().map(|contact| contact.name.clone());
    let name = match named {
        Some(name) => name,
        None => desk::of_organisation(tx, offer.network, offer.organisation)?
            .map_or_else(|| offer.organisation_name.clone(), |desk| desk.name),
    };
    Ok(json!({
        "id": id(&of, "contact"), "service_id": of, "name": name, "department": offer.organisation_name,
    }))
}

fn schedules(offer: &Offer) -> Value {
    let (entry, of) = (&offer.entry, offer.id.to_string());
    if entry.hours.is_none() && entry.valid_from.is_none() && entry.valid_until.is_none() {
        return json!([]);
    }
    let mut schedule = json!({ "id": id(&of, "schedule"), "service_id": of });
    if let Some(hours) = &entry.hours {
        schedule["description"] = json!(hours);
    }
    for (name, day) in [("valid_from", entry.valid_from), ("valid_to", entry.valid_until)] {
        if let Some(day) = day {
            schedule[name] = json!(day.to_string());
        }
    }
    json!([schedule])
}

fn areas(offer: &Offer, names: &Names) -> Value {
    let of = offer.id.to_string();
    let area = |code: &String| {
        let name = names.areas.iter().find(|area| area.code == *code).map_or(code, |area| &area.name);
        json!({
            "id": id(&of, &format!("area {code}")), "service_id": of, "name": name, "extent": code,
            "extent_type": AREA_SCHEME,
        })
    };
    offer.entry.areas.iter().map(area).collect()
}

fn locations(offer: &Offer) -> Value {
    let of = offer.id.to_string();
    let Some(place) = &offer.entry.place else { return json!([]) };
    let location = id(&of, "location");
    json!([{
        "id": id(&of, "at location"), "service_id": of, "location_id": location,
        "location": {
            "id": location, "location_type": "physical", "name": place, "organization_id": offer.organisation,
        },
    }])
}

fn capacities(offer: &Offer) -> Value {
    let of = offer.id.to_string();
    let Some((room, places)) = offer.room.as_ref().and_then(|room| Some((room, room.places?))) else {
        return json!([]);
    };
    json!([{
        "id": id(&of, "capacity"), "service_id": of, "unit": { "id": id("unit", UNIT), "name": UNIT },
        "available": places, "updated": room.at.to_string(),
    }])
}

/// What HSDS has no field for.
fn attributes(offer: &Offer, names: &Names) -> Value {
    let of = offer.id.to_string();
    let attribute = |label: &str, value: &str, term: Option<Value>| {
        let mut attribute = json!({
            "id": id(&of, &format!("attribute {label} {value}")), "link_id": of, "link_type": "service",
            "link_entity": "service", "label": label, "value": value,
        });
        if let Some(term) = term {
            attribute["taxonomy_term_id"] = term["id"].clone();
            attribute["taxonomy_term"] = term;
        }
        attribute
    };
    let pontoon = offer.entry.pontoon.name();
    let mut written = vec![attribute("ponton", pontoon, Some(term(PONTOONS, pontoon, pontoon)))];
    for code in &offer.entry.themes {
        let name = names.themes.iter().find(|theme| theme.code == *code).map_or(code, |theme| &theme.name_nl);
        written.push(attribute("thema", code, Some(term(THEMES, code, name))));
    }
    if let Some(does_not) = &offer.entry.does_not {
        let of_text = json!({
            "id": id(&of, "attribute does not"), "link_id": of, "link_type": "service", "link_entity": "service",
            "label": DOES_NOT, "value": does_not,
        });
        written.push(of_text);
    }
    Value::Array(written)
}

fn term(taxonomy: &str, code: &str, name: &str) -> Value {
    json!({
        "id": id(taxonomy, code), "code": code, "name": name, "description": name, "taxonomy": taxonomy,
        "language": "nl",
    })
}

/// Who last said how long it takes, and who last said that it is still so.
fn metadata(offer: &Offer) -> Value {
    let of = offer.id.to_string();
    let said = |field: &str, at: kernel::Timestamp, value: &str, by: &str| {
        json!({
            "id": id(&of, &format!("metadata {field}")), "resource_id": of, "resource_type": "service",
            "last_action_date": at.to_string(), "last_action_type": "said", "field_name": field,
            "previous_value": "", "replacement_value": value, "updated_by": by,
        })
    };
    let mut written = Vec::new();
    if let Some(room) = &offer.room {
        written.push(said(WAIT_TIME, room.at, &wait_time(room).unwrap_or_default(), &room.by_name));
    }
    let day = calendar::day(offer.confirmed_at).to_string();
    written.push(said(ASSURED, offer.confirmed_at, &day, &offer.confirmed_by));
    Value::Array(written)
}
