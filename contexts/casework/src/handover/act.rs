//! What somebody does with a handover: asks the policy, lets the engine decide, and has its plan carried out. The same
//! transition asked for twice is carried out once (I10); of two at once one wins and the other reads what happened (I6).

use super::standing::World;
use super::step::{self, Said};
use super::{Kept, carry, load_to_change, standing};
use crate::plan::PlanId;
use handover::{Act, Cause, Choice, HandoverId, Holder, Side, Stage};
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::reading::Keys;
use network::{Actor, Refusal, Resident};
use store::Tx;

/// What is done to which handover, under which id, and what is said with it.
#[derive(Clone, Debug)]
pub struct Doing {
    /// Which.
    pub id: HandoverId,
    /// The id of the transition: the form's key.
    pub transition: Uuid,
    /// What is said.
    pub said: Said,
}

/// Carries out `act` of `actor`; gives the handover as it stands then.
pub fn act(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (doing, act): (&Doing, &Act),
) -> Result<Kept, Refusal> {
    let kept = load_to_change(tx, actor.network, doing.id)?;
    let kept = mended(tx, now, keys, kept)?;
    let mut named = named(act);
    named.push(Holder::Person(actor.person));
    let world = standing::read(tx, now, (&kept).into(), standing::sides(&kept.machine), &named)?;
    may_work(actor, &kept, &world)?;
    if step::is_done(tx, actor.network, doing.transition)? {
        return Ok(kept);
    }
    match handover::decide(&kept.machine, act, &world.standing(), now) {
        Ok(plan) => carry::apply(tx, now, keys, &kept, (plan, doing.transition, &doing.said)),
        Err(handover::Refusal::AlreadyDone) => Ok(kept),
        Err(refused) => Err(refusal(refused)),
    }
}

/// Whether `actor` may do anything with it: for one of its sides, or because the case is theirs now. What, the engine says.
fn may_work(actor: &Actor, kept: &Kept, world: &World) -> Result<(), Refusal> {
    let sides = kept.sides(actor, world.duty_holder);
    let holds_case = world.standing().holds_case(actor.person);
    let concerned = if holds_case && sides.is_empty() { vec![Side::Giver] } else { sides };
    actor.may("work_on_handover", &kept.policy_matter(actor, &concerned))
}

/// One that `actor` may work on, as it stands, which nobody else changes until this transaction ends.
pub fn load_to_work_on(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: HandoverId,
) -> Result<Kept, Refusal> {
    let kept = load_to_change(tx, actor.network, id)?;
    let me = [Holder::Person(actor.person)];
    let world = standing::read(tx, now, (&kept).into(), standing::sides(&kept.machine), &me)?;
    may_work(actor, &kept, &world)?;
    Ok(kept)
}

/// Carries out `act` of the resident whose handover it is (10, 12, 17).
pub fn act_of_resident(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    (doing, act): (&Doing, &Act),
) -> Result<Kept, Refusal> {
    let kept = load_to_change(tx, resident.network, doing.id)?;
    if Uuid::from(kept.plan) != resident.plan {
        return Err(Refusal::NotFound("handover"));
    }
    resident.may("answer_own_sharing", kept.plan)?;
    if step::is_done(tx, resident.network, doing.transition)? {
        return Ok(kept);
    }
    let kept = mended(tx, now, keys, kept)?;
    let world = standing::read(tx, now, (&kept).into(), standing::sides(&kept.machine), &[])?;
    match handover::decide(&kept.machine, act, &world.standing(), now) {
        Ok(plan) => carry::apply(tx, now, keys, &kept, (plan, doing.transition, &doing.said)),
        Err(handover::Refusal::AlreadyDone) => Ok(kept),
        Err(refused) => Err(refusal(refused)),
    }
}

/// Who else must be there for this act.
fn named(act: &Act) -> Vec<Holder> {
    match act {
        Act::Accept { yes, .. } => vec![Holder::Person(yes.worker)],
        Act::Redirect { to, .. }
        | Act::Replace { to, .. }
        | Act::Ask { elsewhere: Some(to), .. }
        | Act::Decide { choice: Choice::OtherRoute { to }, .. } => vec![*to],
        _other => Vec::new(),
    }
}

