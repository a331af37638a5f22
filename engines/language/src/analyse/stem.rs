//! The stem of a Dutch word for the search: the Snowball algorithm for Dutch (M. Porter, snowballstem.org), with three
//! changes that find more: diminutives lose their ending, every double consonant at the end becomes single ("bellen",
//! "bel"), and v and z at the end are written f and s ("brieven", "brief"). Folded words only: diacritics are off.

/// The stem of a folded word. Never shown.
pub fn stem(folded: &str) -> String {
    let mut word = Stem::of(folded);
    word.diminutive();
    word.plural_or_verb();
    let lost_e = word.final_e();
    word.heid();
    word.derived(lost_e);
    word.single_vowel();
    word.written()
}

struct Stem {
    /// `Y` and `I` are consonants.
    letters: Vec<char>,
    /// Where the first and the second region begin, in which endings are cut.
    first: usize,
    second: usize,
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

impl Stem {
    fn of(folded: &str) -> Self {
        let mut letters: Vec<char> = folded.chars().collect();
        for at in 0..letters.len() {
            let after_vowel = at > 0 && is_vowel(letters[at - 1]);
            let before_vowel = letters.get(at + 1).is_some_and(|next| is_vowel(*next));
            match letters[at] {
                'y' if at == 0 || after_vowel => letters[at] = 'Y',
                'i' if after_vowel && before_vowel => letters[at] = 'I',
                _ => {}
            }
        }
        let first = region(&letters, 0);
        let second = region(&letters, first);
        Self { letters, first: first.max(3), second }
    }

    fn ends(&self, ending: &str) -> bool {
        let count = ending.chars().count();
        count <= self.letters.len()
            && self.letters[self.letters.len() - count..].iter().copied().eq(ending.chars())
    }

    /// Where `ending` begins, when the word ends so and it lies in the region from `region` on.
    fn ending(&self, ending: &str, region: usize) -> Option<usize> {
        let at = self.letters.len().checked_sub(ending.chars().count())?;
        (self.ends(ending) && at >= region).then_some(at)
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|at| self.letters[at])
    }

    fn undouble(&mut self) {
        if let [.., one, other] = self.letters.as_slice()
            && one == other
            && !is_vowel(*one)
        {
            self.letters.pop();
        }
    }

    fn diminutive(&mut self) {
        for ending in ["etjes", "etje", "tjes", "tje", "jes", "je"] {
            if self.ends(ending) && self.letters.len() >= ending.len() + 3 {
                self.letters.truncate(self.letters.len() - ending.len());
                self.undouble();
                return;
            }
        }
    }

    fn en(&mut self, at: usize) {
        let valid = self.before(at).is_some_and(|before| !is_vowel(before));
        let gem = at >= 3 && self.letters[at - 3..at] == ['g', 'e', 'm'];
        if valid && !gem {
            self.letters.truncate(at);
            self.undouble();
        }
    }

    fn plural_or_verb(&mut self) {
        if let Some(at) = self.ending("heden", self.first) {
            self.letters.truncate(at);
            self.letters.extend("heid".chars());
        } else if let Some(at) = self.ending("ene", self.first).or_else(|| self.ending("en", self.first)) {
            self.en(at);
        } else if let Some(at) = self.ending("se", self.first).or_else(|| self.ending("s", self.first))
            && self.before(at).is_some_and(|before| !is_vowel(before) && before != 'j' && before != 's')
        {
            self.letters.truncate(at);
        }
    }

    fn final_e(&mut self) -> bool {
        let Some(at) = self.ending("e", self.first) else { return false };
        let consonant = self.before(at).is_some_and(|before| !is_vowel(before));
        if consonant {
            self.letters.truncate(at);
            self.undouble();
        }
        consonant
    }

    fn heid(&mut self) {
        if let Some(at) = self.ending("heid", self.second)
            && self.before(at) != Some('c')
        {
            self.letters.truncate(at);
            if let Some(at) = self.ending("en", self.first) {
                self.en(at);
            }
        }
    }

    fn derived(&mut self, lost_e: bool) {
        if let Some(at) = self.ending("end", self.second).or_else(|| self.ending("ing", self.second)) {
            self.letters.truncate(at);
            match self.ending("ig", self.second) {
                Some(at) if self.before(at) != Some('e') => self.letters.truncate(at),
                _ => self.undouble(),
            }
        } else if let Some(at) = self.ending("ig", self.second) {
            if self.before(at) != Some('e') {
                self.letters.truncate(at);
            }
        } else if let Some(at) = self.ending("lijk", self.second) {
            self.letters.truncate(at);
            self.final_e();
        } else if let Some(at) = self.ending("baar", self.second) {
            self.letters.truncate(at);
        } else if let Some(at) = self.ending("bar", self.second)
            && lost_e
        {
            self.letters.truncate(at);
        }
    }

    /// "straat" as "straten": a double vowel between consonants at the end becomes single.
    fn single_vowel(&mut self) {
        if let [.., before, one, other, last] = self.letters.as_slice()
            && one == other
            && matches!(one, 'a' | 'e' | 'o' | 'u')
            && !is_vowel(*before)
            && !is_vowel(*last)
            && *last != 'I'
        {
            let at = self.letters.len() - 2;
            self.letters.remove(at);
        }
    }

    fn written(mut self) -> String {
        self.undouble();
        match self.letters.last_mut() {
            Some(last @ 'v') => *last = 'f',
            Some(last @ 'z') => *last = 's',
            _ => {}
        }
        self.letters.into_iter().map(|letter| letter.to_ascii_lowercase()).collect()
    }
}

/// The place after the first consonant that follows a vowel, from `from` on.
fn region(letters: &[char], from: usize) -> usize {
    let pair = (from + 1..letters.len()).find(|at| is_vowel(letters[at - 1]) && !is_vowel(letters[*at]));
    pair.map_or(letters.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for (one, other) in [
            ("straat", "straten"),
            ("huis", "huizen"),
            ("adres", "adressen"),
            ("regel", "regels"),
            ("regel", "regeling"),
            ("schuld", "schulden"),
            ("wachtlijst", "wachtlijsten"),
            ("brief", "brieven"),
            ("eenzaam", "eenzame"),
            ("mogelijkheid", "mogelijkheden"),
            ("plek", "plekje"),
            ("bel", "bellen"),
            ("uitzetting", "uitzettingen"),
            ("vergoeding", "vergoeden"),
            ("bewindvoerder", "bewindvoerders"),
            ("gemeente", "gemeenten"),
            ("wachten", "wacht"),
            ("buurthuis", "buurthuizen"),
            ("gezin", "gezinnen"),
            ("mantelzorger", "mantelzorgers"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in [("bus", "buurt"), ("leven", "leveren"), ("zorg", "zoek"), ("taal", "tafel")] {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
        assert_eq!((stem("de").as_str(), stem("").as_str()), ("de", ""));
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem_no_longer_than_itself(word in "[a-z0-9ÿñ👩]{0,30}") {
            prop_assert!(stem(&word).chars().count() <= word.chars().count());
        }
    }
}
