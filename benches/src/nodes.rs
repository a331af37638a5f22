//! Two servers on one PostgreSQL: what they carry together, and that nothing is done twice: every capture that was
//! acknowledged is there once, every moment that passed climbed once, every notice was mailed once.

use crate::fill::{self, Filled};
use crate::load::{self, Load, Sample, Target};
use crate::measure::{WARM_UP, postmaster_of};
use crate::meter::{Meter, load_average};
use crate::paths::PATHS;
use crate::postbox::Postbox;
use crate::queue;
use crate::report::line;
use crate::server::Server;
use anyhow::{Context, Result, ensure};
use kernel::{Clock, Timestamp};
use std::path::Path;
use std::time::Duration;
use store::{DatabaseUrl, Db};

/// Connections of all nodes together.
const CONNECTIONS: usize = 32;
/// Moments that pass, and notices that are to be mailed, while two nodes run.
const DUE: i64 = 2_000;
/// How long the two may take for that, in seconds.
const PATIENCE: u32 = 300;

/// Measures one node, then two, and proves that two do nothing twice.
pub fn measure(program: &Path, database: &DatabaseUrl) -> Result<()> {
    let db = Db::open(database)?;
    let (filled, postmaster) = (fill::found_in(&db)?, postmaster_of(&db, database)?);
    let folder = std::env::temp_dir().join(format!("ponton-benches-nodes-{}", std::process::id()));
    std::fs::create_dir(&folder)?;
    let postbox = Postbox::open()?;
    let smtp = format!("smtp+plain://{}", postbox.address);
    let mut nodes = vec![Server::start(program, database, &folder.join("one"))?];
    Meter::of(&[nodes[0].process()], postmaster)?.wait_until_idle()?;
    println!("| path | nodes | CPU ms | p50 ms | p95 ms | answers/s |\n|---|---|---|---|---|---|");
    rows(&nodes, &filled, postmaster)?;
    nodes.push(Server::start_with(program, database, &folder.join("two"), &["--smtp", &smtp])?);
    Meter::of(&[nodes[1].process()], postmaster)?.wait_until_idle()?;
    let before = count(&db, "select count(*) as number from signal")?;
    let acknowledged = rows(&nodes, &filled, postmaster)?;
    // Both send from now on, and both find the moments that pass.
    nodes[0] = Server::start_with(program, database, &folder.join("one"), &["--smtp", &smtp])?;
    let now = Clock::system().now();
    let own = queue::put(&db, now, usize::try_from(DUE)?)?;
    let due = make_due(&db, now)?;
    let captured = count(&db, "select count(*) as number from signal")? - before;
    wait(&db, &postbox, &own)?;
    let (sent, again) = postbox.counted();
    let passed = count(&db, &steps_since(&due, "count(distinct subject_id)"))?;
    let steps = count(&db, &steps_since(&due, "count(*)"))?;
    println!("\n- captured on two nodes: {acknowledged} acknowledged, {captured} kept");
    println!("- moments that passed: {DUE} made due, {passed} obligations stepped, {steps} steps");
    println!(
        "- mails: {sent} sent, {} of the {DUE} of now among them, {again} sent twice",
        postbox.came(&own)
    );
    println!("- load average {}", load_average());
    ensure!(captured == acknowledged && steps == passed && again == 0, "something was done twice, or lost");
    drop(nodes);
    Ok(std::fs::remove_dir_all(folder)?)
}

/// Captures and lists over all nodes at once; gives how many captures were acknowledged.
fn rows(nodes: &[Server], filled: &Filled, postmaster: Option<u32>) -> Result<i64> {
    let processes: Vec<u32> = nodes.iter().map(Server::process).collect();
    let meter = Meter::of(&processes, postmaster)?;
    let mut captured = 0;
    for path in
        PATHS.iter().filter(|path| path.name.starts_with("capture: ") || path.name.starts_with("list"))
    {
        let share = Load { connections: CONNECTIONS / nodes.len(), requests: 100_000, seconds: 8.0 };
        for load in [WARM_UP, share] {
            let before = meter.cpu_seconds()?;
            let samples: Result<Vec<Sample>> = std::thread::scope(|scope| {
                let asking: Vec<_> = nodes
                    .iter()
                    .map(|node| {
                        let target = Target { address: node.address, filled, meter: &meter };
                        scope.spawn(move || load::run(target, path, load))
                    })
                    .collect();
                asking.into_iter().map(|thread| thread.join().expect("asking doesn't panic")).collect()
            });
            let samples = samples?;
            let answers: f64 = samples.iter().map(|sample| sample.answers).sum();
            let cpu = (meter.cpu_seconds()? - before) / answers * 1_000.0;
            if path.name.starts_with("capture") {
                #[expect(clippy::cast_possible_truncation, reason = "a count of answers")]
                let number = answers as i64;
                captured += number;
            }
            if load.connections == share.connections {
                print!("{}", shown(path.name, nodes.len(), cpu, &samples));
            }
        }
    }
    Ok(captured)
}

fn shown(name: &str, nodes: usize, cpu: f64, samples: &[Sample]) -> String {
    let slowest = |of: fn(&Sample) -> f64| samples.iter().map(of).fold(0.0, f64::max);
    let (p50, p95) = (slowest(|it| it.p50), slowest(|it| it.p95));
    let rate: f64 = samples.iter().map(|sample| sample.rate).sum();
    let mut row = String::new();
    line(
        &mut row,
        &[
            name,
            &nodes.to_string(),
            &format!("{cpu:.2}"),
            &format!("{p50:.1}"),
            &format!("{p95:.1}"),
            &format!("{rate:.0}"),
        ],
    );
    row
}

/// Lets the moments of some obligations pass, and gives which.
fn make_due(db: &Db, now: Timestamp) -> Result<Timestamp> {
    let changed = db.write_here(|tx| {
        tx.execute(
            "update obligation set moment_at = $1, look_at = $1
             where (network_id, id) in (select network_id, id from obligation
               where state = 'held' and rung = 'holder' and holder_person is not null order by id limit $2)",
            &[&now, &DUE],
        )
    })?;
    ensure!(i64::try_from(changed)? == DUE, "{changed} obligations are due, not {DUE}");
    Ok(now)
}

fn steps_since(since: &Timestamp, what: &str) -> String {
    format!(
        "select {what} as number from event where subject_kind = 'obligation' and kind = 'obligation.climbed'
         and at >= '{since}'"
    )
}

/// Until nothing is due, and every notice that was put here has left; what earlier measurements left behind is not waited for.
fn wait(db: &Db, postbox: &Postbox, own: &[String]) -> Result<()> {
    for _ in 0..PATIENCE {
        std::thread::sleep(Duration::from_secs(1));
        let now = Clock::system().now();
        let due = format!(
            "select count(*) as number from obligation where state <> 'settled' and look_at <= '{now}'"
        );
        if postbox.came(own) == own.len() && count(db, &due)? == 0 {
            return Ok(());
        }
    }
    anyhow::bail!("two nodes are not done within {PATIENCE} seconds")
}

fn count(db: &Db, sql: &str) -> Result<i64> {
    let row = db.read_here(|tx| tx.first(sql, &[]))?;
    Ok(row.context("a count")?.get("number")?)
}
