//! Who of a household somebody is, as what is kept knows it: one that was let in, or whom the plan is called after. By this
//! is decided whose own words something is, so that nobody reads those of another.

use crate::plan::PlanId;
use crate::right_request::{Asker, RightRequest};
use kernel::NetworkId;
use network::Refusal;
use network::reading::{Reading, Sealed};
use network::resident::ResidentId;
use store::{Error, Tx};

/// One of a household.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Member {
    /// Whom the plan is called after, with who that is once they were let in.
    Called(Option<ResidentId>),
    /// Another, who was let in by name.
    Named(ResidentId),
    /// Somebody of whom nothing is known but that they belong to it.
    Unknown,
}

impl Member {
    /// Whether what that resident said is theirs.
    pub fn is(self, resident: ResidentId) -> bool {
        match self {
            Self::Called(own) => own == Some(resident),
            Self::Named(own) => own == resident,
            Self::Unknown => false,
        }
    }

    /// Whether that is what they asked; of what a worker wrote down that is known only of whom the plan is called after.
    pub fn asked(self, of: &RightRequest) -> bool {
        match (of.resident, of.asker) {
            (Some(resident), _) => self.is(resident),
            (None, Asker::Resident) => self.is_called(),
            (None, Asker::Household | Asker::Representative | Asker::Retention) => false,
        }
    }

    /// Whether the plan is called after them.
    pub fn is_called(self) -> bool {
        matches!(self, Self::Called(_))
    }
}

/// Whom the plan is called after.
pub fn called(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Member, Error> {
    let row = tx.first(
        "select id from resident where network_id = $1 and plan_id = $2 and name is null order by id limit 1",
        &[&network, &plan],
    )?;
    Ok(Member::Called(row.map(|row| row.get("id")).transpose()?))
}

/// Who of the household of a plan that resident is.
pub fn of(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    resident: ResidentId,
) -> Result<Member, Refusal> {
    let row = tx
        .first(
            "select name from resident where network_id = $1 and plan_id = $2 and id = $3",
            &[&network, &plan, &resident],
        )?
        .ok_or(Refusal::NotFound("resident"))?;
    let name: Option<Sealed> = row.get("name")?;
    Ok(if name.is_some() { Member::Named(resident) } else { Member::Called(Some(resident)) })
}

/// Those who were let in by name, with it.
pub fn named(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    reading: &Reading,
) -> Result<Vec<(ResidentId, String)>, Refusal> {
    let rows = tx.query(
        "select id, name from resident where network_id = $1 and plan_id = $2 and name is not null order by id",
        &[&network, &plan],
    )?;
    rows.iter()
        .map(|row| {
            let (id, name): (ResidentId, Sealed) = (row.get("id")?, row.get("name")?);
            Ok((id, reading.open("resident.name", id, &name)?.to_string()))
        })
        .collect()
}
