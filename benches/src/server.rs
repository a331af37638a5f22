//! The server that is measured: the release binary as people run it, as a child on a free port, with its log in a
//! file. Stopped when it goes out of scope.

use crate::client::{Connection, Packing, Request};
use anyhow::{Context, Result, ensure};
use kernel::clock::Stopwatch;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use store::DatabaseUrl;

/// The master key of every bench database, in hexadecimal digits. Nothing that it seals is anybody's.
pub const MASTER_KEY: &str = "bebebebebebebebebebebebebebebebebebebebebebebebebebebebebebebebe";

/// A running server.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Seconds from starting the program to the last byte of its first page.
    pub first_page: f64,
}

/// Builds the release binary, unless it is there as the sources are, and says where it is.
pub fn built() -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace's folder")?;
    let status = Command::new(cargo)
        .args(["build", "--release", "--quiet", "--package", "app", "--bin", "ponton"])
        .current_dir(root)
        .status()
        .context("cargo can't be started")?;
    ensure!(status.success(), "ponton can't be built");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("release").join("ponton"))
}

impl Server {
    /// Starts `ponton serve` on `database` and waits for its first page.
    pub fn start(program: &Path, database: &DatabaseUrl, log: &Path) -> Result<Self> {
        Self::start_with(program, database, log, &[])
    }

    /// As `start`, with more settings.
    pub fn start_with(program: &Path, database: &DatabaseUrl, log: &Path, settings: &[&str]) -> Result<Self> {
        let watch = Stopwatch::start();
        let mut child = Command::new(program)
            .args(["--database", &whole(database), "--listen", "127.0.0.1:0", "--proxy-hops", "1"])
            // The same for every run over one database.
            .args(["--master-key", "env:PONTON_BENCH_KEY"])
            .env("PONTON_BENCH_KEY", MASTER_KEY)
            // Beside its log, because a server that is killed leaves it. What comes later in `settings` counts.
            .env("PONTON_SEARCH_INDEX", format!("{}-search", log.display()))
            .args(settings)
            .arg("serve")
            .stdout(Stdio::piped())
            .stderr(File::create(log)?)
            .spawn()
            .with_context(|| format!("{} can't be started", program.display()))?;
        let started = Self::first_page(&mut child);
        match started {
            Ok(address) => Ok(Self { child, address, first_page: watch.seconds() }),
            Err(problem) => {
                stop(&mut child);
                let said = std::fs::read_to_string(log).unwrap_or_default();
                Err(problem.context(format!("ponton serve said:\n{said}")))
            }
        }
    }

    fn first_page(child: &mut Child) -> Result<SocketAddr> {
        let stdout = child.stdout.take().context("its output")?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        let address =
            line.trim().rsplit_once("http://").context("it didn't say where it listens")?.1.parse()?;
        let request = Request {
            path: "/inloggen".to_owned(),
            session: String::new(),
            form: None,
            packing: Packing::Plain,
        };
        let answer = Connection::open(address, 0)?.ask(&request)?;
        ensure!(answer.status == 200, "its first page answers {}", answer.status);
        Ok(address)
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        stop(&mut self.child);
    }
}

fn stop(child: &mut Child) {
    // Both fail only when it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

/// The address with its user, which `Display` leaves out.
fn whole(database: &DatabaseUrl) -> String {
    match database {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    }
}
