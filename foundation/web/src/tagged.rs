//! What a programme fetches again and again (a feed, a calendar): answered with a tag of what it says, so that a reader that
//! has it already is told so and gets nothing (RFC 9110 §13.1.2). It keeps nothing: the tag is made of the body.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// `body` of this `kind`, or that the reader has it already.
pub fn tagged(asked: &HeaderMap, kind: &'static str, body: String) -> Response {
    let tag = tag(&body);
    let mut response = if has(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, HeaderValue::from_static(kind))], body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, HeaderValue::try_from(tag).expect("hexadecimal digits in quotes"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

/// Half of a digest, in quotes: enough to tell two texts apart.
fn tag(body: &str) -> String {
    let mut tag = "\"".to_owned();
    for byte in &Sha256::digest(body.as_bytes())[..16] {
        // Writing to a string succeeds.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// Whether the reader says that they have what carries `tag`.
pub(crate) fn has(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(known: &str, body: &str) -> Response {
        let asked = HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_str(known).unwrap())]);
        tagged(&asked, "text/calendar", body.to_owned())
    }

    #[test]
    fn who_has_it_gets_nothing_until_it_is_another() {
        let first = tagged(&HeaderMap::new(), "text/calendar", "één".to_owned());
        assert_eq!(
            (first.status(), &first.headers()[CONTENT_TYPE]),
            (StatusCode::OK, &"text/calendar".parse().unwrap())
        );
        let tag = first.headers()[ETAG].to_str().unwrap();
        for known in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            assert_eq!(answer(&known, "één").status(), StatusCode::NOT_MODIFIED, "{known}");
        }
        assert_eq!(answer(tag, "twee").status(), StatusCode::OK);
    }
}
