//! Everything that is kept of a resident, read on their own side once whoever answers said yes to that: what is theirs and
//! what is of the household as a whole, and nothing that another of the household said for themselves. For some weeks after
//! the yes; later they ask again. Making it is a look at each part, like everybody's.

use crate::export_plan::{self, Everything, For};
use crate::member;
use crate::plan::{self, PlanId};
use crate::right_request::{self, Right, RightRequest, Stage};
use kernel::{Timestamp, calendar};
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Refusal, Resident, ResidentVisit, Route};
use store::Tx;
use web::{Failure, Page};

/// Its page.
pub const OWN_DATA: &str = "/mijn/gegevens";
/// So many days after the yes it can be read.
const READS_DAYS: i32 = 30;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get(OWN_DATA, "read_own_data", show).for_residents()]
}

/// Until when whoever asked that reads everything; nothing when it was no such question, or there was no yes.
pub(crate) fn reads_until(of: &RightRequest) -> Option<Timestamp> {
    let (_, at) = of.answered.filter(|_| of.right == Right::Access && of.stage == Stage::Granted)?;
    Some(calendar::in_days(at, READS_DAYS))
}

async fn show(visit: ResidentVisit) -> Result<Page, Failure> {
    let request = visit.request;
    let all = visit
        .write(move |tx, resident, now, keys| {
            let look = Look {
                reader: Reader::resident(resident.network),
                subject: resident.subject(),
                part: Part::Identity,
                purpose: Purpose::Access,
                behalf: None,
                request,
            };
            // A no leaves its line too, so it is no reason to undo what was written.
            Ok(read(tx, resident, now, keys, &look))
        })
        .await??;
    Ok(export_plan::own_page(&visit.view, &all))
}

/// Reads it, when whoever answers said yes to that not too long ago.
pub fn read(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    look: &Look,
) -> Result<Everything, Refusal> {
    let id = PlanId(resident.plan);
    let asks = resident.may("read_own_data", resident.plan).and_then(|()| granted(tx, resident, now));
    let reading = match Reading::of(tx, now, keys, look, asks)? {
        Looked::Granted(reading) => reading,
        Looked::Refused(refusal) => return Err(refusal),
    };
    plan::load(tx, resident.network, id)?;
    let member = member::of(tx, (resident.network, id), resident.id)?;
    let whose = For { member, theirs: std::collections::BTreeSet::new() };
    export_plan::export(tx, now, keys, (id, look, &whose), &reading)
}

fn granted(tx: &mut Tx<'_>, resident: &Resident, now: Timestamp) -> Result<(), Refusal> {
    let id = PlanId(resident.plan);
    let member = member::of(tx, (resident.network, id), resident.id)?;
    let granted = right_request::of_plan(tx, resident.network, id)?
        .iter()
        .any(|one| member.asked(one) && reads_until(one).is_some_and(|until| until > now));
    if granted { Ok(()) } else { Err(Refusal::NotFound("answer to a question for access")) }
}
