//! The engine's guards by name, so that the model check can take one away and show what then goes wrong.
//! Outside the tests there is one value, [`Guards::ALL`]. For developers; not part of the public face.

/// One guard of the engine; its comment says what it keeps out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Guard {
    /// Somebody who is not active acts.
    ActorIsActive,
    /// Somebody else than the holder (or their desk) promises, offers, withdraws or settles.
    ActorHolds,
    /// Somebody takes what was neither theirs nor their desk's.
    TakerIsEntitled,
    /// Somebody gives away what they do not supervise.
    LeadSupervises,
    /// Work is taken away from a holder who is there, as if they were gone.
    HolderIsGone,
    /// A handover gives work to somebody who didn't take it over themselves.
    ReceiverTakesOver,
    /// Whoever holds it afterwards is not there.
    HolderStands,
    /// Somebody is asked who is not there.
    AskedIsThere,
    /// The holder asks themselves, which only buys time.
    AskedIsAnother,
    /// A second offer silently replaces the first.
    OneOffer,
    /// Somebody else than the one asked answers.
    AskedAnswers,
    /// An answer after the offer has lapsed.
    AnswerInTime,
    /// A moment that lies behind.
    MomentAhead,
    /// A moment so far ahead that it is none.
    MomentInSight,
    /// The clock takes it from a holder whose moment has not come.
    MomentHasCome,
    /// The clock goes on asking the holder though the day itself has come.
    DueAhead,
    /// The clock ends an offer that may still be answered.
    OfferHasLapsed,
    /// The same reminder twice.
    RemindOnce,
    /// A climb onto a rung where nobody is.
    ClimbFindsSomebody,
    /// A climb to the very holder who was silent.
    ClimbFindsAnother,
}

/// Which guards are in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Guards(u32);

impl Guards {
    /// All of them.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// The verdict, if the guard is in force.
    pub(crate) fn hold<E>(self, guard: Guard, verdict: Result<(), E>) -> Result<(), E> {
        if self.0 & bit(guard) == 0 { Ok(()) } else { verdict }
    }
}

const fn bit(guard: Guard) -> u32 {
    1 << guard as u32
}

#[cfg(test)]
impl Guards {
    /// All but one.
    pub(crate) fn without(guard: Guard) -> Self {
        Self(!bit(guard))
    }
}

#[cfg(test)]
impl Guard {
    /// Every guard, in order.
    pub(crate) fn every() -> impl Iterator<Item = Self> {
        std::iter::successors(Some(Self::ActorIsActive), |guard| guard.next())
    }

    /// The guard after this one. A guard that is added has to be given its place here before anything compiles, and the
    /// mutation test checks that the bits of all that are reached have no gap: so none is forgotten.
    fn next(self) -> Option<Self> {
        Some(match self {
            Self::ActorIsActive => Self::ActorHolds,
            Self::ActorHolds => Self::TakerIsEntitled,
            Self::TakerIsEntitled => Self::LeadSupervises,
            Self::LeadSupervises => Self::HolderIsGone,
            Self::HolderIsGone => Self::ReceiverTakesOver,
            Self::ReceiverTakesOver => Self::HolderStands,
            Self::HolderStands => Self::AskedIsThere,
            Self::AskedIsThere => Self::AskedIsAnother,
            Self::AskedIsAnother => Self::OneOffer,
            Self::OneOffer => Self::AskedAnswers,
            Self::AskedAnswers => Self::AnswerInTime,
            Self::AnswerInTime => Self::MomentAhead,
            Self::MomentAhead => Self::MomentInSight,
            Self::MomentInSight => Self::MomentHasCome,
            Self::MomentHasCome => Self::DueAhead,
            Self::DueAhead => Self::OfferHasLapsed,
            Self::OfferHasLapsed => Self::RemindOnce,
            Self::RemindOnce => Self::ClimbFindsSomebody,
            Self::ClimbFindsSomebody => Self::ClimbFindsAnother,
            Self::ClimbFindsAnother => return None,
        })
    }
}
