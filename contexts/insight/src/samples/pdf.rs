//! Reads the words of a PDF of ours back, as whoever searches or copies it: for tests that ask what it tells. It knows as much of
//! the format as `krilla` writes for plain text, and fails on anything else.

use flate2::read::ZlibDecoder;
use std::collections::BTreeMap;
use std::io::Read as _;

/// The pieces of text of a document, each as it was placed, in their order.
pub fn words(file: &[u8]) -> Vec<String> {
    let objects = objects(file);
    let signs: BTreeMap<u32, Signs> = objects
        .iter()
        .filter_map(|(number, object)| Some((*number, reference(&object.head, "/ToUnicode ")?)))
        .map(|(font, map)| (font, signs(&objects[&map].text())))
        .collect();
    let mut found = Vec::new();
    for page in objects.values().filter(|object| is_page(&object.head)) {
        let contents = reference(&page.head, "/Contents ").expect("what stands on it");
        let names = fonts(&page.head, &objects);
        let fonts = names.iter().filter_map(|(name, font)| Some((name.as_str(), signs.get(font)?))).collect();
        found.extend(placed(&objects[&contents].stream, &fonts));
    }
    found
}

/// Whether an object is a page, and not the list of all pages.
fn is_page(head: &str) -> bool {
    head.split_once("/Type/Page").is_some_and(|(_, rest)| !rest.starts_with('s'))
}

/// The signs of a letter by their code.
type Signs = BTreeMap<u16, String>;

struct Object {
    head: String,
    stream: Vec<u8>,
}

impl Object {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.stream).into_owned()
    }
}

fn position(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}

/// All objects by their number, what was pressed together unpacked.
fn objects(file: &[u8]) -> BTreeMap<u32, Object> {
    let mut found = BTreeMap::new();
    let mut rest = file;
    while let Some(at) = position(rest, b" 0 obj\n") {
        let number = String::from_utf8_lossy(&rest[at.saturating_sub(9)..at]);
        let number = number.rsplit('\n').next().and_then(|number| number.parse().ok()).expect("its number");
        rest = &rest[at + 7..];
        let end = position(rest, b"\nendobj").expect("the end of an object");
        let begin = position(&rest[..end], b"stream\n");
        let head = String::from_utf8_lossy(&rest[..begin.unwrap_or(end)]).into_owned();
        let packed = begin.map_or(&[][..], |begin| &rest[begin + 7..end]);
        let mut stream = Vec::new();
        if !head.contains("/FlateDecode") || ZlibDecoder::new(packed).read_to_end(&mut stream).is_err() {
            stream = packed.to_vec();
        }
        found.insert(number, Object { head, stream });
        rest = &rest[end..];
    }
    found
}

/// The object that a name refers to.
fn reference(head: &str, name: &str) -> Option<u32> {
    head.split_once(name)?.1.split(' ').next()?.parse().ok()
}

/// The letters of a page, by the name it uses for them.
fn fonts(head: &str, objects: &BTreeMap<u32, Object>) -> BTreeMap<String, u32> {
    let resources = reference(head, "/Resources ").map_or(head, |at| objects[&at].head.as_str());
    let named = resources.split_once("/Font").expect("its letters").1;
    let elsewhere = named.strip_prefix(' ').and_then(|at| at.split(' ').next()?.parse::<u32>().ok());
    let named = elsewhere.map_or(named, |at| objects[&at].head.as_str());
    let inside = named.split_once("<<").expect("a list").1.split_once(">>").expect("its end").0;
    let each = inside.split('/').skip(1).filter_map(|one| one.split_once(' '));
    each.filter_map(|(name, font)| Some((name.to_owned(), font.split(' ').next()?.parse().ok()?))).collect()
}

fn signs(map: &str) -> Signs {
    let mut found = Signs::new();
    for part in map.split("beginbfchar").skip(1) {
        for line in part.split("endbfchar").next().unwrap_or_default().lines() {
            let mut both = line.split(['<', '>']).filter(|text| !text.trim().is_empty());
            if let (Some(code), Some(text)) = (both.next(), both.next()) {
                let code = u16::from_str_radix(code, 16).expect("a code");
                found.insert(code, String::from_utf16_lossy(&pairs(&bytes_of(text))));
            }
        }
    }
    found
}

fn bytes_of(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
    let value = |pair: &[u8]| u8::from_str_radix(&String::from_utf8_lossy(pair), 16).expect("two digits");
    digits.chunks(2).map(value).collect()
}

fn pairs(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect()
}

/// The text of every piece that is placed.
fn placed(content: &[u8], fonts: &BTreeMap<&str, &Signs>) -> Vec<String> {
    let (mut found, mut text, mut font) = (Vec::new(), String::new(), None);
    let mut at = 0;
    while at < content.len() {
        match content[at] {
            b'(' | b'<' => {
                let (bytes, end) = string(content, at);
                let signs: &Signs = font.expect("a letter");
                text.extend(pairs(&bytes).iter().map(|code| signs.get(code).map_or("?", String::as_str)));
                at = end;
            }
            byte if byte.is_ascii_whitespace() || b"[]".contains(&byte) => at += 1,
            _ => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"[]<>(/".contains(byte);
                let len = content[at + 1..].iter().position(is_end);
                let end = len.map_or(content.len(), |len| at + 1 + len);
                let word = String::from_utf8_lossy(&content[at..end]).into_owned();
                if let Some(name) = word.strip_prefix('/') {
                    font = fonts.get(name).copied().or(font);
                }
                if word == "ET" {
                    found.push(std::mem::take(&mut text));
                }
                at = end;
            }
        }
    }
    found
}

fn octal(digits: &[u8]) -> u8 {
    u8::from_str_radix(&String::from_utf8_lossy(digits), 8).expect("three digits")
}

/// The bytes of a string in brackets or in hexadecimal, and where it ends.
fn string(content: &[u8], begin: usize) -> (Vec<u8>, usize) {
    if content[begin] == b'<' {
        let end = begin + position(&content[begin..], b">").expect("its end");
        return (bytes_of(&String::from_utf8_lossy(&content[begin..end])), end + 1);
    }
    let (mut bytes, mut at, mut depth) = (Vec::new(), begin + 1, 1);
    while depth > 0 {
        match content[at] {
            b'\\' => {
                at += 1;
                bytes.push(match content[at] {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    b'0'..=b'7' => {
                        at += 2;
                        octal(&content[at - 2..=at])
                    }
                    other => other,
                });
            }
            byte => {
                depth += i32::from(byte == b'(') - i32::from(byte == b')');
                if depth > 0 {
                    bytes.push(byte);
                }
            }
        }
        at += 1;
    }
    (bytes, at)
}
