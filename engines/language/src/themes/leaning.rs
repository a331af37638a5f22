//! Towards which themes a text leans, as one thing to compare: two people who say the same in other words share few letters
//! but lean the same way. For "dit lijkt op…", where it weighs the likeness of letters.

use super::{Themes, suggest};
use crate::words::split;

/// How much of a difference in likelihood counts: less than where one theme has to be chosen.
const LEANS: f32 = 0.3;

/// How strongly a text leans towards each theme; empty when it tells nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Leaning(Vec<f32>);

impl Leaning {
    /// Where `text` leans to, by what `themes` have learned.
    pub fn of(text: &str, themes: &Themes) -> Self {
        let words = split(text);
        let likely = themes.learned.as_ref().map_or_else(Vec::new, |learned| learned.likelihoods(&words));
        let likeliest = suggest::likeliest(&likely);
        let mut strong: Vec<f32> =
            likely.iter().map(|likely| (LEANS * (likely - likeliest)).exp2()).collect();
        if strong.is_empty() {
            return Self::default();
        }
        let length = strong.iter().map(|part| part * part).sum::<f32>().sqrt();
        for part in &mut strong {
            *part /= length;
        }
        Self(strong)
    }

    /// From 0, nothing in common, to 1, the same way; 1 too when either tells nothing, so that letters alone decide.
    pub fn agrees_with(&self, other: &Self) -> f32 {
        if self.0.is_empty() || other.0.is_empty() {
            return 1.0;
        }
        self.0.iter().zip(&other.0).map(|(one, other)| one * other).sum::<f32>().clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::themes::ours;

    #[test]
    fn who_says_the_same_leans_the_same_way() {
        let of = |text| Leaning::of(text, ours());
        let debts = of("De deurwaarder stond weer aan de deur, elf schuldeisers");
        let same = of("Zij krijgt elke week een aanmaning en het incassobureau belt");
        let other = of("De jongens hangen op het plein en de buren bellen de politie");
        assert!(debts.agrees_with(&same) > 3.0 * debts.agrees_with(&other));
        assert!((debts.agrees_with(&debts) - 1.0).abs() < 1e-5);
        assert!((of("").agrees_with(&debts) - 1.0).abs() < f32::EPSILON);
    }
}
