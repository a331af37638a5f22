//! A fresh, migrated database per test, removed when the test ends. SQLite in a file of its own; PostgreSQL as a
//! clone of a template that is migrated once per set of migrations, on the server that `PONTON_TEST_POSTGRES`
//! names. `cargo xtask postgres -- COMMAND` starts such a server for the time of a command.

use kernel::{Clock, Timestamp};
use postgres::{Client, NoTls};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};
use store::{DatabaseUrl, Db, Dialect};
use tempfile::TempDir;

/// Names the server on which tests may make databases.
const SERVER: &str = "PONTON_TEST_POSTGRES";

/// A database that is removed when it goes out of scope.
pub struct TestDb {
    db: Option<Db>,
    url: DatabaseUrl,
    /// Where a SQLite file lies: a folder of its own, so that nothing a killed test left behind can be met.
    _folder: Option<TempDir>,
}

/// Runs `test` on a fresh SQLite database and on a fresh PostgreSQL database.
pub fn on_both(test: impl Fn(&Db)) {
    for make in [sqlite, postgres] {
        let db = make();
        // Shown only when the test fails: says on which of the two.
        eprintln!("on {:?}:", db.dialect());
        test(&db);
    }
}

/// A fresh, migrated SQLite database in a file.
pub fn sqlite() -> TestDb {
    let empty = empty_sqlite();
    empty.migrate(Clock::system().now()).expect("an empty database takes every migration");
    empty
}

/// A fresh, migrated PostgreSQL database.
///
/// # Panics
/// Without `PONTON_TEST_POSTGRES`: a test that needs a server fails where there is none.
pub fn postgres() -> TestDb {
    apart(|| {
        let name = fresh_name();
        make_from_template(&name);
        let url = on_server(&name);
        let db = Db::open(&url).expect("a database that was just made opens");
        TestDb { db: Some(db), url, _folder: None }
    })
}

/// A SQLite database without any table, for tests of migrating and restoring.
pub fn empty_sqlite() -> TestDb {
    let folder = tempfile::tempdir().expect("a folder of its own can be made");
    let url = DatabaseUrl::Sqlite(folder.path().join("ponton.db"));
    TestDb { db: Some(Db::open(&url).expect("a new file opens")), url, _folder: Some(folder) }
}

/// A PostgreSQL database without any table, for tests of migrating and restoring.
pub fn empty_postgres() -> TestDb {
    apart(|| {
        let name = fresh_name();
        ask(&format!("create database {name}"));
        let url = on_server(&name);
        TestDb { db: Some(Db::open(&url).expect("a database that was just made opens")), url, _folder: None }
    })
}

/// Takes away the triggers that guard a table, as who owns the database can: for tests of finding out.
pub fn drop_guards(db: &Db, table: &str) {
    let done = db.write_here(|tx| {
        if db.dialect() == Dialect::Postgres {
            return tx.execute(&format!("alter table {table} disable trigger user"), &[]).map(drop);
        }
        let guards = "select name from sqlite_schema where type = 'trigger' and tbl_name = $1";
        for guard in tx.query(guards, &[&table])? {
            tx.execute(&format!("drop trigger {}", guard.get::<String>("name")?), &[])?;
        }
        Ok(())
    });
    done.unwrap_or_else(|error: store::Error| panic!("the guards of {table}: {error}"));
}

/// Runs a future to its end, for a story that speaks HTTP inside `on_both`.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts")
        .block_on(future)
}

impl TestDb {
    /// Where it is, to open it a second time as another node would.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// The file with the certificate of the test server, which speaks TLS too.
    pub fn certificate() -> PathBuf {
        let path = std::env::var_os("PONTON_TEST_CERTIFICATE").expect(
            "PONTON_TEST_CERTIFICATE names the test server's certificate; use `cargo xtask postgres`",
        );
        PathBuf::from(path)
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        self.db.as_ref().expect("it is there until it is dropped")
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        // Closed before its file goes with the folder.
        self.db = None;
        if let DatabaseUrl::Postgres(url) = &self.url {
            let name = url.rsplit('/').next().unwrap_or_default().to_owned();
            apart(move || ask(&format!("drop database {name} with (force)")));
        }
    }
}

/// Several test binaries run at once, and several tests in each; a process number comes back.
fn fresh_name() -> String {
    format!("ponton_test_{}", kernel::ids::uuid_at(Clock::system().now()).simple())
}

fn server() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| {
        panic!("{SERVER} is not set; run the tests by `cargo xtask postgres -- cargo test …`")
    })
}

fn on_server(database: &str) -> DatabaseUrl {
    let server = server();
    let base = server.rsplit_once('/').map_or(server.as_str(), |(base, _)| base);
    DatabaseUrl::Postgres(format!("{base}/{database}"))
}

/// One connection per test binary for making and dropping databases.
fn ask(sql: &str) {
    static ADMIN: LazyLock<Mutex<Client>> = LazyLock::new(|| {
        let client = Client::connect(&server(), NoTls).expect("the server of PONTON_TEST_POSTGRES answers");
        Mutex::new(client)
    });
    let mut admin = ADMIN.lock().unwrap_or_else(PoisonError::into_inner);
    admin.batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error:?}"));
}

fn make_from_template(name: &str) {
    static TEMPLATE: LazyLock<String> = LazyLock::new(make_template);
    ask(&format!("create database {name} template {}", *TEMPLATE));
}

/// Makes the template unless another test binary did; its name holds the migrations' fingerprint, so that a changed
/// migration gets a new one. It gets its name only when it is whole.
fn make_template() -> String {
    let name = format!("ponton_template_{}", &store::migrate::fingerprint()[..16]);
    let mut admin = Client::connect(&server(), NoTls).expect("the server of PONTON_TEST_POSTGRES answers");
    let told = "the server allows databases to be made";
    admin.batch_execute("select pg_advisory_lock(7014260518)").expect(told);
    let exists = admin.query_opt("select 1 from pg_database where datname = $1", &[&name]).expect(told);
    if exists.is_none() {
        let unfinished = format!("{name}_unfinished");
        admin.batch_execute(&format!("drop database if exists {unfinished}")).expect(told);
        admin.batch_execute(&format!("create database {unfinished}")).expect(told);
        migrate(&on_server(&unfinished), Clock::system().now());
        admin.batch_execute(&format!("alter database {unfinished} rename to {name}")).expect(told);
    }
    name
}

fn migrate(url: &DatabaseUrl, now: Timestamp) {
    let db = Db::open(url).expect("a database that was just made opens");
    db.migrate(now).expect("an empty database takes every migration");
}

/// The driver blocks, which a thread inside a runtime may not; a thread of its own may.
fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::spawn(work).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
