//! Short words from long ones: the first sentence of a text, and as many words as a line holds. So that a letter can be
//! read in two minutes. It shortens and never writes anything of its own.

/// Words of a sentence in a letter.
const SENTENCE_WORDS: usize = 28;
/// Fewer words than these say little by themselves: "Nog geen oplossing."
const SAYS_SOMETHING: usize = 6;
/// Words of a title in a letter.
const TITLE_WORDS: usize = 16;
/// What ends in a full stop without ending a sentence.
const SHORT_FORMS: [&str; 16] = [
    "bijv.", "bv.", "o.a.", "d.w.z.", "m.a.w.", "t.o.v.", "i.v.m.", "nr.", "dr.", "mr.", "ca.", "art.",
    "e.d.", "m.b.t.", "incl.", "excl.",
];

/// How many words somebody reads.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A text as a title.
pub fn title(text: &str) -> String {
    cut(text.lines().next().unwrap_or_default(), TITLE_WORDS)
}

/// The first sentence of a text that says more than its title; a very short one with what follows it.
pub fn beside(title: &str, text: &str) -> String {
    let said = plain(title);
    let says_more = |sentence: &String| {
        let sentence = plain(sentence);
        !sentence.is_empty() && !said.starts_with(&sentence)
    };
    let mut told = String::new();
    for sentence in sentences(text).into_iter().skip_while(|sentence| !says_more(sentence)) {
        let both = if told.is_empty() { sentence } else { format!("{told} {sentence}") };
        if !told.is_empty() && count(&both) > SENTENCE_WORDS {
            break;
        }
        told = both;
        if count(&told) >= SAYS_SOMETHING {
            break;
        }
    }
    cut(&told, SENTENCE_WORDS)
}

/// Words without what marks their end, to hold against each other.
fn plain(words: &str) -> String {
    let bare = words.trim_end_matches(['.', '…', '!', '?']);
    bare.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn sentences(text: &str) -> Vec<String> {
    let (mut sentences, mut current): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        for word in line.split_whitespace() {
            current.push(word);
            let bare = word.trim_end_matches([')', '"', '”', '\'']).to_lowercase();
            if bare.ends_with(['.', '?', '!']) && !SHORT_FORMS.contains(&bare.as_str()) {
                sentences.push(current.join(" "));
                current.clear();
            }
        }
        if !current.is_empty() {
            sentences.push(current.join(" "));
            current.clear();
        }
    }
    sentences
}

fn cut(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= most {
        return words.join(" ");
    }
    format!("{}…", words[..most].join(" ").trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_ends_where_a_sentence_ends() {
        let said = beside("", "Bel bijv. om 16.00 uur met ons. Daarna niet meer.");
        assert_eq!(said, "Bel bijv. om 16.00 uur met ons.");
        assert_eq!(
            beside("", "Een regel met zes woorden erin\nen een tweede"),
            "Een regel met zes woorden erin"
        );
        assert_eq!(beside("", "  \n "), "");
    }

    #[test]
    fn a_sentence_that_only_repeats_the_title_gives_way_to_the_next() {
        let text = "De inloop is open. Kom langs op dinsdag.";
        assert_eq!(beside("De inloop is open", text), "Kom langs op dinsdag.");
        assert_eq!(beside("De inloop is open", "De inloop is open."), "");
    }

    #[test]
    fn a_very_short_sentence_takes_the_next_along() {
        let said = beside("", "Nog geen oplossing. De gemeente wacht op het rijk. Daarna meer.");
        assert_eq!(said, "Nog geen oplossing. De gemeente wacht op het rijk.");
        let long = format!("De leeskring. {}", "woord ".repeat(30));
        assert_eq!(beside("", &long), "De leeskring.");
    }

    #[test]
    fn what_is_long_is_cut_at_a_word() {
        let long = "woord ".repeat(40);
        assert_eq!((count(&title(&long)), count(&beside("", &long))), (TITLE_WORDS, SENTENCE_WORDS));
        assert!(title(&long).ends_with("woord…"));
    }
}
