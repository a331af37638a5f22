//! The browsers in which somebody came in before. What others try at an address in vain must not keep its owner out, so
//! in such a browser they have tries of their own (`sign_in`). Knowing a browser lets nobody in; only a digest of what it
//! keeps is stored.

use crate::sessions::digest;
use kernel::{NetworkId, PersonId, Timestamp, calendar};
use store::{Error, Tx};
use web::cookie::TokenCookie;

/// For so many days after the last time somebody came in with it.
const LASTS_DAYS: i32 = 365;
/// What the browser keeps.
pub const COOKIE: TokenCookie = TokenCookie { name: "ponton-browser", age: Some(LASTS_DAYS as i64 * 86_400) };

/// Whether `who` came in with this browser before.
pub fn is_known(
    tx: &mut Tx<'_>,
    (network, person): (NetworkId, PersonId),
    token: &str,
) -> Result<bool, Error> {
    let row = tx.first(
        "select person_id from known_browser where token_digest = $1 and network_id = $2 and person_id = $3",
        &[&digest(token), &network, &person],
    )?;
    Ok(row.is_some())
}

/// `who` came in: gives what the browser is to keep. It keeps what it brought when that is ours; one that somebody else
/// made up is replaced.
pub fn remember(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person): (NetworkId, PersonId),
    brought: Option<&str>,
) -> Result<String, Error> {
    let token = match brought {
        Some(token) if is_ours(tx, token)? => token.to_owned(),
        Some(_) | None => kernel::chance::secret(),
    };
    tx.execute(
        "insert into known_browser (token_digest, network_id, person_id, seen_at) values ($1, $2, $3, $4)
         on conflict (token_digest, network_id, person_id) do update set seen_at = excluded.seen_at",
        &[&digest(&token), &network, &person, &now],
    )?;
    Ok(token)
}

fn is_ours(tx: &mut Tx<'_>, token: &str) -> Result<bool, Error> {
    let row =
        tx.first("select person_id from known_browser where token_digest = $1 limit 1", &[&digest(token)])?;
    Ok(row.is_some())
}

/// Forgets all browsers of somebody who got another password.
pub(crate) fn forget(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<(), Error> {
    tx.execute("delete from known_browser where network_id = $1 and person_id = $2", &[&network, &person])?;
    Ok(())
}

/// Removes browsers in which nobody came in for long; the job clock calls it.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    tx.execute("delete from known_browser where seen_at < $1", &[&calendar::in_days(now, -LASTS_DAYS)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_browser_is_known_for_whoever_came_in_with_it_until_it_is_long_ago() {
        on_both(|db| {
            let village = Village::build(db);
            let (fatima, ruud) = ((village.network, village.fatima), (village.network, village.ruud));
            let remember = |who, brought| db.write_here(|tx| remember(tx, monday(), who, brought)).unwrap();
            let known = |who, token: &str| db.read_here(|tx| is_known(tx, who, token)).unwrap();
            let made_up = "a".repeat(64);
            let token = remember(fatima, Some(&made_up));
            assert_ne!(token, made_up, "what somebody else made up is not taken");
            assert!(known(fatima, &token) && !known(ruud, &token) && !known(fatima, &made_up));
            assert_eq!(remember(ruud, Some(&token)), token, "two people share a browser");
            assert!(known(fatima, &token) && known(ruud, &token));
            db.write_here(|tx| forget(tx, village.network, village.fatima)).unwrap();
            assert!(!known(fatima, &token) && known(ruud, &token));
            let next_year = calendar::in_days(monday(), LASTS_DAYS + 1);
            assert_eq!(db.write_here(|tx| sweep(tx, next_year)).unwrap(), 1);
        });
    }
}
