//! Who gets which letter by mail. Nobody does who didn't choose so. A subscription ends with one click in the mail
//! (RFC 8058): the token in that link is derived from the subscription with a secret of the network, so that it need lie
//! readable in no parcel, and only its digest is kept to find the subscription by.

use crate::letter::LetterKind;
use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use network::sessions::digest;
use sha2::Sha256;
use std::fmt::Write as _;
use store::{Error, Row, Tx};

define_id!(
    /// One subscription: somebody and a letter.
    SubscriptionId
);
store::id_value!(SubscriptionId);

/// Whether a letter is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It is, since then.
    Running(Timestamp),
    /// It isn't any more, since then.
    Ended(Timestamp),
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Running(_) => "running",
            Self::Ended(_) => "ended",
        }
    }

    fn since(self) -> Timestamp {
        match self {
            Self::Running(at) | Self::Ended(at) => at,
        }
    }

    /// Whether it is sent.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Running(_))
    }
}

/// A subscription as it is kept.
#[derive(Clone, Debug)]
pub struct Subscription {
    /// In which network.
    pub network: NetworkId,
    /// Its id.
    pub id: SubscriptionId,
    /// Whose.
    pub person: PersonId,
    /// Of which letter.
    pub kind: LetterKind,
    /// Whether it is sent.
    pub state: State,
    /// Since when the mail server refuses it.
    pub refused_at: Option<Timestamp>,
}

const SUBSCRIPTION: &str =
    "select network_id, id, person_id, kind, state, state_since, refused_at from letter_subscription";

/// The subscriptions of somebody, running or ended.
pub fn of_person(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<Vec<Subscription>, Error> {
    let sql = format!("{SUBSCRIPTION} where network_id = $1 and person_id = $2 order by kind");
    tx.query(&sql, &[&network, &person])?.iter().map(read).collect()
}

/// One subscription.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: SubscriptionId) -> Result<Option<Subscription>, Error> {
    let row = tx.first(&format!("{SUBSCRIPTION} where network_id = $1 and id = $2"), &[&network, &id])?;
    row.as_ref().map(read).transpose()
}

/// The subscription that a link in a mail ends.
pub fn with_token(tx: &mut Tx<'_>, token: &str) -> Result<Option<Subscription>, Error> {
    let row = tx.first(&format!("{SUBSCRIPTION} where token_digest = $1"), &[&digest(token)])?;
    row.as_ref().map(read).transpose()
}

/// How many get a letter by mail.
pub fn readers(tx: &mut Tx<'_>, network: NetworkId, kind: LetterKind) -> Result<i64, Error> {
    let row = tx.first(
        "select count(*) as readers from letter_subscription
         where network_id = $1 and kind = $2 and state = 'running'",
        &[&network, &kind],
    )?;
    row.map_or(Ok(0), |row| row.get("readers"))
}

/// Begins one; `false` when it runs already.
pub fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, person): (NetworkId, PersonId),
    kind: LetterKind,
) -> Result<bool, Error> {
    let known = of_person(tx, network, person)?.into_iter().find(|known| known.kind == kind);
    if let Some(known) = known {
        return Ok(!known.state.is_running() && set(tx, &known, State::Running(now))?);
    }
    let id = SubscriptionId::new(now);
    let token = derived(&secret_to_keep(tx, now, network)?, id);
    let begun = tx.execute(
        "insert into letter_subscription (network_id, id, person_id, kind, token_digest, state, state_since)
         values ($1, $2, $3, $4, $5, 'running', $6)
         on conflict (network_id, person_id, kind) do nothing",
        &[&network, &id, &person, &kind, &digest(&token), &now],
    )?;
    Ok(begun == 1)
}

/// Ends it; `false` when it had ended already.
pub fn end(tx: &mut Tx<'_>, now: Timestamp, known: &Subscription) -> Result<bool, Error> {
    Ok(known.state.is_running() && set(tx, known, State::Ended(now))?)
}

fn set(tx: &mut Tx<'_>, known: &Subscription, state: State) -> Result<bool, Error> {
    let moved = tx.execute(
        "update letter_subscription set state = $3, state_since = $4, refused_at = null
         where network_id = $1 and id = $2 and state <> $3",
        &[&known.network, &known.id, &state.name(), &state.since()],
    )?;
    Ok(moved == 1)
}

