//! What the world says about those whom a handover touches, read in the transaction of the act: who is there, which desks
//! are staffed, who holds the case, who stands above both sides, and whether the case is on the move already.

use super::{Kept, MATTER};
use crate::help_request::{HelpRequestId, MATTER as REQUEST};
use crate::plan::PlanId;
use handover::{Above, Handover, Holder, Moving, Standing};
use kernel::ids::Uuid;
use kernel::{DeskId, NetworkId, PersonId, Timestamp};
use network::{Refusal, desk};
use store::{Error, Tx};
use worklist::obligation;

/// Which handover, of what; nobody's yet when it is being written.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    /// Where.
    pub network: NetworkId,
    /// Whose plan.
    pub plan: PlanId,
    /// Which question.
    pub request: HelpRequestId,
    /// The handover itself, once there is one.
    pub id: Option<Uuid>,
}

impl From<&Kept> for Of {
    fn from(kept: &Kept) -> Self {
        Self { network: kept.network, plan: kept.plan, request: kept.request, id: Some(kept.id.into()) }
    }
}

/// The answer, owned; `standing()` lends it to the engine.
#[derive(Debug)]
pub struct World {
    present: Vec<Holder>,
    duties: Vec<(PersonId, DeskId)>,
    /// Who holds the case; nobody once it is closed.
    pub case_holder: Option<Holder>,
    /// Who holds the handover's own obligation.
    pub duty_holder: Option<Holder>,
    refer_grants: Vec<PersonId>,
    moving: Moving,
    above_giver: Above,
    above_receiver: Above,
    network_desk: DeskId,
}

impl World {
    /// As the engine takes it.
    pub fn standing(&self) -> Standing<'_> {
        Standing {
            present: &self.present,
            duties: &self.duties,
            case_holder: self.case_holder,
            refer_grants: &self.refer_grants,
            moving: self.moving,
            duty_holder: self.duty_holder,
            above_giver: self.above_giver,
            above_receiver: self.above_receiver,
            network_desk: self.network_desk,
        }
    }
}

/// An obligation's holder as a handover's: an engine sees no other engine.
pub fn ours(holder: obligations::Holder) -> Holder {
    match holder {
        obligations::Holder::Person(person) => Holder::Person(person),
        obligations::Holder::Desk(desk) => Holder::Desk(desk),
    }
}

/// A handover's holder as an obligation's.
pub fn theirs(holder: Holder) -> obligations::Holder {
    match holder {
        Holder::Person(person) => obligations::Holder::Person(person),
        Holder::Desk(desk) => obligations::Holder::Desk(desk),
    }
}

/// Reads what holds for both sides, for whoever holds the case and the duty, and for everybody in `named`.
pub fn read(
    tx: &mut Tx<'_>,
    now: Timestamp,
    of: Of,
    (giver, receiver): (Holder, Holder),
    named: &[Holder],
) -> Result<World, Refusal> {
    let network = of.network;
    let case_holder = holder_of(tx, network, REQUEST, of.request.into())?;
    let duty_holder = match of.id {
        Some(id) => holder_of(tx, network, MATTER, id)?,
        None => None,
    };
    let all: Vec<_> = [case_holder, duty_holder].into_iter().flatten().chain(named.iter().copied()).collect();
    let beside_giver = worklist::standing::read(tx, network, theirs(giver), all.iter().copied().map(theirs))?;
    let beside_receiver = worklist::standing::read(tx, network, theirs(receiver), [])?;
    let (mut present, mut duties) = (Vec::new(), Vec::new());
    for world in [&beside_giver, &beside_receiver] {
        let standing = world.standing();
        present.extend(standing.present.iter().copied().map(ours));
        duties.extend_from_slice(standing.duties);
    }
    let above = |world: &worklist::standing::World| {
        let ladder = world.ladder();
        Above {
            team_lead: ladder.team_lead,
            organisation_desk: ladder.organisation.and_then(obligations::Holder::desk),
        }
    };
    Ok(World {
        present,
        duties,
        case_holder,
        duty_holder,
        refer_grants: crate::share::at_table(tx, network, now, of.plan)?
            .iter()
            .map(|one| one.person)
            .collect(),
        moving: moving(tx, of)?,
        above_giver: above(&beside_giver),
        above_receiver: above(&beside_receiver),
        network_desk: desk::of_network(tx, network)?.id,
    })
}

fn holder_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: &'static str,
    id: Uuid,
) -> Result<Option<Holder>, Error> {
    let kept = obligation::of_matter(tx, network, worklist::Matter { kind, id })?;
    Ok(kept.and_then(|kept| kept.state.holder()).map(ours))
}

/// Who holds the duty of a handover now.
pub fn duty_holder(tx: &mut Tx<'_>, of: &Kept) -> Result<Option<Holder>, Error> {
    holder_of(tx, of.network, MATTER, of.id.into())
}

/// Who holds the case of a handover now.
pub fn case_holder(tx: &mut Tx<'_>, of: &Kept) -> Result<Option<Holder>, Error> {
    holder_of(tx, of.network, REQUEST, of.request.into())
}

fn moving(tx: &mut Tx<'_>, of: Of) -> Result<Moving, Error> {
    let rows = tx.query(
        "select id from handover where network_id = $1 and help_request_id = $2 and kind in ('transfer', 'claim')
           and stage in ('sent', 'seen', 'asked', 'accepted', 'contact_missed')",
        &[&of.network, &of.request],
    )?;
    for row in &rows {
        let id: Uuid = row.get("id")?;
        if of.id != Some(id) {
            return Ok(Moving::ByAnother);
        }
    }
    Ok(Moving::No)
}

/// Both sides of a handover.
pub fn sides(of: &Handover) -> (Holder, Holder) {
    (of.giver, of.receiver)
}
