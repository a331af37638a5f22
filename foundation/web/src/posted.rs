//! What a form sent: the ordered pairs of a url-encoded body, read strictly. For handlers that take a form:
//! `posted: Posted` as the last argument. Deliberately knows no types; each context parses the words into its
//! own at once, and `Posted` is kept so that a refused form comes back as it was typed.

use crate::failure::Failure;
use crate::harden::BodyLimit;
use axum::body::{Body, HttpBody};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use kernel::ids::Uuid;
use sha2::{Digest, Sha256};
use std::future::poll_fn;
use std::pin::Pin;

/// More fields than any page of ours has; a body beyond it is not one of our forms.
const MOST_FIELDS: usize = 1_000;
/// Bytes of a form where no `harden` says otherwise.
const DEFAULT_LIMIT: usize = 64 * 1024;
/// Bytes of an oversized body that are read all the same, so that its sender sees the answer.
const THROWN_AWAY: usize = 4 * 1024 * 1024;

/// The pairs of a form, in the order they were sent, and the path that they were sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    pairs: Vec<(String, String)>,
    path: String,
}

impl Posted {
    /// A form in which nothing was typed yet.
    pub const EMPTY: Self = Self { pairs: Vec::new(), path: String::new() };

    /// A form in which nothing was typed yet.
    pub fn empty() -> Self {
        Self::EMPTY
    }

    /// A form with these pairs, for samples and tests, and for filling a form with what is already known.
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self::from_pairs(
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        )
    }

    /// The form with these pairs, as another kind of body held them.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self { pairs, path: String::new() }
    }

    /// As it was sent to `path`.
    pub(crate) fn sent_to(self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self }
    }

    /// Reads a url-encoded body: `application/x-www-form-urlencoded` of the URL standard, in UTF-8. Line ends
    /// become `\n`; control characters other than tab and line end carry no meaning to a person and are left out
    /// (PostgreSQL refuses one of them).
    pub fn read(body: &[u8]) -> Result<Self, Failure> {
        let mut pairs = Vec::new();
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            if pairs.len() == MOST_FIELDS {
                return Err(Failure::BadRequest("failure-too-many-fields"));
            }
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &pair[..0]),
            };
            pairs.push((decode(name)?, decode(value)?));
        }
        Ok(Self::from_pairs(pairs))
    }

    /// The first value of `name` without white space around it; empty when it is absent.
    pub fn text(&self, name: &str) -> &str {
        self.pairs.iter().find(|(sent, _)| sent == name).map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// All values of `name`, each without white space around it, in the order sent.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.pairs.iter().filter(move |(sent, _)| sent == name).map(|(_, value)| value.trim())
    }

    /// Whether `name` was sent at all, as a ticked box is.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(sent, _)| sent == name)
    }

    /// With another value of `name`: what the typed words turned out to mean.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        for (_, typed) in self.pairs.iter_mut().filter(|(sent, _)| sent == name) {
            value.clone_into(typed);
        }
        self
    }

    /// All pairs, as sent.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The key under which this form, filled in as it is, is one act, however often it is sent. Filled in otherwise it is
    /// another act, and so is another form of the same page, whose forms all carry its key: nobody reads that words were
    /// kept which never were. The key that the page gave stands in no database, so nobody can try words against this one.
    pub fn form_key(&self) -> Option<Uuid> {
        let given = self.given_key()?;
        let mut digest = Sha256::new_with_prefix(given.as_bytes());
        let pairs =
            self.pairs().filter(|(name, _)| *name != "form_key").flat_map(|(name, value)| [name, value]);
        for one in std::iter::once(self.path.as_str()).chain(pairs) {
            digest.update(one.len().to_be_bytes());
            digest.update(one.as_bytes());
        }
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.finalize()[..16]);
        Some(Uuid::from_bytes(bytes))
    }

    /// The key that the page gave the form.
    pub(crate) fn given_key(&self) -> Option<Uuid> {
        Uuid::parse_str(self.text("form_key")).ok()
    }
}

