//! Sessions: who is signed in where. Only a digest of the token is kept, so that a copy of the database signs nobody
//! in. The owner sees every session and can end each; a session ends by itself after thirty days;
//! silence alone does not end it, because a part-timer is away for days.

use crate::actor::{FIRST_JOINED, WHO, WITH_PLACES};
use crate::name_line::{NameLine, name_lines};
use crate::{Actor, Refusal, Route, Visit, Workplace};
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use maud::html;
use policy::Policy;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{Error, Tx};
use web::components::mark::{Mark, Symbol};
use web::components::{post_button, title};
use web::cookie::TokenCookie;
use web::view::{Mode, welcome};
use web::{Failure, Flash, Page, Path, SeeOther, View, t};

define_id!(
    /// One session.
    SessionId
);
store::id_value!(SessionId);

/// How long a session lasts, in days.
const LASTS_DAYS: i32 = 30;
/// What carries its token.
pub const COOKIE: TokenCookie = TokenCookie { name: "ponton", age: Some(LASTS_DAYS as i64 * 86_400) };
/// `seen_at` is refreshed at most this often, in seconds, so that reading pages doesn't become writing rows.
const SEEN_EVERY_SECONDS: i64 = 300;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/sessies", "manage_sessions", show),
        Route::post("/sessies/{id}/einde", "manage_sessions", end_one),
        Route::post("/uitloggen", "sign_out", sign_out),
    ]
}

/// How somebody came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// With their own password.
    SignedIn,
    /// As a demo person, by anybody.
    SteppedIn,
}

/// Begins a session and returns the token for its cookie; only the digest is stored.
pub fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person): (NetworkId, PersonId),
    device: &str,
    entry: Entry,
) -> Result<String, Error> {
    let token = kernel::chance::secret();
    let device: String = device.chars().take(200).collect();
    tx.execute(
        "insert into session (token_digest, network_id, id, person_id, device, stepped_in, started_at, seen_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
        &[
            &digest(&token),
            &network,
            &SessionId::new(now),
            &person,
            &device,
            &(entry == Entry::SteppedIn),
            &now,
            &calendar::in_days(now, LASTS_DAYS),
        ],
    )?;
    Ok(token)
}

/// Ends every session of somebody who left.
pub fn end_all(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<(), Error> {
    tx.execute("delete from session where network_id = $1 and person_id = $2", &[&network, &person])?;
    Ok(())
}

/// Removes sessions that have ended by themselves; the job clock calls it.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    tx.execute("delete from session where ends_at < $1", &[&now])
}

/// What is kept of a token.
pub fn digest(token: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(token.as_bytes()).iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string succeeds");
        text
    })
}

/// Middleware: recognises whoever comes with a session and leaves the `Actor` with the request. Outside the demo a session
/// that was stepped into is none.
pub async fn recognise(State(workplace): State<Workplace>, mut request: Request, next: Next) -> Response {
    if let Some(token) = COOKIE.token(request.headers(), workplace.site.transport) {
        let (now, policy) = (workplace.now(), workplace.policy.clone());
        let token_digest = digest(&token);
        let found = workplace.db.look(move |tx| find(tx, now, &token_digest, &policy)).await;
        match found {
            Ok(Some(found)) if found.entry == Entry::SignedIn || workplace.site.mode == Mode::Demo => {
                if (now.as_second() - found.seen_at.as_second()) > SEEN_EVERY_SECONDS {
                    note_seen(&workplace, now, found.session, found.actor.network).await;
                }
                let visitor = found.actor.visitor(&workplace.site.nav, found.entry == Entry::SteppedIn);
                welcome(request.extensions_mut(), visitor);
                request.extensions_mut().insert(found.actor);
                request.extensions_mut().insert(found.session);
            }
            Ok(_) => {}
            Err(refusal) => return Failure::from(refusal).into_response(),
        }
    }
    next.run(request).await
}

async fn note_seen(workplace: &Workplace, now: Timestamp, session: SessionId, network: NetworkId) {
    let noted = workplace
        .write(move |tx| {
            tx.execute(
                "update session set seen_at = $3 where network_id = $1 and id = $2",
                &[&network, &session, &now],
            )?;
            Ok(())
        })
        .await;
    if let Err(refusal) = noted {
        // Being seen is for the owner's list only; a page doesn't fail for it.
        tracing::warn!(%session, %refusal, "could not note that a session was seen");
    }
}

struct Found {
    session: SessionId,
    actor: Actor,
    entry: Entry,
    seen_at: Timestamp,
}

fn find(
    tx: &mut Tx<'_>,
    now: Timestamp,
    token_digest: &str,
    policy: &Arc<Policy>,
) -> Result<Option<Found>, Refusal> {
    let sql = format!(
        "select session.id, session.network_id, session.person_id, session.stepped_in, session.seen_at, {WHO}
         from session join person on person.network_id = session.network_id and person.id = session.person_id
         {WITH_PLACES} where session.token_digest = $1 and session.ends_at > $2 and person.state <> 'left' {FIRST_JOINED}"
    );
    let rows = tx.query(&sql, &[&token_digest, &now])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let actor = Actor::read(&rows, (row.get("network_id")?, row.get("person_id")?), policy)?;
    let entry = if row.get("stepped_in")? { Entry::SteppedIn } else { Entry::SignedIn };
    Ok(Some(Found { session: row.get("id")?, actor, entry, seen_at: row.get("seen_at")? }))
}

