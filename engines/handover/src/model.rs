//! The model check: two organisations and the network's desk, one case, handovers of every kind, and a server that
//! several requests reach at once, that crashes, and that gets requests twice; searched exhaustively within stated
//! bounds. For developers who change the engine, and for those who write the storage around it: [`StoreGuard`] names
//! what the caller owes the proofs.
//!
//! The engine in it is the real one, with real moments; only the network, the store and the server are modelled.
//! Deliberately not modelled: the ladder of the obligation (its own engine proves that), and more than one case.

mod judge;
mod oracle;
mod proof;
mod server;
mod system;
pub(crate) mod world;

/// One guard of the store around the engine. A context without any of these loses invariants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StoreGuard {
    /// A write succeeds only on the handover that was read (I6).
    CompareVersion,
    /// A write succeeds only while the case and its other handovers stand as they were read (I4).
    CaseUnchanged,
    /// A write succeeds only while the people and desks that were consulted stand as they were read.
    StandingUnchanged,
    /// The transition's id commits with its effect, not after it (I10).
    IdWithEffect,
    /// The client hears "done" only after the commit.
    AnswerAfterCommit,
    /// Somebody's absence and their replacement on every side they stand are one transaction (I7).
    AbsenceReplaces,
}

impl StoreGuard {
    /// Every one of them.
    pub(crate) const EVERY: [Self; 6] = [
        Self::CompareVersion,
        Self::CaseUnchanged,
        Self::StandingUnchanged,
        Self::IdWithEffect,
        Self::AnswerAfterCommit,
        Self::AbsenceReplaces,
    ];
}
