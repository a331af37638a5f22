//! Addresses with a query: what the reader asked for, read back as a form is, and written so that a name with an
//! ampersand survives. For lists with a search box or pages.

use crate::Visit;
use serde::de::DeserializeOwned;
use std::fmt::Write as _;
use store::{After, Cursor};
use web::Posted;

impl Visit {
    /// What stands after the question mark; nothing when it can't be read.
    pub fn asked(&self) -> Posted {
        let query = self.view.path.split_once('?').map(|(_, query)| query);
        query.and_then(|query| Posted::read(query.as_bytes()).ok()).unwrap_or_default()
    }

    /// Which page of a list: after the place in `na`; a place that isn't one means the start.
    pub fn after<K: DeserializeOwned>(&self, limit: u16) -> After<K> {
        let asked = self.asked();
        let place = Some(asked.text("na")).filter(|text| !text.is_empty());
        After::read(place, limit).unwrap_or_else(|_| After::start(limit))
    }
}

/// `path` with these pairs, those with an empty value left out.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut written = path.to_owned();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        written.push(if written.len() == path.len() { '?' } else { '&' });
        written.push_str(name);
        written.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                written.push(char::from(byte));
            } else {
                write!(written, "%{byte:02X}").expect("writing to a string succeeds");
            }
        }
    }
    written
}

/// The addresses for the pager: back to the start when this page isn't it, and on when there is more.
pub fn pages(
    path: &str,
    pairs: &[(&str, &str)],
    at_start: &After<impl Sized>,
    next: Option<&Cursor>,
) -> Pages {
    let onward = next.map(|next| {
        let next = next.to_string();
        let pairs: Vec<(&str, &str)> = pairs.iter().copied().chain([("na", next.as_str())]).collect();
        address(path, &pairs)
    });
    Pages { first: at_start.key.is_some().then(|| address(path, pairs)), next: onward }
}

/// Where the pager leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Back to the start.
    pub first: Option<String>,
    /// On.
    pub next: Option<String>,
}

impl Pages {
    /// The pager itself.
    pub fn show(&self, view: &web::View) -> maud::Markup {
        web::components::pager(view, self.first.as_deref(), self.next.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_was_asked() {
        let written = address("/netwerk", &[("naam", "Zorg & Co é"), ("na", "")]);
        assert_eq!(written, "/netwerk?naam=Zorg%20%26%20Co%20%C3%A9");
        let query = written.split_once('?').unwrap().1;
        assert_eq!(Posted::read(query.as_bytes()).ok().unwrap().text("naam"), "Zorg & Co é");
    }

    #[test]
    fn the_first_page_leads_on_and_a_later_one_also_back() {
        let next = Cursor::of(&"Loohoek");
        let start = pages("/netwerk", &[], &After::<String>::start(50), Some(&next));
        assert_eq!((start.first, start.next), (None, Some(format!("/netwerk?na={next}"))));
        let later = pages("/netwerk", &[("naam", "we")], &After { key: Some(1), limit: 50 }, None);
        assert_eq!((later.first.as_deref(), later.next), (Some("/netwerk?naam=we"), None));
    }
}
