//! The one sentence that a page shows after an act: "Je signaal is gemeld." It travels in a cookie of one
//! minute as a text key with at most three short arguments, so that no server has to remember it, and is shown
//! once. For handlers that answer with a redirect. The cookie isn't signed: it can only pick one of our own texts,
//! and what fills it is escaped.

use crate::posted::Posted;
use crate::texts::{Arg, Texts};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use kernel::Lang;
use std::fmt::Write as _;

const COOKIE: &str = "ponton_flash";
const MOST_ARGS: usize = 3;
/// How the cookie says that it is no good news.
const BUT: &str = "but";
/// Letters of an argument that are kept; a title beyond it is cut short with an ellipsis.
const MOST_LETTERS: usize = 120;

/// Whether a sentence brings good news.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// What was asked for was done.
    #[default]
    Done,
    /// It was not, or not all of it.
    But,
}

/// One sentence for the next page, and the draft that the browser may now forget.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flash {
    key: String,
    args: Vec<(String, Arg)>,
    draft: String,
    tone: Tone,
}

impl Flash {
    /// The text under `key`.
    pub fn new(key: &'static str) -> Self {
        Self { key: key.to_owned(), ..Self::default() }
    }

    /// The text under `key`, which says that what was asked for was not done, or not all of it.
    pub fn but(key: &'static str) -> Self {
        Self { tone: Tone::But, ..Self::new(key) }
    }

    /// Whether it brings good news.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// Fills a place in the text; at most three.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        debug_assert!(self.args.len() < MOST_ARGS, "a flash has at most {MOST_ARGS} arguments");
        self.args.push((name.to_owned(), shortened(value.into())));
        self
    }

    /// The sentence in the reader's language.
    pub fn text(&self, texts: &Texts, lang: Lang) -> Option<String> {
        let args: Vec<(&str, Arg)> =
            self.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        texts.try_say(lang, &self.key, &args)
    }

    /// The name of the draft that the server has confirmed, if any.
    pub fn draft_done(&self) -> Option<&str> {
        (!self.draft.is_empty()).then_some(self.draft.as_str())
    }

    /// What the browser brought; a key that isn't ours or doesn't fit its arguments is ignored.
    pub(crate) fn read(headers: &HeaderMap, texts: &Texts) -> Option<Self> {
        let cookie = CookieJar::from_headers(headers).get(COOKIE)?.value().to_owned();
        let pairs = Posted::read(cookie.as_bytes()).ok()?;
        let named = |prefix: &'static str| {
            pairs.pairs().filter_map(move |(name, value)| {
                name.strip_prefix(prefix).map(|name| (name.to_owned(), value))
            })
        };
        let words = named("w.").map(|(name, value)| (name, shortened(Arg::Text(value.to_owned()))));
        let numbers = named("n.")
            .filter_map(|(name, value)| value.parse().ok().map(|number| (name, Arg::Number(number))));
        let flash = Self {
            key: pairs.text("key").to_owned(),
            args: words.chain(numbers).take(MOST_ARGS).collect(),
            draft: pairs.text("draft").to_owned(),
            tone: if pairs.text("tone") == BUT { Tone::But } else { Tone::Done },
        };
        let says = flash.text(texts, Lang::Nl).is_some();
        (says || flash.key.is_empty() && flash.draft_done().is_some()).then_some(flash)
    }

    fn cookie(&self) -> HeaderValue {
        let mut value = format!("key={}", encoded(&self.key));
        for (name, arg) in &self.args {
            match arg {
                Arg::Text(text) => write!(value, "&w.{name}={}", encoded(text)),
                Arg::Number(number) => write!(value, "&n.{name}={number}"),
            }
            .expect("writing to a string succeeds");
        }
        if self.tone == Tone::But {
            write!(value, "&tone={BUT}").expect("writing to a string succeeds");
        }
        if !self.draft.is_empty() {
            write!(value, "&draft={}", encoded(&self.draft)).expect("writing to a string succeeds");
        }
        set(&value, 60)
    }

    /// The header that makes the browser forget what was shown.
    pub(crate) fn forget() -> HeaderValue {
        set("", 0)
    }
}

fn set(value: &str, seconds: u32) -> HeaderValue {
    HeaderValue::try_from(format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"))
        .expect("an encoded value fits a header")
}

fn shortened(arg: Arg) -> Arg {
    match arg {
        Arg::Text(text) if text.chars().count() > MOST_LETTERS => {
            Arg::Text(text.chars().take(MOST_LETTERS - 1).chain(['…']).collect())
        }
        Arg::Text(_) | Arg::Number(_) => arg,
    }
}

/// Percent-encodes everything but letters, digits and the marks that are safe in a cookie and a path.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => out.push(char::from(byte)),
            _ => write!(out, "%{byte:02X}").expect("writing to a string succeeds"),
        }
        out
    })
}

/// The answer to an act that was done: go and look there (303), with or without a sentence.
#[derive(Clone, Debug)]
pub struct SeeOther {
    location: String,
    flash: Flash,
}

impl SeeOther {
    /// To this path of ours.
    pub fn to(location: impl Into<String>) -> Self {
        Self { location: location.into(), flash: Flash::default() }
    }

    /// With a sentence on the next page.
    pub fn saying(mut self, flash: Flash) -> Self {
        self.flash = Flash { draft: std::mem::take(&mut self.flash.draft), ..flash };
        self
    }

    /// With word to the browser that the draft of this name (`Form::draft`) is safe on the server.
    pub fn draft_done(mut self, name: impl Into<String>) -> Self {
        self.flash.draft = name.into();
        self
    }
}

impl IntoResponse for SeeOther {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let location = HeaderValue::try_from(&self.location)
            .or_else(|_| HeaderValue::try_from(encoded(&self.location)))
            .expect("an encoded path fits a header");
        response.headers_mut().insert(LOCATION, location);
        if self.flash != Flash::default() {
            response.headers_mut().append(SET_COOKIE, self.flash.cookie());
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::COOKIE as SENT;

    fn carried(flash: &Flash) -> Option<Flash> {
        let cookie = flash.cookie();
        let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        let headers = HeaderMap::from_iter([(SENT, HeaderValue::try_from(pair).unwrap())]);
        Flash::read(&headers, &Texts::new(&[]).unwrap())
    }

    #[test]
    fn a_flash_arrives_as_it_was_sent() {
        let flash = Flash::new("tally-number").with("number", 80);
        assert_eq!(carried(&flash), Some(flash));
        let but = Flash::but("tally-number").with("number", 0);
        assert_eq!(carried(&but), Some(but));
    }

    #[test]
    fn a_forged_key_or_a_missing_argument_is_ignored() {
        assert_eq!(carried(&Flash::new("nobody-wrote-this")), None);
        assert_eq!(carried(&Flash::new("tally-number")), None);
    }

    #[test]
    fn the_draft_travels_without_a_sentence() {
        let response = SeeOther::to("/vandaag").draft_done("capture").into_response();
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
        assert!(cookie.contains("draft=capture"), "{cookie}");
        assert_eq!(response.headers()[LOCATION], "/vandaag");
    }

    #[test]
    fn long_words_are_cut_and_odd_ones_encoded() {
        let flash = Flash::new("tally-number").with("name", "é; ".repeat(100));
        let cookie = flash.cookie();
        assert!(cookie.to_str().unwrap().len() < 1_000);
        assert_eq!(cookie.to_str().unwrap().matches(';').count(), 4);
    }
}
