//! What should happen, as data: the next state, the events for the record, and who must hear what. Deliberately
//! without texts, addresses and storage; the caller writes the state and the events and puts the notices in the
//! outbox, all in one transaction.

use crate::{Cause, Hold, Holder, Moment, Outcome, Rung, State, Why};
use kernel::{PersonId, Timestamp};
use serde::Serialize;

/// A decision with its consequences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The state to keep.
    pub state: State,
    /// What happened, oldest first; each begins where the one before it ended. Empty: nothing changes.
    pub events: Vec<Event>,
    /// Who must hear what: one word each, none to the person who acted.
    pub notices: Vec<Notice>,
}

/// One line of the record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the clock or a rule.
    pub actor: Option<PersonId>,
    /// What was done.
    pub deed: Deed,
    /// Where it stood before; `None` when it was not open.
    pub before: Option<Footing>,
    /// Where it stands since; `None` when it is no longer open.
    pub after: Option<Footing>,
}

/// Where an open obligation stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Footing {
    /// Its holder.
    pub holder: Holder,
    /// Its next moment.
    pub moment: Timestamp,
    /// Its rung.
    pub rung: Rung,
}

impl Footing {
    /// Where `state` stands; `None` when settled.
    pub fn of(state: &State) -> Option<Self> {
        state.hold().map(Self::of_hold)
    }

    pub(crate) fn of_hold(hold: &Hold) -> Self {
        Self { holder: hold.holder, moment: hold.moment.at, rung: hold.rung() }
    }
}

/// What was done, with its facts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Opened.
    Opened {
        /// The first moment.
        moment: Moment,
    },
    /// Taken from a desk, taken back, or made one's own.
    Taken,
    /// A new moment, that the holder promised.
    Promised {
        /// The moment.
        moment: Moment,
    },
    /// A new moment, set by an act on the matter; at most as far ahead as anybody may look.
    Scheduled {
        /// The moment.
        moment: Moment,
    },
    /// Offered; the holder stays.
    Offered {
        /// Who is asked.
        to: Holder,
        /// When the offer lapses.
        answer_by: Timestamp,
        /// What is asked.
        why: Why,
    },
    /// The one asked took over.
    Accepted,
    /// The one asked said no.
    Declined {
        /// Why.
        reason: Why,
    },
    /// The holder took the offer back.
    Withdrawn {
        /// Why.
        reason: Why,
    },
    /// Nobody answered the offer in time.
    OfferLapsed,
    /// Half of the time has gone, or the moment has come under an open offer.
    Reminded,
    /// The moment came before the day it stood in for: the holder looks at it, and again by this moment.
    Renewed {
        /// The moment.
        moment: Moment,
    },
    /// The moment passed unanswered, or the holder was gone: one rung up.
    Climbed,
    /// The moment passed on the last rung: asked again, with a new moment.
    AskedAgain,
    /// Given to another holder.
    Reassigned {
        /// Why.
        cause: Cause,
    },
    /// Done.
    Settled {
        /// What came of it.
        outcome: Outcome,
    },
    /// Open again.
    Reopened {
        /// The first moment.
        moment: Moment,
    },
}

impl Deed {
    /// The kind of event, as the record names it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "obligation.opened",
            Self::Taken => "obligation.taken",
            Self::Promised { .. } => "obligation.promised",
            Self::Scheduled { .. } => "obligation.scheduled",
            Self::Offered { .. } => "obligation.offered",
            Self::Accepted => "obligation.accepted",
            Self::Declined { .. } => "obligation.declined",
            Self::Withdrawn { .. } => "obligation.withdrawn",
            Self::OfferLapsed => "obligation.offer_lapsed",
            Self::Reminded => "obligation.reminded",
            Self::Renewed { .. } => "obligation.renewed",
            Self::Climbed => "obligation.climbed",
            Self::AskedAgain => "obligation.asked_again",
            Self::Reassigned { .. } => "obligation.reassigned",
            Self::Settled { .. } => "obligation.settled",
            Self::Reopened { .. } => "obligation.reopened",
        }
    }
}

/// A word to somebody; to a desk it goes to all its members.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Notice {
    /// Who must hear it.
    pub to: Holder,
    /// What.
    pub word: Word,
}

/// What somebody must hear.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// You hold this now: it was opened or reopened with you.
    YouHold,
    /// You hold this now: it was given to you.
    GivenToYou {
        /// Why.
        cause: Cause,
    },
    /// You no longer hold this.
    TakenOver {
        /// Who does.
        by: Holder,
    },
    /// You are asked to take over.
    Asked {
        /// When the offer lapses.
        answer_by: Timestamp,
        /// What is asked.
        why: Why,
    },
    /// Your offer was declined; you still hold it.
    Declined {
        /// Why.
        reason: Why,
    },
    /// You need not answer any more: the offer was withdrawn, lapsed, or overtaken by something else.
    NoLongerAsked,
    /// Nobody answered your offer; you still hold it.
    OfferLapsed,
    /// Half of your time has gone.
    Halfway,
    /// Your moment has come. It doesn't climb while your offer may still be answered.
    Due,
    /// Your moment came before the day it stood in for: look at it, and again by this moment.
    Renewed {
        /// The next one.
        moment: Timestamp,
    },
    /// Your moment passed: somebody above you holds it now. You may take it back.
    ClimbedFromYou {
        /// Who holds it.
        to: Holder,
    },
    /// It climbed to you.
    ClimbedToYou {
        /// From whom.
        from: Holder,
    },
    /// What was yours has climbed further. You may take it back.
    ClimbedOn {
        /// Who holds it.
        to: Holder,
    },
    /// Asked again: nobody is above you, and it is still open.
    AskedAgain,
}

impl Plan {
    /// Nothing happens: for a [`crate::Act::Pass`] that came too early.
    pub(crate) fn idle(state: &State) -> Self {
        Self { state: state.clone(), events: Vec::new(), notices: Vec::new() }
    }

    /// Whether there is nothing to write and nobody to tell.
    pub fn changes_nothing(&self) -> bool {
        self.events.is_empty() && self.notices.is_empty()
    }

    /// Adds a word, except to the person who acted and to somebody who hears something already: the word that
    /// tells most comes first.
    pub(crate) fn tell(mut self, to: Holder, word: Word) -> Self {
        let actor = self.events.last().and_then(|event| event.actor).map(Holder::Person);
        if actor != Some(to) && self.notices.iter().all(|notice| notice.to != to) {
            self.notices.push(Notice { to, word });
        }
        self
    }
}
