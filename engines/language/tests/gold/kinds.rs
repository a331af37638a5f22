//! How often the hint names the kind of signal that a careful reader chose. A text that tells nothing gets no hint, and
//! counts as not met.

use crate::Counted;
use crate::texts::Part;
use language::{SignalKind, suggest_kind};
use std::collections::BTreeMap;

/// The figures of a part.
#[derive(Default)]
pub struct Measured {
    /// Per kind, in the gold set's words: hints that are right, of the texts of that kind.
    pub by_kind: BTreeMap<String, Counted>,
    /// Over all texts.
    pub all: Counted,
    /// Which texts got another hint, or none.
    pub faults: Vec<String>,
}

fn gold_kind(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::GoodExample => "good_practice",
        SignalKind::Bottleneck => "bottleneck",
        SignalKind::Question => "question",
        SignalKind::Wrong => "wrong",
        SignalKind::Suggestion => "suggestion",
    }
}

/// Measures a part.
pub fn measure(part: &Part) -> Measured {
    let mut measured = Measured::default();
    for text in &part.texts {
        let hint = suggest_kind(&text.words);
        let named = hint.as_ref().map_or("none", |hint| gold_kind(hint.kind));
        let right = named == text.kind;
        measured.by_kind.entry(text.kind.clone()).or_default().count(right);
        measured.all.count(right);
        if !right {
            let because = hint.map_or("", |hint| hint.because);
            measured.faults.push(format!("{} is {}, hint {named} ({because})", text.id, text.kind));
        }
    }
    measured
}

/// Prints the table.
pub fn print(measured: &Measured) {
    println!("{:14}{:>17}", "kind", "right/texts");
    for (kind, counted) in &measured.by_kind {
        println!("  {kind:14}{counted}");
    }
    println!("  {:14}{}", "all", measured.all);
}
