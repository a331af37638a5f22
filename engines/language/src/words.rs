//! Words of a Dutch text: splitting, a light stem, and the words that carry no subject. For theme hints and for
//! the shortlist of similar signals. The stem only has to be the same for forms that people use for one thing
//! ("straat", "straten"); it is not a dictionary and is never shown.

use crate::plain::{Plain, folded};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A word as compared (folded) and where it stands in the text that was split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without diacritics.
    pub folded: String,
    /// Bytes in the original text, on character boundaries.
    pub range: Range<usize>,
}

/// The words (runs of letters and digits) of `text`, in order.
pub fn split(text: &str) -> Vec<Word> {
    let plain = Plain::of(text);
    let mut words = Vec::new();
    let mut begin = None;
    for (at, character) in plain.text().char_indices().chain([(plain.text().len(), ' ')]) {
        match (begin, character.is_alphanumeric()) {
            (None, true) => begin = Some(at),
            (Some(start), false) => {
                let folded = plain.text()[start..at].to_lowercase();
                words.push(Word { folded, range: plain.source(&(start..at)) });
                begin = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    words
}

/// The stem of a folded word: plural, diminutive and verb endings off, doubled letters single, v and z at the end
/// as f and s. At least three letters stay.
pub fn stem(folded: &str) -> String {
    let mut word: Vec<char> = folded.chars().collect();
    cut_ending(&mut word);
    undouble(&mut word);
    match word.last_mut() {
        Some(last @ 'v') => *last = 'f',
        Some(last @ 'z') => *last = 's',
        _ => {}
    }
    word.into_iter().collect()
}

fn cut_ending(word: &mut Vec<char>) {
    const ENDINGS: [(&str, &str); 11] = [
        ("heden", "heid"),
        ("etjes", ""),
        ("etje", ""),
        ("tjes", ""),
        ("tje", ""),
        ("jes", ""),
        ("je", ""),
        ("'s", ""),
        ("en", ""),
        ("e", ""),
        ("s", ""),
    ];
    for (ending, instead) in ENDINGS {
        let cut = ending.chars().count();
        let tail_matches =
            word.len() >= cut + 3 && word[word.len() - cut..].iter().copied().eq(ending.chars());
        // A plural s follows l, m, n or r ("regels", "moeders"); after anything else it belongs to the word
        // ("huis", "adres"), whose plural has lost its own ending by then.
        let own_s =
            ending == "s" && (word.len() < 5 || !matches!(word[word.len() - 2], 'l' | 'm' | 'n' | 'r'));
        if tail_matches && !own_s {
            word.truncate(word.len() - cut);
            word.extend(instead.chars());
            return;
        }
    }
}

fn undouble(word: &mut Vec<char>) {
    word.dedup_by(|next, before| next == before && next.is_alphabetic());
}

/// True for words that say nothing of the subject: articles, pronouns, auxiliaries, and what every signal says.
pub fn is_stop_word(folded: &str) -> bool {
    STOP.contains(folded)
}

static STOP: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP_WORDS.split_whitespace().collect());

const STOP_WORDS: &str = "
    aan achter al alle alleen als altijd ander andere anders ben bent bij bijna binnen boven daar daarna daarom
    dan dat de deden deed den der deze die dit doe doen doet door dus een eens eerst eigen elk elke en er ergens
    etc even gaan gaat gaf ga ge gedaan geen geeft gehad geven geweest ging had hadden haar hangt heb hebben hebt
    heeft heel hem hen het hetzelfde hier hij hoe hoeft hoor hun iedereen ieder iemand iets ik in is ja je jij jou
    jouw jullie kan kon konden krijgen krijgt kunnen kunt laat laten later lang maar maken maakt me mee meer mijn
    meest men mensen met mij minder moest moet moeten mocht na naar nee niemand niet niets nog nooit nu of om omdat
    onder ons onze ook op over per soms sinds steeds te tegen ten ter terwijl tijdens toch toe tot tussen uit uw
    vaak van vanaf vanuit vandaag veel via voor vooral vooraf waar waarom wanneer want waren was wat we wel weer
    week weken weet welke werd werden wie wij wil willen wilt word worden wordt zal ze zeer zei zeggen zegt zelf
    zich zie ziet zien zij zijn zo zoals zonder zou zouden zodat the and of to
    meneer mevrouw gezin gezinnen inwoner inwoners bewoner bewoners client clienten maand maanden dag dagen jaar
    jaren keer komen komt kwam staan staat graag goed";

/// The stems of the content words of `text`, in order, with repeats.
pub fn content_stems(text: &str) -> Vec<String> {
    split(text)
        .into_iter()
        .filter(|word| word.folded.chars().count() > 2 && !is_stop_word(&word.folded))
        .map(|word| stem(&word.folded))
        .collect()
}

/// A phrase as a list of folded words: how names and hints of several words are compared.
pub fn phrase(text: &str) -> Vec<String> {
    folded(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for (one, other) in [
            ("straat", "straten"),
            ("huis", "huizen"),
            ("adres", "adressen"),
            ("regel", "regels"),
            ("schuld", "schulden"),
            ("wachtlijst", "wachtlijsten"),
            ("brief", "brieven"),
            ("eenzaam", "eenzame"),
            ("mogelijkheid", "mogelijkheden"),
            ("plekje", "plek"),
            ("bellen", "bel"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
        assert_ne!(stem("wonen"), stem("woning"));
    }

    #[test]
    fn words_know_their_place() {
        let text = "Één wijk, 31 signalen!";
        let words = split(text);
        assert_eq!(
            words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>(),
            ["een", "wijk", "31", "signalen"]
        );
        assert_eq!(&text[words[0].range.clone()], "Één");
        assert_eq!(content_stems(text), ["wijk", "signal"]);
    }
}
