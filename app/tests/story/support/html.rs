//! Reads a finished page as a browser does, as far as the stories need it: its heading, its words, and its forms with
//! what stands in them. For `page` and `form`. It reads what our own pages write (quoted attributes, no comments) and
//! is no parser for HTML in the wild.

/// A piece of a page.
pub enum Piece<'h> {
    /// An opening tag.
    Open(Tag<'h>),
    /// A closing tag, by name.
    Close(&'h str),
    /// Words between tags, with entities resolved.
    Text(String),
}

/// An opening tag with its attributes.
pub struct Tag<'h> {
    /// `form`, `input`…
    pub name: &'h str,
    attributes: Vec<(&'h str, String)>,
}

impl Tag<'_> {
    /// The value of an attribute; empty for one without a value.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| *name == attribute).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute, or nothing written.
    pub fn value(&self, attribute: &str) -> String {
        self.get(attribute).unwrap_or_default().to_owned()
    }
}

/// The pieces of a page, in order.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        if start > 0 {
            found.push(Piece::Text(plain(&rest[..start])));
        }
        let tag = &rest[start + 1..];
        let end = end_of(tag);
        match tag.as_bytes().first() {
            Some(b'/') => found.push(Piece::Close(tag[1..end].trim())),
            Some(b'!') | None => {}
            Some(_) => found.push(Piece::Open(read(&tag[..end]))),
        }
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    found.push(Piece::Text(plain(rest)));
    found
}

/// Where a tag ends: at the first `>` that stands in no attribute.
fn end_of(tag: &str) -> usize {
    let mut in_value = false;
    for (at, letter) in tag.char_indices() {
        match letter {
            '"' => in_value = !in_value,
            '>' if !in_value => return at,
            _ => {}
        }
    }
    tag.len()
}

fn read(tag: &str) -> Tag<'_> {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some(attribute) = rest.trim_start().split([' ', '=', '\n']).next().filter(|it| !it.is_empty()) {
        rest = &rest.trim_start()[attribute.len()..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (written, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            value = plain(written);
            rest = after;
        }
        attributes.push((attribute, value));
    }
    Tag { name, attributes }
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Words as they are read: white space made one.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
