//! What examples teach of themes: for every theme how often its examples have each word, stem and gram of characters, in
//! which rare ones count for more; a text is likely of a theme as its grams are (naive Bayes over weighed grams; on texts
//! of other hands it put the theme among three more often than the middle of the examples did). Deterministic: the same
//! examples in the same order give the same weights on every machine.

use crate::grams::{self, log2_about};
use crate::words::{Word, is_stop_word};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Longer than those of likeness: "eenz" tells a theme, "enz" doesn't.
const GRAMS: RangeInclusive<usize> = 4..=5;
/// What the second and third theme of an example learn of it.
const SECOND: f32 = 0.2;
/// How much it counts that the theme's whole domain would be told so: it has more examples.
const DOMAIN: f32 = 0.3;
/// What one word of the list teaches its theme, beside a text.
const LISTED: f32 = 0.5;

/// One thing to learn from: its grams, the themes it teaches and how much.
pub(super) struct Lesson {
    grams: Vec<(u32, f32)>,
    teaches: Vec<(usize, f32)>,
    /// A word of the list says nothing of how rare its grams are among texts.
    is_text: bool,
}

impl Lesson {
    /// A text with its themes, the main one first.
    pub(super) fn text(words: &[Word], themes: &[usize], weight: f32) -> Self {
        let share = |rank: usize| if rank == 0 { weight } else { weight * SECOND };
        let teaches = themes.iter().enumerate().map(|(rank, theme)| (*theme, share(rank))).collect();
        Self { grams: grams_of(words), teaches, is_text: true }
    }

    /// A word or phrase of a theme's list.
    pub(super) fn listed(words: &[Word], theme: usize) -> Self {
        Self { grams: grams_of(words), teaches: vec![(theme, LISTED)], is_text: false }
    }
}

/// What is known of a gram that a theme's examples don't have, as a part of what one text teaches.
const UNSEEN: f32 = 0.05;

/// The weights of all grams for all themes.
#[derive(Debug, Clone)]
pub(super) struct Learned {
    grams: HashMap<u32, Gram>,
    /// Theme and weight, those of one gram beside each other.
    weights: Vec<(usize, f32)>,
    /// What one gram costs a theme by how much was taught of it: a theme of many examples has seen many grams by chance.
    costs: Vec<f32>,
    /// For each theme the number of its domain.
    domains: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Gram {
    rarity: f32,
    weights: std::ops::Range<usize>,
    /// What it tells of a theme on the average.
    mean: f32,
}

impl Learned {
    /// Learns from `lessons`, of which the order matters to the last digit only.
    /// `domains` says for each theme under which number its domain is taught, which are those behind the themes.
    pub(super) fn from(lessons: &[Lesson], domains: Vec<usize>) -> Self {
        let themes = domains.iter().max().map_or(0, |last| last + 1);
        let rarities = Rarities::among(lessons);
        let mut taught: Vec<(u32, usize, f32)> = Vec::new();
        for lesson in lessons {
            let weighed: Vec<(u32, f32)> =
                lesson.grams.iter().map(|(gram, count)| (*gram, count * rarities.of(*gram))).collect();
            let length = length(weighed.iter().map(|(_, weight)| *weight));
            for (theme, share) in &lesson.teaches {
                for taught_too in [*theme, domains[*theme]] {
                    let of = |(gram, weight): &(u32, f32)| (*gram, taught_too, share * weight / length);
                    taught.extend(weighed.iter().map(of));
                }
            }
        }
        taught.sort_by_key(|(gram, theme, _)| (*gram, *theme));
        Self { domains, ..Self::weighed(&taught, themes, &rarities) }
    }

    /// How much likelier each gram is in a theme than one that was never seen there, as a logarithm.
    fn weighed(taught: &[(u32, usize, f32)], themes: usize, rarities: &Rarities) -> Self {
        let mut grams = HashMap::new();
        let mut weights: Vec<(usize, f32)> = Vec::new();
        let mut amounts = vec![0.0_f32; themes];
        for of_gram in taught.chunk_by(|one, other| one.0 == other.0) {
            let from = weights.len();
            for of_theme in of_gram.chunk_by(|one, other| one.1 == other.1) {
                let amount: f32 = of_theme.iter().map(|(_, _, weight)| weight).sum();
                amounts[of_theme[0].1] += amount;
                weights.push((of_theme[0].1, log2_about(f64::from(1.0 + amount / UNSEEN))));
            }
            let all: f32 = weights[from..].iter().map(|(_, weight)| weight).sum();
            let (gram, mean) = (of_gram[0].0, all / count(themes));
            grams.insert(gram, Gram { rarity: rarities.of(gram), weights: from..weights.len(), mean });
        }
        let unseen = UNSEEN * count(grams.len());
        let costs = amounts.iter().map(|amount| log2_about(f64::from(1.0 + (amount + unseen)))).collect();
        Self { grams, weights, costs, domains: Vec::new() }
    }

