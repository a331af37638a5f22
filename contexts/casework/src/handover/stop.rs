//! Handovers when what they are of ends. A help request is closed only when nobody is asked anything of it, helps or must
//! decide; a draft, and what moved the case, ends with it. When the resident wants everything erased, what was asked is
//! taken back in the resident's name and stopped; what another holds now, and what another must decide, is theirs to end
//! first: nobody speaks for them.

use super::act::refusal;
use super::step::Said;
use super::{Kept, carry, case, of_plan, sealed_words, standing};
use crate::help_request::HelpRequest;
use crate::plan::Plan;
use handover::{Act, Choice, Stage, Who};
use kernel::ids::uuid_at;
use kernel::{Timestamp, calendar};
use network::reading::Keys;
use network::{Actor, Refusal};
use store::Tx;

/// What somebody else holds stands in the way.
const ANOTHERS: Refusal = Refusal::NotNow("casework-refused-erase-handover");

/// Ends those that ask or wait, before a plan is ended as a whole.
pub(crate) fn stop(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, words): (&Plan, &str),
) -> Result<(), Refusal> {
    for kept in of_plan(tx, plan.network, plan.id)? {
        let kept = super::act::mended(tx, now, keys, kept)?;
        match kept.stage() {
            Stage::Sent | Stage::Seen | Stage::Asked | Stage::Accepted | Stage::ContactMissed => {
                let act = Act::Withdraw { by: Who::Resident, reason: sealed_words() };
                let ended = does(tx, now, keys, &kept, (&act, words))?;
                decide(tx, actor, now, keys, (&ended, words))?;
            }
            Stage::Refused | Stage::Unanswered | Stage::Withdrawn => {
                decide(tx, actor, now, keys, (&kept, words))?;
            }
            Stage::Held | Stage::Waiting if kept.machine.kind.moves_holder() => {}
            Stage::Held | Stage::Waiting | Stage::Reported => return Err(ANOTHERS),
            Stage::Draft
            | Stage::Closed
            | Stage::Redirected
            | Stage::Settled
            | Stage::Dropped
            | Stage::MovedOn => {}
        }
    }
    Ok(())
}

/// Brings to rest what does not outlive its help request, before that is closed; what runs keeps it open.
pub(crate) fn rest(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    request: &HelpRequest,
) -> Result<(), Refusal> {
    for kept in super::open_of_request(tx, request.network, request.id)? {
        case::move_on(tx, now, keys, &kept)?;
    }
    Ok(())
}

fn decide(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (kept, words): (&Kept, &str),
) -> Result<Kept, Refusal> {
    let act = Act::Decide {
        by: actor.person,
        choice: Choice::Stop { agreed: sealed_words() },
        next: calendar::in_working_days(now, 1),
    };
    does(tx, now, keys, kept, (&act, words))
}

fn does(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    kept: &Kept,
    (act, words): (&Act, &str),
) -> Result<Kept, Refusal> {
    let world = standing::read(tx, now, kept.into(), standing::sides(&kept.machine), &[])?;
    match handover::decide(&kept.machine, act, &world.standing(), now) {
        Ok(plan) => carry::apply(tx, now, keys, kept, (plan, uuid_at(now), &Said::words(words))),
        Err(handover::Refusal::NotYours { .. }) => Err(ANOTHERS),
        Err(refused) => Err(refusal(refused)),
    }
}
