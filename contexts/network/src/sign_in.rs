//! Signing in with e-mail and password. A wrong address and a wrong password read the same and cost the same time;
//! after five misses on one address in fifteen minutes it waits, whichever node counts. Passwords are argon2id.

use crate::resident_session::DOOR;
use crate::{Refusal, Route, Workplace, person, sessions};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use axum::extract::{Query, State};
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use kernel::ids::uuid_at;
use kernel::{NetworkId, PersonId, Timestamp};
use maud::html;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use store::{Error, Tx};
use web::components::title;
use web::language::path_of_ours;
use web::view::Mode;
use web::{Failure, Form, Page, Posted, Problems, SeeOther, View, t};

const MISSES: i64 = 5;
const WITHIN_SECONDS: i64 = 15 * 60;
/// How long whoever guessed too often waits.
pub(crate) const WAIT_SECONDS: u32 = 15 * 60;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/inloggen", "sign_in", show), Route::post("/inloggen", "sign_in", post)]
}

/// Where somebody was going before they had to sign in.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    naar: String,
}

async fn show(State(workplace): State<Workplace>, view: View, Query(onward): Query<Onward>) -> Page {
    page(&view, workplace.site.mode, &Posted::of(&[("naar", &onward.naar)]), &Problems::NONE)
}

fn page(view: &View, mode: Mode, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "sign-in-title");
    let form = Form::new(view, typed, problems);
    let fields = html! {
        (form.hidden("naar", typed.text("naar")))
        (form.email("email", "sign-in-email").required().autocomplete("username"))
        (form.secret("password", "sign-in-password").required().autocomplete("current-password"))
    };
    let main = html! {
        (title(&heading, ""))
        @if mode == Mode::Demo {
            p { a class="utrecht-link" href="/demo" { (t!(view, "sign-in-demo")) } }
        }
        (form.around("/inloggen", "sign-in-act", &fields))
        p { a class="utrecht-link" href=(DOOR) { (t!(view, "sign-in-resident")) } }
    };
    Page::new(view, heading, main)
}

async fn post(
    State(workplace): State<Workplace>,
    view: View,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Failure> {
    let mut problems = Problems::none();
    for (field, problem) in [("email", "problem-email-empty"), ("password", "problem-password-empty")] {
        if posted.text(field).is_empty() {
            problems.add(field, problem);
        }
    }
    if !problems.is_empty() {
        return Ok(again(&view, &workplace, &posted, &problems));
    }
    let (now, device) = (workplace.now(), sessions::device(&headers));
    let typed = (posted.text("email").to_lowercase(), posted.text("password").to_owned());
    let outcome = workplace.write(move |tx| Ok(sign_in(tx, now, &typed, &device)?)).await?;
    match outcome {
        Outcome::In(token) => {
            let mut response = SeeOther::to(onward(posted.text("naar"))).into_response();
            response.headers_mut().append(SET_COOKIE, sessions::COOKIE.set(workplace.site.transport, &token));
            Ok(response)
        }
        Outcome::Unknown => {
            problems.add("email", "problem-sign-in-unknown");
            Ok(again(&view, &workplace, &posted, &problems))
        }
        Outcome::Wait => Err(Failure::TooMany(WAIT_SECONDS)),
    }
}

fn again(view: &View, workplace: &Workplace, posted: &Posted, problems: &Problems) -> Response {
    page(view, workplace.site.mode, posted, problems).refused().into_response()
}

/// Only a path of our own is followed; anything else leads home.
fn onward(naar: &str) -> &str {
    match path_of_ours(naar) {
        "/" => "/vandaag",
        path => path,
    }
}

/// What came of an attempt.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Signed in: the token for the cookie.
    In(String),
    /// No such address, or not that password; which of the two is not said.
    Unknown,
    /// Too many misses on this address; wait.
    Wait,
}

