//! What the world says about the people and desks that an act on an obligation touches, read in the act's own
//! transaction: who is active, which desks are staffed, and the ladder above the present holder.

use kernel::{DeskId, NetworkId, OrganisationId, PersonId};
use network::{confidant, desk, person};
use obligations::{Holder, Ladder, Patience, Standing};
use store::{Error, Tx, dialect};

/// The answer of the network, owned; `standing()` lends it to the engine.
#[derive(Debug)]
pub struct World {
    present: Vec<Holder>,
    duties: Vec<(PersonId, DeskId)>,
    ladder: Ladder,
}

impl World {
    /// As the engine takes it.
    pub fn standing(&self) -> Standing<'_> {
        Standing {
            present: &self.present,
            duties: &self.duties,
            ladder: self.ladder,
            patience: Patience::default(),
        }
    }

    /// Lets `lead` supervise `holder` when they lead a team that `holder` is in: somebody in two teams has two leads, and
    /// the ladder names one.
    pub fn supervised_by(
        &mut self,
        tx: &mut Tx<'_>,
        network: NetworkId,
        holder: Holder,
        lead: PersonId,
    ) -> Result<(), Error> {
        if let Holder::Person(person) = holder
            && person::leads_of(tx, network, person)?.contains(&lead)
        {
            self.ladder.team_lead = Some(lead);
        }
        Ok(())
    }

    /// The ladder above the holder it was read for.
    pub fn ladder(&self) -> Ladder {
        self.ladder
    }
}

/// Whether anybody may hold it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Circle {
    /// Anybody who is there, and any desk that is staffed.
    Anybody,
    /// Only confidants who are there: it is about a wrong (domain A19). While nobody is, it lies with the network's desk,
    /// whose staff neither read nor take it.
    Confidants,
}

impl Circle {
    /// As it is kept.
    pub fn of(protected: bool) -> Self {
        if protected { Self::Confidants } else { Self::Anybody }
    }
}

/// Reads what holds for `holder` and for everybody in `named`, within `circle`.
pub fn within(
    tx: &mut Tx<'_>,
    network: NetworkId,
    circle: Circle,
    holder: Holder,
    named: impl IntoIterator<Item = Holder>,
) -> Result<World, Error> {
    match circle {
        Circle::Anybody => read(tx, network, holder, named),
        Circle::Confidants => among_confidants(tx, network, holder),
    }
}

/// The world of what only confidants hold: nobody else is there, and each rung is another confidant, of the holder's own
/// organisation first.
fn among_confidants(tx: &mut Tx<'_>, network: NetworkId, holder: Holder) -> Result<World, Error> {
    let all = confidant::standing(tx, network)?;
    let keeper = Holder::Desk(desk::of_network(tx, network)?.id);
    let (organisation, another) = match holder {
        Holder::Person(person) => {
            let own = person::organisation_of(tx, network, person)?;
            (all.another_of(own, person), all.after(person))
        }
        Holder::Desk(_) => (None, all.first()),
    };
    let itself =
        Some(holder).filter(|holder| matches!(holder, Holder::Person(person) if all.includes(*person)));
    let ladder = Ladder {
        team_lead: None,
        organisation: organisation.map(Holder::Person),
        network: another.map(Holder::Person).or(itself).unwrap_or(keeper),
    };
    let mut present: Vec<Holder> = all.people().map(Holder::Person).collect();
    if present.is_empty() {
        present.push(keeper);
    }
    Ok(World { present, duties: Vec::new(), ladder })
}

/// Reads what holds for `holder` and for everybody in `named`, as the rows stand in this transaction.
pub fn read(
    tx: &mut Tx<'_>,
    network: NetworkId,
    holder: Holder,
    named: impl IntoIterator<Item = Holder>,
) -> Result<World, Error> {
    let ladder = ladder(tx, network, holder)?;
    let rungs = [ladder.team_lead.map(Holder::Person), ladder.organisation, Some(ladder.network)];
    let mut asked: Vec<Holder> =
        named.into_iter().chain([holder]).chain(rungs.into_iter().flatten()).collect();
    asked.sort_unstable();
    asked.dedup();
    let (mut present, mut duties) = (Vec::with_capacity(asked.len()), Vec::new());
    for holder in asked {
        match holder {
            Holder::Person(person) => {
                if is_active(tx, network, person)? {
                    present.push(holder);
                }
            }
            Holder::Desk(desk) => {
                let staff = desk::staff_standing(tx, network, desk)?;
                if !staff.is_empty() {
                    present.push(holder);
                }
                duties.extend(staff.into_iter().map(|person| (person, desk)));
            }
        }
    }
    Ok(World { present, duties, ladder })
}

/// The row stays as it is until this transaction ends: nobody leaves while they are given something.
fn is_active(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<bool, Error> {
    let sql = format!(
        "select id from person where network_id = $1 and id = $2 and state = 'active'{}",
        dialect::for_share(tx)
    );
    Ok(tx.first(&sql, &[&network, &person])?.is_some())
}

/// Who stands above `holder`: their team lead, their organisation's desk, the network's desk.
fn ladder(tx: &mut Tx<'_>, network: NetworkId, holder: Holder) -> Result<Ladder, Error> {
    let network_desk = desk::of_network(tx, network)?.id;
    let (team_lead, organisation): (Option<PersonId>, Option<OrganisationId>) = match holder {
        Holder::Person(id) => {
            (person::leads_of(tx, network, id)?.into_iter().next(), person::organisation_of(tx, network, id)?)
        }
        Holder::Desk(id) => (None, desk::organisation_of(tx, network, id)?),
    };
    let organisation = match organisation {
        Some(organisation) => desk::of_organisation(tx, network, organisation)?.map(|desk| desk.id.into()),
        None => None,
    };
    Ok(Ladder { team_lead, organisation, network: network_desk.into() })
}