fn decode(raw: &[u8]) -> Result<String, Failure> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(hex(*high) << 4 | hex(*low));
                rest = after;
            }
            // A lone percent sign stands for itself, as in the URL standard.
            _ => bytes.push(*first),
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::BadRequest("failure-not-utf8"))?;
    Ok(cleaned(&text))
}

/// Line ends made one, control characters that mean nothing to a person left out.
pub(crate) fn cleaned(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace(|letter: char| letter.is_control() && letter != '\n' && letter != '\t', "")
}

fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .map(|kind| kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
        let limit = request.extensions().get::<BodyLimit>().map_or(DEFAULT_LIMIT, |limit| limit.0);
        let path = request.uri().path().to_owned();
        let body = whole(request.into_body(), limit, THROWN_AWAY).await?;
        match kind.as_deref() {
            Some("application/x-www-form-urlencoded") => Ok(Self::read(&body)?.sent_to(&path)),
            None if body.is_empty() => Ok(Self::EMPTY),
            _ => Err(Failure::WrongKind),
        }
    }
}

/// The whole body. Of one that is too large a part is read and thrown away, because a browser that is still
/// sending doesn't see our answer; who sends more than that isn't a person with a form.
pub(crate) async fn whole(mut body: Body, limit: usize, thrown_away: usize) -> Result<Vec<u8>, Failure> {
    let mut kept = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Failure::BadRequest("failure-broke-off"))?;
        let Ok(data) = frame.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= limit {
            kept.extend_from_slice(&data);
        } else if seen > thrown_away {
            break;
        }
    }
    if seen > limit { Err(Failure::TooLarge) } else { Ok(kept) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_order_and_repeats() {
        let posted = Posted::read(b"seat=a&words=Geen+inloop%2C%20geen+geld&seat=b").unwrap();
        assert_eq!(posted.text("words"), "Geen inloop, geen geld");
        assert_eq!(posted.all("seat").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(posted.text("absent"), "");
    }

    #[test]
    fn the_same_form_is_one_act_and_filled_in_otherwise_another() {
        let key = |key: &str, words: &str| {
            Posted::of(&[("form_key", key), ("words", words), ("seen", "yes")]).form_key()
        };
        let (one, other) = ("01a20656-af2b-7000-8000-da32472c6b54", "01a20656-af2b-7000-8000-da32472c6b55");
        assert!(key(one, "geen inloop").is_some());
        assert_eq!(key(one, "geen inloop"), key(one, "geen inloop"));
        assert_ne!(key(one, "geen inloop"), key(one, "geen geld"));
        assert_ne!(key(one, "geen inloop"), key(other, "geen inloop"));
        let form = Posted::of(&[("form_key", one), ("words", "geen inloop")]);
        assert_ne!(form.clone().sent_to("/wachten").form_key(), form.sent_to("/notitie").form_key());
        assert_eq!(key("no key", "geen inloop"), None);
    }

    #[test]
    fn bytes_that_are_not_utf8_are_refused() {
        for body in [&b"words=%ff%fe"[..], b"words=\xff", b"%c3=x"] {
            assert!(matches!(Posted::read(body), Err(Failure::BadRequest("failure-not-utf8"))), "{body:?}");
        }
    }

    #[test]
    fn half_escapes_stand_for_themselves() {
        let posted = Posted::read(b"words=100%&a=%zz&b=%e2%82%ac&=x&&").unwrap();
        assert_eq!((posted.text("words"), posted.text("a"), posted.text("b")), ("100%", "%zz", "€"));
    }

    #[test]
    fn control_characters_are_left_out_and_line_ends_made_one() {
        let posted = Posted::read(b"words=a%00b%0d%0ac%0dd%1b").unwrap();
        assert_eq!(posted.text("words"), "ab\nc\nd");
    }

    #[test]
    fn a_flood_of_fields_is_refused() {
        let body = "a=1&".repeat(MOST_FIELDS + 1);
        assert!(matches!(Posted::read(body.as_bytes()), Err(Failure::BadRequest("failure-too-many-fields"))));
    }
}
