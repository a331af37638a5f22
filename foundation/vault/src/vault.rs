//! The data keys: one per subject and one per network, each wrapped with a master key. What is derived from a network's
//! key (the finder, the signers) stays the same when the master changes. A destroyed key leaves its row, with when.

use crate::envelope::{self, Secret};
use crate::{Finder, Key, Keyring, Problem, Signer};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use store::{Error, Row, Tx};
use zeroize::Zeroizing;

/// Opens and makes data keys. Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    /// Read again when a data key was wrapped with a master key that isn't known yet.
    file: Option<PathBuf>,
    keyring: RwLock<Arc<Keyring>>,
}

impl Vault {
    /// With the master keys in a file, which may get new ones while this runs.
    pub fn open(file: &Path) -> Result<Self, Problem> {
        let keyring = RwLock::new(Arc::new(Keyring::read(file)?));
        Ok(Self(Arc::new(Inner { file: Some(file.to_owned()), keyring })))
    }

    /// With these master keys.
    pub fn with(keyring: Keyring) -> Self {
        Self(Arc::new(Inner { file: None, keyring: RwLock::new(Arc::new(keyring)) }))
    }

    /// With a master key that is gone when the process ends: for tests and a demo that isn't kept.
    pub fn passing() -> Self {
        Self::with(Keyring::fresh())
    }

