//! How long things took: counted in steps of time, so that weeks add up and "half of them within two days" is exactly true.

use serde::{Deserialize, Serialize};

/// The steps, in hours: what took no longer than this counts here.
pub const HOURS: [i64; 14] = [1, 4, 8, 24, 48, 72, 120, 168, 336, 504, 720, 1_440, 2_160, 4_320];

/// Counts per step, and one for what took longer than the last.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Spread(Vec<u64>);

impl Spread {
    /// One more, that took so many whole hours.
    pub fn count(&mut self, hours: i64) {
        let step = HOURS.iter().position(|most| hours < *most).unwrap_or(HOURS.len());
        if self.0.len() <= step {
            self.0.resize(step + 1, 0);
        }
        self.0[step] += 1;
    }

    /// Those of `other` too.
    pub fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine += theirs;
        }
    }

    /// How many there are.
    pub fn all(&self) -> u64 {
        self.0.iter().sum()
    }

    /// Within how many hours at least half of them came.
    pub fn half_within(&self) -> Option<Within> {
        self.within(2, 1)
    }

    /// Within how many hours at least nine of ten came.
    pub fn nine_of_ten_within(&self) -> Option<Within> {
        self.within(10, 9)
    }

    fn within(&self, of: u64, part: u64) -> Option<Within> {
        let all = self.all();
        let mut sum = 0;
        for (step, count) in self.0.iter().enumerate() {
            sum += count;
            if all > 0 && sum * of >= all * part {
                return Some(HOURS.get(step).map_or(Within::Longer, |hours| Within::Hours(*hours)));
            }
        }
        None
    }
}

/// How long something took at most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Within {
    /// So many hours.
    Hours(i64),
    /// More than the longest step.
    Longer,
}

impl Within {
    /// How high it is drawn: a step for each step of time, because hours and months don't fit one scale.
    pub fn height(self) -> u16 {
        let step = match self {
            Self::Hours(hours) => HOURS.iter().position(|most| *most >= hours).unwrap_or(HOURS.len()),
            Self::Longer => HOURS.len(),
        };
        u16::try_from(step + 1).unwrap_or(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hours: &[i64], half: Option<Within>, most: Option<Within>) {
        let mut spread = Spread::default();
        for hours in hours {
            spread.count(*hours);
        }
        assert_eq!((spread.half_within(), spread.nine_of_ten_within()), (half, most), "{hours:?}");
    }

    #[test]
    fn half_and_nine_of_ten_are_said_by_the_step_they_fall_in() {
        check(&[], None, None);
        check(&[0], Some(Within::Hours(1)), Some(Within::Hours(1)));
        check(&[0, 47], Some(Within::Hours(1)), Some(Within::Hours(48)));
        check(&[30, 30, 30, 5_000], Some(Within::Hours(48)), Some(Within::Longer));
        check(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 500], Some(Within::Hours(1)), Some(Within::Hours(1)));
    }
}
