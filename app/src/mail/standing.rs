//! How the mail server is doing, for one node: while it is in trouble nothing is claimed and no attempt is counted, it is
//! asked again after a wait that doubles, and whoever runs the server can see it in the log, the metrics and `/readyz`.

use super::Sent;
use kernel::Timestamp;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The first wait; each next one is twice as long.
const SHORTEST_WAIT: Duration = Duration::from_secs(10);
/// A server that is back is noticed within so long.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// How the mail server is doing.
#[derive(Default)]
pub struct Standing(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    trouble: Option<Trouble>,
    /// Whether the last mail broke off on the way.
    broke_off: bool,
}

/// A server that takes nothing now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// Since when.
    pub since: Timestamp,
    /// In technical words, without an address.
    pub why: String,
    tries: u32,
    again_at: Timestamp,
}

impl Standing {
    /// The trouble that the server is in, if any.
    pub fn trouble(&self) -> Option<Trouble> {
        self.kept().trouble.clone()
    }

    /// Whether it isn't time yet to ask it again.
    pub(super) fn is_waited_for(&self, now: Timestamp) -> bool {
        self.kept().trouble.as_ref().is_some_and(|trouble| now < trouble.again_at)
    }

    /// Takes in how one mail went, and says how that counts: one mail that breaks off may be its own fault, two in a row
    /// are the server's.
    pub(super) fn learn(&self, now: Timestamp, sent: Sent) -> Sent {
        let mut kept = self.kept();
        let sent = match sent {
            Sent::BrokeOff(why) if kept.broke_off || kept.trouble.is_some() => Sent::HeldUp(why),
            other => other,
        };
        kept.broke_off = match &sent {
            Sent::BrokeOff(_) => true,
            Sent::HeldUp(_) => kept.broke_off,
            Sent::Delivered | Sent::Refused(_) | Sent::Later(_) => false,
        };
        match &sent {
            Sent::HeldUp(why) => kept.held_up(now, why),
            // It answers, whatever it said to this one.
            Sent::Delivered | Sent::Refused(_) | Sent::Later(_) => {
                if let Some(trouble) = kept.trouble.take() {
                    tracing::info!(since = %trouble.since, "the mail server takes mail again");
                }
            }
            Sent::BrokeOff(_) => {}
        }
        sent
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // What is kept is whole after every statement.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn held_up(&mut self, now: Timestamp, why: &str) {
        let (since, tries) = self.trouble.as_ref().map_or((now, 0), |trouble| (trouble.since, trouble.tries));
        let wait = (SHORTEST_WAIT * 2_u32.pow(tries.min(10))).min(LONGEST_WAIT);
        tracing::warn!(why, %since, seconds = wait.as_secs(), "mail is held up: the mail server takes none; asked again after these seconds");
        self.trouble = Some(Trouble { since, why: why.to_owned(), tries: tries + 1, again_at: now + wait });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held_up() -> Sent {
        Sent::HeldUp("the mail server answered 554 at the greeting".to_owned())
    }

    fn broke_off() -> Sent {
        Sent::BrokeOff("the mail server broke off".to_owned())
    }

    #[test]
    fn the_wait_doubles_up_to_five_minutes_and_ends_with_the_trouble() {
        let (standing, mut now) = (Standing::default(), Timestamp::UNIX_EPOCH);
        let mut waits = Vec::new();
        for _ in 0..7 {
            standing.learn(now, held_up());
            let trouble = standing.trouble().unwrap();
            waits.push((trouble.again_at.as_second()) - now.as_second());
            assert!(standing.is_waited_for(now) && !standing.is_waited_for(trouble.again_at));
            assert_eq!(trouble.since, Timestamp::UNIX_EPOCH);
            now = trouble.again_at;
        }
        assert_eq!(waits, [10, 20, 40, 80, 160, 300, 300]);
        standing.learn(now, Sent::Later("451".to_owned()));
        assert_eq!(standing.trouble(), None, "who answers about one recipient is there");
    }

    #[test]
    fn one_that_breaks_off_is_its_own_fault_and_two_in_a_row_are_the_servers() {
        let (standing, now) = (Standing::default(), Timestamp::UNIX_EPOCH);
        assert_eq!(standing.learn(now, broke_off()), broke_off());
        assert_eq!(standing.learn(now, Sent::Delivered), Sent::Delivered);
        assert_eq!(standing.learn(now, broke_off()), broke_off());
        assert!(matches!(standing.learn(now, broke_off()), Sent::HeldUp(_)));
        assert!(standing.trouble().is_some());
    }
}
