//! What still has to leave the house: mail, and word to other contexts. A parcel is put in the transaction of the
//! act that causes it, and each has one recipient with a state of its own. A node claims what is due for four
//! minutes; what it doesn't report on comes free again, so delivery is at least once and receivers tell repeats by
//! the key. For the job clock in `app`. A parcel holds ids and text keys, never an address: the sender looks that
//! up when it sends, so that nobody who left is written to and no address outlives its person here.

use crate::{Error, Row, Tx, dialect};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use std::time::Duration;

kernel::define_id!(
    /// One parcel in the outbox.
    OutboxId
);
crate::id_value!(OutboxId);

/// How long a node has a parcel to itself: longer than the slowest sending, ten answers of a mail server that takes twenty
/// seconds for each, and `FRESH` before it.
pub const LEASE: Duration = Duration::from_mins(4);

/// What was claimed longer ago than this is held anew before it is sent.
const FRESH: Duration = Duration::from_secs(10);

/// After so many failures a parcel is given up, and a person has to look.
pub const ATTEMPTS: i64 = 10;

/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// Something to be delivered.
#[derive(Clone, PartialEq, Debug)]
pub struct Parcel {
    /// Where.
    pub network: NetworkId,
    /// By whom it is handled: `mail`…
    pub topic: &'static str,
    /// To whom.
    pub recipient: Option<PersonId>,
    /// Ids, text keys and their arguments.
    pub payload: serde_json::Value,
    /// What makes it the same parcel when it is put again; unique per network and topic.
    pub key: String,
}

/// A parcel that this node may deliver now.
#[derive(Clone, PartialEq, Debug)]
pub struct Claimed {
    /// Where.
    pub network: NetworkId,
    /// Which one.
    pub id: OutboxId,
    /// To whom.
    pub recipient: Option<PersonId>,
    /// Ids, text keys and their arguments.
    pub payload: serde_json::Value,
    /// The receiver tells a repeat by it.
    pub key: String,
    /// Which attempt this is, from 1.
    pub attempt: i64,
}

/// What becomes of a parcel after a failure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is tried again then.
    Again(Timestamp),
    /// It isn't tried again: the caller opens an obligation for somebody to look.
    GivenUp,
}

/// Puts `parcel` in the outbox, to be delivered as soon as this transaction commits. When a parcel with its key is
/// there already, that one stays and its id is given.
pub fn put(tx: &mut Tx<'_>, now: Timestamp, parcel: &Parcel) -> Result<OutboxId, Error> {
    let id = OutboxId::new(now);
    let added = tx.execute(
        "insert into outbox (network_id, id, topic, recipient_id, payload, key, state, state_since, due_at, attempts)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7, 0)
         on conflict (network_id, topic, key) do nothing",
        &[&parcel.network, &id, &parcel.topic, &parcel.recipient, &parcel.payload, &parcel.key, &now],
    )?;
    if added == 1 {
        return Ok(id);
    }
    let earlier = tx.first(
        "select id from outbox where network_id = $1 and topic = $2 and key = $3",
        &[&parcel.network, &parcel.topic, &parcel.key],
    )?;
    earlier.ok_or(Error::Conflict)?.get("id")
}

/// Claims at most `limit` parcels of `topic` that are due, longest due first, for `node`. No other node gets them
/// before the lease ends.
pub fn claim(
    tx: &mut Tx<'_>,
    now: Timestamp,
    node: Uuid,
    topic: &str,
    limit: u16,
) -> Result<Vec<Claimed>, Error> {
    let sql = format!(
        "with due as materialized (
           select network_id, id from outbox where topic = $1 and state = 'waiting' and due_at <= $2
           order by due_at, network_id, id limit $3{})
         update outbox set claimed_by = $4, due_at = $5, attempts = attempts + 1
         where (network_id, id) in (select network_id, id from due)
         returning network_id, id, recipient_id, payload, key, attempts",
        dialect::skip_claimed(tx)
    );
    let rows = tx.query(&sql, &[&topic, &now, &i64::from(limit), &node, &(now + LEASE)])?;
    let mut claimed: Vec<Claimed> = rows.iter().map(Claimed::try_from).collect::<Result<_, _>>()?;
    claimed.sort_by_key(|parcel| parcel.id);
    Ok(claimed)
}

/// Whether what was claimed then may be sent without holding it anew.
pub fn is_fresh(claimed_at: Timestamp, now: Timestamp) -> bool {
    now < claimed_at + FRESH
}

