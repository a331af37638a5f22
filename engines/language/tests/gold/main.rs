//! What the language engine finds in the gold set of `data/gold`, and what the project promises of it, measured on the
//! part that nobody tunes on. For whoever changes a rule or a list: `cargo test -p language --test gold -- --nocapture`
//! prints the table; with `PONTON_GOLD=tune`, `=check`, `=fresh`, `=broad`, `=late`, `=wide` or `=door` also every
//! miss and false alarm of that part. Never of the held one: a miss that somebody has read is a miss that somebody tunes on.

mod alike;
mod guarded;
mod kinds;
mod texts;
mod themed;

use std::fmt;
use texts::{Part, broad, check, door, fresh, held, late, tune, wide};

/// How many of how many.
#[derive(Clone, Copy, Default)]
pub struct Counted {
    /// Those found, or right.
    pub good: usize,
    /// All of them.
    pub of: usize,
}

impl Counted {
    /// Counts one more.
    pub fn count(&mut self, good: bool) {
        self.good += usize::from(good);
        self.of += 1;
    }

    /// True when at least `percent` of a hundred are good; of none at all, all are.
    pub fn reaches(self, percent: usize) -> bool {
        self.good * 100 >= percent * self.of
    }

    /// As a part of one: ".95".
    pub fn short(self) -> String {
        match (self.good * 100 + self.of / 2).checked_div(self.of) {
            Some(100) => "1.0".to_owned(),
            Some(hundredths) => format!(".{hundredths:02}"),
            None => "-".to_owned(),
        }
    }

    /// Between which the part lies that would be good of texts without end: the 95 % interval by Wilson.
    pub fn interval(self) -> String {
        const Z: f64 = 1.96;
        let as_f64 = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
        let (good, of) = (as_f64(self.good), as_f64(self.of));
        if self.of == 0 {
            return "-".to_owned();
        }
        let part = good / of;
        let middle = part + Z * Z / (2.0 * of);
        let half = Z * (part * (1.0 - part) / of + Z * Z / (4.0 * of * of)).sqrt();
        let whole = 1.0 + Z * Z / of;
        format!("{:.1}–{:.1} %", 100.0 * (middle - half) / whole, 100.0 * (middle + half) / whole)
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.good * 1000 + self.of / 2).checked_div(self.of);
        match tenths {
            Some(tenths) => write!(f, "{:>3}/{:<4}{:>3}.{} %", self.good, self.of, tenths / 10, tenths % 10),
            None => write!(f, "  -/0        "),
        }
    }
}

/// The part that whoever tunes wants to see with its faults: never the held one.
fn tuning() -> Option<&'static Part> {
    match std::env::var("PONTON_GOLD").as_deref() {
        Ok("tune") => Some(tune()),
        Ok("check") => Some(check()),
        Ok("fresh") => Some(fresh()),
        Ok("broad") => Some(broad()),
        Ok("late") => Some(late()),
        Ok("wide") => Some(wide()),
        Ok("door") => Some(door()),
        _ => None,
    }
}

fn print(part: &Part) {
    println!("\nThe {} part: {} texts", part.name, part.texts.len());
    guarded::print(&guarded::measure(part));
    themed::print(&themed(part));
    kinds::print(&kinds::measure(part));
    alike::print(part);
    summary(part);
}

/// The lines that `./check` shows.
fn summary(part: &Part) {
    let guard = guarded::measure(part);
    let per_kind: Vec<String> = guard
        .by_kind
        .iter()
        .map(|(kind, figures)| format!("{kind} {}/{}", figures.recall.short(), figures.precision.short()))
        .collect();
    let ranks = themed(part).as_labelled;
    let alike = alike::measure(part, language::NEAR_DUPLICATE);
    let shown = alike::among(part, 5).1;
    println!("figures: guard, recall/precision: {}", per_kind.join(", "));
    println!("figures: theme first {}, among three {}", ranks.top_1.short(), ranks.top_3.short());
    println!(
        "figures: near-duplicates at 95 % precision {}; said in other words, among the five shown {}",
        alike.recall.short(),
        shown.short()
    );
}

/// What the suggestions learned from is measured by folds; the others as they are.
fn themed(part: &Part) -> themed::Measured {
    if matches!(part.name, "held" | "door") {
        themed::measure(part)
    } else {
        themed::measure_crossed(part.name)
    }
}

#[test]
fn the_figures() {
    let Some(part) = tuning() else { return print(held()) };
    print(part);
    let mut faults = guarded::measure(part).faults;
    faults.extend(themed(part).faults);
    faults.extend(kinds::measure(part).faults);
    faults.extend(alike::faults(part));
    for fault in faults {
        println!("{fault}");
    }
}

/// What the project promises of every kind of datum, in percent.
const RECALL: usize = 95;
const PRECISION: usize = 90;
/// And that the theme meant is among the first three suggestions.
const THEME: usize = 85;

/// Kinds of which the guard finds less than promised on the held half: what it does find, rounded down. Each is a promise
/// not yet kept; none of these may be lowered further, and a kind leaves the list when it reaches what is promised.
const RECALL_NOT_REACHED: [(&str, usize); 3] = [("family", 84), ("name", 94), ("phone", 93)];

/// The same for themes.
const THEME_NOT_REACHED: usize = 84;

#[test]
fn the_guard_misses_little_and_cries_wolf_rarely() {
    for (kind, figures) in guarded::measure(held()).by_kind {
        let lowered = RECALL_NOT_REACHED.iter().find(|(named, _)| *named == kind);
        let recall = lowered.map_or(RECALL, |(_, reached)| *reached);
        assert!(figures.recall.reaches(recall), "{kind}: found {}", figures.recall);
        assert!(figures.precision.reaches(PRECISION), "{kind}: right {}", figures.precision);
        let kept = lowered.is_some() && figures.recall.reaches(RECALL);
        assert!(!kept, "{kind} reaches {RECALL} %: take it from the list");
    }
}

#[test]
fn the_theme_meant_is_among_three() {
    let top_3 = themed::measure(held()).as_labelled.top_3;
    assert!(top_3.reaches(THEME_NOT_REACHED), "{top_3}");
    assert!(!top_3.reaches(THEME), "themes reach {THEME} %: let the promise stand alone");
}

#[test]
fn what_is_called_a_near_duplicate_is_one() {
    let precision = alike::measure(tune(), language::NEAR_DUPLICATE).precision;
    assert!(precision.reaches(95), "{precision}");
}

#[test]
fn the_parts_are_whole() {
    let parts = [
        (tune(), 170),
        (check(), 210),
        (fresh(), 343),
        (broad(), 693),
        (late(), 112),
        (wide(), 410),
        (door(), 157),
        (held(), 170),
    ];
    for (part, texts) in parts {
        assert_eq!(part.texts.len(), texts);
        assert!(part.texts.iter().all(texts::Text::is_sound), "{}", part.name);
    }
}
