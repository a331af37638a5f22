//! What the work itself tells of a stretch of time, for giving account: each context says which of its own steps count and how
//! a figure of them is called, and whoever gives account is given the list by the app, because contexts don't know each
//! other. A step is when, by which organisation, about what and where: no words, and no way to a page. Whom it was for it
//! says only to count people by, because five steps for one person are not five people; nothing keeps or shows that. Nobody
//! registers anything for it.

use crate::published::Stretch;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp};
use store::{Error, Tx};

crate::named! {
    /// The lines of an account, in the order in which they are told. The first three are what the work is for.
    pub enum Line, text "account-line" {
        /// People manage for themselves.
        SelfReliance = "self_reliance",
        /// People look after each other.
        Connectedness = "connectedness",
        /// Worse was kept away.
        Prevention = "prevention",
        /// Whom the work reached.
        Reach = "reach",
        /// How long people waited.
        Waiting = "waiting",
        /// What came back of what was seen.
        Answered = "answered",
        /// What did not work, and why.
        NotWorked = "not_worked",
    }
}

crate::named! {
    /// By what a figure is told apart.
    pub enum Split, text "account-split" {
        /// Neighbourhood or municipality.
        Area = "area",
        /// Main theme.
        Theme = "theme",
        /// Why: a text key of whoever counts.
        Reason = "reason",
    }
}

/// What is told of the steps of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// How many there were.
    Count,
    /// How many of them came out well.
    Share,
    /// How many there were, and how many days half of them took at most.
    Days,
}

/// A figure, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Its name in addresses and files.
    pub code: &'static str,
    /// The line it belongs to.
    pub line: Line,
    /// The key of its name.
    pub name: &'static str,
    /// The key of what one step is, and in which work it is made.
    pub what: &'static str,
    /// What is told.
    pub measure: Measure,
    /// The code of a figure in which each of its steps counts too: the difference of the two tells as much as a number.
    pub within: Option<&'static str>,
    /// The code of a share of which its steps are those that didn't come out well: it is the rest of that figure.
    pub rest_of: Option<&'static str>,
    /// By what it is told apart.
    pub splits: &'static [Split],
}

impl Figure {
    /// A figure that stands by itself and is told as one number; `texts` are the keys of its name and of one step.
    pub const fn of(
        code: &'static str,
        line: Line,
        (name, what): (&'static str, &'static str),
        measure: Measure,
    ) -> Self {
        Self { code, line, name, what, measure, within: None, rest_of: None, splits: &[] }
    }
}

/// One step of work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkStep {
    /// The code of its figure.
    pub figure: &'static str,
    /// When it was made.
    pub at: Timestamp,
    /// By which organisation.
    pub organisation: OrganisationId,
    /// Whom it was for, if for anybody: only to count people by, never kept and never shown.
    pub for_whom: Option<Uuid>,
    /// Where, as far as known.
    pub area: Option<String>,
    /// About what, as far as known.
    pub theme: Option<String>,
    /// The key of why, where there is a choice of reasons.
    pub reason: Option<&'static str>,
    /// Whether it came out well; of what is only counted always.
    pub well: bool,
    /// How many days what it ended took, where that is told.
    pub days: Option<i64>,
}

impl WorkStep {
    /// A step of which nothing more is known.
    pub fn new(figure: &'static str, at: Timestamp, organisation: OrganisationId) -> Self {
        let (for_whom, well) = (None, true);
        Self { figure, at, organisation, for_whom, area: None, theme: None, reason: None, well, days: None }
    }
}

/// Reads the steps of a stretch of time, in any order.
pub type Read = fn(&mut Tx<'_>, NetworkId, &Stretch) -> Result<Vec<WorkStep>, Error>;

/// The work of one context.
#[derive(Clone, Copy, Debug)]
pub struct Worked {
    /// What is told of it.
    pub figures: &'static [Figure],
    /// The steps.
    pub read: Read,
}

/// Whole days from one moment to another, never less than none.
pub fn days_between(from: Timestamp, until: Timestamp) -> i64 {
    (until.duration_since(from).as_secs() / 86_400).max(0)
}
