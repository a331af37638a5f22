//! Who may read which parts of a plan, besides whoever holds it. A share is a record of its own: what, to whom, why, on
//! which ground, until when. The professionals at the table are shares with a person; so is a partner who reads one part.
//! Everything that is read of a plan is decided here, by `reads`.

use crate::help_request::MATTER;
use crate::plan::{Plan, PlanId, State};
use crate::together;
use kernel::{DeskId, NetworkId, OrganisationId, PersonId, Timestamp, calendar, define_id};
use network::reading::Part;
use network::{Actor, Refusal};
use policy::Matter;
use store::{Error, Row, Tx};

define_id!(
    /// One share.
    ShareId
);
store::id_value!(ShareId);

network::named! {
    /// The steps of the sharing ladder at which something leaves the circle; sharing nothing, and asking without a name,
    /// need no record.
    pub enum Step, text "share-step" {
        /// With the resident at the table.
        AtTable = "at_table",
        /// The least that is needed, with their agreement.
        Agreed = "agreed",
        /// Without their agreement, with the reason, and on record.
        NotAgreed = "not_agreed",
    }
}

/// What somebody may read of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    parts: Vec<Part>,
    /// Only what is about these themes; nothing means whatever it is about.
    themes: Option<Vec<String>>,
    /// They hold a help request of it.
    pub holds: bool,
    /// They are one of the professionals at the table.
    pub at_table: bool,
    /// They hold a help request of a plan that goes on as one with it: they read all of it.
    pub together: bool,
}

impl Reads {
    fn all(holds: bool) -> Self {
        Self { parts: Part::ALL.to_vec(), holds, at_table: true, ..Self::default() }
    }

