//! The personal-data guard: finds what would identify a person in a text before that text is stored, so that the
//! reporter rewrites it or confirms it with a reason (invariant 5: signals never contain an identifiable person).
//! For the capture form and for whatever else takes free text about residents.
//!
//! Patterns and word lists, one file per kind of datum. It decides nothing: it shows. Of a description without a name it
//! sees a household's role in a village (`family`); it does not judge any other ("de enige wethouder met een motor").

mod datum;

mod email;
mod phone;

mod bsn;
mod iban;
mod plate;

mod address;
mod birth;
mod dwelling;
mod postcode;

mod family;
mod family_words;
mod household;
mod initials;
mod names;
mod school_class;

mod first_names;
mod name_forms;
mod name_lists;
mod name_ties;
mod name_words;
mod newer_first_names;
mod rarer_first_names;
mod said;
mod scan;

#[cfg(test)]
mod tests;

use crate::area::Areas;
use crate::plain::Plain;
use datum::why;
pub use datum::{DatumKind, WHY_KEYS};
use std::ops::Range;

/// Something in a text that points at a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: DatumKind,
    /// Where it stands: bytes of the original text, on character boundaries.
    pub range: Range<usize>,
    /// The words themselves, as typed.
    pub text: String,
    /// The text key of the reason it was found, one of [`WHY_KEYS`].
    pub why: &'static str,
}

/// What a detector proposes; positions are bytes of the plain form.
struct Candidate {
    kind: DatumKind,
    range: Range<usize>,
    why: &'static str,
}

/// The guard, with the names of the network that are nobody's: organisations, areas, tables, places.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    public_names: Areas,
}

/// Finding something can lay bare something else (a name between two names); after so many looks the guard stops.
/// No text of people needed more than two.
const LOOKS: usize = 5;

impl Guard {
    /// A guard that takes none of `public_names` for a person, nor for part of one.
    pub fn knowing<I, S>(public_names: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        Self { public_names: Areas::new(public_names) }
    }

    /// What in `text` points at a person: in order, not overlapping. Time is linear in the length of the text.
    pub fn find(&self, text: &str) -> Vec<Finding> {
        let plain = Plain::of(text);
        let mut left = plain.text().to_owned();
        let mut found: Vec<Candidate> = Vec::new();
        for _ in 0..LOOKS {
            let fresh = join_overlapping(self.look(&left));
            if fresh.is_empty() {
                break;
            }
            left = scan::blanked(left, fresh.iter().map(|candidate| &candidate.range));
            found.extend(fresh);
        }
        found.sort_by_key(|candidate| candidate.range.start);
        found.iter().map(|candidate| finding(text, &plain, candidate)).collect()
    }

    fn look(&self, text: &str) -> Vec<Candidate> {
        let mut seen = Vec::new();
        email::find(text, &mut seen);
        phone::find(text, &mut seen);
        iban::find(text, &mut seen);
        bsn::find(text, &mut seen);
        birth::find(text, &mut seen);
        address::find(text, &mut seen);
        dwelling::find(text, &mut seen);
        postcode::find(text, &mut seen);
        plate::find(text, &mut seen);
        family::find(text, &mut seen);
        let public = self.public_names.ranges(text);
        if public.is_empty() {
            look_for_names(text, &mut seen);
        } else {
            look_for_names(&scan::blanked(text.to_owned(), public.iter()), &mut seen);
        }
        seen
    }
}

fn look_for_names(text: &str, seen: &mut Vec<Candidate>) {
    school_class::find(text, seen);
    names::find(text, seen);
}

/// What in `text` points at a person, by a guard that knows no public names.
pub fn find(text: &str) -> Vec<Finding> {
    Guard::default().find(text)
}

/// `text` with every finding replaced by a black bar. The guard finds nothing in what is left.
pub fn redacted(text: &str, findings: &[Finding]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for finding in findings {
        let Some(between) = text.get(at..finding.range.start) else { continue };
        out.push_str(between);
        out.push_str(scan::BAR_TEXT);
        at = finding.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn finding(text: &str, plain: &Plain<'_>, candidate: &Candidate) -> Finding {
    let range = plain.source(&candidate.range);
    Finding { kind: candidate.kind, text: text[range.clone()].to_owned(), range, why: candidate.why }
}

/// Overlapping candidates become one, of the kind that takes precedence.
fn join_overlapping(mut seen: Vec<Candidate>) -> Vec<Candidate> {
    seen.sort_by_key(|candidate| (candidate.range.start, candidate.kind));
    let mut joined: Vec<Candidate> = Vec::with_capacity(seen.len());
    for candidate in seen {
        match joined.last_mut() {
            Some(last) if candidate.range.start < last.range.end => {
                last.range.end = last.range.end.max(candidate.range.end);
                if candidate.kind < last.kind {
                    (last.kind, last.why) = (candidate.kind, candidate.why);
                }
            }
            _ => joined.push(candidate),
        }
    }
    joined
}
