//! Sealing the read log: lines that are five minutes old are gathered in seals, each over the lines since the one before
//! and over that one's digest. A look costs one insert and waits for nobody; the chain is made afterwards, by the job
//! clock of any node. The end of the chain is kept apart and told to the server's log, so that cutting it off shows.

use crate::reading::Keys;
use crate::{Refusal, founding};
use kernel::ids::{Uuid, earliest_at};
use kernel::{NetworkId, Timestamp};
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::{Db, Error, Row, Tx, dialect};
use vault::Signer;

/// A line is sealed when every transaction that could still add one before it has ended, also on a node whose clock is
/// behind.
pub(super) const SETTLED: Duration = Duration::from_mins(5);
/// Lines are sealed when there are so many …
pub(super) const LINES: i64 = 1_000;
/// … or when the oldest has waited so long.
const WAITED: Duration = Duration::from_mins(10);
/// Seals in one go, so that other work of the job clock has its turn.
const ROUNDS: usize = 50;
/// What the signer of seals signs for.
pub(super) const SEALS: &str = "seals of the read log";

/// One link of the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Seal {
    pub number: i64,
    pub first: Uuid,
    pub last: Uuid,
    pub lines: i64,
    pub digest: Vec<u8>,
    pub signature: Vec<u8>,
    pub sealed_at: Timestamp,
}

/// Seals what is due in every network; gives how many lines that were. Blocking: call it off the request threads.
pub fn seal_due(db: &Db, keys: &Keys, now: Timestamp) -> Result<u64, Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    let mut sealed = 0;
    for (network, _) in networks {
        for _ in 0..ROUNDS {
            if !db.read_here(|tx| Ok::<_, Refusal>(is_due(tx, network, now)?))? {
                break;
            }
            match db.write_here(|tx| seal(tx, keys, network, now)) {
                Ok(lines) => sealed += lines,
                // Another node made this seal.
                Err(Refusal::Store(Error::Conflict | Error::Unique { .. })) => {}
                Err(refusal) => return Err(refusal),
            }
        }
    }
    Ok(sealed)
}

fn is_due(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<bool, Error> {
    let (from, until) = (sealed_until(tx, network)?, settled(now));
    let one = |tx: &mut Tx<'_>, skip: i64| {
        tx.first(
            "select at from read_line where network_id = $1 and id > $2 and id < $3 order by id limit 1 offset $4",
            &[&network, &from, &until, &skip],
        )
    };
    let Some(oldest) = one(tx, 0)? else { return Ok(false) };
    Ok(oldest.get::<Timestamp>("at")? <= before(now, WAITED) || one(tx, LINES - 1)?.is_some())
}

/// Makes the next seal; gives how many lines it covers.
fn seal(tx: &mut Tx<'_>, keys: &Keys, network: NetworkId, now: Timestamp) -> Result<u64, Refusal> {
    let signer = keys.vault().make_signer(tx, now, network, SEALS)?;
    let head = hold_head(tx, &signer, network)?;
    let previous = load(tx, network, head)?;
    if previous.is_none() && head > 0 {
        return Err(Refusal::Broken(format!(
            "seal {head} of the read log of {network} is gone: run ponton doctor"
        )));
    }
    let from = previous.as_ref().map_or(Uuid::nil(), |seal| seal.last);
    let rows = tx.query(
        "select id, signature from read_line where network_id = $1 and id > $2 and id < $3 order by id limit $4",
        &[&network, &from, &settled(now), &LINES],
    )?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(0) };
    let mut digest = Chain::after(previous.as_ref());
    for row in &rows {
        digest.add(row.get("id")?, &row.get::<Vec<u8>>("signature")?);
    }
    let mut seal = Seal {
        number: head + 1,
        first: first.get("id")?,
        last: last.get("id")?,
        lines: i64::try_from(rows.len()).unwrap_or(LINES),
        digest: digest.end(),
        signature: Vec::new(),
        sealed_at: now,
    };
    seal.signature = seal.signed(network, |parts| signer.sign(parts));
    keep(tx, &signer, network, &seal)?;
    // Whoever keeps the server's log elsewhere can prove by it that the chain was this long.
    tracing::info!(%network, seal = seal.number, last = %seal.last, "sealed the read log");
    Ok(seal.lines.unsigned_abs())
}

