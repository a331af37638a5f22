//! What an obligation is: held, offered (and still held), or settled. Everything open carries a [`Hold`], which
//! can't be made without its one holder and its one next moment. Deliberately without the matter it is about:
//! that is the caller's key.

use crate::{Outcome, Why};
use kernel::{DeskId, PersonId, Timestamp};
use serde::{Deserialize, Serialize};

/// Who holds: a person by name, or a desk that somebody staffs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Somebody who works in the network; stands while active.
    Person(PersonId),
    /// A duty desk; stands while staffed.
    Desk(DeskId),
}

impl Holder {
    /// The desk, when it is one.
    pub fn desk(self) -> Option<DeskId> {
        match self {
            Self::Desk(desk) => Some(desk),
            Self::Person(_) => None,
        }
    }
}

impl From<PersonId> for Holder {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

impl From<DeskId> for Holder {
    fn from(desk: DeskId) -> Self {
        Self::Desk(desk)
    }
}

/// The next moment, and why then.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Moment {
    /// The moment at which something must have been done.
    pub at: Timestamp,
    /// What must have been done, and why.
    pub why: Why,
}

/// How far an obligation has climbed, lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// Not at all: with whoever opened, took, accepted or was given it.
    Holder,
    /// With the holder's team lead.
    TeamLead,
    /// With the duty desk of the holder's organisation.
    OrganisationDesk,
    /// With the duty desk of the network, where it stays and asks again.
    NetworkDesk,
}

impl Rung {
    /// All rungs, lowest first.
    pub const ALL: [Self; 4] = [Self::Holder, Self::TeamLead, Self::OrganisationDesk, Self::NetworkDesk];

    /// The word for it in a column or an event.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::TeamLead => "team_lead",
            Self::OrganisationDesk => "organisation_desk",
            Self::NetworkDesk => "network_desk",
        }
    }
}

/// The way up of an obligation that climbed: those it came from may take it back.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Climbed {
    rung: Rung,
    original: Holder,
    previous: Holder,
}

impl Climbed {
    /// Climbed to `rung`; `None` for [`Rung::Holder`], because that is not a climb.
    pub fn to(rung: Rung, original: Holder, previous: Holder) -> Option<Self> {
        (rung > Rung::Holder).then_some(Self { rung, original, previous })
    }

    /// The rung it stands on, above [`Rung::Holder`].
    pub fn rung(self) -> Rung {
        self.rung
    }

    /// Who held it in their own right, before the first step up.
    pub fn original(self) -> Holder {
        self.original
    }

    /// Who held it before the last step up.
    pub fn previous(self) -> Holder {
        self.previous
    }
}

/// What has been said about the present moment, so that it is said once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminded {
    /// Nothing.
    NotYet,
    /// Half of the time has gone.
    Halfway,
    /// The moment has come while an offer is open; it climbs when the offer lapses.
    Due,
}

impl Reminded {
    /// The word for it in a column.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::Halfway => "halfway",
            Self::Due => "due",
        }
    }
}

/// Being held: one holder, one next moment, and how that came about.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Hold {
    /// Whoever holds it now.
    pub holder: Holder,
    /// The next moment.
    pub moment: Moment,
    /// The day that the moment stands in for, when that lies too far ahead for a moment: until then it is looked at every
    /// so often, and doesn't climb. Always later than the moment.
    pub due: Option<Timestamp>,
    /// When this moment was set: where its span begins.
    pub since: Timestamp,
    /// What has been said about this moment.
    pub reminded: Reminded,
    /// The way up, when it climbed.
    pub climbed: Option<Climbed>,
}

impl Hold {
    /// In the holder's own right, with nothing said yet.
    pub fn own(holder: Holder, moment: Moment, since: Timestamp) -> Self {
        Self { holder, moment, due: None, since, reminded: Reminded::NotYet, climbed: None }
    }

    /// The rung it stands on.
    pub fn rung(&self) -> Rung {
        self.climbed.map_or(Rung::Holder, Climbed::rung)
    }

    /// Who holds or held it in their own right.
    pub fn original(&self) -> Holder {
        self.climbed.map_or(self.holder, Climbed::original)
    }

    /// Whether it stands until that moment already, or until one that stands in for it.
    pub fn is_until(&self, moment: &Moment) -> bool {
        self.due.unwrap_or(self.moment.at) == moment.at && self.moment.why == moment.why
    }

    /// Halfway between `since` and the moment.
    pub fn halfway(&self) -> Timestamp {
        let span = self.moment.at.duration_since(self.since);
        self.since.checked_add(span / 2).expect("half of a span lies within it")
    }
}

/// An open offer; the offerer is the holder until it is accepted.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Offer {
    /// Who is asked to take over.
    pub to: Holder,
    /// When the offer lapses.
    pub answer_by: Timestamp,
    /// What is asked, and why of them.
    pub why: Why,
}

/// The end: what came of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Settlement {
    /// Who settled it; `None` when it ended with another recorded act on its matter.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: Outcome,
}

/// An obligation.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// Held, and nothing asked of anybody else.
    Held(Hold),
    /// Held by the offerer, while somebody else is asked to take over.
    Offered {
        /// The offerer's hold.
        hold: Hold,
        /// What is asked of whom.
        offer: Offer,
    },
    /// Done; only reopening changes it.
    Settled(Settlement),
}

impl State {
    /// Offered while there is an offer, else held.
    pub(crate) fn open(hold: Hold, offer: Option<Offer>) -> Self {
        match offer {
            Some(offer) => Self::Offered { hold, offer },
            None => Self::Held(hold),
        }
    }

    /// Holder, moment and rung, unless settled.
    pub fn hold(&self) -> Option<&Hold> {
        match self {
            Self::Held(hold) | Self::Offered { hold, .. } => Some(hold),
            Self::Settled(_) => None,
        }
    }

    /// The one holder, unless settled.
    pub fn holder(&self) -> Option<Holder> {
        self.hold().map(|hold| hold.holder)
    }

    /// The first moment at which [`crate::Act::Pass`] may have something to do, for the index by which the job
    /// clock finds its work: halfway, the moment itself, or the end of an offer. `None` once settled.
    pub fn look_at(&self) -> Option<Timestamp> {
        match self {
            Self::Held(hold) => Some(next_reminder(hold).unwrap_or(hold.moment.at)),
            Self::Offered { hold, offer } => {
                Some(next_reminder(hold).map_or(offer.answer_by, |at| at.min(offer.answer_by)))
            }
            Self::Settled(_) => None,
        }
    }
}

fn next_reminder(hold: &Hold) -> Option<Timestamp> {
    match hold.reminded {
        Reminded::NotYet => Some(hold.halfway()),
        Reminded::Halfway => Some(hold.moment.at),
        Reminded::Due => None,
    }
}
