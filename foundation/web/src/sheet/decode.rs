//! From bytes to text: UTF-8 with or without its mark, UTF-16 as some office programs save it, and Windows-1252, the
//! code page of older ones. What is no text, or text of two kinds at once, is refused with the place where that shows.

use super::Unreadable;
use std::borrow::Cow;

/// How the bytes were read as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// The usual one.
    Utf8,
    /// "Unicode text" of office programs.
    Utf16,
    /// The Western code page of Windows.
    Windows1252,
}

impl Encoding {
    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// What the bytes 0x80 to 0x9F mean in Windows-1252; five mean nothing.
const HIGH: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// The text in `bytes`, and how it was read.
pub(super) fn decode(bytes: &[u8]) -> Result<(Encoding, Cow<'_, str>), Unreadable> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(at) = bytes.iter().position(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) {
        let (line, column) = place(&bytes[..at]);
        return Err(Unreadable::Binary { line, column });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Encoding::Utf8, Cow::Borrowed(text))),
        Err(_) => windows(bytes).map(|text| (Encoding::Windows1252, Cow::Owned(text))),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(Encoding, Cow<'_, str>), Unreadable> {
    let units = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or_default()]));
    let mut text = String::new();
    for letter in char::decode_utf16(units) {
        match letter {
            Ok(letter) if !letter.is_control() || matches!(letter, '\t' | '\n' | '\r') => text.push(letter),
            Ok(_) | Err(_) => {
                let (line, column) = place(text.as_bytes());
                return Err(Unreadable::Encoding { line, column });
            }
        }
    }
    Ok((Encoding::Utf16, Cow::Owned(text)))
}

/// Windows-1252, unless the bytes are UTF-8 with something broken in it: then letters would silently become others.
fn windows(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut before = 0;
    let (mut broken, mut whole) = (None, false);
    for chunk in bytes.utf8_chunks() {
        whole |= !chunk.valid().is_ascii();
        before += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken = broken.or(Some(before));
            before += chunk.invalid().len();
        }
    }
    if let Some(at) = broken.filter(|_| whole) {
        let (line, column) = place(&bytes[..at]);
        return Err(Unreadable::Encoding { line, column });
    }
    let mut text = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let letter = match byte {
            0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
            _ => Some(char::from(*byte)),
        };
        let Some(letter) = letter else {
            let (line, column) = place(&bytes[..at]);
            return Err(Unreadable::Encoding { line, column });
        };
        text.push(letter);
    }
    Ok(text)
}

/// The line after these bytes, and the place in it, both counted from one.
fn place(before: &[u8]) -> (usize, usize) {
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: &Result<(Encoding, &str), Unreadable>) {
        let read = decode(bytes);
        let read = read.as_ref().map(|(encoding, text)| (*encoding, text.as_ref())).map_err(Clone::clone);
        assert_eq!(&read, expect, "{bytes:?}");
    }

    #[test]
    fn the_usual_encodings_are_told_apart() {
        check("\u{feff}naam\nCafé".as_bytes(), &Ok((Encoding::Utf8, "naam\nCafé")));
        check(b"naam\nCaf\xe9 \x80 5", &Ok((Encoding::Windows1252, "naam\nCafé € 5")));
        check(b"\xff\xfen\0a\0\xe9\0", &Ok((Encoding::Utf16, "naé")));
    }

    #[test]
    fn what_is_no_text_is_refused_where_it_shows() {
        check(b"PK\x03\x04", &Err(Unreadable::Binary { line: 1, column: 3 }));
        check(b"naam\nab\0", &Err(Unreadable::Binary { line: 2, column: 3 }));
        check("naam\nCafé".as_bytes(), &Ok((Encoding::Utf8, "naam\nCafé")));
        check(b"Caf\xc3\xa9\nCaf\xe9", &Err(Unreadable::Encoding { line: 2, column: 4 }));
        check(b"Caf\xe9 \x81", &Err(Unreadable::Encoding { line: 1, column: 6 }));
        check(b"\xff\xfe\x00\xd8a\0", &Err(Unreadable::Encoding { line: 1, column: 1 }));
    }
}
