//! Why an act is refused, in words that say who should do what. Deliberately without texts for the screen: a context
//! ties each variant to a key of its own.

use crate::{Holder, Stage};
use kernel::{PersonId, Timestamp};

/// A refused act; nothing has changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum Refusal {
    /// A repeat: what it asks for is already so. To whoever repeats, this is as good as a yes.
    #[error("this has already been done: nothing more is needed")]
    AlreadyDone,
    /// It stands elsewhere than this act needs; to the loser of two at once this is the answer (I6).
    #[error("this handover is now {}: read what happened before you go on", stage.word())]
    NotNow {
        /// Where it stands.
        stage: Stage,
    },
    /// Only the other side, or nobody of either, may do this.
    #[error("this is not yours to do: ask whoever it lies with")]
    NotYours {
        /// With whom it lies.
        holder: Holder,
    },
    /// Whoever acts is not active.
    #[error("this person is not active: the organisation's administrator can change that")]
    NotActive {
        /// Who acts.
        by: PersonId,
    },
    /// Neither the holder of the case nor allowed to refer; for a claim, already its holder.
    #[error(
        "only whoever holds the case may hand it over, and only somebody else may ask for it: ask its holder"
    )]
    MayNotRefer,
    /// Only the holder of the case gives it away: offers it, or says yes to whoever asks for it.
    #[error("only whoever holds the case may hand it over whole: ask its holder")]
    NotHolder {
        /// Who holds it.
        holder: Holder,
    },
    /// The case is closed, so nothing of it is handed over.
    #[error("this case is closed: open it again before you go on")]
    CaseClosed,
    /// A handover that somebody is asked, works on or must decide about keeps its case open.
    #[error("this handover is still {}: withdraw it, or wait until it has ended, before you close the case", stage.word())]
    StillRuns {
        /// Where it stands.
        stage: Stage,
    },
    /// Whoever is asked, or would act next, is not active or not staffed.
    #[error("this person is not active or this desk is not staffed: choose somebody who is there")]
    NotThere {
        /// Who is not there.
        holder: Holder,
    },
    /// Replaced as gone, while they are there.
    #[error("they are still there: record the absence first, or let them hand it over themselves")]
    StillThere {
        /// Who is there.
        holder: Holder,
    },
    /// Only the team lead may put somebody else in a place unasked.
    #[error("only the team lead may give this to somebody else unasked: ask them")]
    NotSupervisor {
        /// In whose place.
        holder: Holder,
    },
    /// Given to whoever has it.
    #[error("they are asking themselves: choose somebody else")]
    ToThemselves,
    /// Neither permission nor a legal basis.
    #[error("nothing says why this may be shared: write down the permission or the legal basis")]
    NoGround,
    /// Nobody read the packet.
    #[error("the packet has not been read over: let the resident read it, or say why that can't be")]
    NotPreviewed,
    /// Another handover of this case is in flight (I4).
    #[error("this case is already being handed over: wait for that answer, or withdraw it first")]
    AlreadyMoving,
    /// After the grace.
    #[error("the time to answer has passed: ask for it to be sent again")]
    TooLate,
    /// A worker who is not of those asked.
    #[error("this worker is not of those who were asked: name somebody who is")]
    NotTheirWorker,
    /// A later start without a bridge.
    #[error(
        "this starts later than people may wait alone: agree who does what until then, no later than {usual}"
    )]
    NoBridge {
        /// The latest start that needs none.
        usual: Timestamp,
    },
    /// A moment that must lie ahead.
    #[error("this moment has already passed: choose one that lies ahead")]
    MomentPassed,
    /// A moment too far ahead.
    #[error("this moment is too far away: choose one no later than {latest}")]
    MomentTooFar {
        /// The latest moment that is accepted.
        latest: Timestamp,
    },
    /// Something that happened, outside the time in which it can have.
    #[error("this can't have happened then: choose a moment since it was accepted, and before now")]
    NotThen,
    /// Passed on without an agreement.
    #[error("this may not be passed on yet: ask whether it may go there")]
    NotAgreed,
    /// Reported of a case that moved.
    #[error("the case itself was handed over: what comes of it stands with the case")]
    NothingToReport,
    /// The two attempts are one, or lie ahead.
    #[error("two attempts on two moments are needed: try once more, or write down what the resident says")]
    NotTried,
    /// Later than 90 days.
    #[error("too much time has passed: make a new one, which may say what came before")]
    TooLongAgo,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_to_do() {
        let stage = Stage::Withdrawn;
        for refusal in
            [Refusal::NotNow { stage }, Refusal::NoGround, Refusal::AlreadyMoving, Refusal::NotAgreed]
        {
            let (what, then) = refusal.to_string().split_once(": ").map(|(a, b)| (a.len(), b.len())).unwrap();
            assert!(what > 10 && then > 10, "{refusal}");
        }
    }
}
