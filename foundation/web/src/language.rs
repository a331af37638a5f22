//! The reader's language: their own choice from a cookie, else what the browser asks for, else Dutch; and the
//! form that changes it. For every page. Works without script.

use crate::flash::SeeOther;
use crate::posted::Posted;
use axum::http::header::{ACCEPT_LANGUAGE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use kernel::Lang;

const COOKIE: &str = "ponton_taal";
/// A year, in seconds.
const KEPT: u32 = 31_536_000;

/// The language for a request with these headers.
pub fn of(headers: &HeaderMap) -> Lang {
    CookieJar::from_headers(headers)
        .get(COOKIE)
        .and_then(|chosen| Lang::from_tag(chosen.value()))
        .or_else(|| asked(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?))
        .unwrap_or_default()
}

/// The first of our languages in an `Accept-Language`, by its weights (RFC 9110 §12.5.4).
fn asked(accept: &str) -> Option<Lang> {
    let mut best: Option<(f32, Lang)> = None;
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let lang = parts.next().and_then(Lang::from_tag);
        let weight = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
        if let Some(lang) = lang
            && weight > best.map_or(0.0, |(most, _)| most)
        {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// `POST /taal`: keeps the choice for a year and returns to where the reader was.
pub(crate) async fn post(posted: Posted) -> Response {
    let mut response = SeeOther::to(path_of_ours(posted.text("back"))).into_response();
    if let Some(lang) = Lang::from_tag(posted.text("lang")) {
        let cookie = format!("{COOKIE}={lang}; Path=/; Max-Age={KEPT}; HttpOnly; SameSite=Lax");
        let cookie = HeaderValue::try_from(cookie).expect("a tag fits a header");
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// `path` when it leads somewhere on this site, else the front page: a form must not send people elsewhere.
pub fn path_of_ours(path: &str) -> &str {
    let elsewhere = path.starts_with("//") || path.contains(['\\', '\n', '\t']);
    if path.starts_with('/') && !elsewhere { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &str) -> HeaderMap {
        let name = axum::http::HeaderName::from_static(name);
        HeaderMap::from_iter([(name, HeaderValue::try_from(value).unwrap())])
    }

    #[test]
    fn the_browser_is_asked_unless_the_reader_chose() {
        assert_eq!(of(&HeaderMap::new()), Lang::Nl);
        assert_eq!(of(&with("accept-language", "fr, en-GB;q=0.8, nl;q=0.5")), Lang::En);
        assert_eq!(of(&with("accept-language", "en;q=0.3, nl-NL")), Lang::Nl);
        assert_eq!(of(&with("accept-language", "en;q=0")), Lang::Nl);
        assert_eq!(of(&with("accept-language", "é;q=x,,;;")), Lang::Nl);
        let mut both = with("accept-language", "nl");
        both.extend(with("cookie", "ponton_taal=en"));
        assert_eq!(of(&both), Lang::En);
    }

    #[test]
    fn the_switch_returns_only_to_paths_of_ours() {
        assert_eq!(path_of_ours("/signalen?n=2"), "/signalen?n=2");
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/\t/evil.example"]
        {
            assert_eq!(path_of_ours(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
