//! The crash driver: kills a serving Ponton at random moments while several people work, starts it again, and proves
//! that nothing it had acknowledged is lost and nothing happened twice. Mail goes out meanwhile: of that, a kill may repeat
//! the one that was under way, and the repeat can be told by its Message-ID. Or kills PostgreSQL under it, and proves that
//! people are told so and Ponton goes on by itself. Halfway a backup is made while people write, and restored on both kinds
//! of database. For `./check`, and by hand with more kills.
//! It speaks HTTP as a browser does and reads no table, so that it proves what people would see. It pulls no power
//! plug: that a write survives one is the database's setting, not shown here.

mod answers;
mod backup;
mod calls;
mod chance;
mod client;
mod knowledge;
mod ledger;
mod postbox;
mod proof;
mod residents;
mod rounds;
mod server;

use crate::postgres::Cluster;
use anyhow::{Context, Result, bail, ensure};
use backup::Taken;
use chance::Chance;
use client::Client;
use ledger::Ledger;
use postbox::Postbox;
use server::{Killed, Server};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Between two proofs, so many kills.
const PROOF_EVERY: u32 = 5;

/// One kill in so many comes while the server starts.
const EARLY: u64 = 8;

/// What to do.
struct Options {
    kills: u32,
    killed: Killed,
    databases: Vec<Database>,
    seed: u64,
    mail: Mail,
}

/// How long is waited for mail at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mail {
    /// What came by then is looked at.
    AsItIs,
    /// Until every answer came, also what a killed server had claimed: some minutes.
    Whole,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Database {
    Sqlite,
    Postgres,
}

/// Kills as often as asked, half of it on each database when both are asked for.
pub fn drive(words: &[&str]) -> Result<ExitCode> {
    let options = Options::read(words)?;
    if options.killed == Killed::Database {
        under_it(options.kills, options.seed)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut left = options.kills;
    for (index, database) in options.databases.iter().enumerate() {
        let share = left.div_ceil(u32::try_from(options.databases.len() - index)?);
        left -= share;
        on(*database, share, (options.seed, options.mail))?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Options {
    fn read(words: &[&str]) -> Result<Self> {
        let mut options = Self {
            kills: 100,
            killed: Killed::Server,
            databases: vec![Database::Sqlite, Database::Postgres],
            seed: 1,
            mail: Mail::AsItIs,
        };
        for pair in words.chunks(2) {
            match pair {
                ["--kills", kills] => options.kills = kills.parse().context("--kills takes a number")?,
                ["--seed", seed] => options.seed = seed.parse().context("--seed takes a number")?,
                ["--mail", "whole"] => options.mail = Mail::Whole,
                ["--kill", "server"] => options.killed = Killed::Server,
                ["--kill", "database"] => options.killed = Killed::Database,
                ["--database", "sqlite"] => options.databases = vec![Database::Sqlite],
                ["--database", "postgres"] => options.databases = vec![Database::Postgres],
                ["--database", "both"] => {}
                _ => bail!(
                    "cargo xtask crash [--kill server|database] [--kills N] [--database sqlite|postgres|both] [--seed S] [--mail whole]"
                ),
            }
        }
        Ok(options)
    }
}

fn on(database: Database, kills: u32, how: (u64, Mail)) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("ponton-crash-").tempdir()?;
    match database {
        Database::Sqlite => {
            let file = folder.path().join("ponton.db");
            kill(&format!("sqlite:{}", file.display()), "sqlite", kills, how)
        }
        Database::Postgres => {
            let cluster = Cluster::start()?;
            kill(&cluster.url(), "postgres", kills, how)
        }
    }
}

/// Works, kills and starts again, `kills` times; then looks at everything.
fn kill(database: &str, name: &str, kills: u32, (seed, mail): (u64, Mail)) -> Result<()> {
    let mut chance = Chance::from(seed);
    let postbox = Postbox::open(server::REFUSED)?;
    let mut server = Server::prepare(database, Some(postbox.setting()))?;
    server.start()?;
    let (work, people, ledger) = at_work(&mut server, Killed::Server)?;
    let mut taken = None;
    for number in 1..=kills {
        if number == kills.div_ceil(2) {
            server.wait_until_ready()?;
            taken = Some(Taken::under_load(&server, &ledger)?);
        }
        if chance.below(EARLY) == 0 {
            std::thread::sleep(Duration::from_millis(chance.below(400)));
        } else {
            server.wait_until_ready()?;
            std::thread::sleep(Duration::from_millis(50 + chance.below(1_450)));
        }
        server.kill()?;
        if number % PROOF_EVERY == 0 {
            proof::doctor(&server)?;
        }
        server.start()?;
        ledger.check_nothing_strange()?;
    }
    server.wait_until_ready()?;
    work.stop()?;
    if mail == Mail::Whole {
        proof::wait_for_mail(&postbox, &ledger)?;
    }
    prove(&mut server, &people, &ledger, &format!("{name}: {kills} kills, seed {seed}"))?;
    proof::no_mail_twice_but_under_way(&postbox, kills)?;
    if let Some(taken) = taken {
        taken.holds_restored()?;
    }
    ensure!(ledger.acknowledged() > u64::from(kills), "too little was acknowledged to prove anything");
    Ok(())
}

/// Kills PostgreSQL under a Ponton that goes on, `kills` times, each time until people heard that it is away; then looks
/// at everything.
fn under_it(kills: u32, seed: u64) -> Result<()> {
    let mut chance = Chance::from(seed);
    let mut cluster = Cluster::start()?;
    let postbox = Postbox::open(server::REFUSED)?;
    let mut server = Server::prepare(&cluster.url(), Some(postbox.setting()))?;
    server.start()?;
    let (work, people, ledger) = at_work(&mut server, Killed::Database)?;
    for number in 1..=kills {
        server.wait_until_ready()?;
        std::thread::sleep(Duration::from_millis(200 + chance.below(1_300)));
        cluster.kill()?;
        for _ in 0..200 {
            if ledger.times_away() >= u64::from(number) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        cluster.start_again()?;
        ledger.check_nothing_strange()?;
    }
    server.wait_until_ready()?;
    work.stop()?;
    ensure!(ledger.times_away() >= u64::from(kills), "nobody was told that the database is away");
    prove(&mut server, &people, &ledger, &format!("PostgreSQL killed {kills} times under it, seed {seed}"))?;
    proof::no_mail_twice_but_under_way(&postbox, kills)
}

/// Signs everybody in and sets them to work.
fn at_work(server: &mut Server, killed: Killed) -> Result<(client::Work, Vec<Client>, Arc<Ledger>)> {
    server.wait_until_ready()?;
    let ledger = Arc::new(Ledger::of(killed));
    let people = server::PEOPLE.iter().map(|person| Client::sign_in(server.url(), person, &ledger));
    let people = people.collect::<Result<Vec<_>>>()?;
    proof::keep_what_is_usual(&people, &ledger)?;
    Ok((client::at_work(&people), people, ledger))
}

/// Looks at everything that was acknowledged, and at every invariant.
fn prove(server: &mut Server, people: &[Client], ledger: &Ledger, what: &str) -> Result<()> {
    ledger.check_nothing_strange()?;
    let lost = proof::nothing_is_lost_or_doubled(people, ledger)?;
    server.kill()?;
    proof::doctor(server)?;
    println!("{what}; {}", ledger.summary());
    for line in &lost {
        println!("  {line}");
    }
    ensure!(lost.is_empty(), "{} acknowledged acts are lost or doubled", lost.len());
    println!("lost 0, doubled 0, and ponton doctor finds every invariant kept");
    Ok(())
}
