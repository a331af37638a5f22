//! The cookie that carries the token of a session: read by no script, sent along from another site only when somebody
//! follows a link to a page, and over TLS bound to this host by its `__Host-` prefix.

use crate::view::Transport;
use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderValue};
use std::borrow::Cow;

/// Hexadecimal digits of a token.
const TOKEN_LENGTH: usize = 64;

/// One kind of session's cookie.
#[derive(Clone, Copy, Debug)]
pub struct TokenCookie {
    /// Its name, without the prefix.
    pub name: &'static str,
    /// After so many seconds the browser drops it; without, when it closes.
    pub age: Option<i64>,
}

impl TokenCookie {
    /// The header that sets it.
    pub fn set(self, transport: Transport, token: &str) -> HeaderValue {
        self.header(transport, token, self.age)
    }

    /// The header that takes it away.
    pub fn clear(self, transport: Transport) -> HeaderValue {
        self.header(transport, "", Some(0))
    }

    /// The token in a request's cookie.
    pub fn token(self, headers: &HeaderMap, transport: Transport) -> Option<String> {
        let name = self.full_name(transport);
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(name.as_ref())?.strip_prefix('='))
            .filter(|token| token.len() == TOKEN_LENGTH)
            .map(ToOwned::to_owned)
    }

    fn full_name(self, transport: Transport) -> Cow<'static, str> {
        match transport {
            Transport::Https => format!("__Host-{}", self.name).into(),
            Transport::Http => self.name.into(),
        }
    }

    fn header(self, transport: Transport, token: &str, age: Option<i64>) -> HeaderValue {
        let name = self.full_name(transport);
        let age = age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = if transport == Transport::Https { "; Secure" } else { "" };
        let header = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
        HeaderValue::from_str(&header).expect("hexadecimal digits and plain words")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COOKIE_OF_A_MONTH: TokenCookie = TokenCookie { name: "ponton", age: Some(2_592_000) };
    const COOKIE_OF_A_VISIT: TokenCookie = TokenCookie { name: "ponton-inwoner", age: None };

    fn with(cookie: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(cookie).unwrap())])
    }

    #[test]
    fn over_tls_it_is_bound_to_the_host() {
        let set = COOKIE_OF_A_MONTH.set(Transport::Https, "a1");
        assert_eq!(set, "__Host-ponton=a1; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure");
        let set = COOKIE_OF_A_VISIT.set(Transport::Http, "a1");
        assert_eq!(set, "ponton-inwoner=a1; Path=/; HttpOnly; SameSite=Lax");
        let cleared = COOKIE_OF_A_VISIT.clear(Transport::Https);
        assert_eq!(cleared, "__Host-ponton-inwoner=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
    }

    #[test]
    fn only_a_token_of_its_own_name_and_length_is_read() {
        let token = "a".repeat(TOKEN_LENGTH);
        let both = with(&format!("x=1; ponton={token}; __Host-ponton-inwoner={token}"));
        assert_eq!(COOKIE_OF_A_MONTH.token(&both, Transport::Http), Some(token.clone()));
        assert_eq!(COOKIE_OF_A_MONTH.token(&both, Transport::Https), None);
        assert_eq!(COOKIE_OF_A_VISIT.token(&both, Transport::Https), Some(token));
        assert_eq!(COOKIE_OF_A_VISIT.token(&both, Transport::Http), None);
        assert_eq!(COOKIE_OF_A_MONTH.token(&with("ponton=short"), Transport::Http), None);
    }
}
