//! Secret addresses at which somebody's own programme reads what is theirs, without signing in: a calendar, a bulletin.
//! Only a digest of the token is kept; one address per person and kind, so that a new one ends the one before, until its
//! owner withdraws it or leaves. For every context that has a feed; what a feed shows is its own.

use crate::sessions::digest;
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use store::{Error, Tx};
use web::view::Transport;

/// What a feed holds, by the name it has in the database.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeedOf {
    /// The meetings of somebody's tables.
    Calendar,
    /// The daily bulletin.
    Bulletin,
}

impl FeedOf {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Bulletin => "bulletin",
        }
    }
}

/// Makes an address and ends the one before; gives the token, which is shown once and kept nowhere.
pub fn make(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person): (NetworkId, PersonId),
    what: FeedOf,
    form_key: Uuid,
) -> Result<String, Error> {
    let token = kernel::chance::secret();
    tx.execute(
        "insert into personal_feed (network_id, person_id, what, digest, form_key, made_at, withdrawn_at)
         values ($1, $2, $3, $4, $5, $6, null)
         on conflict (network_id, person_id, what) do update set digest = excluded.digest,
           form_key = excluded.form_key, made_at = excluded.made_at, withdrawn_at = null",
        &[&network, &person, &what.name(), &digest(&token), &form_key, &now],
    )?;
    Ok(token)
}

/// Whether the address that somebody has was asked for by this form: sent twice, it is the same act.
pub fn is_of_form(
    tx: &mut Tx<'_>,
    (network, person): (NetworkId, PersonId),
    what: FeedOf,
    form_key: Uuid,
) -> Result<bool, Error> {
    let row = tx.first(
        "select person_id from personal_feed
         where network_id = $1 and person_id = $2 and what = $3 and form_key = $4",
        &[&network, &person, &what.name(), &form_key],
    )?;
    Ok(row.is_some())
}

/// Since when somebody has an address, if they have one.
pub fn since(
    tx: &mut Tx<'_>,
    (network, person): (NetworkId, PersonId),
    what: FeedOf,
) -> Result<Option<Timestamp>, Error> {
    let row = tx.first(
        "select made_at from personal_feed
         where network_id = $1 and person_id = $2 and what = $3 and withdrawn_at is null",
        &[&network, &person, &what.name()],
    )?;
    row.map(|row| row.get("made_at")).transpose()
}

/// Withdraws somebody's address; gives how many that were.
pub fn withdraw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person): (NetworkId, PersonId),
    what: FeedOf,
) -> Result<u64, Error> {
    tx.execute(
        "update personal_feed set withdrawn_at = $4
         where network_id = $1 and person_id = $2 and what = $3 and withdrawn_at is null",
        &[&network, &person, &what.name(), &now],
    )
}

/// Whose address that is; nobody's after it was withdrawn or replaced, or its person left.
pub fn whose(tx: &mut Tx<'_>, what: FeedOf, token: &str) -> Result<Option<(NetworkId, PersonId)>, Error> {
    let row = tx.first(
        "select personal_feed.network_id, personal_feed.person_id from personal_feed
         join person on person.network_id = personal_feed.network_id and person.id = personal_feed.person_id
         where personal_feed.digest = $1 and personal_feed.what = $2 and personal_feed.withdrawn_at is null
           and person.state <> 'left'",
        &[&digest(token), &what.name()],
    )?;
    row.map(|row| Ok((row.get("network_id")?, row.get("person_id")?))).transpose()
}

/// A path of ours as a whole address, as whoever asks came to us: their browser says so itself, also behind a proxy.
pub fn address(transport: Transport, headers: &HeaderMap, path: &str) -> String {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = if transport == Transport::Https { "https" } else { "http" };
    match (said(ORIGIN).filter(|origin| origin.starts_with("http")), said(HOST)) {
        (Some(origin), _) => format!("{origin}{path}"),
        (None, Some(host)) => format!("{scheme}://{host}{path}"),
        (None, None) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_token_is_its_owner_s_until_it_is_replaced_or_withdrawn_or_they_leave() {
        on_both(|db| {
            let village = Village::build(db);
            let (ruud, form) = ((village.network, village.ruud), Uuid::from_u128(1));
            let made = || db.write_here(|tx| make(tx, monday(), ruud, FeedOf::Calendar, form)).unwrap();
            let of = |what, token: &str| db.read_here(|tx| whose(tx, what, token)).unwrap();
            let first = made();
            assert_eq!(of(FeedOf::Calendar, &first), Some(ruud));
            assert_eq!(of(FeedOf::Bulletin, &first), None, "each kind has its own");
            assert!(db.read_here(|tx| is_of_form(tx, ruud, FeedOf::Calendar, form)).unwrap());
            let second = made();
            assert_eq!((of(FeedOf::Calendar, &first), of(FeedOf::Calendar, &second)), (None, Some(ruud)));
            let ended = || db.write_here(|tx| withdraw(tx, monday(), ruud, FeedOf::Calendar)).unwrap();
            assert_eq!((ended(), ended()), (1, 0));
            assert_eq!(of(FeedOf::Calendar, &second), None);
            assert_eq!(db.read_here(|tx| since(tx, ruud, FeedOf::Calendar)).unwrap(), None);
            let third = made();
            db.write_here(|tx| {
                let somebody = person::load_to_change(tx, village.network, village.ruud)?.expect("Ruud");
                person::set_presence(tx, monday(), village.network, &somebody, person::Presence::Left)
            })
            .unwrap();
            assert_eq!(of(FeedOf::Calendar, &third), None);
        });
    }
}
