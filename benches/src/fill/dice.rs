//! Chance that falls the same way every time: the same seed and index give the same rows and ids in every run, so
//! that two measurements look at the same database. Only for the generator; ids of the product hold real chance.

use kernel::Timestamp;
use kernel::ids::Uuid;

/// The seed of every bench database. Arbitrary.
const SEED: u64 = 0x5052_2d50_4f4e_544f;

/// Throws that follow from what they are thrown for.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The dice of one thing: its kind, as a word, and its number.
    pub fn of(kind: &str, index: usize) -> Self {
        let kind = kind.bytes().fold(SEED, |hash, byte| mix(hash ^ u64::from(byte)));
        Self(mix(kind ^ index as u64))
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number from 0 to `bound` - 1; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.bits()) * bound as u128;
        usize::try_from(wide >> 64).expect("below a bound that is a usize")
    }

    /// One of `these`, which has at least one.
    pub fn one<'a, T>(&mut self, these: &'a [T]) -> &'a T {
        &these[self.below(these.len())]
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A UUIDv7 that sorts at `at`.
    pub fn id(&mut self, at: Timestamp) -> Uuid {
        let milliseconds = u128::try_from(at.as_millisecond()).unwrap_or(0) & 0xffff_ffff_ffff;
        let first = u128::from(self.bits() & 0xfff);
        let last = u128::from(self.bits() >> 2);
        Uuid::from_u128(milliseconds << 80 | 7 << 76 | first << 64 | 0b10 << 62 | last)
    }
}

/// Bits that look independent of the input's (the finishing steps of splitmix64).
fn mix(input: u64) -> u64 {
    let mut x = input;
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_falls_the_same_way_and_another_does_not() {
        let now: Timestamp = "2026-11-16T09:10:00Z".parse().unwrap();
        let id = |index| Dice::of("signal", index).id(now);
        assert_eq!(id(7), id(7));
        assert_ne!(id(7), id(8));
        assert_eq!(id(7).get_version_num(), 7);
    }

    #[test]
    fn throws_stay_below_their_bound() {
        let mut dice = Dice::of("throw", 0);
        let thrown: Vec<usize> = (0..1_000).map(|_| dice.below(6)).collect();
        assert!(thrown.iter().all(|face| *face < 6) && (0..6).all(|face| thrown.contains(&face)));
    }
}
