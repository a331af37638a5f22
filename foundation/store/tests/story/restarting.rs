//! PostgreSQL goes and comes back: the next write succeeds without opening the database again. Encryption is tested
//! against the real server.

use crate::write;
use std::io;
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use store::{DatabaseUrl, Db, Error};
use testkit::{TestDb, postgres};

/// A door in front of the server that can be shut: connections break and new ones are refused, as when the server
/// restarts.
struct Door {
    port: u16,
    through: Arc<Mutex<Vec<TcpStream>>>,
    open: Arc<Mutex<bool>>,
}

impl Door {
    fn to(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let door = Self {
            port: listener.local_addr().unwrap().port(),
            through: Arc::default(),
            open: Arc::new(Mutex::new(true)),
        };
        let (through, open) = (Arc::clone(&door.through), Arc::clone(&door.open));
        std::thread::spawn(move || {
            for visitor in listener.incoming().map_while(Result::ok) {
                if *open.lock().unwrap() {
                    let server = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
                    through.lock().unwrap().push(visitor.try_clone().unwrap());
                    carry(visitor, server);
                }
            }
        });
        door
    }

    fn shut(&self) {
        *self.open.lock().unwrap() = false;
        for stream in self.through.lock().unwrap().drain(..) {
            // One that its owner closed already has nothing left to break.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn reopen(&self) {
        *self.open.lock().unwrap() = true;
    }
}

fn carry(visitor: TcpStream, server: TcpStream) {
    for (mut from, mut to) in [(visitor.try_clone().unwrap(), server.try_clone().unwrap()), (server, visitor)]
    {
        std::thread::spawn(move || {
            // It ends when either side ends, and how doesn't matter.
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
}

fn address(db: &TestDb) -> String {
    match db.url() {
        DatabaseUrl::Postgres(url) => url.clone(),
        DatabaseUrl::Sqlite(path) => panic!("{} is no server", path.display()),
    }
}

fn port(url: &str) -> u16 {
    url.rsplit_once(':').and_then(|(_, rest)| rest.split('/').next()).unwrap().parse().unwrap()
}

fn write_one(db: &Db) -> Result<u64, Error> {
    write(db, |tx| tx.execute("insert into shelf (n) values (1)", &[]))
}

/// A database with several connections in its pool, all of them used.
fn make_shelf(db: &Db) {
    write(db, |tx| tx.execute("create table shelf (n bigint not null)", &[])).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| db.read_here(|tx| tx.query("select pg_sleep(0.05)::text as slept", &[])).unwrap());
        }
    });
}

#[test]
fn after_the_server_ended_every_connection_the_next_write_succeeds() {
    let test = postgres();
    make_shelf(&test);
    let admin = Db::open(test.url()).unwrap();
    // Waiting until each has ended: one that ends during a commit is rightly told as unavailable.
    let sql = "select count(pg_terminate_backend(pid, 5000)) as n from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()";
    assert!(crate::number(&admin, sql) >= 2);
    assert_eq!(write_one(&test).unwrap(), 1);
}

#[test]
fn while_the_server_is_away_it_is_unavailable_and_afterwards_it_goes_on() {
    let test = postgres();
    let direct = address(&test);
    let door = Door::to(port(&direct));
    let url = direct.replace(&format!(":{}", port(&direct)), &format!(":{}", door.port));
    let db = Db::open(&DatabaseUrl::Postgres(url)).unwrap();
    make_shelf(&db);
    door.shut();
    assert!(matches!(write_one(&db), Err(Error::Unavailable(_))));
    door.reopen();
    assert_eq!(write_one(&db).unwrap(), 1);
}

#[test]
fn an_encrypted_connection_checks_whose_certificate_it_is() {
    let test = postgres();
    let certificate = TestDb::certificate();
    let trusting = format!("{}?sslmode=verify-full&sslrootcert={}", address(&test), certificate.display());
    let db = Db::open(&DatabaseUrl::Postgres(trusting)).unwrap();
    let sql = "select ssl as yes from pg_stat_ssl where pid = pg_backend_pid()";
    let encrypted = db.read_here(|tx| tx.first(sql, &[])?.ok_or(Error::Conflict)?.get::<bool>("yes"));
    assert!(encrypted.unwrap());
    // The web's own roots don't know the test server.
    let strict = format!("{}?sslmode=require", address(&test));
    assert!(matches!(Db::open(&DatabaseUrl::Postgres(strict)), Err(Error::Unavailable(_))));
}

#[test]
fn a_database_may_be_dropped_inside_a_runtime() {
    let test = postgres();
    testkit::run(async {
        let db = test.clone();
        let one = db.read(|tx| {
            tx.first("select cast(1 as bigint) as n", &[])?.ok_or(Error::Conflict)?.get::<i64>("n")
        });
        assert_eq!(one.await.unwrap(), 1);
        let other = Db::open(test.url()).unwrap();
        drop(other);
    });
}
