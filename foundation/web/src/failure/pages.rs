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
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
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
    let mut page = page(&asker.view(), &failure).into_response();
    keep(response.headers(), page.headers_mut(), &failure);
    page
}

fn sign_in_from(path: &str) -> String {
    format!("{SIGN_IN}?naar={}", encoded(path))
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

/// The page of `failure`.
pub fn page(view: &View, failure: &Failure) -> Page {
    let words = Words::of(view, failure);
    let main = html! {
        div class="ponton-failure" {
            (title(&words.what, ""))
            p class="ponton-failure__why" { (words.why) }
            p { (words.kept) }
            p { (words.next) }
            p {
                @if *failure == Failure::NotSignedIn {
                    (act_link(&sign_in_from("/"), &view.say("failure-sign-in", &[])))
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
    next: String,
}

impl Words {
    fn of(view: &View, failure: &Failure) -> Self {
        let keys = match failure {
            Failure::BadRequest(why) => {
                ["failure-bad-request", why, "failure-kept-typed", "failure-back-again"]
            }
            Failure::NotSignedIn => [
                "failure-not-signed-in",
                "failure-not-signed-in-why",
                "failure-kept-draft",
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
        let [what, why, kept, next] = keys.map(|key| match failure {
            Failure::TooMany(seconds) => view.say(key, &[("seconds", (*seconds).into())]),
            _ => view.say(key, &[]),
        });
        Self { what, why, kept, next }
    }
}
