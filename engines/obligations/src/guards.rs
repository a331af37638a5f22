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
    /// Every guard; the mutation test checks that their bits have no gap, so that none is forgotten.
    pub(crate) const EVERY: [Self; 19] = [
        Self::ActorIsActive,
        Self::ActorHolds,
        Self::TakerIsEntitled,
        Self::LeadSupervises,
        Self::HolderIsGone,
        Self::ReceiverTakesOver,
        Self::HolderStands,
        Self::AskedIsThere,
        Self::AskedIsAnother,
        Self::OneOffer,
        Self::AskedAnswers,
        Self::AnswerInTime,
        Self::MomentAhead,
        Self::MomentInSight,
        Self::MomentHasCome,
        Self::OfferHasLapsed,
        Self::RemindOnce,
        Self::ClimbFindsSomebody,
        Self::ClimbFindsAnother,
    ];
}
