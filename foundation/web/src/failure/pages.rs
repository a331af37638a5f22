//! The page of a failure: what happened, that nothing is lost, and what to do, in the reader's language and with
//! the navigation around it. A layer of `harden`: it also dresses the bare answers that axum and tower-http give.
//! Deliberately shows no status code, no id and no cause; those are in the log under the request's id.

use super::Failure;
use crate::components::{act_link, title};
use crate::flash::{SeeOther, encoded};
use crate::language;
use crate::page::Page;
use crate::view::{Site, View, Visitor, Welcome};
use axum::extract::Request;
use axum::http::header::{ALLOW, CONTENT_TYPE, HOST, REFERER, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use maud::html;
use std::sync::Arc;

/// Where somebody signs in; `naar` in its query holds the path to return to.
pub const SIGN_IN: &str = "/inloggen";

/// What is kept of a request in case it fails.
struct Asker {
    site: Arc<Site>,
    lang: Lang,
    path: String,
    method: Method,
    /// The page on which the form stood.
    back: String,
    welcome: Welcome,
}

impl Asker {
    fn of(request: &mut Request) -> Self {
        let welcome = request.extensions_mut().get_or_insert_default::<Welcome>().clone();
        let site = request.extensions().get::<Arc<Site>>().expect("harden puts the site on every request");
        Self {
            site: Arc::clone(site),
            lang: language::of(request.headers()),
            path: request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            method: request.method().clone(),
            back: back_from(request.headers()),
            welcome,
        }
    }

    fn view(self) -> View {
        let person: Option<Visitor> = self.welcome.visitor();
        View { person, ..View::new(self.site, self.lang, &self.path) }
    }
}

/// The layer: passes everything on and gives each failure its page.
pub(crate) async fn failure_pages(mut request: Request, next: Next) -> Response {
    let asker = Asker::of(&mut request);
    let mut response = next.run(request).await;
    let Some(failure) = failure_in(&mut response) else { return response };
    match &failure {
        Failure::Broken(why) => tracing::error!(%why, "a request broke"),
        Failure::Unavailable | Failure::TooSlow => {
            tracing::warn!(?failure, "a request could not be answered");
        }
        other => tracing::debug!(?other, "a request was refused"),
    }
    if failure == Failure::NotSignedIn && matches!(asker.method, Method::GET | Method::HEAD) {
        return SeeOther::to(sign_in_from(&asker.path)).into_response();
    }
    let came = Came { back: asker.back.clone(), typed: asker.method == Method::POST };
    let mut page = page_for(&asker.view(), &failure, &came).into_response();
    keep(response.headers(), page.headers_mut(), &failure);
    page
}

fn sign_in_from(path: &str) -> String {
    format!("{SIGN_IN}?naar={}", encoded(path))
}

/// The path of our own page that a request came from; the home page when it says none.
fn back_from(headers: &HeaderMap) -> String {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let path = said(REFERER).zip(said(HOST)).and_then(|(from, host)| {
        let rest = from.strip_prefix("https://").or_else(|| from.strip_prefix("http://"))?;
        rest.strip_prefix(host).filter(|path| path.starts_with('/'))
    });
    path.unwrap_or("/").to_owned()
}

/// The failure that an answer stands for: ours, or a bare one of a library that has no page yet.
fn failure_in(response: &mut Response) -> Option<Failure> {
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return Some(failure);
    }
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let dressed = kind.starts_with("text/html") || kind.contains("json");
    if dressed { None } else { Failure::of_status(response.status()) }
}

fn keep(from: &HeaderMap, to: &mut HeaderMap, failure: &Failure) {
    if let Some(allowed) = from.get(ALLOW) {
        to.insert(ALLOW, allowed.clone());
    }
    match failure {
        Failure::TooMany(seconds) => {
            to.insert(RETRY_AFTER, HeaderValue::from(*seconds));
        }
        Failure::Unavailable | Failure::TooSlow => {
            to.insert(RETRY_AFTER, HeaderValue::from_static("10"));
        }
        _ => {}
    }
}

/// How somebody came to a failure.
struct Came {
    /// The page they came from, a path of ours.
    back: String,
    /// Whether they sent something.
    typed: bool,
}

/// The page of `failure`, for whoever sent something.
pub fn page(view: &View, failure: &Failure) -> Page {
    page_for(view, failure, &Came { back: "/".to_owned(), typed: true })
}

