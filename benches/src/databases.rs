//! Databases to measure on: made for the measurement and removed after it. SQLite as a file in a folder for temporary
//! files, which must lie on a real disk for a durable write to mean anything; PostgreSQL on the server that
//! `PONTON_TEST_POSTGRES` names, which `cargo xtask postgres` starts.

use anyhow::{Context, Result};
use clap::ValueEnum;
use kernel::Timestamp;
use postgres::{Client, NoTls};
use std::path::{Path, PathBuf};
use store::{DatabaseUrl, Db};

/// Which database.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Kind {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// A folder and the databases in it, all removed when this goes out of scope.
pub struct Workshop {
    /// For files of SQLite and logs.
    pub folder: PathBuf,
    kind: Kind,
    names: Vec<String>,
}

impl Workshop {
    /// Makes the folder.
    pub fn new(kind: Kind) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("ponton-benches-{}", std::process::id()));
        std::fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
        Ok(Self { folder, kind, names: Vec::new() })
    }

    /// A fresh, migrated database.
    pub fn database(&mut self, name: &str, now: Timestamp) -> Result<(DatabaseUrl, Db)> {
        let name = format!("ponton_bench_{}_{name}", std::process::id());
        let url = match self.kind {
            Kind::Sqlite => DatabaseUrl::Sqlite(self.folder.join(format!("{name}.db"))),
            Kind::Postgres => {
                server()?.batch_execute(&format!("create database {name}"))?;
                self.names.push(name.clone());
                DatabaseUrl::Postgres(at_server(&name)?)
            }
        };
        let db = Db::open(&url)?;
        db.migrate(now)?;
        Ok((url, db))
    }

    /// What the database says it is.
    pub fn version(&self, db: &Db) -> Result<String> {
        let sql = match self.kind {
            Kind::Sqlite => "select 'SQLite ' || sqlite_version() as version",
            Kind::Postgres => {
                "select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' ||
                               current_setting('fsync') as version"
            }
        };
        let row = db.read_here(|tx| tx.first(sql, &[]))?;
        Ok(row.context("no version")?.get("version")?)
    }

    /// Where a server's log goes.
    pub fn log(&self) -> PathBuf {
        self.folder.join("ponton.log")
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        for name in &self.names {
            let dropped = server().and_then(|mut server| {
                Ok(server.batch_execute(&format!("drop database {name} with (force)"))?)
            });
            if let Err(problem) = dropped {
                eprintln!("benches: the database {name} is not removed: {problem:#}");
            }
        }
        if let Err(problem) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("benches: {} is not removed: {problem}", shown(&self.folder));
        }
    }
}

/// Does what the database does by itself within minutes of such a fill, so that it isn't measured: PostgreSQL's
/// autovacuum. On SQLite the server looks at how full the tables are when it starts.
pub fn settle(url: &DatabaseUrl) -> Result<()> {
    match url {
        DatabaseUrl::Sqlite(_) => Ok(()),
        DatabaseUrl::Postgres(url) => {
            let mut client = Client::connect(url, NoTls)?;
            // Two at once would be one transaction, in which no table can be vacuumed.
            client.batch_execute("vacuum analyze")?;
            Ok(client.batch_execute("checkpoint")?)
        }
    }
}

/// How much the database holds, in MiB.
pub fn size(url: &DatabaseUrl) -> Result<f64> {
    let bytes: i64 = match url {
        DatabaseUrl::Sqlite(path) => i64::try_from(std::fs::metadata(path)?.len())?,
        DatabaseUrl::Postgres(url) => {
            let sql = "select pg_database_size(current_database())";
            Client::connect(url, NoTls)?.query_one(sql, &[])?.get(0)
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "a size that is read by people")]
    Ok(bytes as f64 / f64::from(1 << 20))
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}

fn base() -> Result<String> {
    std::env::var("PONTON_TEST_POSTGRES")
        .context("PONTON_TEST_POSTGRES names no server; run this by `cargo xtask postgres -- COMMAND`")
}

fn at_server(database: &str) -> Result<String> {
    let server = base()?;
    let stem = server.rsplit_once('/').map_or(server.as_str(), |(stem, _)| stem);
    Ok(format!("{stem}/{database}"))
}

fn server() -> Result<Client> {
    Client::connect(&base()?, NoTls).context("the server of PONTON_TEST_POSTGRES doesn't answer")
}
