//! Why an act is refused, in words that say who should do what. Deliberately without texts for the screen: a
//! context ties each variant to a key of its own.

use crate::Holder;
use kernel::{PersonId, Timestamp};

/// A refused act; nothing has changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum Refusal {
    /// A repeat: what it asks for is already so. To whoever repeats, this is as good as a yes.
    #[error("this has already been done: nothing more is needed")]
    AlreadyDone,
    /// Only the holder or a member of the holding desk may do this (for an answer to an offer: those asked).
    #[error("this is not yours to do: ask its holder to offer it to you")]
    NotYours {
        /// Whose it is.
        holder: Holder,
    },
    /// Only the holder's team lead may give it to somebody else unasked.
    #[error("only the holder's team lead may give this to somebody else unasked: offer it instead")]
    NotSupervisor {
        /// Whose it is.
        holder: Holder,
    },
    /// Whoever acts is not active.
    #[error("this person is not active: the organisation's administrator can change that")]
    NotActive {
        /// Who acts.
        by: PersonId,
    },
    /// Whoever would hold it, or be asked, is not active or not staffed.
    #[error("this person is not active or this desk is not staffed: choose somebody who is there")]
    NotThere {
        /// Who is not there.
        holder: Holder,
    },
    /// Reassigned because the holder is gone, while the holder is there.
    #[error("the holder is still there: record the absence first, or ask the holder to offer it")]
    StillThere {
        /// Who is there.
        holder: Holder,
    },
    /// A moment that does not lie ahead.
    #[error("this moment has already passed: choose one that lies ahead")]
    MomentPassed,
    /// A moment more than 90 days ahead.
    #[error("this moment is too far away: choose one no later than {latest}")]
    MomentTooFar {
        /// The latest moment that is accepted.
        latest: Timestamp,
    },
    /// Offered to whoever holds it.
    #[error("they hold it already: offer it to somebody else")]
    OfferToHolder,
    /// Somebody else has been asked already.
    #[error("somebody has already been asked: wait for the answer, or withdraw that offer first")]
    OfferOpen,
    /// No offer is open.
    #[error("no offer is open: ask the holder to offer it again")]
    NoOffer,
    /// The offer was not answered in time.
    #[error("this offer was not answered in time: ask the holder to offer it again")]
    OfferLapsed,
    /// It is settled.
    #[error("this has been settled: reopen it first")]
    Settled,
    /// Reopened while it is open.
    #[error("this is open: there is nothing to reopen")]
    NotSettled,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_to_do() {
        for refusal in [Refusal::MomentPassed, Refusal::OfferOpen, Refusal::NoOffer, Refusal::Settled] {
            let (what, then) = refusal.to_string().split_once(": ").map(|(a, b)| (a.len(), b.len())).unwrap();
            assert!(what > 10 && then > 10, "{refusal}");
        }
    }
}
