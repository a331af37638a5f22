//! Signing in with e-mail and password. A wrong address and a wrong password read the same and cost the same time;
//! after five misses on one address in fifteen minutes it waits, whichever node counts. An attempt is written down as a
//! miss before the password is looked at, beside the database, and struck out when it fits: so no transaction waits for a
//! hash, and a hundred guesses at once are five.

use crate::password::{self, Turn};
use crate::resident_session::DOOR;
use crate::{Refusal, Route, Workplace, person, sessions};
use axum::extract::{Query, State};
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use kernel::ids::uuid_at;
use kernel::{NetworkId, PersonId, Timestamp};
use maud::html;
use serde::Deserialize;
use sha2::{Digest, Sha256};
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
    let typed = (posted.text("email").to_lowercase(), posted.text("password").to_owned());
    match sign_in(&workplace, typed, sessions::device(&headers)).await? {
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

/// Somebody with a password, as they stood when it was tried.
#[derive(Clone)]
struct Known {
    who: (NetworkId, PersonId),
    hash: String,
}

/// What is written down before a password is looked at.
enum Attempt {
    /// It counts as a miss until it fits; whose address it is, if anybody's.
    On(Option<Known>),
    /// There were too many.
    Wait,
}

/// Tries an address (in lower case) and a password.
pub async fn sign_in(
    workplace: &Workplace,
    (email, password): (String, String),
    device: String,
) -> Result<Outcome, Refusal> {
    let now = workplace.now();
    let turn = Turn::wait().await?;
    let address = email.clone();
    let Attempt::On(known) = workplace.write(move |tx| Ok(attempt(tx, now, &address)?)).await? else {
        return Ok(Outcome::Wait);
    };
    let kept = known.as_ref().map(|known| known.hash.clone());
    let fits = turn.spend(move || Ok(password::fits(&password, kept.as_deref()))).await?;
    let Some(known) = known.filter(|_| fits) else { return Ok(Outcome::Unknown) };
    let session = workplace.write(move |tx| Ok(enter(tx, now, (&email, &known), &device)?)).await?;
    Ok(session.map_or(Outcome::Unknown, Outcome::In))
}

/// Writes an attempt down as a miss.
fn attempt(tx: &mut Tx<'_>, now: Timestamp, email: &str) -> Result<Attempt, Error> {
    if has_to_wait(tx, now, email)? {
        return Ok(Attempt::Wait);
    }
    note_miss(tx, now, email)?;
    let row = tx.first(
        "select network_id, id, password from person
         where email = $1 and state <> 'left' and password is not null",
        &[&email],
    )?;
    let known = row
        .map(|row| Ok(Known { who: (row.get("network_id")?, row.get("id")?), hash: row.get("password")? }));
    known.transpose().map(Attempt::On)
}

/// Strikes the misses out and begins a session; none for whoever left, or got another password, in between.
fn enter(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (email, known): (&str, &Known),
    device: &str,
) -> Result<Option<String>, Error> {
    let (network, person) = known.who;
    let still = tx.first(
        "select id from person where network_id = $1 and id = $2 and state <> 'left' and password = $3",
        &[&network, &person, &known.hash],
    )?;
    if still.is_none() {
        return Ok(None);
    }
    tx.execute("delete from failed_sign_in where address_digest = $1", &[&address_digest(email)])?;
    sessions::begin(tx, now, known.who, device, sessions::Entry::SignedIn).map(Some)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    const FATIMA: &str = "fatima@voorbeeld.example";

    #[test]
    fn guesses_that_are_made_at_once_are_counted_before_they_are_looked_at() {
        on_both(|db| {
            Village::build(db);
            let attempt = || db.write_here(|tx| attempt(tx, monday(), FATIMA)).unwrap();
            assert_eq!((0..7).filter(|_| matches!(attempt(), Attempt::On(_))).count(), 5);
        });
    }

    #[test]
    fn who_gets_another_password_or_leaves_meanwhile_does_not_come_in_with_the_old_one() {
        on_both(|db| {
            let village = Village::build(db);
            let who = (village.network, village.fatima);
            let keep = |hash| db.write_here(|tx| keep_password(tx, who, hash)).unwrap();
            let enter = |known: &Known| {
                db.write_here(|tx| enter(tx, monday(), (FATIMA, known), "")).unwrap().is_some()
            };
            keep("a hash");
            let attempt = db.write_here(|tx| attempt(tx, monday(), FATIMA)).unwrap();
            let Attempt::On(Some(known)) = attempt else { panic!("Fatima has a password") };
            assert!(enter(&known));
            let wait = || db.read_here(|tx| tx.query("select id from failed_sign_in", &[])).unwrap().len();
            assert_eq!(wait(), 0, "what fits was no miss");
            keep("another hash");
            assert!(!enter(&known));
        });
    }

    #[test]
    fn signing_in_leads_on_to_where_one_was_going_or_home() {
        assert_eq!(onward("/dossiers/7?x=1"), "/dossiers/7?x=1");
        assert_eq!(onward("//evil.example"), "/vandaag");
    }
}
