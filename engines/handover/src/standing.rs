//! What the world says at this moment about those whom a handover touches. The caller reads it in the transaction that
//! carries out the plan; the engine asks nothing else.

use crate::{Handover, Holder, Kind, Refusal, Side, Stage};
use kernel::{DeskId, PersonId};

/// The world as it stands. For a replacement because somebody is gone, as it stands once they are.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// Of all named by the handover, the act and the ladders, and of whoever acts: the active people and the staffed
    /// desks. Whoever is not listed is not there.
    pub present: &'a [Holder],
    /// Who may act for which desk, at least for whoever acts and the desks named.
    pub duties: &'a [(PersonId, DeskId)],
    /// H: who holds the case; nobody once it is closed.
    pub case_holder: Option<Holder>,
    /// Who, beside H, may refer on this case.
    pub refer_grants: &'a [PersonId],
    /// Whether another handover in flight on this case would move its holder (I4).
    pub moving: Moving,
    /// Who holds the handover's obligation now: after a climb it is somebody above whoever should act.
    pub duty_holder: Option<Holder>,
    /// Who stands above the giver.
    pub above_giver: Above,
    /// Who stands above the receiver.
    pub above_receiver: Above,
    /// The desk of the network, which must always be staffed.
    pub network_desk: DeskId,
}

/// Whether the case is on the move already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moving {
    /// It isn't.
    No,
    /// Another handover of it is in flight.
    ByAnother,
}

/// Who stands above somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Above {
    /// The team lead.
    pub team_lead: Option<PersonId>,
    /// The duty desk of the organisation.
    pub organisation_desk: Option<DeskId>,
}

impl Standing<'_> {
    /// Whether this person is active or this desk is staffed.
    pub fn stands(&self, holder: Holder) -> bool {
        self.present.contains(&holder)
    }

    /// Whether `by` is this holder, or may act for this desk.
    pub fn may_act(&self, by: PersonId, holder: Holder) -> bool {
        match holder {
            Holder::Person(person) => person == by,
            Holder::Desk(desk) => self.duties.contains(&(by, desk)),
        }
    }

    /// Whether `by` holds the case, in person or at the desk that does.
    pub fn holds_case(&self, by: PersonId) -> bool {
        self.case_holder.is_some_and(|holder| self.may_act(by, holder))
    }

    fn above(&self, side: Side) -> Above {
        match side {
            Side::Giver => self.above_giver,
            Side::Receiver => self.above_receiver,
        }
    }

    /// Whoever leads a side and is there: the team lead, the organisation's desk, or the network's.
    pub fn lead(&self, side: Side) -> Holder {
        let above = self.above(side);
        [above.team_lead.map(Holder::Person), above.organisation_desk.map(Holder::Desk)]
            .into_iter()
            .flatten()
            .find(|holder| self.stands(*holder))
            .unwrap_or(Holder::Desk(self.network_desk))
    }

    /// The duty desk of a side, or the network's when it has none that is staffed.
    pub fn desk(&self, side: Side) -> Holder {
        let own = self.above(side).organisation_desk.map(Holder::Desk);
        own.filter(|desk| self.stands(*desk)).unwrap_or(Holder::Desk(self.network_desk))
    }

    /// Whether `by` acts for this side: in person, for its desk, because its duty climbed to them, or because the case that
    /// would move is theirs now.
    pub fn acts_for(&self, by: PersonId, side: Side, handover: &Handover) -> bool {
        let climbed = handover.duty().is_some_and(|duty| duty.side == side)
            && self.duty_holder.is_some_and(|holder| self.may_act(by, holder));
        let theirs = side == Side::Giver && handover.kind.moves_holder() && self.holds_case(by);
        self.may_act(by, handover.party(side)) || climbed || theirs
    }

    pub(crate) fn must_stand(&self, holder: Holder) -> Result<(), Refusal> {
        if self.stands(holder) { Ok(()) } else { Err(Refusal::NotThere { holder }) }
    }

    pub(crate) fn must_be_gone(&self, holder: Holder) -> Result<(), Refusal> {
        if self.stands(holder) { Err(Refusal::StillThere { holder }) } else { Ok(()) }
    }

    pub(crate) fn must_be_active(&self, by: PersonId) -> Result<(), Refusal> {
        if self.stands(Holder::Person(by)) { Ok(()) } else { Err(Refusal::NotActive { by }) }
    }

    pub(crate) fn must_act_for(&self, by: PersonId, side: Side, of: &Handover) -> Result<(), Refusal> {
        if self.acts_for(by, side, of) { Ok(()) } else { Err(Refusal::NotYours { holder: of.party(side) }) }
    }

    /// S is H or has a refer grant; a claim is for whoever isn't H.
    pub(crate) fn must_be_able_to_draft(&self, by: PersonId, of: &Handover) -> Result<(), Refusal> {
        let holds = self.holds_case(by);
        let may = match of.asker() {
            Side::Giver => holds || self.refer_grants.contains(&by),
            Side::Receiver => !holds,
        };
        if may && self.may_act(by, of.party(of.asker())) { Ok(()) } else { Err(Refusal::MayNotRefer) }
    }

    /// A case is offered by its holder, and asked of its holder.
    pub(crate) fn must_come_from_holder(&self, by: PersonId, of: &Handover) -> Result<(), Refusal> {
        match of.kind {
            Kind::Consult | Kind::Refer => Ok(()),
            Kind::Transfer => self.must_hold(by),
            Kind::Claim => self.must_be_holder(of.giver),
        }
    }

    /// Whoever says yes to a claim gives the case away.
    pub(crate) fn must_hold(&self, by: PersonId) -> Result<(), Refusal> {
        if self.holds_case(by) { Ok(()) } else { Err(self.not_holder()) }
    }

    pub(crate) fn must_be_holder(&self, asked: Holder) -> Result<(), Refusal> {
        if self.case_holder == Some(asked) { Ok(()) } else { Err(self.not_holder()) }
    }

    fn not_holder(&self) -> Refusal {
        self.case_holder.map_or(Refusal::CaseClosed, |holder| Refusal::NotHolder { holder })
    }

    pub(crate) fn must_not_move_already(&self, of: &Handover) -> Result<(), Refusal> {
        match self.moving {
            Moving::ByAnother if of.kind.moves_holder() => Err(Refusal::AlreadyMoving),
            Moving::ByAnother | Moving::No => Ok(()),
        }
    }

    /// For the lead of that side, over somebody else.
    pub(crate) fn must_supervise(
        &self,
        by: Option<PersonId>,
        side: Side,
        of: &Handover,
    ) -> Result<(), Refusal> {
        let holder = of.party(side);
        let lead = by.is_some() && by == self.above(side).team_lead && by.map(Holder::Person) != Some(holder);
        if lead { Ok(()) } else { Err(Refusal::NotSupervisor { holder }) }
    }
}

pub(crate) fn not_now(of: &Handover) -> Refusal {
    let stage: Stage = of.state.stage();
    Refusal::NotNow { stage }
}
