//! A hundred thousand notices that wait to be mailed: put on a filled database, and what they cost a worker's page while
//! they lie there and while they leave.

use crate::fill;
use crate::load::{self, Load, Sample, Target};
use crate::measure::postmaster_of;
use crate::meter::{Meter, load_average};
use crate::paths::PATHS;
use crate::postbox::Postbox;
use crate::report::{line, middle, spread};
use crate::server::Server;
use anyhow::{Context, Result};
use kernel::ids::{Uuid, uuid_at};
use kernel::{Clock, Timestamp};
use serde_json::json;
use std::path::Path;
use store::{DatabaseUrl, Db};

/// Notices per transaction.
const AT_ONCE: usize = 1_000;
/// Who looks at Vandaag meanwhile: one who waits for each page, and eight who do.
const LOADS: [(&str, Load); 2] = [
    ("1 connection", Load { connections: 1, requests: 1_000, seconds: 4.0 }),
    ("8 connections", Load { connections: 8, requests: 2_000, seconds: 4.0 }),
];

/// Puts `count` notices that wait to be mailed, of people who have read them on Vandaag.
pub fn put(db: &Db, now: Timestamp, count: usize) -> Result<Vec<String>> {
    let people = db.read_here(|tx| tx.query("select network_id, id from person order by id", &[]))?;
    let people: Vec<(Uuid, Uuid)> = people
        .iter()
        .map(|row| Ok((row.get("network_id")?, row.get("id")?)))
        .collect::<Result<_, store::Error>>()?;
    let mut keys = Vec::with_capacity(count);
    let all: Vec<usize> = (0..count).collect();
    for some in all.chunks(AT_ONCE) {
        keys.extend(db.write_here(|tx| {
            let mut put = Vec::with_capacity(some.len());
            for index in some {
                let (network, person) = people[index % people.len()];
                let (notice, facts) = (uuid_at(now), json!({ "words": "Er is een antwoord.", "by": "Priya Ramdin" }));
                tx.execute(
                    "insert into notice (network_id, id, person_id, at, text, facts, href, read_at)
                     values ($1, $2, $3, $4, 'notice-brought-back', $5, '/vandaag', $4)",
                    &[&network, &notice, &person, &now, &facts],
                )?;
                tx.execute(
                    "insert into outbox (network_id, id, topic, recipient_id, payload, key, state, state_since, due_at, attempts)
                     values ($1, $2, 'mail', $3, $4, $5, 'waiting', $6, $7, 0)",
                    // Due before whatever an earlier measurement left behind.
                    &[
                        &network,
                        &uuid_at(now),
                        &person,
                        &json!({ "notice": notice }),
                        &notice.to_string(),
                        &now,
                        &Timestamp::UNIX_EPOCH,
                    ],
                )?;
                put.push(notice.to_string());
            }
            Ok::<_, store::Error>(put)
        })?);
    }
    Ok(keys)
}

/// Measures Vandaag without a queue, with `count` notices that lie there, and while they leave.
pub fn measure(program: &Path, database: &DatabaseUrl, count: usize, rounds: usize) -> Result<()> {
    let db = Db::open(database)?;
    let filled = fill::found_in(&db)?;
    let postmaster = postmaster_of(&db, database)?;
    let log = std::env::temp_dir().join(format!("ponton-benches-queue-{}", std::process::id()));
    println!("| Vandaag | load | CPU ms | p50 ms | p95 ms |\n|---|---|---|---|---|");
    let postbox = Postbox::open()?;
    let smtp = format!("smtp+plain://{}", postbox.address);
    for (name, settings) in [
        ("without a queue", &[][..]),
        ("the queue lies there", &[]),
        ("the queue leaves", &["--smtp", &smtp]),
    ] {
        if name == "the queue lies there" {
            put(&db, Clock::system().now(), count)?;
        }
        let server = Server::start_with(program, database, &log, settings)?;
        let meter = Meter::of(&[server.process()], postmaster)?;
        if settings.is_empty() {
            meter.wait_until_idle()?;
        }
        rows(name, Target { address: server.address, filled: &filled, meter: &meter }, rounds)?;
    }
    let (sent, again) = postbox.counted();
    println!("\n{sent} mails left meanwhile, {again} came twice; load average {}.", load_average());
    let folder = format!("{}-search", log.display());
    std::fs::remove_file(&log)?;
    Ok(std::fs::remove_dir_all(folder)?)
}

fn rows(name: &str, target: Target<'_>, rounds: usize) -> Result<()> {
    let vandaag =
        PATHS.iter().find(|path| path.name.starts_with("Vandaag")).context("the path of Vandaag")?;
    for (load_name, load) in LOADS {
        load::run(target, vandaag, Load { requests: 200, ..load })?;
        let samples: Vec<Sample> =
            (0..rounds).map(|_| load::run(target, vandaag, load)).collect::<Result<_>>()?;
        let mut row = String::new();
        let cells = [
            name,
            load_name,
            &spread(&samples, |it| it.cpu),
            &format!("{:.2}", middle(&samples, |it| it.p50)),
            &format!("{:.2}", middle(&samples, |it| it.p95)),
        ];
        line(&mut row, &cells);
        print!("{row}");
    }
    Ok(())
}
