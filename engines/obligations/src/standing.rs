//! What the world says at this moment about the people and desks that an act touches. The caller reads it from
//! the network in the transaction that carries out the plan; the engine asks nothing else. Deliberately only who
//! is there and who may act for a desk: purposes and permissions are the policy's.

use crate::guards::{Guard, Guards};
use crate::{Hold, Holder, Refusal, Rung};
use kernel::{DeskId, PersonId};
use std::num::NonZeroU16;

/// The world as it stands. For a reassignment because somebody is gone, as it stands once they are.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// Of all holders named by the state, the act and the ladder, and of whoever acts: the active people and the
    /// staffed desks. Whoever is not listed is not there.
    pub present: &'a [Holder],
    /// Who may act for which desk, at least for whoever acts and the desks named.
    pub duties: &'a [(PersonId, DeskId)],
    /// The ladder above the present holder.
    pub ladder: Ladder,
    /// How long each rung is given.
    pub patience: Patience,
}

/// Who stands above the present holder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ladder {
    /// The holder's team lead, who is also the one to supervise.
    pub team_lead: Option<PersonId>,
    /// Who stands for the holder's organisation: its duty desk, or, for what few may know, one of those few.
    pub organisation: Option<Holder>,
    /// Who stands for the network: its duty desk, which must always be staffed, or one of those few. Where that changes,
    /// it goes round among them.
    pub network: Holder,
}

/// The working days that each rung gets before the next is asked, counted with `kernel::calendar`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    /// For a holder who takes over something whose moment has already come.
    pub holder: NonZeroU16,
    /// For the team lead.
    pub team_lead: NonZeroU16,
    /// For the organisation's desk.
    pub organisation_desk: NonZeroU16,
    /// For the network's desk, each time it is asked again.
    pub network_desk: NonZeroU16,
}

impl Default for Patience {
    /// One working day each.
    fn default() -> Self {
        let day = NonZeroU16::MIN;
        Self { holder: day, team_lead: day, organisation_desk: day, network_desk: day }
    }
}

impl Patience {
    /// The working days for `rung`, at least one.
    pub fn days(&self, rung: Rung) -> u16 {
        match rung {
            Rung::Holder => self.holder,
            Rung::TeamLead => self.team_lead,
            Rung::OrganisationDesk => self.organisation_desk,
            Rung::NetworkDesk => self.network_desk,
        }
        .get()
    }
}

impl Ladder {
    /// The rungs above the holder, lowest first, with who stands on each.
    fn rungs(&self) -> [(Rung, Option<Holder>); 3] {
        [
            (Rung::TeamLead, self.team_lead.map(Holder::Person)),
            (Rung::OrganisationDesk, self.organisation),
            (Rung::NetworkDesk, Some(self.network)),
        ]
    }
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

    /// The next rung up that exists, is there, and is not the present holder. At the top it is the top again, when
    /// somebody else stands there now.
    pub fn above(&self, hold: &Hold) -> Option<(Rung, Holder)> {
        self.above_with(Guards::ALL, hold)
    }

    pub(crate) fn above_with(&self, guards: Guards, hold: &Hold) -> Option<(Rung, Holder)> {
        self.ladder
            .rungs()
            .into_iter()
            .filter(|(rung, _)| *rung > hold.rung() || *rung == Rung::NetworkDesk)
            .filter_map(|(rung, holder)| Some((rung, holder?)))
            .filter(|(_, holder)| guards.hold(Guard::ClimbFindsSomebody, self.must_stand(*holder)).is_ok())
            .find(|(_, holder)| {
                guards.hold(Guard::ClimbFindsAnother, must_differ(*holder, hold.holder)).is_ok()
            })
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

    pub(crate) fn must_act_for(&self, by: PersonId, holder: Holder) -> Result<(), Refusal> {
        if self.may_act(by, holder) { Ok(()) } else { Err(Refusal::NotYours { holder }) }
    }

    /// For the holder (and a member of the holding desk), and for those it climbed away from.
    pub(crate) fn must_be_able_to_take(&self, by: PersonId, hold: &Hold) -> Result<(), Refusal> {
        let before = hold.climbed.is_some_and(|climbed| {
            self.may_act(by, climbed.previous()) || self.may_act(by, climbed.original())
        });
        if before { Ok(()) } else { self.must_act_for(by, hold.holder) }
    }

    /// For the holder's team lead, over somebody else: nobody gives their own work away unasked.
    pub(crate) fn must_supervise(&self, by: Option<PersonId>, holder: Holder) -> Result<(), Refusal> {
        let lead = by.is_some() && by == self.ladder.team_lead && by.map(Holder::Person) != Some(holder);
        if lead { Ok(()) } else { Err(Refusal::NotSupervisor { holder }) }
    }
}

pub(crate) fn must_differ(to: Holder, holder: Holder) -> Result<(), Refusal> {
    if to == holder { Err(Refusal::OfferToHolder) } else { Ok(()) }
}
