//! What `Tx` needs from a connection, whichever database is behind it. Two implementations: `sqlite` and
//! `postgresql`. Deliberately private: contexts see only `Db` and `Tx`.

use crate::{Dialect, Error, Row, Value};

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// One statement that reads: consistent by itself, so that no transaction is begun and ended around it.
    Look,
    /// One consistent look; the database refuses writes.
    Read,
    /// A change.
    Write,
}

/// A statement or transaction that failed: what to tell, and what it means for the transaction.
#[derive(Debug)]
pub(crate) struct Failure {
    pub error: Error,
    pub remedy: Remedy,
}

/// What helps after a failure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Remedy {
    /// Nothing: the same again would fail again.
    None,
    /// The same once more: two transactions stood in each other's way, or a prepared plan had grown old.
    Again,
    /// The same over another connection: this one is dead.
    Elsewhere,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, remedy: Remedy::None }
    }
}

/// One connection to a database.
pub(crate) trait Connection {
    fn dialect(&self) -> Dialect;
    fn begin(&mut self, access: Access) -> Result<(), Failure>;
    fn commit(&mut self) -> Result<(), Failure>;
    fn rollback(&mut self) -> Result<(), Failure>;
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Failure>;
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Failure>;
    /// Checks a statement against the schema without running it.
    fn prepare(&mut self, sql: &str) -> Result<(), Failure>;
    /// Runs a whole file of statements without parameters.
    fn batch(&mut self, sql: &str) -> Result<(), Failure>;
}
