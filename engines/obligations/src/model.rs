//! The model check: two organisations, one network desk, and a server that several requests reach at once, that
//! crashes, and that gets requests twice, searched exhaustively within stated bounds. For developers who change the
//! engine, and for those who write the storage around it: [`StoreGuard`] names what the caller owes the proofs.
//!
//! The engine in it is the real one, with real moments; only the network, the store and the server are modelled.
//! Deliberately not modelled: more than two matters (they share nothing but absence), and message loss apart from
//! a request that is never delivered (the client simply stays waiting).

mod oracle;
mod proof;
mod server;
mod system;
pub(crate) mod world;

/// One guard of the store around the engine. A `worklist` without any of these loses invariants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StoreGuard {
    /// A write succeeds only on the state that was read (a version in the row).
    CompareVersion,
    /// A write succeeds only while the people and desks that were consulted stand as they were read.
    StandingUnchanged,
    /// The request's key commits with its effect, not after it.
    KeyWithEffect,
    /// The client hears "done" only after the commit.
    AnswerAfterCommit,
    /// Somebody's absence and the move of all they (and the desks they leave empty) hold are one transaction.
    AbsenceMovesAll,
}

impl StoreGuard {
    /// Every one of them.
    pub(crate) const EVERY: [Self; 5] = [
        Self::CompareVersion,
        Self::StandingUnchanged,
        Self::KeyWithEffect,
        Self::AnswerAfterCommit,
        Self::AbsenceMovesAll,
    ];
}
