//! Who is compared in the study, and the table of how they did.

use super::contest::Contestant;
use super::measure::{Measure, Measures};
use crate::ears::{Baseline, Ears};
use crate::farrington::Farrington;
use crate::pooled::Pooled;
use crate::slow_rise::SlowRise;
use std::fmt::Write as _;

/// The detectors by length of history, each with the name it has in the table.
#[must_use]
pub fn contestants() -> Vec<(String, Contestant)> {
    let mut found = Vec::new();
    for years in [1, 2, 3, 5] {
        let pooled = Pooled { years, ..Pooled::default() };
        found.push((format!("pooled season, {years} y"), Contestant::Pooled(pooled)));
    }
    let alone = Pooled { share_of_week: 1.0, ..Pooled::default() };
    found.push(("pooled season, 3 y, this week alone".to_owned(), Contestant::Pooled(alone)));
    found.push(("slow rise, 3 y".to_owned(), Contestant::SlowRise(SlowRise::default())));
    for years in [2, 3, 5] {
        let method = Farrington::flexible(years);
        found.push((format!("Farrington flexible, {years} y"), Contestant::Farrington(method)));
    }
    let original = Contestant::Farrington(Farrington { limit54: (0.0, 4), ..Farrington::original(5, 0.01) });
    found.push(("Farrington original, 5 y".to_owned(), original));
    for (name, baseline) in [("EARS C1", Baseline::C1), ("EARS C2", Baseline::C2)] {
        found.push((name.to_owned(), Contestant::Ears(Ears { baseline, alpha: 0.01, min_sigma: 0.0 })));
    }
    found
}

/// The measures by the names of the literature.
#[must_use]
pub fn columns(of: &Measures) -> [(&'static str, Measure); 8] {
    [
        ("FPR", of.false_positive_rate),
        ("specificity", of.specificity),
        ("POD", of.detected),
        ("POD1", of.detected_at_once),
        ("sensitivity", of.sensitivity),
        ("PPV", of.positive_value),
        ("NPV", of.negative_value),
        ("F1", of.f1),
    ]
}

/// The head of the table.
pub const HEAD: &str = "| detector | FPR | specificity | POD | POD1 | sensitivity | PPV | NPV | F1 |\n\
                        |---|---|---|---|---|---|---|---|---|\n";

/// A row of the table: each measure with its Monte Carlo error.
#[must_use]
pub fn row(name: &str, measures: &Measures) -> String {
    let mut text = format!("| {name} |");
    for (_, one) in columns(measures) {
        // Writing to text can't fail.
        write!(text, " {:.4} ± {:.4} |", one.value, one.error).unwrap_or_default();
    }
    text + "\n"
}
