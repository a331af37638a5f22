//! "Dit lijkt op…": how alike two texts are. For the reporter who sees earlier signals, the driver who bundles, and
//! whatever looks for the same text sent twice. Three tools: [`Profile`] with [`likeness`] compares two texts by
//! their character 3- to 5-grams, which survive typing errors, compounds and endings; [`tokens`] gives the few
//! words under which a database finds candidates; [`Fingerprint`] gives the keys under which it finds near-duplicates.
//!
//! The same text gives the same profile, tokens and fingerprint on every machine and in every run, because they
//! are stored: own hash, no logarithm of the platform. It does not understand paraphrases without a shared word.

use crate::grams::{self, log2_about};
use crate::words::{content_stems, is_stop_word, split};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Lengths of the character grams; the word's begin and end count as a character.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;

/// At most so many tokens of a text are kept.
pub const MOST_TOKENS: usize = 24;

/// From this [`likeness`] on, 95 of 100 pairs of the gold set's tune half say the same (`tests/gold`, which measures
/// what it is worth on texts it was not chosen by). Below it texts may still be worth showing beside each other.
pub const NEAR_DUPLICATE: f32 = 0.43;

/// From this likeness on, weighed by how the themes agree (`Leaning::agrees_with`), two texts are worth showing beside each
/// other. Chosen on the gold set so that fewer strangers are shown than by letters alone, and more kin.
pub const WORTH_SHOWING: f32 = 0.08;

/// The character grams of a text with their weights.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// Hash of the gram and the root of its count, sorted by hash.
    grams: Vec<(u32, f32)>,
}

impl Profile {
    /// The profile of a text; words without a subject ("de", "niet") don't count, unless there are no others.
    pub fn of(text: &str) -> Self {
        let words = split(text);
        let telling: Vec<&str> =
            words.iter().map(|word| word.folded.as_str()).filter(|word| !is_stop_word(word)).collect();
        if telling.is_empty() {
            return Self::of_words(words.iter().map(|word| word.folded.as_str()));
        }
        Self::of_words(telling.into_iter())
    }

    fn of_words<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self { grams: grams::counted(words, &GRAMS) }
    }

    /// True when the text has no word.
    pub fn is_empty(&self) -> bool {
        self.grams.is_empty()
    }
}

/// How rare each gram is among the texts seen: rare grams tell more.
#[derive(Debug, Clone, Default)]
pub struct Rarity {
    texts: u32,
    seen_in: HashMap<u32, u32>,
}

impl Rarity {
    /// Learns from the profiles of earlier texts.
    pub fn learned<'p>(profiles: impl IntoIterator<Item = &'p Profile>) -> Self {
        let mut rarity = Self::default();
        profiles.into_iter().for_each(|profile| rarity.learn(profile));
        rarity
    }

    /// Counts one more text.
    pub fn learn(&mut self, profile: &Profile) {
        self.texts = self.texts.saturating_add(1);
        for (gram, _) in &profile.grams {
            *self.seen_in.entry(*gram).or_default() += 1;
        }
    }

    /// About 1 + log2 of (texts + 1) / (texts with the gram + 1).
    fn weight(&self, gram: u32) -> f32 {
        let seen = self.seen_in.get(&gram).copied().unwrap_or(0);
        1.0 + log2_about(f64::from(self.texts) + 1.0) - log2_about(f64::from(seen) + 1.0)
    }
}

/// How alike two texts are: the cosine of their profiles, 0 (no gram shared) to 1 (the same grams).
pub fn likeness(one: &Profile, other: &Profile) -> f32 {
    cosine(one, other, |_| 1.0)
}

/// As [`likeness`], with rare grams counting for more.
pub fn likeness_by_rarity(one: &Profile, other: &Profile, rarity: &Rarity) -> f32 {
    cosine(one, other, |gram| rarity.weight(gram))
}

fn cosine(one: &Profile, other: &Profile, weight: impl Fn(u32) -> f32) -> f32 {
    let length = |profile: &Profile| -> f32 {
        profile.grams.iter().map(|(gram, count)| square(count * weight(*gram))).sum::<f32>()
    };
    let lengths = (length(one) * length(other)).sqrt();
    if lengths <= 0.0 {
        return 0.0;
    }
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((left, a)), Some((right, b))) = (one.grams.get(i), other.grams.get(j)) {
        if left == right {
            sum += a * b * square(weight(*left));
        }
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    (sum / lengths).clamp(0.0, 1.0)
}

fn square(x: f32) -> f32 {
    x * x
}

/// Two minima to a key, eight keys: texts that share three fifths of their grams share a key 97 times in 100, texts
/// that share a tenth of them 8 times in 100.
const KEYS: usize = 8;
const MINIMA_PER_KEY: u32 = 2;

/// Eight numbers under which a database finds near-duplicates (MinHash of the grams, in bands).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([i64; KEYS]);

