//! The engine's guards by name, so that the model check can take one away and show what then goes wrong. Outside the
//! tests there is one value, [`Guards::ALL`]. For developers; not part of the public face.

/// One guard of the engine; its comment says what it keeps out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Guard {
    /// Somebody who is not active acts.
    ActorIsActive,
    /// Somebody who neither holds the case nor may refer hands it over (1).
    AskerMayRefer,
    /// Somebody asks themselves.
    SidesDiffer,
    /// Somebody of neither side, or of the wrong one, acts.
    SideActs,
    /// Shared without permission or legal basis (2).
    GroundIsWritten,
    /// Sent unread (2).
    PacketIsPreviewed,
    /// Sent, or passed on, to where nobody is (2).
    AskedIsThere,
    /// Two handovers move one case (I4).
    OneMoves,
    /// The clock stops at every question (4).
    PauseOnce,
    /// A yes after the grace (6).
    AnswerInTime,
    /// A yes in the name of somebody who is not of those asked (6).
    WorkerIsTheirs,
    /// A start that lies behind, or none in sight (6).
    StartIsAhead,
    /// A late start with nobody bridging it (6).
    WaitIsBridged,
    /// Passed on without an agreement (8).
    PassingOnIsAgreed,
    /// The clock ends an asking that may still be answered (9).
    GraceIsOver,
    /// The clock calls a contact missed before its time (11).
    ContactIsOverdue,
    /// The same reminder twice.
    RemindOnce,
    /// A contact before the yes, or in the future (13).
    ContactHappened,
    /// A review behind, or later than 60 days (14).
    ReviewInSight,
    /// A report on a case that itself moved (15).
    ReportFits,
    /// Closed on one attempt, or on one that is still to come (16).
    TriedTwice,
    /// Reopened by somebody whom it doesn't concern (17).
    ReopenerIsConcerned,
    /// Reopened after 90 days (17).
    ReopenInTime,
    /// Decided, with no next moment of the case in sight (18, I2).
    NextInSight,
    /// Somebody who is there is replaced as if they were gone.
    ReplacedIsGone,
    /// Replaced by somebody else than their lead.
    LeadReplaces,
    /// Whoever must act next is not there (I1).
    DutyStands,
    /// Somebody who doesn't hold the case gives it away, or is asked for it (1, 2, 6).
    HolderGives,
    /// A handover of a case that is closed goes on.
    CaseIsOpen,
    /// A case is closed under a handover that runs.
    NothingRuns,
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
    pub(crate) const EVERY: [Self; 30] = [
        Self::ActorIsActive,
        Self::AskerMayRefer,
        Self::SidesDiffer,
        Self::SideActs,
        Self::GroundIsWritten,
        Self::PacketIsPreviewed,
        Self::AskedIsThere,
        Self::OneMoves,
        Self::PauseOnce,
        Self::AnswerInTime,
        Self::WorkerIsTheirs,
        Self::StartIsAhead,
        Self::WaitIsBridged,
        Self::PassingOnIsAgreed,
        Self::GraceIsOver,
        Self::ContactIsOverdue,
        Self::RemindOnce,
        Self::ContactHappened,
        Self::ReviewInSight,
        Self::ReportFits,
        Self::TriedTwice,
        Self::ReopenerIsConcerned,
        Self::ReopenInTime,
        Self::NextInSight,
        Self::ReplacedIsGone,
        Self::LeadReplaces,
        Self::DutyStands,
        Self::HolderGives,
        Self::CaseIsOpen,
        Self::NothingRuns,
    ];
}
