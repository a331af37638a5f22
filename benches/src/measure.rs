//! One measurement: a database of some size, a server on it, every path in several rounds, memory and start-up.

use crate::databases::{Kind, Workshop, settle, size};
use crate::fill;
use crate::load::{self, Load, Sample, Target};
use crate::meter::{Memory, Meter, postmaster};
use crate::paths::{PATHS, Path};
use crate::server::Server;
use anyhow::{Context, Result};
use kernel::Clock;
use kernel::clock::Stopwatch;
use store::{DatabaseUrl, Db};

/// One connection: what a page costs when nothing else happens.
pub const ALONE: Load = Load { connections: 1, requests: 400, seconds: 4.0 };
/// Thirty-two connections that never pause: more than a region's workers at their busiest.
pub const BUSY: Load = Load { connections: 32, requests: 4_000, seconds: 6.0 };
/// Before the first round, so that statements are prepared and pages are in memory.
pub const WARM_UP: Load = Load { connections: 4, requests: 200, seconds: 3.0 };

/// What was measured on one database.
pub struct Measured {
    /// How many signals it was filled with.
    pub signals: usize,
    /// How long filling took, in seconds.
    pub filling: f64,
    /// How much it holds, in MiB.
    pub size: f64,
    /// How long the first server on it was busy with itself (search index, figures of past weeks), and its CPU seconds.
    pub catching_up: (f64, f64),
    /// Per path of `PATHS`: a sample per round.
    pub paths: Vec<Rounds>,
    /// Memory after the first page.
    pub idle: Memory,
    /// The most that was seen after a busy round.
    pub busy: Memory,
    /// CPU milliseconds that a second without any request costs.
    pub quiet: f64,
    /// Seconds from start to first page, per try.
    pub starts: Vec<f64>,
}

/// The samples of one path.
#[derive(Default)]
pub struct Rounds {
    /// Over one connection.
    pub alone: Vec<Sample>,
    /// Over thirty-two.
    pub busy: Vec<Sample>,
}

/// Fills a database with `signals` signals and measures on it.
pub fn measure(
    workshop: &mut Workshop,
    program: &std::path::Path,
    signals: usize,
    rounds: usize,
) -> Result<Measured> {
    let now = Clock::system().now();
    let (url, db) = workshop.database(&format!("of_{signals}"), now)?;
    eprintln!("filling with {signals} signals …");
    let watch = Stopwatch::start();
    let filled = fill::fill(&url, now, signals)?;
    settle(&url)?;
    let (filling, size) = (watch.seconds(), size(&url)?);
    let postmaster = postmaster_of(&db, &url)?;
    drop(db);
    let starts = starts(workshop, program, &url, rounds)?;
    let server = Server::start(program, &url, &workshop.log())?;
    let meter = Meter::of(&[server.process()], postmaster)?;
    let watch = Stopwatch::start();
    let before = meter.cpu_seconds()?;
    meter.wait_until_idle()?;
    let catching_up = (watch.seconds(), meter.cpu_seconds()? - before);
    let idle = meter.memory()?;
    let quiet = quiet(&meter)?;
    let target = Target { address: server.address, filled: &filled, meter: &meter };
    let (paths, busy) = walk(target, &PATHS, rounds)?;
    Ok(Measured { signals, filling, size, catching_up, paths, idle, busy, quiet, starts })
}

/// Walks every path in so many rounds; gives what each cost, and the most memory that was seen.
pub fn walk(target: Target<'_>, paths: &[Path], rounds: usize) -> Result<(Vec<Rounds>, Memory)> {
    let mut walked = Vec::new();
    for path in paths {
        load::check(target, path).with_context(|| path.name.to_owned())?;
        load::run(target, path, WARM_UP)?;
        walked.push(Rounds::default());
    }
    let mut most = target.meter.memory()?;
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds} …");
        for (path, found) in paths.iter().zip(&mut walked) {
            found.alone.push(load::run(target, path, ALONE)?);
            found.busy.push(load::run(target, path, BUSY)?);
            let memory = target.meter.memory()?;
            most.server = most.server.max(memory.server);
            most.postgres = most.postgres.max(memory.postgres);
        }
    }
    Ok((walked, most))
}

/// Seconds to the first page on a fresh, empty database, per try.
pub fn empty_starts(workshop: &mut Workshop, program: &std::path::Path, tries: usize) -> Result<Vec<f64>> {
    let (url, db) = workshop.database("empty", Clock::system().now())?;
    drop(db);
    starts(workshop, program, &url, tries)
}

fn starts(
    workshop: &Workshop,
    program: &std::path::Path,
    url: &DatabaseUrl,
    tries: usize,
) -> Result<Vec<f64>> {
    (0..tries).map(|_| Ok(Server::start(program, url, &workshop.log())?.first_page)).collect()
}

/// The process of PostgreSQL whose children are counted; none on SQLite.
pub fn postmaster_of(db: &Db, url: &DatabaseUrl) -> Result<Option<u32>> {
    match url {
        DatabaseUrl::Sqlite(_) => Ok(None),
        DatabaseUrl::Postgres(_) => postmaster(db).map(Some),
    }
}

/// Two beats of the job clock and a little more.
fn quiet(meter: &Meter) -> Result<f64> {
    const SECONDS: f64 = 5.0;
    let before = meter.cpu_seconds()?;
    std::thread::sleep(std::time::Duration::from_secs_f64(SECONDS));
    Ok((meter.cpu_seconds()? - before) / SECONDS * 1_000.0)
}

/// Which database a workshop's measurements are on, and its version.
pub fn database_line(workshop: &mut Workshop, kind: Kind) -> Result<String> {
    let (_, db) = workshop.database("version", Clock::system().now())?;
    let version = workshop.version(&db)?;
    Ok(match kind {
        Kind::Sqlite => format!("{version}, WAL, synchronous=FULL"),
        Kind::Postgres => format!("{version}, on the same machine, all its processes counted"),
    })
}
