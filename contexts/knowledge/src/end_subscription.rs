//! Ending a subscription with the link in its mail, without signing in: one button for whoever opens it, and one click for
//! mail programs that do it themselves (RFC 8058). Those send no cookie and nothing that says from where, and must not be
//! led on; whoever does it twice hears the same. The link can do nothing else.

use crate::letter::LetterKind;
use crate::subscription::{self, Subscription};
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Refusal, Route, Workplace};
use serde_json::json;
use store::Tx;
use store::event::{self, Event, Subject};
use web::components::{act_link, title};
use web::{Failure, Form, Page, Path, Posted, View, t};

/// What a mail program sends (RFC 8058, section 3.2).
const FIELD: &str = "List-Unsubscribe";
const ONE_CLICK: &str = "One-Click";
/// Far more than the one field takes.
const MOST_BYTES: usize = 4_096;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/afmelden/{token}", "end_subscription", show),
        Route::post("/afmelden/{token}", "end_subscription", post),
    ]
}

async fn show(
    State(workplace): State<Workplace>,
    view: View,
    Path(token): Path<String>,
) -> Result<Page, Failure> {
    let link = token.clone();
    let found = workplace.read(move |tx| Ok(subscription::with_token(tx, &link)?)).await?;
    Ok(match found {
        Some(known) if known.state.is_running() => ask(&view, &token, known.kind, &html! {}),
        Some(known) => ended(&view, known.kind),
        None => unknown(&view),
    })
}

async fn post(
    State(workplace): State<Workplace>,
    view: View,
    Path(token): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let (now, link) = (workplace.now(), token.clone());
    let found = workplace.read(move |tx| Ok(subscription::with_token(tx, &link)?)).await?;
    let Some(known) = found else { return Ok(unknown(&view).into_response()) };
    if !is_one_click(request).await {
        let why = html! { div class="ponton-failure" { p { (t!(view, "unsubscribe-unreadable")) } } };
        return Ok(ask(&view, &token, known.kind, &why).refused().into_response());
    }
    let kind = known.kind;
    workplace.write(move |tx| end(tx, now, &known)).await?;
    Ok(ended(&view, kind).into_response())
}

/// Ends it; doing so again changes nothing.
pub fn end(tx: &mut Tx<'_>, now: Timestamp, known: &Subscription) -> Result<(), Refusal> {
    if subscription::end(tx, now, known)? {
        let subject = Subject { kind: "subscription", id: known.id.into() };
        let facts = json!({ "kind": known.kind.name(), "by": "link" });
        let event = Event {
            network: known.network,
            at: now,
            actor: None,
            kind: "subscription.ended",
            subject,
            facts,
        };
        event::append(tx, &event)?;
    }
    Ok(())
}

/// Whether the body says what the standard asks for, as a form sends it or in parts.
async fn is_one_click(request: Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let in_parts = kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"));
    let Ok(body) = to_bytes(request.into_body(), MOST_BYTES).await else { return false };
    if in_parts { says_in_parts(&body) } else { says_as_form(&body) }
}

fn says_as_form(body: &Bytes) -> bool {
    Posted::read(body).is_ok_and(|posted| posted.text(FIELD) == ONE_CLICK)
}

fn says_in_parts(body: &Bytes) -> bool {
    let text = String::from_utf8_lossy(body);
    let named = format!("name=\"{FIELD}\"");
    text.split_once(&named).is_some_and(|(_, rest)| {
        rest.split_once("\r\n\r\n").is_some_and(|(_, value)| value.lines().next() == Some(ONE_CLICK))
    })
}

fn ask(view: &View, token: &str, kind: LetterKind, why: &Markup) -> Page {
    let heading = t!(view, "unsubscribe-title");
    let letter = view.say(kind.text_key(), &[]);
    let form = Form::blank(view).promise("unsubscribe-promise", &[]);
    let fields = form.hidden(FIELD, ONE_CLICK);
    let main = html! {
        (title(&heading, &t!(view, "unsubscribe-what", letter = letter)))
        (why)
        (form.around(&format!("/afmelden/{token}"), "unsubscribe-act", &fields))
    };
    Page::new(view, heading, main)
}

fn ended(view: &View, kind: LetterKind) -> Page {
    let heading = t!(view, "unsubscribe-done");
    let letter = view.say(kind.text_key(), &[]);
    let main = html! {
        (title(&heading, &t!(view, "unsubscribe-done-what", letter = letter)))
        p { (t!(view, "unsubscribe-done-then")) }
        p { (act_link("/brieven", &t!(view, "choose-letters-title"))) }
    };
    Page::new(view, heading, main)
}

fn unknown(view: &View) -> Page {
    let heading = t!(view, "unsubscribe-unknown");
    let main = html! {
        div class="ponton-failure" {
            (title(&heading, ""))
            p class="ponton-failure__why" { (t!(view, "unsubscribe-unknown-why")) }
            p { (act_link("/brieven", &t!(view, "choose-letters-title"))) }
        }
    };
    Page::new(view, heading, main).status(StatusCode::NOT_FOUND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_field_is_read_as_a_form_and_in_parts() {
        assert!(says_as_form(&Bytes::from_static(b"List-Unsubscribe=One-Click")));
        assert!(!says_as_form(&Bytes::from_static(b"List-Unsubscribe=")));
        let parts =
            b"--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        assert!(says_in_parts(&Bytes::from_static(parts)));
        assert!(!says_in_parts(&Bytes::from_static(b"--x\r\n\r\nOne-Click\r\n--x--")));
    }
}
