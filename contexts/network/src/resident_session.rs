//! The session of a resident: a cookie of its own, for one plan, and short, because the phone may be another's: it ends
//! after half an hour of silence, after four hours anyhow, and at once with a button. Only a digest of the token is kept.

use crate::actor::Asked;
use crate::resident::{Resident, ResidentId};
use crate::sessions::{Entry, digest};
use crate::{Refusal, Workplace};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use policy::Policy;
use std::sync::Arc;
use store::{Error, Tx};
use web::cookie::TokenCookie;
use web::view::Mode;
use web::{Failure, Flash, SeeOther};

/// Where residents come in.
pub const DOOR: &str = "/mijn/binnen";

/// After so long without a request the session has ended.
pub const SILENT_SECONDS: i64 = 30 * 60;
/// The longest session.
pub const LONGEST_SECONDS: i64 = 4 * 3_600;
/// What carries its token; it goes when the browser closes.
pub const COOKIE: TokenCookie = TokenCookie { name: "ponton-inwoner", age: None };
/// `seen_at` is refreshed at most this often.
const SEEN_EVERY_SECONDS: i64 = 60;

kernel::define_id!(
    /// One session of a resident.
    ResidentSessionId
);
store::id_value!(ResidentSessionId);

/// Who begins a session, and by which access; by none in the demo.
#[derive(Clone, Copy, Debug)]
pub struct Begin {
    /// Where.
    pub network: NetworkId,
    /// For which plan.
    pub plan: Uuid,
    /// Who of its household.
    pub resident: ResidentId,
    /// The access that was used up.
    pub access: Option<Uuid>,
}

fn later(at: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(at.as_second() + seconds).unwrap_or(at)
}

/// Begins a session and returns the token for its cookie; only the digest is stored.
pub fn begin(tx: &mut Tx<'_>, now: Timestamp, new: &Begin) -> Result<String, Error> {
    let token = kernel::chance::secret();
    tx.execute(
        "insert into resident_session (token_digest, network_id, id, plan_id, resident_id, access_id, started_at,
           seen_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
        &[
            &digest(&token),
            &new.network,
            &ResidentSessionId::new(now),
            &new.plan,
            &new.resident,
            &new.access,
            &now,
            &later(now, LONGEST_SECONDS),
        ],
    )?;
    Ok(token)
}

/// Ends the sessions that were begun with an access: it was withdrawn.
pub fn end_of_access(tx: &mut Tx<'_>, network: NetworkId, access: Uuid) -> Result<(), Error> {
    tx.execute(
        "delete from resident_session where network_id = $1 and access_id = $2",
        &[&network, &access],
    )?;
    Ok(())
}

/// Ends the session of this cookie, if it is one.
pub fn end(tx: &mut Tx<'_>, token: &str) -> Result<(), Error> {
    tx.execute("delete from resident_session where token_digest = $1", &[&digest(token)])?;
    Ok(())
}

/// Removes sessions that have ended by themselves; the job clock calls it.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    let silent = later(now, -SILENT_SECONDS);
    tx.execute("delete from resident_session where ends_at < $1 or seen_at < $2", &[&now, &silent])
}

/// Middleware: recognises a resident who came in and leaves the `Resident` with the request. Outside the demo a session
/// that was stepped into is none.
pub async fn recognise(State(workplace): State<Workplace>, mut request: Request, next: Next) -> Response {
    if let Some(token) = COOKIE.token(request.headers(), workplace.site.transport) {
        let (now, policy) = (workplace.now(), workplace.policy.clone());
        let token = digest(&token);
        let seen = token.clone();
        match workplace.db.look(move |tx| find(tx, now, &token, &policy)).await {
            Ok(Some((resident, seen_at, by)))
                if by == Entry::SignedIn || workplace.site.mode == Mode::Demo =>
            {
                if now.as_second() - seen_at.as_second() > SEEN_EVERY_SECONDS {
                    note_seen(&workplace, now, seen).await;
                }
                request.extensions_mut().insert(resident);
            }
            Ok(_) => {}
            Err(refusal) => return Failure::from(refusal).into_response(),
        }
    }
    next.run(request).await
}

async fn note_seen(workplace: &Workplace, now: Timestamp, token: String) {
    let noted = workplace.write(move |tx| {
        tx.execute("update resident_session set seen_at = $2 where token_digest = $1", &[&token, &now])?;
        Ok(())
    });
    if let Err(refusal) = noted.await {
        // The page doesn't fail for it; at worst they have to ask for a new code.
        tracing::warn!(%refusal, "could not note that a resident was seen");
    }
}

fn find(
    tx: &mut Tx<'_>,
    now: Timestamp,
    token: &str,
    policy: &Arc<Policy>,
) -> Result<Option<(Resident, Timestamp, Entry)>, Refusal> {
    let row = tx.first(
        "select network_id, plan_id, resident_id, access_id, seen_at from resident_session
         where token_digest = $1 and ends_at > $2 and seen_at > $3",
        &[&token, &now, &later(now, -SILENT_SECONDS)],
    )?;
    let Some(row) = row else { return Ok(None) };
    let resident = Resident {
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        id: row.get("resident_id")?,
        policy: Arc::clone(policy),
        asked: Asked::default(),
    };
    let access: Option<Uuid> = row.get("access_id")?;
    let by = if access.is_some() { Entry::SignedIn } else { Entry::SteppedIn };
    Ok(Some((resident, row.get("seen_at")?, by)))
}

/// Whoever has no session stands at the door.
pub fn at_the_door() -> Response {
    SeeOther::to(DOOR).saying(Flash::but("resident-session-over")).into_response()
}
