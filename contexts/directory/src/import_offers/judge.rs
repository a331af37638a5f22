//! What becomes of each service of a file: new, there already, or with problems, each with what to do about it.

use super::New;
use crate::hsds::read::{File, Service};
use crate::offer::{self, Offer, OfferId};
use crate::offer_form::known;
use crate::pontoon::Pontoon;
use crate::typed_offer::{self, Known, TypedRoom, area_named};
use kernel::{OrganisationId, PersonId, Timestamp};
use network::{Actor, Refusal, desk, organisation};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use store::Tx;
use web::sheet::{Fault, Judged, Verdict};
use web::{Posted, Problems};

/// An organisation that services name, with what its offers are read against.
struct Home {
    id: OrganisationId,
    desk: Option<String>,
    known: Known,
}

/// Judges every service; `otherwise` is where stands what doesn't say it.
pub fn judge(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (file, otherwise): (&File, Option<Pontoon>),
) -> Result<Vec<Judged<Box<New>>>, Refusal> {
    let mut homes: BTreeMap<OrganisationId, Home> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut judged = Vec::with_capacity(file.services.len());
    for (at, service) in file.services.iter().enumerate() {
        let is_again = service.id.is_some_and(|id| !seen.insert(id));
        let verdict = match home(tx, actor, service, &mut homes)? {
            _ if is_again => problem("import-offer-twice"),
            None => problem("import-offer-organisation"),
            Some(home) => one(tx, actor, now, (service, home, otherwise))?,
        };
        judged.push(Judged { line: at + 1, name: service.name.clone(), verdict });
    }
    Ok(judged)
}

fn problem<T>(key: &'static str) -> Verdict<T> {
    Verdict::Problem(vec![Fault { column: None, key, args: Vec::new() }])
}

/// The organisation by its name here, or by its id.
fn home<'h>(
    tx: &mut Tx<'_>,
    actor: &Actor,
    service: &Service,
    homes: &'h mut BTreeMap<OrganisationId, Home>,
) -> Result<Option<&'h Home>, Refusal> {
    let (id, name) = &service.organisation;
    let mut found = if name.is_empty() { None } else { organisation::named(tx, actor.network, name)? };
    if let (None, Some(id)) = (found, id) {
        found = organisation::load(tx, actor.network, OrganisationId(*id))?.map(|one| one.id);
    }
    let Some(id) = found else { return Ok(None) };
    Ok(Some(match homes.entry(id) {
        Entry::Occupied(there) => there.into_mut(),
        Entry::Vacant(free) => {
            let known = known(tx, actor.network, id)?;
            let desk = desk::of_organisation(tx, actor.network, id)?.map(|desk| desk.name);
            free.insert(Home { id, desk, known })
        }
    }))
}

fn one(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (service, home, otherwise): (&Service, &Home, Option<Pontoon>),
) -> Result<Verdict<Box<New>>, Refusal> {
    if service.status != "active" {
        return Ok(problem("import-offer-not-active"));
    }
    let mut problems = Problems::none();
    let posted = posted(service, home, otherwise);
    let room = typed_offer::room(&posted, &mut problems);
    let entry = match typed_offer::parse(&posted, &home.known) {
        Ok(entry) if problems.is_empty() => entry,
        Ok(_) => return Ok(faults(&problems)),
        Err(others) => {
            others.iter().for_each(|one| problems.add_with(one.field.clone(), one.key, one.args.clone()));
            return Ok(faults(&problems));
        }
    };
    let there = match service.id {
        Some(id) => offer::find(tx, actor.network, OfferId(id))?,
        None => alike(tx, actor, (home.id, &entry))?,
    };
    Ok(match there {
        Some(there) if is_same(&there, home.id, &entry, room) => Verdict::Known,
        Some(_) => problem("import-offer-differs"),
        None => Verdict::New(Box::new(new(actor, now, (service, home), (entry, room)))),
    })
}

