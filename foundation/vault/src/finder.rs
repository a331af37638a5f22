//! Finding somebody by the first letters of their name where no name can be read: for each beginning of each word of the
//! name the database keeps a number that only this network's key can make. Who has the database and no key sees how
//! often beginnings occur, and no letter (decision 25). The context keeps the numbers in a table of its own.

use crate::envelope::{self, Secret};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::BTreeSet;
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Shorter beginnings are everybody's, and would tell the most.
const SHORTEST: usize = 2;
/// Letters of a word that count.
const LONGEST: usize = 12;
/// Words of a name that count.
const WORDS: usize = 10;

/// Makes the numbers for one network.
pub struct Finder(pub(crate) Secret);

impl Finder {
    /// The numbers to keep with somebody of that name.
    pub fn of_name(&self, name: &str) -> BTreeSet<i64> {
        let mut numbers = BTreeSet::new();
        for word in words(name) {
            let last = word.len().min(LONGEST);
            numbers.extend((SHORTEST..=last).map(|length| self.number(&word[..length])));
        }
        numbers
    }

    /// The numbers that somebody must have all of to be found by what was typed; none when too little was typed.
    pub fn of_typed(&self, typed: &str) -> BTreeSet<i64> {
        words(typed).iter().map(|word| self.number(&word[..word.len().min(LONGEST)])).collect()
    }

    fn number(&self, beginning: &[char]) -> i64 {
        let text: String = beginning.iter().collect();
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("HMAC takes a key of any length");
        mac.update(&envelope::join(&[b"beginning", text.as_bytes()]));
        let bytes = mac.finalize().into_bytes();
        let mut number = [0; 8];
        number.copy_from_slice(&bytes[..8]);
        i64::from_be_bytes(number)
    }
}

/// The words of a name that count, without capitals and diacritics.
fn words(name: &str) -> Vec<Vec<char>> {
    let plain: String = name
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            'ı' => 'i',
            other => other,
        })
        .filter(|letter| !matches!(letter, '\'' | '’'))
        .collect();
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .map(|word| word.chars().collect::<Vec<char>>())
        .filter(|word| word.len() >= SHORTEST)
        .take(WORDS)
        .collect()
}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Finder(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use zeroize::Zeroizing;

    fn finder(key: u8) -> Finder {
        Finder(Zeroizing::new([key; 32]))
    }

    fn found(name: &str, typed: &str) -> bool {
        let typed = finder(1).of_typed(typed);
        !typed.is_empty() && typed.is_subset(&finder(1).of_name(name))
    }

    #[test]
    fn the_first_letters_find_somebody_however_they_are_typed() {
        let name = "Zoë El-Idrissi van ’t Hoff";
        for typed in ["zo", "ZOE", "Zoë el", "idri", "hoff zoe", "el-idrissi", "van t ho"] {
            assert!(found(name, typed), "{typed}");
        }
        for typed in ["", "z", "oe", "zoe jansen", "hoffman"] {
            assert!(!found(name, typed), "{typed}");
        }
    }

    #[test]
    fn another_network_makes_other_numbers() {
        assert!(finder(1).of_name("Dirk").is_disjoint(&finder(2).of_name("Dirk")));
    }

    #[test]
    fn the_longest_name_has_a_bounded_number_of_numbers() {
        let name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(40);
        assert!(finder(1).of_name(&name).len() <= WORDS * LONGEST);
    }

    proptest! {
        #[test]
        fn every_beginning_of_every_word_finds(name in "[A-Za-zéëïöü]{2,20}( [A-Za-z]{2,20}){0,3}", at: usize, length in 2_usize..20) {
            let words: Vec<&str> = name.split(' ').collect();
            let word: String = words[at % words.len()].chars().take(length).collect();
            prop_assert!(found(&name, &word));
        }
    }
}