/// The number of the last seal, kept from other nodes until this transaction ends.
fn hold_head(tx: &mut Tx<'_>, signer: &Signer, network: NetworkId) -> Result<i64, Error> {
    tx.execute(
        "insert into read_chain (network_id, number, signature) values ($1, 0, $2)
         on conflict (network_id) do nothing",
        &[&network, &signer.sign(&head_parts(&0_i64.to_be_bytes(), &[]))],
    )?;
    let sql = format!("select number from read_chain where network_id = $1{}", dialect::for_update(tx));
    tx.first(&sql, &[&network])?.ok_or(Error::Conflict)?.get("number")
}

fn keep(tx: &mut Tx<'_>, signer: &Signer, network: NetworkId, seal: &Seal) -> Result<(), Error> {
    tx.execute(
        "insert into read_seal (network_id, number, first_id, last_id, lines, digest, signature, sealed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &network,
            &seal.number,
            &seal.first,
            &seal.last,
            &seal.lines,
            &seal.digest,
            &seal.signature,
            &seal.sealed_at,
        ],
    )?;
    let head = signer.sign(&head_parts(&seal.number.to_be_bytes(), &seal.signature));
    tx.change_one(
        "update read_chain set number = $2, signature = $3 where network_id = $1 and number = $4",
        &[&network, &seal.number, &head, &(seal.number - 1)],
    )
}

/// What the end of the chain is signed over: its number and the signature of that seal. The signer is the network's own.
pub(super) fn head_parts<'p>(number: &'p [u8; 8], seal: &'p [u8]) -> [&'p [u8]; 3] {
    [b"end", number, seal]
}

/// The seal with that number.
pub(super) fn load(tx: &mut Tx<'_>, network: NetworkId, number: i64) -> Result<Option<Seal>, Error> {
    let row = tx.first(
        "select number, first_id, last_id, lines, digest, signature, sealed_at from read_seal
         where network_id = $1 and number = $2",
        &[&network, &number],
    )?;
    row.as_ref().map(Seal::try_from).transpose()
}

/// The last line that a seal covers; nil while there is none.
fn sealed_until(tx: &mut Tx<'_>, network: NetworkId) -> Result<Uuid, Error> {
    let row = tx.first(
        "select last_id from read_seal where network_id = $1 order by number desc limit 1",
        &[&network],
    )?;
    row.map_or(Ok(Uuid::nil()), |row| row.get("last_id"))
}

fn settled(now: Timestamp) -> Uuid {
    earliest_at(before(now, SETTLED))
}

fn before(now: Timestamp, by: Duration) -> Timestamp {
    now.checked_sub(by).unwrap_or(Timestamp::MIN)
}

/// The digest over the lines of a seal and the digest before it.
pub(super) struct Chain(Sha256);

impl Chain {
    pub fn after(previous: Option<&Seal>) -> Self {
        let mut digest = Sha256::new();
        digest.update(previous.map_or([0; 32].as_slice(), |seal| &seal.digest));
        Self(digest)
    }

    pub fn add(&mut self, line: Uuid, signature: &[u8]) {
        self.0.update(line.as_bytes());
        self.0.update((signature.len() as u64).to_be_bytes());
        self.0.update(signature);
    }

    pub fn end(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

impl Seal {
    /// Hands everything that stands in the seal, in one order, to whoever signs it or checks its signature.
    pub fn signed<T>(&self, network: NetworkId, sign: impl FnOnce(&[&[u8]]) -> T) -> T {
        sign(&[
            b"seal",
            network.0.as_bytes(),
            &self.number.to_be_bytes(),
            self.first.as_bytes(),
            self.last.as_bytes(),
            &self.lines.to_be_bytes(),
            &self.digest,
            &self.sealed_at.as_microsecond().to_be_bytes(),
        ])
    }
}

impl TryFrom<&Row> for Seal {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            number: row.get("number")?,
            first: row.get("first_id")?,
            last: row.get("last_id")?,
            lines: row.get("lines")?,
            digest: row.get("digest")?,
            signature: row.get("signature")?,
            sealed_at: row.get("sealed_at")?,
        })
    }
}
