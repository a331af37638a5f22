//! What the pages of residents' plans cost, and what part of it is sealing and logging: a look in a transaction of its
//! own (key, line, signature, on disk), and opening one sealed text.

use crate::databases::{Kind, Workshop, settle, size};
use crate::fill::{Filled, residents};
use crate::load::Target;
use crate::measure::{postmaster_of, walk};
use crate::meter::{Meter, load_average};
use crate::paths::PLAN_PATHS;
use crate::report::{table, thousands};
use crate::server::{MASTER_KEY, Server};
use anyhow::{Context, Result, ensure};
use kernel::clock::Stopwatch;
use kernel::ids::{Uuid, uuid_at};
use kernel::{Clock, NetworkId};
use network::Refusal;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading, Sealed};
use std::path::Path;
use store::event::Subject;
use store::{DatabaseUrl, Db};

/// Looks whose price is taken.
const LOOKS: usize = 500;
/// Texts that are opened in one look.
const TEXTS: usize = 200;

/// Fills a database with `plans` plans and measures on it.
pub fn measure(program: &Path, kind: Kind, plans: usize, rounds: usize) -> Result<()> {
    let mut workshop = Workshop::new(kind)?;
    let now = Clock::system().now();
    let (url, db) = workshop.database(&format!("plans_{plans}"), now)?;
    let before = load_average();
    eprintln!("filling with {plans} plans …");
    let (watch, vault) = (Stopwatch::start(), residents::vault(MASTER_KEY)?);
    let filled = residents::fill(&db, &url, now, plans, &vault)?;
    ensure!(!filled.plans.is_empty(), "none of {plans} plans is held by a visitor; take more");
    settle(&url)?;
    println!(
        "## {}\n\n**{} plans, {} lines of the read log** ({:.0} MiB, filled in {:.0} s)\n",
        workshop.version(&db)?,
        thousands(plans),
        thousands(plans * 10),
        size(&url)?,
        watch.seconds()
    );
    let postmaster = postmaster_of(&db, &url)?;
    let server = Server::start(program, &url, &workshop.log())?;
    let meter = Meter::of(&[server.process()], postmaster)?;
    meter.wait_until_idle()?;
    let idle = meter.memory()?;
    let (walked, most) =
        walk(Target { address: server.address, filled: &filled, meter: &meter }, &PLAN_PATHS, rounds)?;
    drop(server);
    print!("{}", table(&PLAN_PATHS, &walked));
    println!("\nMemory (PSS) of ours: {:.0} MiB idle, {:.0} under load.\n", idle.server, most.server);
    print!("{}", price(&db, &url, &filled, &Keys::new(vault))?);
    println!("\n{rounds} rounds; load average {before} before and {} after.", load_average());
    Ok(())
}

/// What a look costs by itself, and what opening a text costs within one.
fn price(db: &Db, url: &DatabaseUrl, filled: &Filled, keys: &Keys) -> Result<String> {
    let meter = Meter::of(&[std::process::id()], postmaster_of(db, url)?)?;
    let network = {
        let row = db.read_here(|tx| tx.first("select id from network", &[]))?;
        NetworkId(row.context("a network")?.get("id")?)
    };
    let (watch, before) = (Stopwatch::start(), meter.cpu_seconds()?);
    for index in 0..LOOKS {
        look(db, keys, network, filled.plans[index % filled.plans.len()].0, 0)?;
    }
    let (looks, looks_cpu) = (watch.seconds(), meter.cpu_seconds()? - before);
    let (watch, before) = (Stopwatch::start(), meter.cpu_seconds()?);
    for index in 0..LOOKS {
        look(db, keys, network, filled.plans[index % filled.plans.len()].0, TEXTS)?;
    }
    let (opens, opens_cpu) = (watch.seconds(), meter.cpu_seconds()? - before);
    let per_look = 1_000.0 / real(LOOKS);
    let per_text = 1_000_000.0 / real(LOOKS * TEXTS);
    Ok(format!(
        "| | CPU | by the clock |\n|---|---|---|\n\
         | a look: the plan's key, its line, signed and on disk, ms | {:.2} | {:.2} |\n\
         | opening one sealed text in it, µs | {:.1} | {:.1} |\n",
        looks_cpu * per_look,
        looks * per_look,
        (opens_cpu - looks_cpu) * per_text,
        (opens - looks) * per_text,
    ))
}

/// Looks at one plan in a transaction of its own, and opens its name so many times.
fn look(db: &Db, keys: &Keys, network: NetworkId, plan: Uuid, times: usize) -> Result<(), Refusal> {
    let now = Clock::system().now();
    db.write_here(|tx| {
        let look = Look {
            reader: Reader::resident(network),
            subject: Subject { kind: "plan", id: plan },
            part: Part::Identity,
            purpose: Purpose::Own,
            behalf: None,
            request: uuid_at(now),
        };
        let Looked::Granted(reading) = Reading::of(tx, now, keys, &look, Ok(()))? else { return Ok(()) };
        let row =
            tx.first("select called from plan where network_id = $1 and id = $2", &[&network, &plan])?;
        let called: Sealed = row.ok_or(Refusal::NotFound("plan"))?.get("called")?;
        for _ in 0..times {
            reading.open("plan.called", plan, &called)?;
        }
        Ok(())
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of a bench stay far below 2^52")]
fn real(count: usize) -> f64 {
    count as f64
}
