//! How long each step may take: by urgency, on the Dutch working-day calendar, and overridable per route because a
//! crisis line answers faster than a clinic. Deliberately without the present moment: a span counts from a given one.

use kernel::{Timestamp, calendar};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How soon it must be taken up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Within hours.
    Now,
    /// This week.
    Soon,
    /// In the usual time.
    Normal,
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Hours of the clock, day and night: for what can't wait for office hours.
    Hours(u16),
    /// Working days, to the same hour.
    WorkingDays(u16),
    /// Calendar days, to the same hour.
    Days(u16),
}

impl Span {
    /// The moment this long after `from`.
    pub fn after(self, from: Timestamp) -> Timestamp {
        match self {
            Self::Hours(hours) => from
                .checked_add(Duration::from_secs(u64::from(hours) * 3600))
                .expect("a moment within the calendar"),
            Self::WorkingDays(days) => calendar::in_working_days(from, days),
            Self::Days(days) => calendar::in_days(from, i32::from(days)),
        }
    }
}

/// The clocks of one handover. [`Clocks::of`] gives what holds where a route says nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Clocks {
    /// For an answer to what was sent.
    pub answer: Span,
    /// After that, before it counts as unanswered.
    pub grace: Span,
    /// From acceptance to the first real contact.
    pub contact: Span,
    /// For the answer to a question.
    pub reply: Span,
    /// For a decision about what came back.
    pub decide: Span,
    /// For confirming what was reported.
    pub confirm: Span,
}

impl Clocks {
    /// The clocks for `urgency`.
    pub fn of(urgency: Urgency) -> Self {
        let (answer, grace, contact) = match urgency {
            Urgency::Now => (Span::Hours(4), Span::Hours(2), 1),
            Urgency::Soon => (Span::WorkingDays(2), Span::WorkingDays(2), 3),
            Urgency::Normal => (Span::WorkingDays(5), Span::WorkingDays(2), 10),
        };
        Self {
            answer,
            grace,
            contact: Span::WorkingDays(contact),
            reply: Span::WorkingDays(2),
            decide: Span::WorkingDays(1),
            confirm: Span::WorkingDays(10),
        }
    }
}

/// The latest review of a wait.
pub const REVIEW_WITHIN: Span = Span::Days(60);
/// After so long without an entry the holder is reminded.
pub const QUIET: Span = Span::Days(30);
/// After so long without an entry the holder's lead hears it.
pub const SILENT: Span = Span::Days(45);
/// After so long the sender hears how it landed.
pub const LANDING: Span = Span::Days(30);
/// Until so long after the report or the close it may come back.
pub const REOPEN_WITHIN: Span = Span::Days(90);
/// The furthest next moment of a case (I2).
pub const IN_SIGHT: Span = Span::Days(90);

/// Halfway between two moments, the later one second.
pub(crate) fn halfway(since: Timestamp, until: Timestamp) -> Timestamp {
    since.checked_add(until.duration_since(since) / 2).expect("half of a span lies within it")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(urgency: Urgency, answer: &str, lapses: &str, contact: &str) {
        // The Thursday before Easter; Monday is a holiday.
        let thursday: Timestamp = "2026-04-02T10:00:00+02:00".parse().unwrap();
        let clocks = Clocks::of(urgency);
        let due = clocks.answer.after(thursday);
        let said = [due, clocks.grace.after(due), clocks.contact.after(thursday)]
            .map(|at| calendar::local(at).strftime("%d-%m %H").to_string());
        assert_eq!(said, [answer, lapses, contact]);
    }

    #[test]
    fn clocks_follow_the_urgency_and_skip_holidays() {
        check(Urgency::Now, "02-04 14", "02-04 16", "03-04 10");
        check(Urgency::Soon, "07-04 10", "09-04 10", "08-04 10");
        check(Urgency::Normal, "10-04 10", "14-04 10", "17-04 10");
    }
}