/// An offer without an id is known by its organisation and name.
fn alike(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (home, entry): (OrganisationId, &crate::offer::Entry),
) -> Result<Option<Offer>, Refusal> {
    let row = tx.first(
        "select id from offer where network_id = $1 and organisation_id = $2 and name = $3 and state = 'open' limit 1",
        &[&actor.network, &home, &entry.name],
    )?;
    match row {
        Some(row) => Ok(offer::find(tx, actor.network, row.get("id")?)?),
        None => Ok(None),
    }
}

fn is_same(there: &Offer, home: OrganisationId, entry: &crate::offer::Entry, room: TypedRoom) -> bool {
    let said = there
        .room
        .as_ref()
        .map_or(TypedRoom::default(), |said| TypedRoom { places: said.places, weeks: said.weeks });
    there.organisation == home && there.entry == *entry && said == room
}

fn faults(problems: &Problems) -> Verdict<Box<New>> {
    let faults = problems.iter().map(|one| Fault { column: None, key: one.key, args: one.args.clone() });
    Verdict::Problem(faults.collect())
}

/// The service as somebody would have typed it: the same rules read it.
fn posted(service: &Service, home: &Home, otherwise: Option<Pontoon>) -> Posted {
    let contact = service.contact.as_ref().and_then(|(name, _)| person(home, name));
    let reach = reach(service, home, contact.is_some());
    let pontoon = service.pontoon.or(otherwise).map(Pontoon::name).unwrap_or_default();
    let contact = contact.map(|id| id.to_string()).unwrap_or_default();
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let (places, weeks) = (number(service.places), number(service.weeks));
    // A code says exactly which; a name with a comma in it would read as two.
    let areas: Vec<&str> = service
        .areas
        .iter()
        .map(|named| area_named(&home.known.areas, named).map_or(named.as_str(), |area| area.code.as_str()))
        .collect();
    let areas = areas.join("\n");
    let or_nothing = |text: &'_ Option<String>| text.clone().unwrap_or_default();
    let texts = [
        ("name", service.name.clone()),
        ("pontoon", pontoon.to_owned()),
        ("does", service.does.clone()),
        ("does_not", or_nothing(&service.does_not)),
        ("audience", or_nothing(&service.audience)),
        ("reach", reach),
        ("place", or_nothing(&service.place)),
        ("hours", or_nothing(&service.hours)),
        ("contact", contact),
        ("areas", areas),
        ("valid_from", or_nothing(&service.valid.0)),
        ("valid_until", or_nothing(&service.valid.1)),
        ("places", places),
        ("weeks", weeks),
    ];
    let themes = service.themes.iter().map(|code| ("themes", code.as_str()));
    let pairs: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (*name, text.as_str())).chain(themes).collect();
    Posted::of(&pairs)
}

/// Whoever of the organisation has that name.
fn person(home: &Home, name: &str) -> Option<PersonId> {
    home.known.people.iter().find(|(_, known)| known == name).map(|(id, _)| *id)
}

/// How to reach them; a contact who is nobody here is still somebody to ask for.
fn reach(service: &Service, home: &Home, is_known: bool) -> String {
    let mut parts: Vec<String> = service.reach.iter().cloned().collect();
    if let Some((name, reached)) = &service.contact {
        let is_desk =
            name.is_empty() || home.desk.as_deref() == Some(name) || *name == service.organisation.1;
        if !is_known && !is_desk {
            parts.push(name.clone());
        }
        if !reached.is_empty() && !parts.iter().any(|part| part.contains(reached.as_str())) {
            parts.push(reached.clone());
        }
    }
    parts.join("; ")
}

fn new(
    actor: &Actor,
    now: Timestamp,
    (service, home): (&Service, &Home),
    (entry, room): (crate::offer::Entry, TypedRoom),
) -> New {
    // A moment ahead of the clock, or somebody unknown here, is the one who brings it in, now.
    let said = |said: &Option<(Timestamp, String)>| match said {
        Some((at, by)) if *at <= now => (*at, person(home, by).unwrap_or(actor.person)),
        Some(_) | None => (now, actor.person),
    };
    New {
        id: service.id.map(OfferId),
        organisation: home.id,
        entry,
        room,
        room_said: said(&service.room_said),
        confirmed: said(&service.confirmed),
        changed_at: service.changed_at.filter(|at| *at <= now).unwrap_or(now),
    }
}
