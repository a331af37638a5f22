//! Measuring Ponton: fills a database of any size, starts the release server on it, and measures what the paths that
//! people walk most cost. For developers and for whoever plans a machine. Its figures stand in
//! `docs/performance.md`; it is no test and has no threshold, because a busy machine would fail it.

mod client;
mod compare;
mod databases;
mod fill;
mod load;
mod measure;
mod meter;
mod nodes;
mod paths;
mod postbox;
mod queue;
mod report;
mod residents;
mod search_costs;
mod server;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use databases::{Kind, Workshop};
use kernel::Clock;
use kernel::clock::Stopwatch;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use store::{DatabaseUrl, Db};

/// Measures what Ponton costs.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Order,
}

#[derive(Subcommand)]
enum Order {
    /// Measure every path at a tenth of the signals and at all of them, with memory and start-up
    All {
        /// How many signals; a multiple of 1,000
        #[arg(long, default_value_t = 100_000)]
        signals: usize,
        /// On which database
        #[arg(long, value_enum, default_value_t = Kind::Sqlite)]
        database: Kind,
        /// How many rounds
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// Only at all of them, not at a tenth first
        #[arg(long)]
        once: bool,
        /// Measure this program in place of the one that is built here
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Measure the search by itself: making the index of so many signals, and what questions to it cost
    Search {
        /// How many signals
        #[arg(long, default_value_t = 100_000)]
        signals: usize,
        /// How many rounds
        #[arg(long, default_value_t = 3)]
        rounds: usize,
    },
    /// Only fill a fresh database and leave it there, for looking at by hand
    Fill {
        /// How many signals; a multiple of 100
        #[arg(long, default_value_t = 100_000)]
        signals: usize,
        /// sqlite:PATH or postgres://USER@HOST/NAME
        #[arg(long)]
        database: String,
    },
    /// Measure two programs in turns on a database that was filled before
    Compare {
        /// The program as it was
        #[arg(long)]
        before: PathBuf,
        /// The program as it is
        #[arg(long)]
        after: PathBuf,
        /// sqlite:PATH or postgres://USER@HOST/NAME
        #[arg(long)]
        database: String,
        /// The search index of that database, of which each gets a copy
        #[arg(long)]
        index: Option<PathBuf>,
        /// Only paths whose name holds this
        #[arg(long, default_value = "")]
        path: String,
        /// How many rounds
        #[arg(long, default_value_t = 3)]
        rounds: usize,
    },
    /// Measure Vandaag beside notices that wait to be mailed, on a database that was filled before
    Queue {
        /// sqlite:PATH or postgres://USER@HOST/NAME
        #[arg(long)]
        database: String,
        /// How many notices
        #[arg(long, default_value_t = 100_000)]
        notices: usize,
        /// How many rounds
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// Measure this program in place of the one that is built here
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Measure the pages of residents' plans on so many plans, each with ten lines of the read log, and what sealing and
    /// logging cost
    Residents {
        /// How many plans
        #[arg(long, default_value_t = 100_000)]
        plans: usize,
        /// On which database
        #[arg(long, value_enum, default_value_t = Kind::Sqlite)]
        database: Kind,
        /// How many rounds
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// Measure this program in place of the one that is built here
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Measure two servers on one PostgreSQL that was filled before, and prove that they do nothing twice
    Nodes {
        /// postgres://USER@HOST/NAME
        #[arg(long)]
        database: String,
        /// Measure this program in place of the one that is built here
        #[arg(long)]
        program: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Order::All { signals, database, rounds, once, program } => {
            let sizes = if once { vec![signals] } else { vec![signals / 10, signals] };
            built(program).and_then(|program| all(&sizes, database, rounds.max(1), &program))
        }
        Order::Search { signals, rounds } => search_costs::measure(signals, rounds.max(1)),
        Order::Fill { signals, database } => fill_only(signals, &database),
        Order::Compare { before, after, database, index, path, rounds } => {
            at(&database).and_then(|database| {
                let compared =
                    compare::Compared { programs: [before, after], database, index, rounds: rounds.max(1) };
                compare::compare(&compared, &path)
            })
        }
        Order::Queue { database, notices, rounds, program } => at(&database)
            .and_then(|database| queue::measure(&built(program)?, &database, notices, rounds.max(1))),
        Order::Residents { plans, database, rounds, program } => {
            built(program).and_then(|program| residents::measure(&program, database, plans, rounds.max(1)))
        }
        Order::Nodes { database, program } => {
            at(&database).and_then(|database| nodes::measure(&built(program)?, &database))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("benches: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn all(sizes: &[usize], kind: Kind, rounds: usize, program: &Path) -> Result<()> {
    let mut workshop = Workshop::new(kind)?;
    let before = meter::load_average();
    println!("## {}\n", measure::database_line(&mut workshop, kind)?);
    let empty = measure::empty_starts(&mut workshop, program, rounds)?;
    let mut found = Vec::new();
    for signals in sizes.iter().copied() {
        let measured = measure::measure(&mut workshop, program, signals, rounds)?;
        print!("{}", report::paths(&measured));
        found.push(measured);
    }
    print!("{}{}", report::growth(&found), report::rest(&found, &empty));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "\n{cores} cores, {}; {rounds} rounds, smallest–**middle**–largest; load average {before} before and {} \
         after, the measuring side included.",
        compiler()?,
        meter::load_average()
    );
    Ok(())
}

fn built(program: Option<PathBuf>) -> Result<PathBuf> {
    program.map_or_else(server::built, Ok)
}

fn at(database: &str) -> Result<DatabaseUrl> {
    Ok(database.parse()?)
}

fn fill_only(signals: usize, database: &str) -> Result<()> {
    let (url, now) = (at(database)?, Clock::system().now());
    let db = Db::open(&url)?;
    db.migrate(now)?;
    let watch = Stopwatch::start();
    let filled = fill::fill(&url, now, signals)?;
    println!(
        "{signals} signals and {} dossiers stand in {url}, in {:.0} s.",
        filled.dossiers.len(),
        watch.seconds()
    );
    println!("Sessions: a worker {}, at the network's desk {}.", filled.workers[0], filled.triager);
    Ok(())
}

fn compiler() -> Result<String> {
    let told = Command::new("rustc").arg("--version").output().context("rustc can't be started")?;
    Ok(String::from_utf8(told.stdout)?.trim().to_owned())
}