impl Fingerprint {
    /// The fingerprint of a text; none for a text without words, which resembles nothing.
    pub fn of(profile: &Profile) -> Option<Self> {
        if profile.is_empty() {
            return None;
        }
        let minimum =
            |seed: u64| profile.grams.iter().map(|(gram, _)| spread(seed << 32 | u64::from(*gram))).min();
        let mut keys = [0; KEYS];
        for (key, band) in keys.iter_mut().zip(0_u64..) {
            let seeds = (0..MINIMA_PER_KEY).map(|row| band * u64::from(MINIMA_PER_KEY) + u64::from(row));
            // The band is part of the key, so that all keys can stand in one column.
            *key = seeds.filter_map(minimum).fold(spread(band), |key, min| spread(key ^ min)).cast_signed();
        }
        Some(Self(keys))
    }

    /// The keys to store, one row each, and to look up: whoever shares one is a candidate for [`likeness`].
    pub fn keys(self) -> [i64; KEYS] {
        self.0
    }

    /// True when a database would find one text by the other.
    pub fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(mine, theirs)| *mine == theirs)
    }
}

/// The words under which to look up candidates: stems of content words, each once, at most [`MOST_TOKENS`]; the
/// longest, because long Dutch words are rare ones. Sorted.
pub fn tokens(text: &str) -> Vec<String> {
    let distinct: BTreeSet<String> = content_stems(text).into_iter().collect();
    let mut by_length: BTreeMap<std::cmp::Reverse<usize>, Vec<String>> = BTreeMap::new();
    for stem in distinct {
        by_length.entry(std::cmp::Reverse(stem.chars().count())).or_default().push(stem);
    }
    let mut kept: Vec<String> = by_length.into_values().flatten().take(MOST_TOKENS).collect();
    kept.sort_unstable();
    kept
}

/// Bits that look independent of the input's (the finishing steps of splitmix64).
fn spread(input: u64) -> u64 {
    let mut x = input.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BELONGS: &str = "De gemeente kort de subsidie omdat onze inloop dicht is; bellen telt niet mee.";
    const ALIKE: &str =
        "Gemeente wil subsidies korten nu de inloop gesloten is. Belrondes tellen niet als prestatie.";
    const STRANGER: &str = "Jongeren hangen rond bij het station, zij zoeken een eigen plek in de wijk.";

    fn alike(one: &str, other: &str) -> f32 {
        likeness(&Profile::of(one), &Profile::of(other))
    }

    #[test]
    fn kin_are_more_alike_than_strangers() {
        assert!(alike(BELONGS, ALIKE) > 2.0 * alike(BELONGS, STRANGER));
        assert!((alike(BELONGS, BELONGS) - 1.0).abs() < 1e-5);
        assert!(alike("", BELONGS).abs() < f32::EPSILON);
    }

    #[test]
    fn the_same_text_with_a_slip_is_a_near_duplicate() {
        let slip = BELONGS.replace("subsidie", "subsdie").replace(';', " -");
        assert!(alike(BELONGS, &slip) > 0.85);
        let fingerprint = |text| Fingerprint::of(&Profile::of(text)).unwrap();
        assert!(fingerprint(BELONGS).meets(fingerprint(&slip)));
        assert!(!fingerprint(BELONGS).meets(fingerprint(STRANGER)));
    }

    #[test]
    fn what_is_stored_is_the_same_on_every_machine() {
        let fingerprint = Fingerprint::of(&Profile::of(BELONGS)).unwrap();
        assert_eq!(fingerprint.keys()[0], FIRST_KEY_OF_BELONGS);
        assert_eq!(Fingerprint::of(&Profile::of(" …")), None);
        assert_eq!(tokens(BELONGS), ["bel", "dicht", "gement", "inlop", "kort", "subsidi", "telt"]);
    }

    #[test]
    fn rare_words_weigh_more() {
        let common: Vec<Profile> =
            (0..20).map(|n| Profile::of(&format!("signaal over subsidie nummer {n}"))).collect();
        let rarity = Rarity::learned(&common);
        let (a, b) = (Profile::of("subsidie voor de belbus"), Profile::of("belbus in het dorp"));
        let c = Profile::of("subsidie in het dorp");
        let by_rarity = |x, y| likeness_by_rarity(x, y, &rarity);
        assert!(by_rarity(&a, &b) / by_rarity(&a, &c) > likeness(&a, &b) / likeness(&a, &c));
    }

    #[test]
    fn a_long_text_keeps_its_longest_words() {
        let text = ('a'..='z').map(|c| String::from_iter([c, c, 'q', c])).collect::<Vec<_>>().join(" ");
        assert!(tokens(&text).len() <= MOST_TOKENS);
        assert!(
            tokens(&format!("{text} mantelzorgondersteuning"))
                .contains(&"mantelzorgondersteuning".to_owned())
        );
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric_and_between_nought_and_one(one in ".{0,80}", other in ".{0,80}") {
            let (a, b) = (alike(&one, &other), alike(&other, &one));
            prop_assert!((a - b).abs() < 1e-6 && (0.0..=1.0).contains(&a));
        }
    }

    const FIRST_KEY_OF_BELONGS: i64 = -4_189_703_627_149_077_097;
}