    /// How likely it is that each theme would be told with these words, its domain as a whole counting too; as logarithms, of
    /// which the differences count. Nothing when no gram is known.
    pub(super) fn likelihoods(&self, words: &[Word]) -> Vec<f32> {
        let all = self.of_each(words);
        let of_theme = |(theme, domain): (usize, &usize)| Some(all.get(theme)? + DOMAIN * all.get(*domain)?);
        self.domains.iter().enumerate().filter_map(of_theme).collect()
    }

    /// The same, of themes and domains apart.
    fn of_each(&self, words: &[Word]) -> Vec<f32> {
        let known: Vec<(&Gram, f32)> = grams_of(words)
            .iter()
            .filter_map(|(gram, count)| self.grams.get(gram).map(|known| (known, count * known.rarity)))
            .collect();
        if known.is_empty() {
            return Vec::new();
        }
        let length = length(known.iter().map(|(_, weight)| *weight));
        let all: f32 = known.iter().map(|(_, weight)| weight / length).sum();
        let mut likely: Vec<f32> = self.costs.iter().map(|cost| -cost * all).collect();
        for (gram, weight) in known {
            for (theme, of_theme) in &self.weights[gram.weights.clone()] {
                likely[*theme] += weight / length * of_theme;
            }
        }
        likely
    }

    /// Which of the words points most to `theme`; the first of all when none does.
    pub(super) fn most_telling(&self, words: &[Word], theme: usize) -> usize {
        let tells = |word: &Word| -> f32 {
            let grams = grams_of(std::slice::from_ref(word));
            let known =
                grams.iter().filter_map(|(gram, count)| self.grams.get(gram).map(|known| (known, count)));
            known
                .map(|(known, count)| {
                    let of_theme = self.weights[known.weights.clone()].iter().find(|(of, _)| *of == theme);
                    count * known.rarity * (of_theme.map_or(0.0, |(_, weight)| *weight) - known.mean)
                })
                .sum()
        };
        let told = words.iter().map(tells).enumerate();
        told.reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(0, |(at, _)| at)
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer than sixteen million grams")]
fn count(of: usize) -> f32 {
    of as f32
}

fn grams_of(words: &[Word]) -> Vec<(u32, f32)> {
    grams::counted_with_words_and_stems(telling(words).map(|word| word.folded.as_str()), &GRAMS)
}

/// The words that could tell a theme: no small words, numbers, days or months.
pub(super) fn telling(words: &[Word]) -> impl Iterator<Item = &Word> {
    let says_when = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) || WHEN.split_whitespace().any(|when| when == word)
    };
    words.iter().filter(move |word| !is_stop_word(&word.folded) && !says_when(&word.folded))
}

const WHEN: &str = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli
    augustus september oktober november december twee drie vier vijf zes zeven acht negen tien elf twaalf uur half kwart
    ochtend middag morgen gisteren";

fn length(weights: impl Iterator<Item = f32>) -> f32 {
    let square: f32 = weights.map(|weight| weight * weight).sum();
    if square > 0.0 { square.sqrt() } else { 1.0 }
}

/// In how few of the texts a gram stands.
struct Rarities {
    texts: f64,
    seen_in: HashMap<u32, u32>,
}

impl Rarities {
    fn among(lessons: &[Lesson]) -> Self {
        let mut seen_in = HashMap::new();
        let mut texts = 0.0;
        for lesson in lessons.iter().filter(|lesson| lesson.is_text) {
            texts += 1.0;
            for (gram, _) in &lesson.grams {
                *seen_in.entry(*gram).or_default() += 1;
            }
        }
        Self { texts, seen_in }
    }

    fn of(&self, gram: u32) -> f32 {
        self.of_count(self.seen_in.get(&gram).copied().unwrap_or(0))
    }

    /// About log2 of texts to texts with the gram.
    fn of_count(&self, seen: u32) -> f32 {
        const FLOOR: f32 = 0.4;
        log2_about(self.texts + 1.0) - log2_about(f64::from(seen) + 1.0) + FLOOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::split;

    #[test]
    fn a_text_is_near_what_reads_like_it() {
        let lesson = |text: &str, theme| Lesson::text(&split(text), &[theme], 1.0);
        let learned = Learned::from(
            &[
                lesson("deurwaarder legt beslag op loon", 0),
                lesson("de buren maken ruzie", 1),
                Lesson::listed(&split("geluidsoverlast"), 1),
            ],
            vec![2, 3],
        );
        let words = split("Wij horen veel geluid van de buurman");
        let likely = learned.likelihoods(&words);
        assert!(likely[1] > likely[0] + 1.0, "{likely:?}");
        assert_eq!(words[learned.most_telling(&words, 1)].folded, "geluid");
        assert_eq!(learned.likelihoods(&split("xyz")), []);
    }

    #[test]
    fn learning_twice_gives_the_same_weights() {
        let lessons = |text: &str| vec![Lesson::text(&split(text), &[0, 1], 1.0)];
        let likely = || {
            Learned::from(&lessons("schulden en een deurwaarder"), vec![2, 3]).likelihoods(&split("schuld"))
        };
        assert_eq!(likely(), likely());
    }
}
