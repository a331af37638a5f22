//! Which pairs of texts within a part are called near-duplicates, and which of those say the same. The threshold is
//! chosen on the tune part; the held part tells what it is worth.

use crate::Counted;
use crate::texts::{Part, Text, tune};
use language::themes::ours;
use language::{Leaning, NEAR_DUPLICATE, Profile, likeness};

/// The figures at one threshold.
#[derive(Clone, Copy, Default)]
pub struct Measured {
    /// Pairs that say the same and are found.
    pub recall: Counted,
    /// Pairs found that say the same.
    pub precision: Counted,
    /// Texts of a group of which at least one other of the group is found.
    pub met: Counted,
}

/// A pair: how alike, whether it says the same, which texts.
type Pair<'h> = (f32, bool, &'h Text, &'h Text);

fn pairs(part: &Part) -> Vec<Pair<'_>> {
    let profiles: Vec<Profile> = part.texts.iter().map(|text| Profile::of(&text.words)).collect();
    let mut pairs = Vec::new();
    for (i, one) in part.texts.iter().enumerate() {
        for (j, other) in part.texts.iter().enumerate().skip(i + 1) {
            let same = one.alike.is_some() && one.alike == other.alike;
            pairs.push((likeness(&profiles[i], &profiles[j]), same, one, other));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    pairs
}

/// Measures a part at a threshold.
pub fn measure(part: &Part, threshold: f32) -> Measured {
    let mut measured = Measured::default();
    let pairs = pairs(part);
    for (alike, same, ..) in &pairs {
        if *same {
            measured.recall.count(*alike >= threshold);
        }
        if *alike >= threshold {
            measured.precision.count(*same);
        }
    }
    for text in part.texts.iter().filter(|text| text.alike.is_some()) {
        let found = |(alike, same, one, other): &Pair<'_>| {
            *same && *alike >= threshold && (one.id == text.id || other.id == text.id)
        };
        measured.met.count(pairs.iter().any(found));
    }
    measured
}

/// The lowest threshold at which 95 of 100 pairs called near-duplicates are.
fn lowest_at_95(part: &Part) -> f32 {
    let mut lowest = 1.0;
    let mut precision = Counted::default();
    for (alike, same, ..) in pairs(part) {
        precision.count(same);
        if precision.reaches(95) {
            lowest = alike;
        }
    }
    lowest
}

/// Of the texts that another one says in other words, how many find it among the so many most alike of the part: by
/// letters alone, and by letters and themes, as the product shows them.
pub fn among(part: &Part, most: usize) -> (Counted, Counted) {
    let profiles: Vec<Profile> = part.texts.iter().map(|text| Profile::of(&text.words)).collect();
    let leanings: Vec<Leaning> = part.texts.iter().map(|text| Leaning::of(&text.words, ours())).collect();
    let by_letters = |i: usize, j: usize| likeness(&profiles[i], &profiles[j]);
    let by_both = |i: usize, j: usize| by_letters(i, j) * leanings[i].agrees_with(&leanings[j]);
    (found_among(part, most, by_letters), found_among(part, most, by_both))
}

fn found_among(part: &Part, most: usize, alike: impl Fn(usize, usize) -> f32) -> Counted {
    let mut found = Counted::default();
    for (i, text) in part.texts.iter().enumerate().filter(|(_, text)| text.alike.is_some()) {
        let mut others: Vec<usize> = (0..part.texts.len()).filter(|j| *j != i).collect();
        others.sort_by(|a, b| alike(i, *b).total_cmp(&alike(i, *a)));
        found.count(others.iter().take(most).any(|j| part.texts[*j].alike == text.alike));
    }
    found
}

/// Prints the table.
pub fn print(part: &Part) {
    let measured = measure(part, NEAR_DUPLICATE);
    println!(
        "near-duplicates from a likeness of {NEAR_DUPLICATE:.3} (95 % on tune: {:.4})",
        lowest_at_95(tune())
    );
    println!("  {:22}{}", "pairs found/alike", measured.recall);
    println!("  {:22}{}", "pairs right/found", measured.precision);
    println!("  {:22}{}", "texts that meet one", measured.met);
    println!("  {:22}{:>17}{:>21}", "says the same, among", "by letters", "and by themes");
    for most in [1, 5] {
        let (letters, both) = among(part, most);
        println!("  {:22}{letters}    {both}", format!("the {most} most alike"));
    }
}

/// The strangers most alike, and the kin least alike.
pub fn faults(part: &Part) -> Vec<String> {
    let pairs = pairs(part);
    let line = |(alike, same, one, other): &Pair<'_>| {
        format!("{alike:.3} {} {} {}", if *same { "kin" } else { "strangers" }, one.id, other.id)
    };
    let strangers = pairs.iter().filter(|pair| !pair.1).take(10);
    let kin = pairs.iter().filter(|pair| pair.1);
    strangers.chain(kin).map(line).collect()
}
