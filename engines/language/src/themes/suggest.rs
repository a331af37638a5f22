//! Which themes a text seems to speak of: the words of the list that it holds, and what examples taught, weighed together.
//! For the suggestion below the capture box and the triager, who decides.

use super::learned::telling;
use super::weigh::{Found, Tally, parts_of_compound, whole_words};
use super::{Themes, theme_stem};
use crate::words::{Word, split};

/// At most so many themes are suggested: more would be a list to read.
pub const MOST_SUGGESTIONS: usize = 3;

/// From this confidence on a first suggestion is right in more than eight of ten texts of the gold set; below it somebody
/// has to look before it counts for anything.
pub const SURE: f32 = 0.5;

/// What the words of the list count beside what was learned.
const LISTED: f32 = 0.4;
/// A main theme says less than its sub-themes: it stands behind one that is as likely.
const MAIN_THEME: f32 = 0.9;
/// So few words, without one of the list, say nothing: what they are near to is chance.
const TOO_FEW: usize = 2;
/// A text less near to every theme than this says nothing of the social domain.
const NOTHING_TOLD: f32 = 0.04;

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
    let near = near(&words, &listed, themes);
    let scores = scores(&listed, &near, themes);
    let shares = shares(&scores);
    let said = how_much_is_said(&listed, &near);
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
            confidence: (shares[theme] * said).clamp(0.0, 1.0),
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

/// How near the text is to each theme by what was learned; nothing when it says too little.
fn near(words: &[Word], listed: &[Option<Found>], themes: &Themes) -> Vec<f32> {
    let near = themes.learned.as_ref().map_or_else(Vec::new, |learned| learned.nearness(words));
    let enough = telling(words).nth(TOO_FEW).is_some() && nearest(&near) > NOTHING_TOLD;
    if enough || listed.iter().any(Option::is_some) { near } else { Vec::new() }
}

/// The words of the list and the nearness, each beside the strongest of its kind.
fn scores(listed: &[Option<Found>], near: &[f32], themes: &Themes) -> Vec<f32> {
    let most_listed = listed.iter().flatten().map(|found| found.weight).fold(1.0, f32::max);
    let nearest = nearest(near);
    let score = |(theme, entry): (usize, &super::ThemeEntry)| {
        let by_list = listed[theme].as_ref().map_or(0.0, |found| found.weight / most_listed);
        let by_nearness = near.get(theme).map_or(0.0, |near| near / nearest.max(f32::MIN_POSITIVE));
        (by_nearness + LISTED * by_list) * if entry.parent.is_none() { MAIN_THEME } else { 1.0 }
    };
    themes.entries.iter().enumerate().map(score).collect()
}

/// The greatest nearness; 0 of none.
pub(super) fn nearest(near: &[f32]) -> f32 {
    near.iter().copied().fold(0.0, f32::max)
}

/// The part of each theme when the strong count for much more than the weak.
fn shares(scores: &[f32]) -> Vec<f32> {
    let strong = |score: f32| (score * score) * (score * score);
    let all: f32 = scores.iter().copied().map(strong).sum();
    scores.iter().map(|score| if all > 0.0 { strong(*score) / all } else { 0.0 }).collect()
}

/// From 0 to 1: less for a text of which little is known.
fn how_much_is_said(listed: &[Option<Found>], near: &[f32]) -> f32 {
    const HALF: f32 = 0.5;
    const NEAR: f32 = 10.0;
    let most = listed.iter().flatten().map(|found| found.weight).fold(0.0, f32::max) + NEAR * nearest(near);
    most / (most + HALF)
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
