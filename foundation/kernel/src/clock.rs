//! The clock: the one file that asks the system what time it is. Everything else takes `now` as a parameter, so
//! that tests move the clock instead of sleeping. Times are instants in UTC; people see them in `calendar`'s
//! zone, Europe/Amsterdam.

pub use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Where a moment comes from: the system, or a hand that a test or the demo's replay moves.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still at `start` until it is moved; clones share its hand.
    pub fn by_hand(start: Timestamp) -> Self {
        Self(Source::Hand(Arc::new(AtomicI64::new(start.as_microsecond()))))
    }

    /// The present moment, to the microsecond, which is what both databases keep.
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the system")]
    pub fn now(&self) -> Timestamp {
        let microsecond = match &self.0 {
            Source::System => Timestamp::now().as_microsecond(),
            Source::Hand(hand) => hand.load(Ordering::SeqCst),
        };
        Timestamp::from_microsecond(microsecond)
            .expect("a clock stays within the years that a timestamp holds")
    }

    /// Moves a hand-moved clock to `moment`.
    ///
    /// # Panics
    /// On the system clock: nobody moves that.
    pub fn move_to(&self, moment: Timestamp) {
        match &self.0 {
            Source::System => panic!("the system clock can't be moved"),
            Source::Hand(hand) => hand.store(moment.as_microsecond(), Ordering::SeqCst),
        }
    }
}

/// Monotonic time for measuring how long something took, never for deciding what is due.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts counting.
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the system")]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_moved_clock_stands_where_it_is_put() {
        let clock = Clock::by_hand("2026-11-16T09:10:00Z".parse().unwrap());
        let shared = clock.clone();
        clock.move_to("2026-11-17T08:00:00Z".parse().unwrap());
        assert_eq!(shared.now().to_string(), "2026-11-17T08:00:00Z");
    }
}
