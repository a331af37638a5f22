//! How much of the planted personal data the guard finds, and how much of what it finds is planted. The guard knows no
//! names of the network here, so it does no better in use than these figures say: there it knows which names are nobody's.

use crate::Counted;
use crate::texts::{Part, Text};
use language::{DatumKind, Finding, guard};
use std::collections::BTreeMap;
use std::ops::Range;

/// The figures of one kind of datum.
#[derive(Clone, Copy, Default)]
pub struct Figures {
    /// Planted data of which a finding of their kind covers at least half of the letters and digits.
    pub recall: Counted,
    /// Findings that overlap a planted datum, of whatever kind: the reporter is not troubled for nothing.
    pub precision: Counted,
}

/// The figures of a part.
#[derive(Default)]
pub struct Measured {
    /// Per kind, in the gold set's words.
    pub by_kind: BTreeMap<String, Figures>,
    /// Texts without planted data in which nothing was found.
    pub quiet: Counted,
    /// What was missed, and what was found for nothing.
    pub faults: Vec<String>,
}

/// What the gold set calls a kind.
fn gold_kind(kind: DatumKind) -> &'static str {
    match kind {
        DatumKind::Email => "email",
        DatumKind::Iban => "iban",
        DatumKind::Bsn => "bsn",
        DatumKind::Phone => "phone",
        DatumKind::BirthDate => "birth_date",
        DatumKind::SchoolClass => "school_class",
        DatumKind::Family => "family",
        DatumKind::Postcode => "postcode",
        DatumKind::Address => "address",
        DatumKind::LicencePlate => "plate",
        DatumKind::Initials => "initials",
        DatumKind::PersonName => "name",
    }
}

/// Measures a part.
pub fn measure(part: &Part) -> Measured {
    let mut measured = Measured::default();
    for kind in DatumKind::ALL {
        measured.by_kind.insert(gold_kind(kind).to_owned(), Figures::default());
    }
    part.texts.iter().for_each(|text| measure_text(text, &mut measured));
    measured
}

fn measure_text(text: &Text, measured: &mut Measured) {
    let findings = guard::find(&text.words);
    let planted = text.planted();
    for (kind, place) in &planted {
        let found = findings.iter().any(|f| gold_kind(f.kind) == *kind && covers_half(text, f, place));
        if let Some(figures) = measured.by_kind.get_mut(*kind) {
            figures.recall.count(found);
        }
        if !found {
            measured.faults.push(format!("{} missed {kind}: {}", text.id, &text.words[place.clone()]));
        }
    }
    for finding in &findings {
        let kind = gold_kind(finding.kind);
        let right = planted.iter().any(|(_, place)| overlap(&finding.range, place).is_some());
        if let Some(figures) = measured.by_kind.get_mut(kind) {
            figures.precision.count(right);
        }
        if !right {
            let fault = format!("{} false {kind}: {} ({})", text.id, finding.text, finding.why);
            measured.faults.push(fault);
        }
    }
    if planted.is_empty() {
        measured.quiet.count(findings.is_empty());
    }
}

fn covers_half(text: &Text, finding: &Finding, place: &Range<usize>) -> bool {
    let letters =
        |range: &Range<usize>| text.words[range.clone()].chars().filter(|c| c.is_alphanumeric()).count();
    overlap(&finding.range, place).is_some_and(|both| 2 * letters(&both) >= letters(place))
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
    let both = one.start.max(other.start)..one.end.min(other.end);
    (both.start < both.end).then_some(both)
}

/// Prints the table.
pub fn print(measured: &Measured) {
    println!("{:14}{:>17}{:>17}", "guard", "found/planted", "right/found");
    let (mut recall, mut precision) = (Counted::default(), Counted::default());
    for (kind, figures) in &measured.by_kind {
        println!("  {kind:14}{}    {}", figures.recall, figures.precision);
        recall = Counted { good: recall.good + figures.recall.good, of: recall.of + figures.recall.of };
        precision = Counted {
            good: precision.good + figures.precision.good,
            of: precision.of + figures.precision.of,
        };
    }
    println!("  {:14}{recall}    {precision}", "all");
    println!("  texts without data left alone: {}", measured.quiet);
}
