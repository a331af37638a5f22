//! Text in its plain form, for matching only: without diacritics, invisible characters and look-alike digits,
//! dashes and spaces, with a way back to the bytes of the original. For the guard (an invisible character inside
//! a telephone number must not hide it) and for area names typed without a diaeresis. Case is kept. It does not
//! normalise beyond what Dutch texts with Turkish, Slavic and Arabic names in Latin script need.

use std::ops::Range;

/// A text and its plain form; positions in the plain form lead back to the original.
#[derive(Debug, Clone)]
pub struct Plain<'t> {
    original: &'t str,
    text: String,
    /// For every byte of `text` where the original character that it came from begins.
    starts: Vec<usize>,
}

impl<'t> Plain<'t> {
    /// Makes the plain form; linear in the length of the text.
    pub fn of(original: &'t str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut starts = Vec::with_capacity(original.len());
        for (at, character) in original.char_indices() {
            push_plain(character, &mut text);
            starts.resize(text.len(), at);
        }
        Self { original, text, starts }
    }

    /// The plain form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original from which `plain` (a range of bytes of the plain form) came, whole characters
    /// only; an empty range at 0 when `plain` is empty or outside.
    pub fn source(&self, plain: &Range<usize>) -> Range<usize> {
        let Some(spans) = self.starts.get(plain.clone()) else { return 0..0 };
        let (Some(&first), Some(&last)) = (spans.first(), spans.last()) else { return 0..0 };
        let width = self.original[last..].chars().next().map_or(0, char::len_utf8);
        first..last + width
    }
}

/// The plain form of a text, without the way back.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push_plain(character, &mut out));
    out
}

/// The plain form in lower case: how words are compared.
pub fn folded(text: &str) -> String {
    plain(text).to_lowercase()
}

fn push_plain(character: char, out: &mut String) {
    if character.is_ascii() {
        out.push(if character == '\t' { ' ' } else { character });
    } else if !is_invisible(character) {
        match ligature(character) {
            Some(letters) => out.push_str(letters),
            None => out.push(plain_sign(character).unwrap_or_else(|| plain_letter(character))),
        }
    }
}

/// Zero-width and directional characters, soft hyphens, combining marks, keycaps and variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}'
        | '\u{20d0}'..='\u{20ff}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{180b}'..='\u{180d}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'Æ' => "Ae",
        'æ' => "ae",
        'Œ' => "Oe",
        'œ' => "oe",
        'Þ' => "Th",
        'þ' => "th",
        'ß' => "ss",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return None,
    })
}

/// Digits of other scripts, full-width forms, and the many spaces, dashes and quotation marks.
fn plain_sign(c: char) -> Option<char> {
    const ZEROS: [u32; 8] = [0x660, 0x6f0, 0x966, 0x9e6, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec];
    let code = c as u32;
    if (0xff01..=0xff5e).contains(&code) {
        return char::from_u32(code - 0xfee0);
    }
    if let Some(letter) = mathematical_letter(code) {
        return Some(letter);
    }
    if let Some(zero) = ZEROS.iter().chain(&[0x1d7f6]).find(|zero| (**zero..**zero + 10).contains(&code)) {
        return char::from_digit(code - zero, 10);
    }
    match c {
        '⁰' | '₀' | '⓪' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴'..='⁹' => char::from_digit(code - 0x2070, 10),
        '₁'..='₉' => char::from_digit(code - 0x2080, 10),
        '①'..='⑨' => char::from_digit(code - 0x245f, 10),
        'Ⓐ'..='Ⓩ' => char::from_u32(code - 0x24b6 + u32::from(b'A')),
        'ⓐ'..='ⓩ' => char::from_u32(code - 0x24d0 + u32::from(b'a')),
        '＿' => Some('_'),
        '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{2800}'
        | '\u{3000}' => Some(' '),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Some('-'),
        '‘' | '’' | '‛' | 'ʼ' | '′' | '´' => Some('\''),
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '…' | '·' | '․' => Some('.'),
        _ => None,
    }
}

/// The bold, italic, script and other mathematical alphabets, which some keyboards offer as fonts.
fn mathematical_letter(code: u32) -> Option<char> {
    const ALPHABETS: std::ops::Range<u32> = 0x1d400..0x1d6a4;
    let place = ALPHABETS.contains(&code).then(|| (code - ALPHABETS.start) % 52)?;
    char::from_u32(if place < 26 { u32::from(b'A') + place } else { u32::from(b'a') + place - 26 })
}

/// The Latin letter that a Cyrillic or Greek one is mistaken for.
fn lookalike(c: char) -> Option<char> {
    const ALIKE: &str = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXаaеeоoрpсcуyхxѕsіiјjһhԁdԛqԝwοoνvіiαaɡgΙIιi";
    let mut letters = ALIKE.chars();
    while let (Some(other), Some(latin)) = (letters.next(), letters.next()) {
        if other == c {
            return Some(latin);
        }
    }
    None
}

/// The base letter of a Latin letter with a diacritic, or the letter it looks like; any other character as it is.
fn plain_letter(c: char) -> char {
    match c {
        '\u{250}'..='\u{2af}' | '\u{370}'..='\u{52f}' => lookalike(c).unwrap_or(c),
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => 'A',
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'Ç' | 'Ć' | 'Č' => 'C',
        'ç' | 'ć' | 'č' => 'c',
        'Ď' | 'Đ' | 'Ð' => 'D',
        'ď' | 'đ' | 'ð' => 'd',
        'È'..='Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => 'E',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'Ğ' | 'Ģ' => 'G',
        'ğ' | 'ģ' => 'g',
        'Ì'..='Ï' | 'Ī' | 'İ' => 'I',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'Ķ' => 'K',
        'ķ' => 'k',
        'Ł' | 'Ľ' | 'Ļ' => 'L',
        'ł' | 'ľ' | 'ļ' => 'l',
        'Ñ' | 'Ń' | 'Ň' | 'Ņ' => 'N',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ő' => 'O',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'Ř' => 'R',
        'ř' => 'r',
        'Ś' | 'Ş' | 'Š' | 'Ș' => 'S',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'Ť' | 'Ţ' | 'Ț' => 'T',
        'ť' | 'ţ' | 'ț' => 't',
        'Ù'..='Ü' | 'Ū' | 'Ů' | 'Ű' => 'U',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'Ý' | 'Ÿ' => 'Y',
        'ý' | 'ÿ' => 'y',
        'Ź' | 'Ż' | 'Ž' => 'Z',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_and_tricks_fall_away() {
        assert_eq!(folded("Ayşe Yıldırım"), "ayse yildirim");
        assert_eq!(plain("０６\u{a0}1２\u{200b}3"), "06 123");
        assert_eq!(plain("Sаndеr Ьос 𝐉𝐚𝐧 ⓙⓐⓝ 0⁶ ①②"), "Sander Ьoc Jan jan 06 12");
        assert_eq!(plain("Zoe\u{308} zei: “ja”…"), "Zoe zei: \"ja\".");
    }

    #[test]
    fn a_place_in_the_plain_form_leads_back_to_whole_characters() {
        let text = "bel 0\u{200b}6–１２ nu";
        let plain = Plain::of(text);
        let found = plain.text().find("06-12").unwrap();
        assert_eq!(&text[plain.source(&(found..found + 5))], "0\u{200b}6–１２");
        assert_eq!(plain.source(&(900..901)), 0..0);
    }
}
