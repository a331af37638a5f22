//! Numbers as people say them: "veertien", "honderdtwaalf". For house numbers, days of birth and telephone numbers that
//! were dictated. It reads words up to nine hundred and ninety-nine, no sentences.

use std::collections::HashMap;
use std::sync::LazyLock;

const SMALL: [&str; 20] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];

const TENS: [&str; 8] =
    ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

static VALUES: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let below_hundred: Vec<(String, u32)> = (0..100).map(|number| (below_hundred(number), number)).collect();
    let mut values: HashMap<String, u32> = below_hundred.iter().cloned().collect();
    for (hundreds, before) in
        (1..10).zip(["", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"])
    {
        values.insert(format!("{before}honderd"), hundreds * 100);
        for (word, number) in below_hundred.iter().skip(1) {
            values.insert(format!("{before}honderd{word}"), hundreds * 100 + number);
            values.insert(format!("{before}honderden{word}"), hundreds * 100 + number);
        }
    }
    values
});

fn below_hundred(number: u32) -> String {
    let unit = |number: u32| SMALL.get(number as usize).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0 | 1, _) => unit(number).to_owned(),
        (tens, units) => {
            let tens = TENS.get(tens as usize - 2).copied().unwrap_or_default();
            if units == 0 { tens.to_owned() } else { format!("{}en{tens}", unit(units)) }
        }
    }
}

/// The number that a word in plain small letters says.
pub fn value(word: &str) -> Option<u32> {
    VALUES.get(word).copied()
}

/// The number that a word says as the rank of a day: "derde", "twintigste".
pub fn rank(word: &str) -> Option<u32> {
    match word {
        "eerste" => Some(1),
        "derde" => Some(3),
        "achtste" => Some(8),
        _ => word.strip_suffix("ste").or_else(|| word.strip_suffix("de")).and_then(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_value() {
        assert_eq!(["nul", "negentien", "vierendertig"].map(value), [Some(0), Some(19), Some(34)]);
        assert_eq!(["honderdtwaalf", "tweehonderdenvijf"].map(value), [Some(112), Some(205)]);
        assert_eq!(["huis", ""].map(value), [None, None]);
        assert_eq!(["derde", "twintigste", "achttiende"].map(rank), [Some(3), Some(20), Some(18)]);
    }
}
