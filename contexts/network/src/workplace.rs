//! The workplace: what every page and act needs at hand, made once at the start. It holds no person and no
//! request; those are in `Visit`.

use crate::Refusal;
use crate::reading::Keys;
use kernel::Timestamp;
use policy::Policy;
use search::Index;
use std::sync::Arc;
use store::{Db, Tx};
use web::Site;

/// What every page and act needs at hand. Cheap to clone.
#[derive(Clone)]
pub struct Workplace {
    /// The database.
    pub db: Db,
    /// The keys of residents' data; to read, `Visit::look`.
    pub keys: Keys,
    /// The policies.
    pub policy: Arc<Policy>,
    /// The index by which things are found; none where the server runs without one.
    pub index: Option<Index>,
    /// Whether mail leaves this server.
    pub mail: Mail,
    /// What all pages share: texts, navigation, clock, demo or not, TLS or not.
    pub site: Arc<Site>,
}

/// Whether mail leaves this server: an act that stands on a mail says so when it can't.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mail {
    /// A mail server is set.
    Goes,
    /// None is: what is to be sent waits.
    Stays,
}

impl Workplace {
    /// Reads in one transaction off the request's thread.
    pub async fn read<T, F>(&self, read: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        self.db.read(read).await
    }

    /// Acts in one transaction off the request's thread: all of it, or nothing.
    pub async fn write<T, F>(&self, act: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        self.db.write(act).await
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.site.clock.now()
    }
}