/// Tries an address (in lower case) and a password.
pub fn sign_in(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (email, password): &(String, String),
    device: &str,
) -> Result<Outcome, Error> {
    if has_to_wait(tx, now, email)? {
        return Ok(Outcome::Wait);
    }
    let row = tx.first(
        "select network_id, id, password from person where email = $1 and state <> 'left'",
        &[email],
    )?;
    let known: Option<(NetworkId, PersonId, String)> = match row {
        None => None,
        Some(row) => match row.get::<Option<String>>("password")? {
            None => None,
            Some(hash) => Some((row.get("network_id")?, row.get("id")?, hash)),
        },
    };
    let fits = fits(password, known.as_ref().map_or(NOBODY.as_str(), |(_, _, hash)| hash));
    let Some((network, person, _)) = known.filter(|_| fits) else {
        note_miss(tx, now, email)?;
        return Ok(Outcome::Unknown);
    };
    tx.execute("delete from failed_sign_in where address_digest = $1", &[&address_digest(email)])?;
    let token = sessions::begin(tx, now, (network, person), device, sessions::Entry::SignedIn)?;
    Ok(Outcome::In(token))
}

/// Gives whoever has `email` (in lower case) a new password hash and ends their sessions; `false` when nobody has it.
pub fn set_password(tx: &mut Tx<'_>, email: &str, hash: &str) -> Result<bool, Error> {
    let Some(who) = person::with_email(tx, email)? else { return Ok(false) };
    keep_password(tx, who, hash)?;
    Ok(true)
}

/// Keeps somebody's new password hash and ends their sessions.
pub(crate) fn keep_password(
    tx: &mut Tx<'_>,
    (network, person): (NetworkId, PersonId),
    hash: &str,
) -> Result<(), Error> {
    tx.change_one(
        "update person set password = $3, version = version + 1 where network_id = $1 and id = $2",
        &[&network, &person, &hash],
    )?;
    sessions::end_all(tx, network, person)
}

/// Removes misses that no longer count; the job clock calls it.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    tx.execute("delete from failed_sign_in where at < $1", &[&since(now)])
}

/// Whether an address, or the token of a link, was missed too often to be tried now.
pub(crate) fn has_to_wait(tx: &mut Tx<'_>, now: Timestamp, tried: &str) -> Result<bool, Error> {
    let row = tx.first(
        "select count(*) as misses from failed_sign_in where address_digest = $1 and at > $2",
        &[&address_digest(tried), &since(now)],
    )?;
    let misses: i64 = row.map_or(Ok(0), |row| row.get("misses"))?;
    Ok(misses >= MISSES)
}

/// Notes that an address, or the token of a link, was tried in vain.
pub(crate) fn note_miss(tx: &mut Tx<'_>, now: Timestamp, tried: &str) -> Result<(), Error> {
    tx.execute(
        "insert into failed_sign_in (address_digest, id, at) values ($1, $2, $3)",
        &[&address_digest(tried), &uuid_at(now), &now],
    )?;
    Ok(())
}

fn since(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second() - WITHIN_SECONDS).expect("a moment in our time")
}

fn address_digest(email: &str) -> String {
    Sha256::digest(email.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// A hash nobody's password fits, so that an unknown address costs the same time as a known one.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash(&kernel::chance::secret()).expect("argon2 hashes a fresh secret"));

fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// The argon2id hash of a password, in PHC form.
pub fn hash(password: &str) -> Result<String, Refusal> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|problem| Refusal::Broken(problem.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_on_to_where_one_was_going_or_home() {
        assert_eq!(onward("/dossiers/7?x=1"), "/dossiers/7?x=1");
        assert_eq!(onward("//evil.example"), "/vandaag");
    }

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let kept = hash("drie pontons op het water").unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(fits("drie pontons op het water", &kept));
        assert!(!fits("twee pontons", &kept));
        assert!(!fits("drie pontons op het water", "no hash at all"));
    }
}
