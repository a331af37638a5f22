//! Splits finished HTML into its tags and texts, as much as the check needs. For `check` alone. It reads what maud
//! writes (quoted attributes, no comments but the doctype) and is not a parser for HTML in the wild.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    Open(Tag<'h>),
    Close(&'h str),
    Text(&'h str),
}

/// An opening tag with its attributes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    pub(super) name: &'h str,
    attributes: Vec<(&'h str, &'h str)>,
    ends_itself: bool,
}

impl<'h> Tag<'h> {
    /// The value of an attribute; empty for one without a value.
    pub(super) fn get(&self, attribute: &str) -> Option<&'h str> {
        self.attributes.iter().find(|(name, _)| *name == attribute).map(|(_, value)| *value)
    }

    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'h str, &'h str)> {
        self.attributes.iter().copied()
    }

    /// Whether the element has no content and no closing tag.
    pub(super) fn is_void(&self) -> bool {
        self.ends_itself
            || matches!(
                self.name,
                "area"
                    | "base"
                    | "br"
                    | "col"
                    | "embed"
                    | "hr"
                    | "img"
                    | "input"
                    | "link"
                    | "meta"
                    | "source"
                    | "wbr"
            )
    }
}

/// The pieces in order. A tag that never ends is taken to the end of the text.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(&rest[..at]));
        }
        let inside = &rest[at + 1..];
        let end = tag_end(inside);
        let body = &inside[..end];
        if let Some(name) = body.strip_prefix('/') {
            pieces.push(Piece::Close(name.trim()));
        } else if !body.starts_with('!') {
            pieces.push(Piece::Open(tag(body)));
        }
        rest = inside.get(end + 1..).unwrap_or_default();
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Where the tag ends: the first `>` outside quotes.
fn tag_end(inside: &str) -> usize {
    let mut quoted = false;
    inside
        .char_indices()
        .find(|(_, letter)| {
            quoted ^= *letter == '"';
            *letter == '>' && !quoted
        })
        .map_or(inside.len(), |(at, _)| at)
}

fn tag(body: &str) -> Tag<'_> {
    let ends_itself = body.ends_with('/');
    let body = body.trim_end_matches('/');
    let (name, mut rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Tag { name, attributes, ends_itself };
        }
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix("=\"") else {
            attributes.push((attribute, ""));
            rest = after.trim_start_matches('=');
            continue;
        };
        let (value, after) = value.split_once('"').unwrap_or((value, ""));
        attributes.push((attribute, value));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_texts_come_apart() {
        let html = r#"<!DOCTYPE html><p class="a > b" hidden>Één<br>twee</p>"#;
        let found = pieces(html);
        let Piece::Open(p) = &found[0] else { panic!("{found:?}") };
        assert_eq!(
            (p.name, p.get("class"), p.get("hidden"), p.get("id")),
            ("p", Some("a > b"), Some(""), None)
        );
        assert_eq!(found[1], Piece::Text("Één"));
        assert_eq!(found.len(), 5);
    }
}
