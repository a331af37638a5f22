//! Choosing one's password with a link that came by mail, and being signed in by it. For whoever has the link, once,
//! within seven days. All other sessions of that person end. The token stands in the path, of which the log keeps only
//! the pattern.

use crate::password::{self, Turn};
use crate::sign_in::Cookies;
use crate::{Actor, Refusal, Route, Workplace, access_link, known_browser, record, sessions, sign_in};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::html;
use policy::Policy;
use serde_json::json;
use std::sync::Arc;
use store::Tx;
use web::components::{act_link, title};
use web::{Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};

/// Twelve characters or more (NIST SP 800-63B: length, no rules about kinds of character).
const LEAST: usize = 12;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/toegang/{token}", "choose_password", show),
        Route::post("/toegang/{token}", "choose_password", post),
    ]
}

async fn show(
    State(workplace): State<Workplace>,
    view: View,
    Path(token): Path<String>,
) -> Result<Page, Failure> {
    let (now, link) = (workplace.now(), token.clone());
    let name = workplace.read(move |tx| Ok(access_link::whose(tx, now, &link)?)).await?;
    Ok(match name {
        Some((_, _, name)) => page(&view, (&token, &name), &Posted::EMPTY, &Problems::NONE),
        None => ended(&view),
    })
}

fn page(view: &View, (token, name): (&str, &str), typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "choose-password-title");
    let form = Form::new(view, typed, problems).promise("choose-password-promise", &[]);
    let fields = html! {
        (form.secret("password", "sign-in-password").hint("choose-password-hint").required().autocomplete("new-password"))
        (form.secret("again", "choose-password-again").required().autocomplete("new-password"))
    };
    let main = html! {
        (title(&heading, &t!(view, "choose-password-for", name = name)))
        (form.around(&format!("/toegang/{token}"), "choose-password-act", &fields))
    };
    Page::new(view, heading, main)
}

/// A link that was used, has ended or never was: all three read the same.
fn ended(view: &View) -> Page {
    let heading = t!(view, "choose-password-ended");
    let main = html! {
        div class="ponton-failure" {
            (title(&heading, ""))
            p class="ponton-failure__why" { (t!(view, "choose-password-ended-why")) }
            p { (t!(view, "choose-password-ended-then")) }
            p { (act_link("/inloggen", &t!(view, "sign-in-title"))) }
        }
    };
    Page::new(view, heading, main).status(StatusCode::NOT_FOUND)
}

fn parse(posted: &Posted) -> Result<String, Problems> {
    let (password, again) = (posted.text("password"), posted.text("again"));
    if password.is_empty() {
        return Err(Problems::with("password", "choose-password-empty"));
    }
    if password.chars().count() < LEAST {
        let mut problems = Problems::none();
        problems.add_with("password", "choose-password-short", vec![("least", LEAST.into())]);
        return Err(problems);
    }
    if password == again {
        Ok(password.to_owned())
    } else {
        Err(Problems::with("again", "choose-password-differs"))
    }
}

