//! A topic nobody named yet: terms whose share of signals rises and that no theme covers. It looks at shares, so that
//! a busy week is no topic. For a reader who decides whether it is one; it never makes a theme.

use crate::chance::Counts;

/// How often a term stands in signals, before and lately.
#[derive(Clone, Debug, PartialEq)]
pub struct Term<'a> {
    /// The term.
    pub term: &'a str,
    /// Signals with it before.
    pub before: f64,
    /// Signals with it in the last weeks.
    pub lately: f64,
    /// Whether a theme covers it.
    pub covered: bool,
}

/// A term that rises.
#[derive(Clone, Debug, PartialEq)]
pub struct Rising<'a> {
    /// The term.
    pub term: &'a str,
    /// How many signals it stood in lately.
    pub lately: f64,
    /// How many its share before leads one to expect.
    pub expected: f64,
    /// How often chance alone gives as many, of as many terms as were looked at.
    pub p_value: f64,
}

/// Signals with a term that make it worth a reader.
const LEAST: f64 = 3.0;
/// Terms stand in signals in bunches.
const DISPERSION: f64 = 1.5;

/// The terms that rise, of `before` and `lately` signals in all; those furthest out first.
#[must_use]
pub fn rising<'a>(terms: &[Term<'a>], (before, lately): (f64, f64), alpha: f64) -> Vec<Rising<'a>> {
    let looked_at = f64::from(u32::try_from(terms.len()).unwrap_or(u32::MAX));
    let mut found = Vec::new();
    for term in terms.iter().filter(|term| !term.covered && term.lately >= LEAST) {
        // Half a signal more, so that a term never seen before has a share too; its error is that of its few cases.
        let cases = term.before + 0.5;
        let expected = cases / (before + 1.0) * lately;
        let counts = Counts::new(expected, DISPERSION + expected * DISPERSION / cases);
        let p_value = (counts.at_least(term.lately) * looked_at).min(1.0);
        if p_value < alpha {
            found.push(Rising { term: term.term, lately: term.lately, expected, p_value });
        }
    }
    found.sort_by(|a, b| a.p_value.total_cmp(&b.p_value).then(a.term.cmp(b.term)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_that_rises_and_no_theme_covers_is_named() {
        let term = |term, before, lately, covered| Term { term, before, lately, covered };
        let terms = [
            term("energietoeslag", 4.0, 14.0, false),
            term("schulden", 40.0, 60.0, true),
            term("wachttijd", 100.0, 22.0, false),
            term("lachgas", 0.0, 2.0, false),
        ];
        let found = rising(&terms, (1000.0, 200.0), 0.01);
        assert_eq!(found.iter().map(|one| one.term).collect::<Vec<_>>(), ["energietoeslag"]);
    }

    #[test]
    fn a_busy_week_is_no_topic() {
        let terms = [Term { term: "buurt", before: 50.0, lately: 25.0, covered: false }];
        assert!(rising(&terms, (500.0, 250.0), 0.01).is_empty());
    }
}