/// Before `node` sends a parcel that it claimed a while ago: holds it anew. `Conflict` when its lease had ended and another
/// node has it now; then sending it would be sending it twice.
pub fn hold(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    id: OutboxId,
    node: Uuid,
) -> Result<(), Error> {
    tx.change_one(
        "update outbox set due_at = $1 where network_id = $2 and id = $3 and state = 'waiting' and claimed_by = $4",
        &[&(now + LEASE), &network, &id, &node],
    )
}

/// Records that `node` delivered a parcel. `Conflict` when its lease had ended and another node has it now.
pub fn delivered(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    id: OutboxId,
    node: Uuid,
) -> Result<(), Error> {
    tx.change_one(
        "update outbox set state = 'delivered', state_since = $1, failure = null
         where network_id = $2 and id = $3 and state = 'waiting' and claimed_by = $4",
        &[&now, &network, &id, &node],
    )
}

/// A claimed parcel that couldn't be delivered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failed<'w> {
    /// Where.
    pub network: NetworkId,
    /// Which one.
    pub id: OutboxId,
    /// Who tried.
    pub node: Uuid,
    /// Why not, in technical words without an address.
    pub why: &'w str,
}

/// Records that a parcel couldn't be delivered, and says what becomes of it: another attempt after about 1, 2, 4…
/// and at most 60 minutes, or none after ten. `Conflict` when the lease had ended and another node has it now.
pub fn failed(tx: &mut Tx<'_>, now: Timestamp, failed: &Failed<'_>) -> Result<Fate, Error> {
    let Failed { network, id, node, why } = *failed;
    let row = tx.first(
        "select attempts from outbox
         where network_id = $1 and id = $2 and state = 'waiting' and claimed_by = $3",
        &[&network, &id, &node],
    )?;
    let attempts: i64 = row.ok_or(Error::Conflict)?.get("attempts")?;
    let (fate, state, due) = if attempts >= ATTEMPTS {
        (Fate::GivenUp, "given_up", now)
    } else {
        let due = now + wait(attempts, kernel::chance::bytes());
        (Fate::Again(due), "waiting", due)
    };
    tx.change_one(
        "update outbox set state = $1, state_since = $2, due_at = $3, failure = $4, claimed_by = null
         where network_id = $5 and id = $6 and state = 'waiting' and claimed_by = $7",
        &[&state, &now, &due, &why, &network, &id, &node],
    )?;
    Ok(fate)
}

/// Records that a parcel can never be delivered, such as to an address that doesn't exist: it isn't tried again.
pub fn give_up(tx: &mut Tx<'_>, now: Timestamp, failed: &Failed<'_>) -> Result<(), Error> {
    let Failed { network, id, node, why } = *failed;
    tx.change_one(
        "update outbox set state = 'given_up', state_since = $1, failure = $2, claimed_by = null
         where network_id = $3 and id = $4 and state = 'waiting' and claimed_by = $5",
        &[&now, &why, &network, &id, &node],
    )
}

/// Lets go of a claimed parcel that wasn't tried, or that didn't go for a reason that has nothing to do with its recipient:
/// it is due again at once and no attempt is counted. `Conflict` when the lease had ended and another node has it now.
pub fn put_back(tx: &mut Tx<'_>, now: Timestamp, failed: &Failed<'_>) -> Result<(), Error> {
    let Failed { network, id, node, why } = *failed;
    tx.change_one(
        "update outbox set due_at = $1, failure = $2, claimed_by = null, attempts = attempts - 1
         where network_id = $3 and id = $4 and state = 'waiting' and claimed_by = $5",
        &[&now, &why, &network, &id, &node],
    )
}

/// How long to wait after `attempts` failures: a minute, doubled each time, and up to a fifth longer by `chance`, so
/// that what failed together isn't tried together.
fn wait(attempts: i64, [chance]: [u8; 1]) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(6);
    let wait = Duration::from_mins(1 << doublings).min(LONGEST_WAIT);
    wait + wait * u32::from(chance) / (5 * 256)
}

impl TryFrom<&Row> for Claimed {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            network: row.get("network_id")?,
            id: row.get("id")?,
            recipient: row.get("recipient_id")?,
            payload: row.get("payload")?,
            key: row.get("key")?,
            attempt: row.get("attempts")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_an_hour() {
        let minutes: Vec<u64> = (1..=9).map(|attempts| wait(attempts, [0]).as_secs() / 60).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn chance_adds_less_than_a_fifth() {
        assert!(wait(1, [255]) < Duration::from_secs(72));
        assert!(wait(1, [128]) > Duration::from_secs(65));
    }
}