    /// The master keys as they are known now.
    pub fn keyring(&self) -> Arc<Keyring> {
        Arc::clone(&self.0.keyring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes the key of a subject. Refused by the database when there is one, also a destroyed one.
    pub fn make_key(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
        subject: impl Into<Uuid>,
    ) -> Result<Key, Problem> {
        let (key, (master, wrapped)) = self.fresh_key(network, subject);
        tx.execute(
            "insert into data_key (network_id, subject_id, master, wrapped, made_at, destroyed_at)
             values ($1, $2, $3, $4, $5, null)",
            &[&network, &key.subject, &master, &wrapped, &now],
        )?;
        Ok(key)
    }

    /// A key for a subject, with what is to be kept of it: the name of the master key, and the key wrapped with that.
    pub fn fresh_key(&self, network: NetworkId, subject: impl Into<Uuid>) -> (Key, (String, Vec<u8>)) {
        let key = Key { network, subject: subject.into(), secret: envelope::chance() };
        let kept = self.wrap(&key);
        (key, kept)
    }

    /// The key of a subject.
    pub fn key(&self, tx: &mut Tx<'_>, network: NetworkId, subject: impl Into<Uuid>) -> Result<Key, Problem> {
        let subject = subject.into();
        let kept = Kept::load(tx, network, subject)?.ok_or(Problem::NoKey { subject })?;
        self.unwrap(&kept)
    }

    /// Destroys the key of a subject: what it sealed can't be read by anybody from now on. Its row stays and says when;
    /// it stays destroyed. Gives since when, also when it was done before.
    pub fn destroy(
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
        subject: impl Into<Uuid>,
    ) -> Result<Timestamp, Problem> {
        let subject = subject.into();
        if subject == network.0 {
            return Err(Problem::NoKey { subject });
        }
        tx.execute(
            "update data_key set master = null, wrapped = null, destroyed_at = $3
             where network_id = $1 and subject_id = $2 and destroyed_at is null",
            &[&network, &subject, &now],
        )?;
        let kept = Kept::load(tx, network, subject)?.ok_or(Problem::NoKey { subject })?;
        Ok(kept.destroyed_at.unwrap_or(now))
    }

    /// What finds people of a network by the first letters of their name; none while nobody can be found there.
    pub fn finder(&self, tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<Finder>, Problem> {
        let own = self.own_key(tx, network)?;
        Ok(own.map(|own| Finder(envelope::derive(&own.secret, "ponton: finding by name"))))
    }

    /// As `finder`, for keeping somebody's numbers: there is one from now on.
    pub fn make_finder(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
    ) -> Result<Finder, Problem> {
        let own = self.make_own_key(tx, now, network)?;
        Ok(Finder(envelope::derive(&own.secret, "ponton: finding by name")))
    }

    /// What signs for `purpose` in a network; none while nothing was signed there.
    pub fn signer(
        &self,
        tx: &mut Tx<'_>,
        network: NetworkId,
        purpose: &str,
    ) -> Result<Option<Signer>, Problem> {
        Ok(self.own_key(tx, network)?.map(|own| Self::signer_of(&own, purpose)))
    }

    /// As `signer`, for signing: there is one from now on.
    pub fn make_signer(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        network: NetworkId,
        purpose: &str,
    ) -> Result<Signer, Problem> {
        Ok(Self::signer_of(&self.make_own_key(tx, now, network)?, purpose))
    }

    fn signer_of(own: &Key, purpose: &str) -> Signer {
        Signer(envelope::derive(&own.secret, &format!("ponton: signing {purpose}")))
    }

    /// The network's own key stands under its own id.
    fn own_key(&self, tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<Key>, Problem> {
        Kept::load(tx, network, network.0)?.map(|kept| self.unwrap(&kept)).transpose()
    }

    fn make_own_key(&self, tx: &mut Tx<'_>, now: Timestamp, network: NetworkId) -> Result<Key, Problem> {
        if let Some(own) = self.own_key(tx, network)? {
            return Ok(own);
        }
        let own = Key { network, subject: network.0, secret: envelope::chance() };
        let (master, wrapped) = self.wrap(&own);
        // Two nodes may do so at once: one key comes to stand, and both use that.
        tx.execute(
            "insert into data_key (network_id, subject_id, master, wrapped, made_at, destroyed_at)
             values ($1, $2, $3, $4, $5, null) on conflict (network_id, subject_id) do nothing",
            &[&network, &own.subject, &master, &wrapped, &now],
        )?;
        self.key(tx, network, network.0)
    }

    /// The key wrapped with the newest master, and that master's name.
    pub(crate) fn wrap(&self, key: &Key) -> (String, Vec<u8>) {
        let keyring = self.keyring();
        let master = keyring.newest();
        let place = wrapping(key.network, &key.subject);
        let wrapped =
            envelope::close(&master.secret, &[b"data key", &place.0, &place.1], key.secret.as_slice());
        (master.id().to_owned(), wrapped)
    }

    pub(crate) fn unwrap(&self, kept: &Kept) -> Result<Key, Problem> {
        let subject = kept.subject;
        let (master, wrapped) = match (&kept.master, &kept.wrapped, kept.destroyed_at) {
            (Some(master), Some(wrapped), None) => (master, wrapped),
            (_, _, Some(at)) => return Err(Problem::Erased { subject, at }),
            (_, _, None) => return Err(Problem::NoKey { subject }),
        };
        let keyring = self.knowing(master)?;
        let found = keyring.find(master);
        let found = found.ok_or_else(|| Problem::NoMaster { subject, master: master.clone() })?;
        let place = wrapping(kept.network, &subject);
        let damaged = || Problem::Damaged { subject, field: "its data key".to_owned() };
        let opened =
            envelope::open(&found.secret, &[b"data key", &place.0, &place.1], wrapped).ok_or_else(damaged)?;
        let mut secret: Secret = Zeroizing::new([0; 32]);
        if opened.len() != secret.len() {
            return Err(damaged());
        }
        secret.copy_from_slice(&opened);
        Ok(Key { network: kept.network, subject, secret })
    }

    /// The keyring, read from its file again when this master isn't in it: `ponton keys new` may have added it.
    fn knowing(&self, master: &str) -> Result<Arc<Keyring>, Problem> {
        let known = self.keyring();
        let (None, Some(file)) = (known.find(master), &self.0.file) else { return Ok(known) };
        let read = Arc::new(Keyring::read(file)?);
        *self.0.keyring.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&read);
        Ok(read)
    }
}

fn wrapping(network: NetworkId, subject: &Uuid) -> ([u8; 16], [u8; 16]) {
    (*network.0.as_bytes(), *subject.as_bytes())
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({:?})", self.keyring())
    }
}

/// A data key as its row holds it.
pub(crate) struct Kept {
    pub network: NetworkId,
    pub subject: Uuid,
    pub master: Option<String>,
    pub wrapped: Option<Vec<u8>>,
    pub destroyed_at: Option<Timestamp>,
}

impl Kept {
    fn load(tx: &mut Tx<'_>, network: NetworkId, subject: Uuid) -> Result<Option<Self>, Error> {
        let row = tx.first(
            "select network_id, subject_id, master, wrapped, destroyed_at from data_key
             where network_id = $1 and subject_id = $2",
            &[&network, &subject],
        )?;
        row.as_ref().map(Self::try_from).transpose()
    }

    /// At most `limit` of a network after `after`, in the order of their subjects.
    pub fn after(tx: &mut Tx<'_>, network: NetworkId, after: Uuid, limit: i64) -> Result<Vec<Self>, Error> {
        let rows = tx.query(
            "select network_id, subject_id, master, wrapped, destroyed_at from data_key
             where network_id = $1 and subject_id > $2 order by subject_id limit $3",
            &[&network, &after, &limit],
        )?;
        rows.iter().map(Self::try_from).collect()
    }
}

impl TryFrom<&Row> for Kept {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            network: row.get("network_id")?,
            subject: row.get("subject_id")?,
            master: row.get("master")?,
            wrapped: row.get("wrapped")?,
            destroyed_at: row.get("destroyed_at")?,
        })
    }
}
