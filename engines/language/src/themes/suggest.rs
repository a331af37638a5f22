//! Which themes a text seems to speak of: the words of the list that it holds, and what examples taught, weighed together.
//! For the suggestion below the capture box and the triager, who decides.

use super::learned::telling;
use super::weigh::{Found, Tally, parts_of_compound, whole_words};
use super::{Themes, theme_stem};
use crate::grams::log2_about;
use crate::words::{Word, split};

/// At most so many themes are suggested: more would be a list to read.
pub const MOST_SUGGESTIONS: usize = 3;

/// From this confidence on a first suggestion is right in more than eight of ten texts of the gold set; below it somebody
/// has to look before it counts for anything.
pub const SURE: f32 = 0.5;

/// What the words of the list count beside what was learned, as a logarithm of how many there are: the first word tells much,
/// the fourth little more.
const LISTED: f32 = 1.25;
/// How much of it one word of the list is.
const FIRST_WORD: f32 = 2.0;
/// How much of a difference in likelihood is believed: grams of one word are not found by chance of each other.
const BELIEVED: f32 = 0.7;
/// A main theme says less than its sub-themes: it stands behind one that is as likely.
const MAIN_THEME: f32 = -0.1;
/// So few words, without one of the list, say nothing: what they are near to is chance.
const TOO_FEW: usize = 2;
/// A theme that a text seems to speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Its code.
    pub code: String,
    /// How strongly. Only to compare within one text.
    pub score: f32,
    /// How sure: from 0 to 1, about how often such a suggestion is right; see [`SURE`].
    pub confidence: f32,
    /// The word or phrase of the text, as typed, that counted most.
    pub because: String,
}

/// The themes that `text` seems to speak of, the likeliest first, at most [`MOST_SUGGESTIONS`]; none when nothing tells.
/// A main theme is not suggested beside its own sub-theme.
pub fn suggest_themes(text: &str, themes: &Themes) -> Vec<Suggestion> {
    let words = split(text);
    let listed = listed(&words, themes);
    let likely = likely(&words, &listed, themes);
    let scores = scores(&listed, &likely, themes);
    let all: f32 = scores.iter().sum();
    let said = how_much_is_said(&listed, &likely);
    let suggestion = |theme: usize| {
        let because = match (&listed[theme], &themes.learned) {
            (Some(found), _) => found.words.clone(),
            (None, Some(learned)) => {
                let at = learned.most_telling(&words, theme);
                at..at + 1
            }
            (None, None) => 0..1,
        };
        let range = words[because.start].range.start..words[because.end - 1].range.end;
        Suggestion {
            code: themes.entries[theme].code.clone(),
            score: scores[theme],
            confidence: (scores[theme] / all * said).clamp(0.0, 1.0),
            because: text[range].to_owned(),
        }
    };
    ranked(&scores, themes).into_iter().map(suggestion).collect()
}

/// Per theme of the list, what the text holds of its words.
fn listed(words: &[Word], themes: &Themes) -> Vec<Option<Found>> {
    let stems: Vec<String> = words.iter().map(|word| theme_stem(&word.folded)).collect();
    let mut tally = Tally::default();
    for at in 0..words.len() {
        whole_words(themes, &words[at], &stems[at..], at, &mut tally);
        parts_of_compound(themes, &stems[at], at, &mut tally);
    }
    tally.per_theme(themes.entries.len())
}

/// How likely each theme is by what was learned; nothing when the text says too little.
fn likely(words: &[Word], listed: &[Option<Found>], themes: &Themes) -> Vec<f32> {
    let enough = telling(words).nth(TOO_FEW).is_some() || listed.iter().any(Option::is_some);
    let learned = themes.learned.as_ref().filter(|_| enough);
    learned.map_or_else(Vec::new, |learned| learned.likelihoods(words))
}

/// What was learned and the words of the list together, as parts of the likeliest theme; 0 for what nothing tells of.
fn scores(listed: &[Option<Found>], likely: &[f32], themes: &Themes) -> Vec<f32> {
    let likeliest = likeliest(likely);
    let score = |(theme, entry): (usize, &super::ThemeEntry)| {
        let told = |found: &Found| log2_about(f64::from(1.0 + FIRST_WORD * found.weight));
        let by_list = listed[theme].as_ref().map(told);
        if by_list.is_none() && likely.is_empty() {
            return 0.0;
        }
        let learned = likely.get(theme).map_or(0.0, |likely| BELIEVED * (likely - likeliest));
        let main = if entry.parent.is_none() { MAIN_THEME } else { 0.0 };
        (learned + LISTED * by_list.unwrap_or(0.0) + main).exp2()
    };
    themes.entries.iter().enumerate().map(score).collect()
}

/// The greatest likelihood.
pub(super) fn likeliest(likely: &[f32]) -> f32 {
    likely.iter().copied().fold(f32::NEG_INFINITY, f32::max)
}

/// From 0 to 1: less for a text of which little is known.
fn how_much_is_said(listed: &[Option<Found>], likely: &[f32]) -> f32 {
    const HALF: f32 = 0.5;
    let most = listed.iter().flatten().map(|found| found.weight).fold(0.0, f32::max);
    let known = if likely.is_empty() { 0.0 } else { 1.0 };
    (most + known) / (most + known + HALF)
}

/// The first themes by score. A sub-theme takes the place of its main theme.
fn ranked(scores: &[f32], themes: &Themes) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).filter(|theme| scores[*theme] > 0.0).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    let entry = |theme: usize| &themes.entries[theme];
    let mut kept: Vec<usize> = Vec::with_capacity(MOST_SUGGESTIONS);
    for theme in order {
        if kept.len() == MOST_SUGGESTIONS {
            break;
        }
        let code = &entry(theme).code;
        let main = kept.iter().position(|kept| entry(theme).parent.as_ref() == Some(&entry(*kept).code));
        let covered = kept.iter().any(|kept| entry(*kept).parent.as_ref() == Some(code));
        match main {
            Some(place) => kept[place] = theme,
            None if covered => {}
            None => kept.push(theme),
        }
    }
    kept
}