struct Shown {
    id: SessionId,
    device: String,
    started_at: Timestamp,
    seen_at: Timestamp,
}

async fn show(visit: Visit, session: axum::Extension<SessionId>) -> Result<Page, Failure> {
    let sessions = visit
        .read(|tx, actor| {
            actor.may_here("manage_sessions")?;
            let rows = tx.query(
                "select id, device, started_at, seen_at from session
                 where network_id = $1 and person_id = $2 order by started_at desc, id desc limit 100",
                &[&actor.network, &actor.person],
            )?;
            let read = rows.iter().map(|row| {
                Ok(Shown {
                    id: row.get("id")?,
                    device: row.get("device")?,
                    started_at: row.get("started_at")?,
                    seen_at: row.get("seen_at")?,
                })
            });
            read.collect::<Result<Vec<_>, Refusal>>()
        })
        .await?;
    Ok(page(&visit.view, visit.actor.person, &sessions, session.0))
}

fn page(view: &View, me: PersonId, sessions: &[Shown], here: SessionId) -> Page {
    let heading = t!(view, "sessions-title");
    let main = html! {
        (title(&heading, &t!(view, "sessions-what")))
        (post_button(view, "/uitloggen", "sessions-sign-out", &[], &[]))
        (name_lines(&sessions.iter().map(|session| line(view, session, here)).collect::<Vec<_>>()))
        p { a class="utrecht-link" href={"/netwerk/mensen/" (me)} { (t!(view, "sessions-own-details")) } }
        p { a class="utrecht-link" href="/mijn-toegang" { (t!(view, "sessions-tokens")) } }
    };
    Page::new(view, heading, main)
}

fn line(view: &View, session: &Shown, here: SessionId) -> NameLine {
    let device = device_name(view, &session.device);
    let (end, act) = (format!("/sessies/{}/einde", session.id), "sessions-end");
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "sessions-session")),
        href: None,
        name: if session.id == here { t!(view, "sessions-here", device = &device) } else { device.clone() },
        what: t!(view, "sessions-started", when = view.when(session.started_at)),
        place: t!(view, "sessions-seen", when = view.when(session.seen_at)),
        act: post_button(view, &end, act, &[("device", device.into())], &[]),
    }
}

/// A device as its owner knows it; the whole User-Agent says little to a person.
fn device_name(view: &View, device: &str) -> String {
    let known = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")];
    let more = [("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];
    known
        .into_iter()
        .chain(more)
        .find(|(mark, _)| device.contains(mark))
        .map_or_else(|| t!(view, "sessions-device-unknown"), |(_, name)| name.to_owned())
}

async fn end_one(visit: Visit, Path(id): Path<SessionId>) -> Result<SeeOther, Failure> {
    visit
        .write(move |tx, actor, _| {
            actor.may_here("manage_sessions")?;
            let ended = tx.execute(
                "delete from session where network_id = $1 and person_id = $2 and id = $3",
                &[&actor.network, &actor.person, &id],
            )?;
            // Ending what has ended already is what was asked for; somebody else's session is not there for you.
            tracing::info!(session = %id, ended, "session ended by its owner");
            Ok(())
        })
        .await?;
    Ok(SeeOther::to("/sessies").saying(Flash::new("sessions-ended")))
}

async fn sign_out(
    visit: Visit,
    axum::Extension(session): axum::Extension<SessionId>,
) -> Result<Response, Failure> {
    visit
        .write(move |tx, actor, _| {
            actor.may_here("sign_out")?;
            tx.execute("delete from session where network_id = $1 and id = $2", &[&actor.network, &session])?;
            Ok(())
        })
        .await?;
    let mut response = SeeOther::to("/inloggen").saying(Flash::new("sessions-signed-out")).into_response();
    let transport = visit.workplace.site.transport;
    response.headers_mut().append(SET_COOKIE, COOKIE.clear(transport));
    Ok(response)
}

/// The User-Agent of a request, for the owner's list of sessions.
pub fn device(headers: &HeaderMap) -> String {
    headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use kernel::Lang;
    use web::samples::{check_html, view};

    #[test]
    fn the_owner_sees_each_session_and_which_one_is_here() {
        let now: Timestamp = "2026-11-20T09:00:00Z".parse().unwrap();
        let session = |device: &str| Shown {
            id: SessionId::new(now),
            device: device.to_owned(),
            started_at: now,
            seen_at: now,
        };
        let sessions = [session("Mozilla/5.0 (iPhone; like Mac OS X)"), session("curl")];
        for lang in Lang::ALL {
            let html = page(&view(lang, &[TEXTS]), PersonId::new(now), &sessions, sessions[0].id).html();
            assert_eq!(check_html(&html), [], "{lang}");
            assert!(html.contains("iPhone"));
        }
    }
}