async fn post(
    State(workplace): State<Workplace>,
    view: View,
    Path(token): Path<String>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Failure> {
    let (now, link) = (workplace.now(), token.clone());
    let looked = workplace.write(move |tx| look(tx, now, &link)).await?;
    let name = match looked {
        Looked::At(name) => name,
        Looked::Ended => return Ok(ended(&view).into_response()),
        Looked::TooOften => return Err(Failure::TooMany(sign_in::WAIT_SECONDS)),
    };
    let password = match parse(&posted) {
        Ok(password) => password,
        Err(problems) => {
            return Ok(page(&view, (&token, &name), &posted, &problems).refused().into_response());
        }
    };
    // Only for a link that works.
    let hash = Turn::wait().await?.spend(move || password::hash(&password)).await?;
    let (policy, transport) = (Arc::clone(&workplace.policy), workplace.site.transport);
    let here = (sessions::device(&headers), known_browser::COOKIE.token(&headers, transport));
    let chosen = workplace
        .write(move |tx| choose(tx, now, (&token, &hash), (&here.0, here.1.as_deref()), &policy))
        .await?;
    let Some(cookies) = chosen else { return Ok(ended(&view).into_response()) };
    let done = SeeOther::to("/vandaag").saying(Flash::new("choose-password-done"));
    let mut response = done.into_response();
    cookies.set(&mut response, transport);
    Ok(response)
}

/// What a link turns out to be.
enum Looked {
    /// Somebody's, by name.
    At(String),
    /// Nobody's.
    Ended,
    /// Asked for too often while it was nobody's.
    TooOften,
}

fn look(tx: &mut Tx<'_>, now: Timestamp, token: &str) -> Result<Looked, Refusal> {
    if sign_in::has_to_wait(tx, now, token)? {
        return Ok(Looked::TooOften);
    }
    if let Some((_, _, name)) = access_link::whose(tx, now, token)? {
        return Ok(Looked::At(name));
    }
    sign_in::note_miss(tx, now, token)?;
    Ok(Looked::Ended)
}

/// Uses the link up: the new password stands, other sessions end, and one begins here, in a browser that is known from
/// now on. Nothing when somebody was first.
pub fn choose(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (token, hash): (&str, &str),
    (device, browser): (&str, Option<&str>),
    policy: &Arc<Policy>,
) -> Result<Option<Cookies>, Refusal> {
    let Some((network, person, _)) = access_link::whose(tx, now, token)? else { return Ok(None) };
    if !access_link::use_up(tx, token)? {
        return Ok(None);
    }
    sign_in::keep_password(tx, (network, person), hash)?;
    let actor = Actor::load(tx, network, person, policy)?;
    record::note(tx, &actor, now, "access.used", ("person", person.into()), json!({}))?;
    let session = sessions::begin(tx, now, (network, person), device, sessions::Entry::SignedIn)?;
    let browser = known_browser::remember(tx, now, (network, person), browser)?;
    Ok(Some(Cookies { session, browser }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::give_access::give;
    use crate::samples::{Village, monday};
    use kernel::Lang;
    use kernel::ids::Uuid;
    use testkit::on_both;
    use web::samples::{check_html, required_fields, view};

    #[test]
    fn a_link_lets_somebody_in_once_and_ends_their_other_sessions() {
        on_both(|db| {
            let village = Village::build(db);
            let fatima = (village.network, village.fatima);
            let form = Uuid::from_u128(1);
            let token = village
                .acts(db, village.elly, |tx, actor| {
                    sessions::begin(tx, monday(), fatima, "", sessions::Entry::SignedIn)?;
                    give(tx, actor, monday(), village.fatima, form)?;
                    Ok(access_link::make(tx, monday(), (fatima.0, fatima.1, form))?)
                })
                .unwrap()
                .expect("a link that was asked for")
                .token;
            let hash = "$argon2id$as it is kept";
            let choose = || {
                db.write_here(|tx| choose(tx, monday(), (&token, hash), ("", None), &village.policy()))
                    .unwrap()
            };
            assert!(choose().is_some());
            assert_eq!(choose(), None, "a link works once");
            let sessions = db.read_here(|tx| tx.query("select id from session", &[])).unwrap();
            assert_eq!(sessions.len(), 1, "the session before has ended");
            let sql = "select id from person where id = $1 and password = $2";
            let kept = db.read_here(|tx| tx.first(sql, &[&village.fatima, &hash])).unwrap();
            assert!(kept.is_some(), "the password is the one that was chosen");
        });
    }

    #[test]
    fn asking_again_and_again_for_a_link_that_is_none_has_to_wait() {
        on_both(|db| {
            let token = "b".repeat(64);
            let look = || db.write_here(|tx| look(tx, monday(), &token)).unwrap();
            for _ in 0..5 {
                assert!(matches!(look(), Looked::Ended));
            }
            assert!(matches!(look(), Looked::TooOften));
        });
    }

    #[test]
    fn the_page_and_the_end_of_a_link_read_well() {
        for lang in Lang::ALL {
            let view = view(lang, &[TEXTS]);
            let html = page(&view, ("abc", "Fatima el Amrani"), &Posted::EMPTY, &Problems::NONE).html();
            assert_eq!((check_html(&html).len(), required_fields(&html)), (0, 2), "{lang}");
            assert_eq!(check_html(&ended(&view).html()), [], "{lang}");
        }
    }

    #[test]
    fn a_password_is_long_and_typed_twice() {
        let key = |password: &str, again: &str| {
            let posted = Posted::of(&[("password", password), ("again", again)]);
            parse(&posted).err().and_then(|problems| problems.iter().next().map(|one| one.key))
        };
        assert_eq!(key("", ""), Some("choose-password-empty"));
        assert_eq!(key("kort", "kort"), Some("choose-password-short"));
        assert_eq!(key("drie pontons", "vier pontons"), Some("choose-password-differs"));
        assert_eq!(key("drie pontons", "drie pontons"), None);
    }
}