    /// Whether that part may be read.
    pub fn part(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether something about that theme may be read.
    pub fn theme(&self, theme: Option<&str>) -> bool {
        let Some(themes) = &self.themes else { return true };
        theme.is_some_and(|theme| themes.iter().any(|shared| is_within(theme, shared)))
    }

    /// Whether there is anything they may read.
    pub fn anything(&self) -> bool {
        !self.parts.is_empty()
    }

    /// As the policy sees it: inside is whoever may read something; who holds it leads it.
    pub fn matter(&self, actor: &Actor) -> Matter {
        Matter {
            insiders: self.anything().then_some(actor.person).into_iter().collect(),
            leads: self.holds.then_some(actor.person).into_iter().collect(),
            ..Matter::network(actor.network)
        }
    }

    /// As the policy sees who works on it: inside are those at the table.
    pub fn table(&self, actor: &Actor) -> Matter {
        Matter {
            insiders: (self.holds || self.at_table).then_some(actor.person).into_iter().collect(),
            ..self.matter(actor)
        }
    }

    /// Whether everything of it may be read.
    pub fn is_everything(&self) -> bool {
        self.themes.is_none() && Part::ALL.iter().all(|part| self.part(*part))
    }

    /// Whether the plan may be read whatever it is about: goals and the household are of no theme.
    pub fn is_whole(&self) -> bool {
        self.themes.is_none() && self.part(Part::Plan)
    }

    /// As the policy sees who works on the plan as a whole: inside are those at the table who read all of it.
    pub fn whole(&self, actor: &Actor) -> Matter {
        if self.is_whole() {
            self.table(actor)
        } else {
            Matter { insiders: Vec::new(), ..self.matter(actor) }
        }
    }
}

/// `WON.huur` is within `WON`.
fn is_within(theme: &str, shared: &str) -> bool {
    theme == shared || theme.strip_prefix(shared).is_some_and(|rest| rest.starts_with('.'))
}

/// Whoever closed a plan reads it so many days more, to open it again.
pub const READS_AFTER_CLOSING_DAYS: i32 = 90;

/// What `actor` may read of a plan now.
pub fn reads(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, plan: &Plan) -> Result<Reads, Error> {
    reads_as(tx, now, plan, (actor.person, Some(actor.organisation), &actor.desks))
}

/// What somebody may read of a plan now: a person, for an organisation, at the desks they staff.
pub fn reads_as(
    tx: &mut Tx<'_>,
    now: Timestamp,
    plan: &Plan,
    (person, organisation, desks): (PersonId, Option<OrganisationId>, &[DeskId]),
) -> Result<Reads, Error> {
    // What was erased is read by nobody, whatever they held.
    if plan.erased_at.is_some() {
        return Ok(Reads { themes: Some(Vec::new()), ..Reads::default() });
    }
    if holds(tx, (plan.network, plan.id), person, desks)? {
        return Ok(Reads::all(true));
    }
    if may_reopen(plan, person, now) {
        return Ok(Reads { at_table: false, ..Reads::all(false) });
    }
    let rows = tx.query(
        "select person_id, at_table, reads_identity, reads_story, reads_plan, reads_contact, theme_code from share
         where network_id = $1 and plan_id = $2 and ended_at is null and (until is null or until > $3)
           and (person_id = $4 or (person_id is null and organisation_id = $5))",
        &[&plan.network, &plan.id, &now, &person, &organisation],
    )?;
    let mut reads = Reads { themes: Some(Vec::new()), ..Reads::default() };
    for row in &rows {
        add(&mut reads, row)?;
    }
    // Only for whose record it is: a question that moves to another organisation doesn't take the other plan along.
    let others =
        if organisation == Some(plan.organisation) { together::others(tx, plan)? } else { Vec::new() };
    for other in others {
        if holds(tx, (plan.network, other), person, desks)? {
            return Ok(Reads { at_table: reads.at_table, together: true, ..Reads::all(false) });
        }
    }
    Ok(reads)
}

/// Whether somebody closed this plan, not too long ago to open it again.
pub fn may_reopen(plan: &Plan, person: PersonId, now: Timestamp) -> bool {
    plan.state == State::Closed
        && plan.erased_at.is_none()
        && plan.state_by == person
        && now < calendar::in_days(plan.state_since, READS_AFTER_CLOSING_DAYS)
}

/// In which column of a share it stands whether a part may be read.
pub const COLUMNS: [(Part, &str); 4] = [
    (Part::Identity, "reads_identity"),
    (Part::Story, "reads_story"),
    (Part::Plan, "reads_plan"),
    (Part::Contact, "reads_contact"),
];

fn add(reads: &mut Reads, row: &Row) -> Result<(), Error> {
    for (part, column) in COLUMNS {
        if row.get(column)? && !reads.part(part) {
            reads.parts.push(part);
        }
    }
    let theme: Option<String> = row.get("theme_code")?;
    match theme {
        Some(theme) => reads.themes.iter_mut().for_each(|themes| themes.push(theme.clone())),
        None => reads.themes = None,
    }
    reads.at_table |= row.get::<bool>("at_table")?;
    Ok(())
}

/// Whether somebody holds an open help request of the plan, in person or at a desk they staff; or it climbed away from
/// them, and they may take it back.
fn holds(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    who: PersonId,
    desks: &[DeskId],
) -> Result<bool, Error> {
    let rows = tx.query(
        "select obligation.holder_person, obligation.holder_desk, obligation.original_person, obligation.original_desk,
           obligation.previous_person, obligation.previous_desk from help_request
         join obligation on obligation.network_id = help_request.network_id
           and obligation.matter_kind = $3 and obligation.matter_id = help_request.id
           and obligation.state <> 'settled'
         where help_request.network_id = $1 and help_request.plan_id = $2 and help_request.state = 'open'",
        &[&network, &plan, &MATTER],
    )?;
    let columns = [
        ("holder_person", "holder_desk"),
        ("original_person", "original_desk"),
        ("previous_person", "previous_desk"),
    ];
    for row in rows {
        for (person, desk) in columns {
            let person: Option<PersonId> = row.get(person)?;
            let desk: Option<DeskId> = row.get(desk)?;
            if person == Some(who) || desk.is_some_and(|desk| desks.contains(&desk)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// One of the professionals at the table.
#[derive(Clone, Debug)]
pub struct AtTable {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Whether the resident speaks with them.
    pub spokesperson: bool,
}

/// The professionals at the table of a plan besides whoever holds it, longest there first.
pub fn at_table(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    plan: PlanId,
) -> Result<Vec<AtTable>, Error> {
    let rows = tx.query(
        "select share.person_id, person.name, share.organisation_id, organisation.name as organisation_name,
           share.spokesperson
         from share
         join person on person.network_id = share.network_id and person.id = share.person_id
         join organisation on organisation.network_id = share.network_id and organisation.id = share.organisation_id
         where share.network_id = $1 and share.plan_id = $2 and share.at_table and share.ended_at is null
           and (share.until is null or share.until > $3)
         order by share.id",
        &[&network, &plan, &now],
    )?;
    let mut seated: Vec<AtTable> = Vec::new();
    for row in &rows {
        let person: PersonId = row.get("person_id")?;
        let spokesperson = row.get("spokesperson")?;
        // Somebody who was seated, and said yes to a handover besides, sits there once.
        match seated.iter_mut().find(|one| one.person == person) {
            Some(one) => one.spokesperson |= spokesperson,
            None => seated.push(AtTable {
                person,
                name: row.get("name")?,
                organisation: row.get("organisation_id")?,
                organisation_name: row.get("organisation_name")?,
                spokesperson,
            }),
        }
    }
    Ok(seated)
}

/// A plan that `actor` may not even know of is not there, for them.
pub fn known(reads: &Reads) -> Result<(), Refusal> {
    if reads.anything() { Ok(()) } else { Err(Refusal::NotFound("plan")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_covers_its_own_sub_themes_and_no_others() {
        assert!(is_within("WON", "WON") && is_within("WON.huur", "WON"));
        assert!(!is_within("WON", "WON.huur") && !is_within("WONEN", "WON"));
        let rent = Reads { themes: Some(vec!["WON".to_owned()]), ..Reads::default() };
        assert!(rent.theme(Some("WON.huur")) && !rent.theme(Some("GEL")) && !rent.theme(None));
        assert!(Reads::all(true).theme(None));
    }
}