/// Whoever holds something that was handed over wrote down a contact with the resident: it isn't quiet any more.
pub fn entered(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    plan: PlanId,
) -> Result<(), Refusal> {
    for kept in super::of_plan(tx, actor.network, plan)? {
        let held = matches!(kept.stage(), Stage::Held | Stage::Waiting);
        if !held || kept.machine.receiver != Holder::Person(actor.person) {
            continue;
        }
        let world = standing::read(tx, now, (&kept).into(), standing::sides(&kept.machine), &[])?;
        match handover::decide(&kept.machine, &Act::Enter { by: actor.person }, &world.standing(), now) {
            Ok(plan) => {
                carry::apply(tx, now, keys, &kept, (plan, uuid_at(now), &Said::default()))?;
            }
            Err(handover::Refusal::AlreadyDone) => {}
            Err(refused) => return Err(refusal(refused)),
        }
    }
    Ok(())
}

/// Whoever is gone has another in their place before anything else happens: for the giver whoever holds the case, for
/// the receiver their desk.
pub fn mended(tx: &mut Tx<'_>, now: Timestamp, keys: &Keys, kept: Kept) -> Result<Kept, Refusal> {
    let mut kept = kept;
    if kept.stage().is_final() {
        return Ok(kept);
    }
    for side in [Side::Giver, Side::Receiver] {
        let world = standing::read(tx, now, (&kept).into(), standing::sides(&kept.machine), &[])?;
        let standing = world.standing();
        if standing.stands(kept.machine.party(side)) {
            continue;
        }
        let case_holder = world.case_holder.filter(|holder| {
            side == Side::Giver && standing.stands(*holder) && *holder != kept.machine.receiver
        });
        let to = case_holder.unwrap_or_else(|| standing.desk(side));
        let replace = Act::Replace { by: None, side, to, cause: Cause::Gone };
        let plan = handover::decide(&kept.machine, &replace, &standing, now).map_err(refusal)?;
        kept = carry::apply(tx, now, keys, &kept, (plan, uuid_at(now), &Said::default()))?;
    }
    Ok(kept)
}

/// The engine's refusal, as a text for the person who acted.
pub(crate) fn refusal(refused: handover::Refusal) -> Refusal {
    use handover::Refusal as R;
    Refusal::NotNow(match refused {
        R::AlreadyDone => "handover-refused-already-done",
        R::NotNow { .. } => "handover-refused-not-now",
        R::NotYours { .. } => "handover-refused-not-yours",
        R::NotActive { .. } => "handover-refused-not-active",
        R::MayNotRefer => "handover-refused-may-not-refer",
        R::NotHolder { .. } => "handover-refused-not-holder",
        R::CaseClosed => "handover-refused-case-closed",
        R::StillRuns { .. } => "handover-refused-still-runs",
        R::NotThere { .. } => "handover-refused-not-there",
        R::StillThere { .. } => "handover-refused-still-there",
        R::NotSupervisor { .. } => "handover-refused-not-supervisor",
        R::ToThemselves => "handover-refused-to-themselves",
        R::NoGround => "handover-refused-no-ground",
        R::NotPreviewed => "handover-refused-not-previewed",
        R::AlreadyMoving => "handover-refused-already-moving",
        R::TooLate => "handover-refused-too-late",
        R::NotTheirWorker => "handover-refused-not-their-worker",
        R::NoBridge { .. } => "handover-refused-no-bridge",
        R::MomentPassed => "handover-refused-moment-passed",
        R::MomentTooFar { .. } => "handover-refused-moment-too-far",
        R::NotThen => "handover-refused-not-then",
        R::NotAgreed => "handover-refused-not-agreed",
        R::NothingToReport => "handover-refused-nothing-to-report",
        R::NotTried => "handover-refused-not-tried",
        R::TooLongAgo => "handover-refused-too-long-ago",
    })
}