fn page_for(view: &View, failure: &Failure, came: &Came) -> Page {
    let words = Words::of(view, failure, came);
    // Only a browser with script knows that it still has what was typed, and then says so.
    let kept_here = words.typed.then(|| view.say("failure-kept-here", &[]));
    let main = html! {
        div class="ponton-failure" {
            (title(&words.what, ""))
            p class="ponton-failure__why" { (words.why) }
            p data-typed-kept=[kept_here] { (words.kept) }
            p { (words.next) }
            p {
                @if *failure == Failure::NotSignedIn {
                    (act_link(&sign_in_from(&came.back), &view.say("failure-sign-in", &[])))
                } @else {
                    (act_link("/", &view.say("failure-home", &[])))
                }
            }
        }
    };
    Page::new(view, &words.what, main).status(failure.status())
}

/// What a failure's page says.
struct Words {
    what: String,
    why: String,
    kept: String,
    /// Whether something was typed that isn't kept.
    typed: bool,
    next: String,
}

impl Words {
    fn of(view: &View, failure: &Failure, came: &Came) -> Self {
        let keys = match failure {
            Failure::BadRequest(why) => {
                ["failure-bad-request", why, "failure-kept-typed", "failure-back-again"]
            }
            Failure::NotSignedIn => [
                "failure-not-signed-in",
                "failure-not-signed-in-why",
                "failure-kept-typed",
                "failure-sign-in-again",
            ],
            Failure::Forbidden => {
                ["failure-forbidden", "failure-forbidden-why", "failure-kept-as-was", "failure-ask-desk"]
            }
            Failure::CrossSite => {
                ["failure-cross-site", "failure-cross-site-why", "failure-kept-as-was", "failure-open-here"]
            }
            Failure::NotFound => {
                ["failure-not-found", "failure-not-found-why", "failure-kept-as-was", "failure-search"]
            }
            Failure::WrongMethod => [
                "failure-wrong-method",
                "failure-wrong-method-why",
                "failure-kept-as-was",
                "failure-open-here",
            ],
            Failure::TooSlow => {
                ["failure-too-slow", "failure-too-slow-why", "failure-kept-typed", "failure-soon"]
            }
            Failure::Conflict => {
                ["failure-conflict", "failure-conflict-why", "failure-kept-typed", "failure-look-again"]
            }
            Failure::TooLarge => {
                ["failure-too-large", "failure-too-large-why", "failure-kept-typed", "failure-shorter"]
            }
            Failure::WrongKind => {
                ["failure-wrong-kind", "failure-wrong-kind-why", "failure-kept-as-was", "failure-open-here"]
            }
            Failure::Unprocessable(why) => {
                ["failure-unprocessable", why, "failure-kept-typed", "failure-back-again"]
            }
            Failure::TooMany(_) => {
                ["failure-too-many", "failure-too-many-why", "failure-kept-typed", "failure-wait"]
            }
            Failure::Unavailable => {
                ["failure-unavailable", "failure-unavailable-why", "failure-kept-typed", "failure-soon"]
            }
            Failure::Broken(_) => {
                ["failure-broken", "failure-broken-why", "failure-kept-typed", "failure-tell-desk"]
            }
        };
        let mut keys = keys;
        let typed = keys[2] == "failure-kept-typed" && came.typed;
        if !typed {
            keys[2] = "failure-kept-as-was";
        }
        let [what, why, kept, next] = keys.map(|key| match failure {
            Failure::TooMany(seconds) => view.say(key, &[("seconds", (*seconds).into())]),
            _ => view.say(key, &[]),
        });
        Self { what, why, kept, typed, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_a_page_of_ours() {
        let back = |from: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static("ponton.example"));
            headers.insert(REFERER, HeaderValue::from_static(from));
            back_from(&headers)
        };
        assert_eq!(back("https://ponton.example/dossiers/7?na=3"), "/dossiers/7?na=3");
        assert_eq!(back("http://ponton.example/"), "/");
        for elsewhere in ["https://ponton.example.org/x", "https://evil.example/ponton.example/x", "x", ""] {
            assert_eq!(back(elsewhere), "/", "{elsewhere}");
        }
        assert_eq!(back_from(&HeaderMap::new()), "/");
    }
}
