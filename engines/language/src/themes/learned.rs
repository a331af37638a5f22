//! What examples teach of themes: for every theme the middle of its examples, as weights of character grams in which rare
//! grams count for more; a text is near a theme as its grams point the same way (Rocchio's classifier). Deterministic:
//! the same examples in the same order give the same weights on every machine. It knows no word lists.

use crate::grams::{self, log2_about};
use crate::words::{Word, is_stop_word};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Longer than those of likeness: "eenz" tells a theme, "enz" doesn't.
const GRAMS: RangeInclusive<usize> = 4..=5;
/// What the second and third theme of an example learn of it.
const SECOND: f32 = 0.4;
/// What one word of the list teaches its theme, beside a text.
const LISTED: f32 = 0.3;

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

/// The weights of all grams for all themes.
#[derive(Debug, Clone)]
pub(super) struct Learned {
    themes: usize,
    grams: HashMap<u32, Gram>,
    /// Theme and weight, those of one gram beside each other.
    weights: Vec<(usize, f32)>,
    /// How much a gram counts that no example has.
    unseen: f32,
}

#[derive(Debug, Clone)]
struct Gram {
    rarity: f32,
    weights: std::ops::Range<usize>,
}

impl Learned {
    /// Learns from `lessons`, of which the order matters to the last digit only.
    pub(super) fn from(lessons: &[Lesson], themes: usize) -> Self {
        let rarities = Rarities::among(lessons);
        let mut taught: Vec<(u32, usize, f32)> = Vec::new();
        for lesson in lessons {
            let weighed: Vec<(u32, f32)> =
                lesson.grams.iter().map(|(gram, count)| (*gram, count * rarities.of(*gram))).collect();
            let length = length(weighed.iter().map(|(_, weight)| *weight));
            for (theme, share) in &lesson.teaches {
                taught.extend(weighed.iter().map(|(gram, weight)| (*gram, *theme, share * weight / length)));
            }
        }
        taught.sort_by_key(|(gram, theme, _)| (*gram, *theme));
        Self::middles(&taught, themes, &rarities)
    }

    /// The middle of each theme, brought to length one.
    fn middles(taught: &[(u32, usize, f32)], themes: usize, rarities: &Rarities) -> Self {
        let mut grams = HashMap::new();
        let mut weights: Vec<(usize, f32)> = Vec::new();
        let mut squares = vec![0.0_f32; themes];
        for of_gram in taught.chunk_by(|one, other| one.0 == other.0) {
            let from = weights.len();
            for of_theme in of_gram.chunk_by(|one, other| one.1 == other.1) {
                let weight: f32 = of_theme.iter().map(|(_, _, weight)| weight).sum();
                squares[of_theme[0].1] += weight * weight;
                weights.push((of_theme[0].1, weight));
            }
            let gram = of_gram[0].0;
            grams.insert(gram, Gram { rarity: rarities.of(gram), weights: from..weights.len() });
        }
        for (theme, weight) in &mut weights {
            *weight /= squares[*theme].sqrt();
        }
        Self { themes, grams, weights, unseen: rarities.of_count(0) }
    }

    /// How near the text is to each theme: the cosine, 0 to 1.
    pub(super) fn nearness(&self, words: &[Word]) -> Vec<f32> {
        let mut near = vec![0.0; self.themes];
        let grams = grams_of(words);
        let mut square = 0.0;
        for (gram, count) in &grams {
            let known = self.grams.get(gram);
            let weight = count * known.map_or(self.unseen, |known| known.rarity);
            square += weight * weight;
            for (theme, of_theme) in known.map_or(&[][..], |known| &self.weights[known.weights.clone()]) {
                near[*theme] += weight * of_theme;
            }
        }
        let length = if square > 0.0 { square.sqrt() } else { 1.0 };
        for near in &mut near {
            *near /= length;
        }
        near
    }

    /// Which of the words points most to `theme`; the first of all when none does.
    pub(super) fn most_telling(&self, words: &[Word], theme: usize) -> usize {
        let tells = |word: &Word| -> f32 {
            grams_of(std::slice::from_ref(word))
                .iter()
                .filter_map(|(gram, count)| self.grams.get(gram).map(|known| (known, count)))
                .flat_map(|(known, count)| {
                    self.weights[known.weights.clone()]
                        .iter()
                        .filter(|(of, _)| *of == theme)
                        .map(move |(_, weight)| count * known.rarity * weight)
                })
                .sum()
        };
        let told = words.iter().map(tells).enumerate();
        told.reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(0, |(at, _)| at)
    }
}

fn grams_of(words: &[Word]) -> Vec<(u32, f32)> {
    grams::counted(telling(words).map(|word| word.folded.as_str()), &GRAMS)
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

    /// About log2 of texts to texts with the gram, and that once and a half times over.
    fn of_count(&self, seen: u32) -> f32 {
        const FLOOR: f32 = 0.4;
        let rare = log2_about(self.texts + 1.0) - log2_about(f64::from(seen) + 1.0) + FLOOR;
        rare * rare.sqrt()
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
            2,
        );
        let words = split("Wij horen veel geluid van de buurman");
        let near = learned.nearness(&words);
        assert!(near[1] > 2.0 * near[0], "{near:?}");
        assert_eq!(words[learned.most_telling(&words, 1)].folded, "geluid");
        assert!(learned.nearness(&split("xyz")).iter().all(|near| near.abs() < f32::EPSILON));
    }

    #[test]
    fn learning_twice_gives_the_same_weights() {
        let lessons = |text: &str| vec![Lesson::text(&split(text), &[0, 1], 1.0)];
        let near = || Learned::from(&lessons("schulden en een deurwaarder"), 2).nearness(&split("schuld"));
        assert_eq!(near(), near());
    }
}
