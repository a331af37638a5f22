//! Character grams of words, as hashes: what typing errors, compounds and endings leave standing. For likeness and for
//! learned themes. The same word gives the same hashes on every machine, because they are stored.

use crate::words::stem;
use std::ops::RangeInclusive;

/// The grams of `words` with the roots of their counts, sorted by hash; a word's begin and end count as a character.
pub fn counted<'w>(words: impl Iterator<Item = &'w str>, lengths: &RangeInclusive<usize>) -> Vec<(u32, f32)> {
    let mut hashes = Vec::new();
    words.for_each(|word| push(word, lengths, &mut hashes));
    roots(hashes)
}

/// The same, and each word as a whole, as it is written and by its stem.
pub fn counted_with_words_and_stems<'w>(
    words: impl Iterator<Item = &'w str>,
    lengths: &RangeInclusive<usize>,
) -> Vec<(u32, f32)> {
    let mut hashes = Vec::new();
    for word in words {
        push(word, lengths, &mut hashes);
        for (sign, whole) in [('\u{1}', word), ('\u{2}', &stem(word))] {
            let signed: Vec<char> = [sign].into_iter().chain(whole.chars()).collect();
            hashes.push(fold_hash(&signed));
        }
    }
    roots(hashes)
}

/// Each hash once, with the root of its count.
fn roots(mut hashes: Vec<u32>) -> Vec<(u32, f32)> {
    hashes.sort_unstable();
    let mut grams: Vec<(u32, f32)> = Vec::with_capacity(hashes.len());
    for same in hashes.chunk_by(|one, other| one == other) {
        let count = u16::try_from(same.len()).unwrap_or(u16::MAX);
        grams.push((same[0], f32::from(count).sqrt()));
    }
    grams
}

/// Adds the hashes of the grams of one word.
pub fn push(word: &str, lengths: &RangeInclusive<usize>, hashes: &mut Vec<u32>) {
    let framed: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
    for length in lengths.clone() {
        hashes.extend(framed.windows(length).map(fold_hash));
    }
}

/// FNV-1a over the characters, folded to 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "the upper half is folded into the lower first")]
fn fold_hash(gram: &[char]) -> u32 {
    let hash = gram
        .iter()
        .flat_map(|c| u32::from(*c).to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    (hash ^ (hash >> 32)) as u32
}

/// The two-logarithm, a parabola between powers of two: off by at most 0.01, and the same on every platform.
#[expect(clippy::cast_possible_truncation, reason = "the weight of a gram needs no more than six digits")]
pub fn log2_about(x: f64) -> f32 {
    let mut whole = 0.0;
    let mut rest = x;
    while rest >= 2.0 {
        rest /= 2.0;
        whole += 1.0;
    }
    (whole + (2.0 - rest / 3.0) * rest - 5.0 / 3.0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_its_compound_share_grams() {
        let of = |word: &str| counted([word].into_iter(), &(4..=5));
        let (one, other) = (of("huurschuld"), of("schulden"));
        let shared = one.iter().filter(|(gram, _)| other.iter().any(|(same, _)| same == gram)).count();
        assert!(shared >= 5, "{shared}");
        assert_eq!(of(""), []);
    }

    #[test]
    fn the_logarithm_is_near() {
        for x in [1.0_f64, 3.0, 100.0, 1000.5] {
            assert!((f64::from(log2_about(x)) - x.log2()).abs() < 0.01, "{x}");
        }
    }
}
