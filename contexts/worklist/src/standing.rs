//! What the world says about the people and desks that an act on an obligation touches, read in the act's own
//! transaction: who is active, which desks are staffed, and the ladder above the present holder.

use kernel::{DeskId, NetworkId, OrganisationId, PersonId};
use network::{desk, person};
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

/// Reads what holds for `holder` and for everybody in `named`, as the rows stand in this transaction.
pub fn read(
    tx: &mut Tx<'_>,
    network: NetworkId,
    holder: Holder,
    named: impl IntoIterator<Item = Holder>,
) -> Result<World, Error> {
    let ladder = ladder(tx, network, holder)?;
    let rungs = [
        ladder.team_lead.map(Holder::Person),
        ladder.organisation_desk.map(Holder::Desk),
        Some(Holder::Desk(ladder.network_desk)),
    ];
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
    let organisation_desk = match organisation {
        Some(organisation) => desk::of_organisation(tx, network, organisation)?.map(|desk| desk.id),
        None => None,
    };
    Ok(Ladder { team_lead, organisation_desk, network_desk })
}