/// Notes that the mail server took a letter.
pub fn delivered(tx: &mut Tx<'_>, network: NetworkId, id: SubscriptionId) -> Result<(), Error> {
    tx.execute(
        "update letter_subscription set refused_at = null
         where network_id = $1 and id = $2 and refused_at is not null",
        &[&network, &id],
    )?;
    Ok(())
}

/// Notes that the mail server refuses the address, for its owner to see.
pub fn refused(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: SubscriptionId) -> Result<(), Error> {
    tx.execute(
        "update letter_subscription set refused_at = $3
         where network_id = $1 and id = $2 and refused_at is null",
        &[&network, &id, &now],
    )?;
    Ok(())
}

/// The token with which a subscription is ended: the same in every mail of it, and known only to whoever got one. Nothing
/// for a network in which nobody ever subscribed.
pub fn token(tx: &mut Tx<'_>, network: NetworkId, id: SubscriptionId) -> Result<Option<String>, Error> {
    Ok(secret(tx, network)?.map(|secret| derived(&secret, id)))
}

fn derived(secret: &str, id: SubscriptionId) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key of any length will do");
    mac.update(b"ends the subscription ");
    mac.update(id.0.as_bytes());
    mac.finalize().into_bytes().iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string succeeds");
        text
    })
}

/// The network's own secret, made when somebody first subscribes.
fn secret_to_keep(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId) -> Result<String, Error> {
    tx.execute(
        "insert into letter_key (network_id, secret, made_at) values ($1, $2, $3) on conflict do nothing",
        &[&network, &kernel::chance::secret(), &now],
    )?;
    secret(tx, network)?.ok_or(Error::Conflict)
}

fn secret(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<String>, Error> {
    let row = tx.first("select secret from letter_key where network_id = $1", &[&network])?;
    row.map(|row| row.get("secret")).transpose()
}

fn read(row: &Row) -> Result<Subscription, Error> {
    let (state, since): (String, Timestamp) = (row.get("state")?, row.get("state_since")?);
    Ok(Subscription {
        network: row.get("network_id")?,
        id: row.get("id")?,
        person: row.get("person_id")?,
        kind: row.get("kind")?,
        state: if state == "running" { State::Running(since) } else { State::Ended(since) },
        refused_at: row.get("refused_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn the_token_finds_its_subscription_and_no_copy_of_the_outbox_holds_it() {
        on_both(|db| {
            let village = Village::build(db);
            let token = db
                .write_here(|tx| {
                    assert!(begin(tx, monday(), (village.network, village.ruud), LetterKind::Bulletin)?);
                    assert!(!begin(tx, monday(), (village.network, village.ruud), LetterKind::Bulletin)?);
                    assert!(begin(tx, monday(), (village.network, village.joost), LetterKind::Bulletin)?);
                    let known = of_person(tx, village.network, village.ruud)?.remove(0);
                    Ok::<_, Error>(token(tx, village.network, known.id)?.unwrap())
                })
                .unwrap();
            assert_eq!(token.len(), 64);
            let found = db.read_here(|tx| with_token(tx, &token)).unwrap().unwrap();
            assert_eq!(found.person, village.ruud);
            let kept = "select count(*) as number from letter_subscription where token_digest = $1";
            let row = db.read_here(|tx| tx.first(kept, &[&token])).unwrap().unwrap();
            assert_eq!(row.get::<i64>("number").unwrap(), 0, "only its digest is kept");
            assert!(db.read_here(|tx| with_token(tx, &token.replace('a', "b"))).unwrap().is_none());
        });
    }

    #[test]
    fn ending_twice_is_once_and_somebody_may_begin_again() {
        on_both(|db| {
            let village = Village::build(db);
            let whose = (village.network, village.ruud);
            db.write_here(|tx| {
                begin(tx, monday(), whose, LetterKind::Newsletter)?;
                let running = of_person(tx, whose.0, whose.1)?.remove(0);
                assert!(end(tx, monday(), &running)?);
                assert!(!end(tx, monday(), &running)?);
                assert_eq!(readers(tx, whose.0, LetterKind::Newsletter)?, 0);
                assert!(begin(tx, monday(), whose, LetterKind::Newsletter)?);
                assert_eq!(of_person(tx, whose.0, whose.1)?.remove(0).id, running.id);
                Ok::<_, Error>(())
            })
            .unwrap();
        });
    }
}
