//! Whom a handover may be asked of, as a form offers and sends them: a staffed desk, or somebody by name.

use handover::Holder;
use kernel::NetworkId;
use network::by_name::Of;
use network::{Actor, person};
use store::{Error, Tx};

/// `person-…` or `desk-…`, as a form sends it.
pub fn holder(typed: &str) -> Option<Holder> {
    match typed.split_once('-')? {
        ("person", id) => id.parse().ok().map(Holder::Person),
        ("desk", id) => id.parse().ok().map(Holder::Desk),
        _ => None,
    }
}

/// The field in which somebody may be asked by name.
pub const BY_NAME: &[(&str, &[Of])] = &[("to", &[Of::Desk("desk-"), Of::Person("person-")])];

/// Who may be asked: staffed desks first, then everybody who is there.
pub fn to_choose_from(
    tx: &mut Tx<'_>,
    network: NetworkId,
    but: &Actor,
) -> Result<Vec<(String, String)>, Error> {
    let desks = tx.query(
        "select desk.id, desk.name from desk
         where desk.network_id = $1 and desk.organisation_id is not null and exists (
           select 1 from desk_staff
           join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
           where desk_staff.network_id = desk.network_id and desk_staff.desk_id = desk.id
             and person.state = 'active')
         order by desk.name, desk.id limit 500",
        &[&network],
    )?;
    let mut choices = Vec::new();
    for row in &desks {
        let id: kernel::DeskId = row.get("id")?;
        choices.push((format!("desk-{id}"), row.get("name")?));
    }
    for (id, name, organisation) in person::to_choose_from(tx, network)? {
        if id != but.person {
            choices.push((format!("person-{id}"), format!("{name} · {organisation}")));
        }
    }
    Ok(choices)
}

/// Who of those asked may be named: the person, or everybody at the desk who is there.
pub fn workers_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    asked: Holder,
) -> Result<Vec<(kernel::PersonId, String)>, Error> {
    let people = match asked {
        Holder::Person(person) => vec![person],
        Holder::Desk(desk) => network::desk::staff(tx, network, desk)?,
    };
    let mut named = Vec::with_capacity(people.len());
    for id in people {
        let name = worklist::notice::name_of(tx, network, obligations::Holder::Person(id))?;
        named.push((id, name));
    }
    Ok(named)
}
