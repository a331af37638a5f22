//! A database and how work gets to it: `read` and `write` take a closure, run it in a transaction on the
//! blocking pool, and give back what it gave. For contexts and `app`. It deliberately has no way to hold a
//! transaction open between two calls. On PostgreSQL a transaction sees what others commit meanwhile (read
//! committed), so what must not happen twice is said by a version, a constraint or `dialect::for_share`.

use crate::connection::{Access, Connection, Remedy};
use crate::postgresql::Server;
use crate::sqlite::{Readers, SqliteConnection};
use crate::tx::{self, Ended};
use crate::{DatabaseUrl, Dialect, Error, Tx};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long a request waits for its turn or for a connection before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a transaction is run again after it stood in another's way.
const RERUNS: u32 = 3;

/// An open database; clones are cheap and share it.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    pools: Pools,
    reading: Arc<Semaphore>,
    writing: Arc<Semaphore>,
}

enum Pools {
    Sqlite { writer: Mutex<SqliteConnection>, readers: r2d2::Pool<Readers> },
    Postgres(Option<r2d2::Pool<Server>>),
}

impl Db {
    /// Opens the database at `url` and makes sure that it answers. The schema is left as it is: see `migrate`.
    pub fn open(url: &DatabaseUrl) -> Result<Self, Error> {
        let (pools, reading, writing) = match url {
            DatabaseUrl::Sqlite(path) => {
                let writer = Mutex::new(SqliteConnection::open(path).map_err(Error::unavailable)?);
                let readers = pool(connections()).build(Readers(path.clone())).map_err(Error::unavailable)?;
                // One writes, and one stands ready so that the disk is never kept waiting.
                (Pools::Sqlite { writer, readers }, Semaphore::new(connections() as usize), Semaphore::new(2))
            }
            DatabaseUrl::Postgres(url) => {
                let count = connections() * 2;
                let server = pool(count).build(Server::new(url)?).map_err(Error::unavailable)?;
                let permits = count as usize;
                // Together they never ask for more connections than there are.
                (
                    Pools::Postgres(Some(server)),
                    Semaphore::new(permits / 2),
                    Semaphore::new(permits - permits / 2),
                )
            }
        };
        Ok(Self(Arc::new(Inner { pools, reading: Arc::new(reading), writing: Arc::new(writing) })))
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        match &self.0.pools {
            Pools::Sqlite { .. } => Dialect::Sqlite,
            Pools::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs `act` in one consistent look at the data; the database refuses it writes.
    pub async fn read<T, E>(&self, act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.apart(&self.0.reading, move |db| db.read_here(act)).await
    }

    /// Runs `act`, which asks one statement and no more: such a look is consistent without a transaction, and spares
    /// PostgreSQL two answers.
    pub async fn look<T, E>(&self, act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.apart(&self.0.reading, move |db| db.transact(Access::Look, &act)).await
    }

    /// Runs `act` in a transaction that commits when `act` says Ok and leaves no trace otherwise. Once begun it
    /// runs to its end, also when nobody waits for the answer any more. `act` may be run more than once.
    pub async fn write<T, E>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.apart(&self.0.writing, move |db| db.write_here(act)).await
    }

    /// As `read`, on the calling thread, which it blocks: for the command line and tests.
    pub fn read_here<T, E: From<Error>>(&self, act: impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        self.transact(Access::Read, &act)
    }

    /// As `write`, on the calling thread, which it blocks: for the command line and tests.
    pub fn write_here<T, E: From<Error>>(&self, act: impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        self.transact(Access::Write, &act)
    }

    /// Waits for a turn and runs `work` on the blocking pool. The turn is waited for here and not there, so that
    /// a thousand waiting requests don't become a thousand threads.
    async fn apart<T, E>(
        &self,
        turns: &Arc<Semaphore>,
        work: impl FnOnce(&Self) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let Ok(Ok(turn)) = tokio::time::timeout(PATIENCE, Arc::clone(turns).acquire_owned()).await else {
            return Err(Error::unavailable("too many requests are waiting for it").into());
        };
        let db = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work(&db)
        });
        match done.await {
            Ok(outcome) => outcome,
            Err(stopped) => match stopped.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(cancelled) => Err(Error::unavailable(cancelled).into()),
            },
        }
    }

    fn transact<T, E: From<Error>>(
        &self,
        access: Access,
        act: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match (&self.0.pools, access) {
            (Pools::Sqlite { writer, .. }, Access::Write) => {
                // A panic in an earlier closure has rolled back; the connection itself is whole.
                let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
                finished(tx::run(&mut *writer, access, act))
            }
            (Pools::Sqlite { readers, .. }, Access::Look | Access::Read) => {
                let mut reader = readers.get().map_err(Error::unavailable)?;
                finished(tx::run(&mut *reader, access, act))
            }
            (Pools::Postgres(None), _) => Err(Error::unavailable("it is being closed").into()),
            (Pools::Postgres(Some(server)), _) => on_server(server, access, act),
        }
    }
}

/// Runs `act` on one of the server's connections, and on another when that one turns out to be dead, at most
/// once per connection in the pool: after a restart of the server all of them are.
fn on_server<T, E: From<Error>>(
    server: &r2d2::Pool<Server>,
    access: Access,
    act: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let (mut reruns, mut dead) = (0, 0);
    loop {
        let mut connection = server.get().map_err(Error::unavailable)?;
        let connection: &mut dyn Connection = &mut *connection;
        match tx::run(connection, access, act) {
            Ended::Done(outcome) => return outcome,
            Ended::TryAgain(Remedy::Elsewhere, _) if dead < server.max_size() => dead += 1,
            Ended::TryAgain(Remedy::Again, _) if reruns < RERUNS => {
                reruns += 1;
                pause(reruns);
            }
            Ended::TryAgain(_, error) => return Err(error),
        }
    }
}

/// SQLite never asks for another try: its one writer stands in nobody's way.
fn finished<T, E>(ended: Ended<T, E>) -> Result<T, E> {
    match ended {
        Ended::Done(outcome) => outcome,
        Ended::TryAgain(_, error) => Err(error),
    }
}

/// Two that met once would meet again if they waited equally long.
fn pause(reruns: u32) {
    let [chance] = kernel::chance::bytes::<1>();
    std::thread::sleep(Duration::from_micros(u64::from(chance) * 20 * u64::from(reruns)));
}

/// Connections for reading: a few more than there are cores, because some wait for the disk.
fn connections() -> u32 {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    u32::try_from(cores * 2).unwrap_or(16).clamp(4, 16)
}

fn pool<M: r2d2::ManageConnection>(size: u32) -> r2d2::Builder<M> {
    r2d2::Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .connection_timeout(PATIENCE)
        // A dead connection shows itself at `begin`; asking first would cost every request a round trip.
        .test_on_check_out(false)
        .error_handler(Box::new(LogConnectFailures))
}

#[derive(Debug)]
struct LogConnectFailures;

impl<E: std::error::Error> r2d2::HandleError<E> for LogConnectFailures {
    fn handle_error(&self, error: E) {
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        tracing::warn!(%error, cause, "no connection to the database");
    }
}

impl Drop for Inner {
    /// A PostgreSQL client runs a small runtime of its own, which panics when it is dropped inside another; a
    /// thread of its own is outside of all.
    fn drop(&mut self) {
        if let Pools::Postgres(server) = &mut self.pools {
            let server = server.take();
            if std::thread::spawn(move || drop(server)).join().is_err() {
                tracing::warn!("the connections to the database could not be closed in order");
            }
        }
    }
}
