//! The routing rules as they are kept: in order, each with its holder, its owner and how it stands now; and what a network
//! has to make rules of. Who decides with them is `routing`.

use crate::routing::{Conditions, Fault, RoutingRuleId, Rule, Rules, Standing};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId};
use network::desk;
use network::person::Presence;
use obligations::Holder;
use store::{Error, Row, Tx};

/// A rule as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What decides.
    pub rule: Rule,
    /// Its place in the list; the order counts, not the number.
    pub place: i64,
    /// The name of its holder.
    pub holder_name: String,
    /// The name of the organisation it asks for.
    pub organisation_name: Option<String>,
    /// Who mends it.
    pub answerable: PersonId,
    /// Their name.
    pub answerable_name: String,
    /// Whether its owner is there.
    pub answerable_presence: Presence,
    /// Why it is there.
    pub why: String,
    /// For compare-and-swap.
    pub version: i64,
}

impl Kept {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/routering/{}", self.rule.id)
    }
}

/// The rules of a network, in order. One statement, because every signal that is raised needs it.
pub fn list(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Kept>, Error> {
    let rows = tx.query(
        "select routing_rule.id, routing_rule.place, routing_rule.kind, routing_rule.theme_code, routing_rule.area_code,
           routing_rule.level, routing_rule.organisation_id, routing_rule.holder_person, routing_rule.holder_desk,
           routing_rule.answerable_id, routing_rule.why, routing_rule.version,
           holder.state as holder_state, coalesce(holder.name, desk.name) as holder_name,
           organisation.name as organisation_name, answerable.name as answerable_name,
           answerable.state as answerable_state,
           (select count(*) from desk_staff join person on person.network_id = desk_staff.network_id
              and person.id = desk_staff.person_id and person.state = 'active'
            where desk_staff.network_id = routing_rule.network_id
              and desk_staff.desk_id = routing_rule.holder_desk) as staff,
           (select count(*) from theme where theme.network_id = routing_rule.network_id
              and theme.code = routing_rule.theme_code) as themes,
           (select count(*) from area where area.network_id = routing_rule.network_id
              and area.code = routing_rule.area_code and area.year = (select max(newest.year) from area as newest
                where newest.network_id = routing_rule.network_id)) as areas
         from routing_rule
         join person as answerable on answerable.network_id = routing_rule.network_id
           and answerable.id = routing_rule.answerable_id
         left join person as holder on holder.network_id = routing_rule.network_id
           and holder.id = routing_rule.holder_person
         left join desk on desk.network_id = routing_rule.network_id and desk.id = routing_rule.holder_desk
         left join organisation on organisation.network_id = routing_rule.network_id
           and organisation.id = routing_rule.organisation_id
         where routing_rule.network_id = $1 order by routing_rule.place, routing_rule.id",
        &[&network],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Kept, Error> {
    let (person, desk): (Option<PersonId>, Option<kernel::DeskId>) =
        (row.get("holder_person")?, row.get("holder_desk")?);
    let holder = match (person, desk) {
        (Some(person), _) => Holder::Person(person),
        (None, Some(desk)) => Holder::Desk(desk),
        (None, None) => return Err(row.bad("holder_person", "a rule without a holder")),
    };
    let conditions = Conditions {
        kind: row.get("kind")?,
        theme: row.get("theme_code")?,
        area: row.get("area_code")?,
        level: row.get("level")?,
        organisation: row.get("organisation_id")?,
    };
    let standing = standing(row, &conditions)?;
    Ok(Kept {
        rule: Rule { id: row.get("id")?, conditions, holder, standing },
        place: row.get("place")?,
        holder_name: row.get("holder_name")?,
        organisation_name: row.get("organisation_name")?,
        answerable: row.get("answerable_id")?,
        answerable_name: row.get("answerable_name")?,
        answerable_presence: row.get("answerable_state")?,
        why: row.get("why")?,
        version: row.get("version")?,
    })
}

fn standing(row: &Row, conditions: &Conditions) -> Result<Standing, Error> {
    let holder: Option<Presence> = row.get("holder_state")?;
    let count = |column: &str| row.get::<i64>(column);
    if conditions.theme.is_some() && count("themes")? == 0 {
        return Ok(Standing::Broken(Fault::ThemeGone));
    }
    if conditions.area.is_some() && count("areas")? == 0 {
        return Ok(Standing::Broken(Fault::AreaGone));
    }
    Ok(match holder {
        Some(Presence::Active) => Standing::Works,
        Some(Presence::Absent) => Standing::Rests,
        Some(Presence::Left) => Standing::Broken(Fault::HolderLeft),
        None if count("staff")? > 0 => Standing::Works,
        None => Standing::Broken(Fault::DeskEmpty),
    })
}

/// What decides, of what is kept.
pub fn rules(tx: &mut Tx<'_>, network: NetworkId, kept: &[Kept]) -> Result<Rules, Error> {
    let ordered = kept.iter().map(|kept| kept.rule.clone()).collect();
    Ok(Rules { ordered, last: desk::of_network(tx, network)?.id })
}

/// What a rule needs besides its id and its place.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    /// Who mends it.
    pub answerable: PersonId,
    /// Why it is there.
    pub why: &'a str,
}

/// Adds a rule at the end; gives whether it wasn't there yet by this form.
pub fn insert(
    tx: &mut Tx<'_>,
    network: NetworkId,
    rule: &Rule,
    texts: &Texts<'_>,
    form_key: Uuid,
) -> Result<bool, Error> {
    let (person, desk) = parts(rule.holder);
    let asked = &rule.conditions;
    let inserted = tx.execute(
        "insert into routing_rule (network_id, id, place, kind, theme_code, area_code, level, organisation_id,
           holder_person, holder_desk, answerable_id, why, form_key, version)
         select $1, $2, coalesce(max(place), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1
         from routing_rule where network_id = $1
         on conflict (network_id, form_key) do nothing",
        &[
            &network,
            &rule.id,
            &asked.kind,
            &asked.theme,
            &asked.area,
            &asked.level,
            &asked.organisation,
            &person,
            &desk,
            &texts.answerable,
            &texts.why,
            &form_key,
        ],
    )?;
    Ok(inserted == 1)
}

/// Writes what a rule says, if nobody changed it since.
pub fn update(
    tx: &mut Tx<'_>,
    network: NetworkId,
    rule: &Rule,
    texts: &Texts<'_>,
    version: i64,
) -> Result<(), Error> {
    let (person, desk) = parts(rule.holder);
    let asked = &rule.conditions;
    tx.change_one(
        "update routing_rule set kind = $4, theme_code = $5, area_code = $6, level = $7, organisation_id = $8,
           holder_person = $9, holder_desk = $10, answerable_id = $11, why = $12, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &network,
            &rule.id,
            &version,
            &asked.kind,
            &asked.theme,
            &asked.area,
            &asked.level,
            &asked.organisation,
            &person,
            &desk,
            &texts.answerable,
            &texts.why,
        ],
    )
}

fn parts(holder: Holder) -> (Option<PersonId>, Option<kernel::DeskId>) {
    match holder {
        Holder::Person(person) => (Some(person), None),
        Holder::Desk(desk) => (None, Some(desk)),
    }
}

/// Puts the rules in this order.
pub fn put_in_order(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kept: &[Kept],
    order: &[RoutingRuleId],
) -> Result<(), Error> {
    for (place, id) in (1_i64..).zip(order) {
        let Some(rule) = kept.iter().find(|kept| kept.rule.id == *id) else { continue };
        if rule.place != place {
            tx.change_one(
                "update routing_rule set place = $4, version = version + 1
                 where network_id = $1 and id = $2 and version = $3",
                &[&network, id, &rule.version, &place],
            )?;
        }
    }
    Ok(())
}

/// Takes a rule away; gives how many that were.
pub fn delete(tx: &mut Tx<'_>, network: NetworkId, id: RoutingRuleId) -> Result<u64, Error> {
    tx.execute("delete from routing_rule where network_id = $1 and id = $2", &[&network, &id])
}

/// Desks to choose from, by name.
pub fn desks(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<(kernel::DeskId, String)>, Error> {
    let rows =
        tx.query("select id, name from desk where network_id = $1 order by name, id limit 500", &[&network])?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Organisations to choose from, by name.
pub fn organisations(
    tx: &mut Tx<'_>,
    network: NetworkId,
) -> Result<Vec<(kernel::OrganisationId, String)>, Error> {
    let rows = tx.query(
        "select id, name from organisation where network_id = $1 order by name, id limit 500",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
