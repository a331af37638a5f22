//! `ponton demo`: a network that has been at work for weeks, and one that went round in the spring of 2020, for a
//! newcomer to walk through. Both are played from their stories by the acts that people do, into a database of its own
//! that goes when the demo stops. Anybody may step in as anybody, so it never serves a network that isn't the demo's.

pub mod moment;
pub mod named;

pub mod story;
pub mod founders;
pub mod step;

pub mod cast;
pub mod settle;
pub mod act;
pub mod replay;
pub mod postbox;

use crate::serve;
use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use kernel::clock::Stopwatch;
use kernel::ids::uuid_at;
use kernel::{Clock, Timestamp};
use network::{Refusal, founding};
use std::net::SocketAddr;
use std::path::PathBuf;
use store::{DatabaseUrl, Db};
use story::Story;
use web::view::Mode;

/// Whom a newcomer may step in as, and what there is to do: the first scenario, by hand.
const TRY: [(&str, &str); 6] = [
    ("Ruud Camps", "raises what he sees in one field; his signal of last Monday waits to be gathered"),
    ("Priya Ramdin", "gathers Ruud's signal with the two that are like it, brings them to a table, brings the answer back"),
    ("Annemiek van Rossumdal", "convenes that table: sees the agenda, and records what was decided"),
    ("Joost ter Braak", "reported the same in Loohoek: hears what came of it, and says whether it works there"),
    ("Hilde Roelofshoeve", "staffs the network's desk: new signals to understand, and what is overdue on the waterline"),
    ("Marleen Hoekstra", "leads a team and drives a dossier that lies with the alderman next Wednesday"),
];

/// Builds the demo, unless the database named holds it already, and serves it until told to stop.
pub fn run(settings: Settings, database_named: bool) -> Result<()> {
    let start = Clock::system().now();
    if database_named {
        return build_and_serve(&settings, start);
    }
    let fresh = Fresh::at(start);
    build_and_serve(&Settings { database: DatabaseUrl::Sqlite(fresh.0.clone()), ..settings }, start)
}

fn build_and_serve(settings: &Settings, start: Timestamp) -> Result<()> {
    let db = Db::open(&settings.database)
        .with_context(|| format!("the database {} can't be opened", settings.database))?;
    db.migrate(start).context("the database can't be brought up to date")?;
    let stories = story::all()?;
    if holds_the_demo(&db, &stories)? {
        println!("{} holds the demo already.", settings.database);
    } else {
        println!("Playing what happened, from the spring of 2020 until today …");
        let watch = Stopwatch::start();
        build(&db, start, &stories)?;
        println!("… done in {:.1} s.", watch.seconds());
    }
    serve::serve(settings, Mode::Demo, db, welcome)
}

/// Plays `stories` until `start`, and does with their mail what their people would have done.
pub fn build(db: &Db, start: Timestamp, stories: &[Story]) -> Result<()> {
    let casts = replay::replay(db, start, stories)?;
    postbox::deliver(db, start)?;
    casts.iter().try_for_each(|cast| postbox::read(db, start, cast))
}

/// Whether the networks of the demo are there; refuses a database with any other, because everybody can step in.
fn holds_the_demo(db: &Db, stories: &[Story]) -> Result<bool> {
    let found = db
        .read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))
        .context("the database can't be read")?;
    if let Some((_, name)) = found.iter().find(|(_, name)| !stories.iter().any(|story| story.network.name == *name)) {
        bail!(
            "the database holds the network {name}, which is not the demo's: in a demo anybody may step in as \
             anybody. Name another database, or none"
        );
    }
    match found.len() {
        0 => Ok(false),
        count if count == stories.len() => Ok(true),
        _ => bail!("the database holds part of the demo, which was broken off: name an empty database, or none"),
    }
}

fn welcome(address: SocketAddr) {
    println!("\nThe demo is at http://{address}\nStep in at http://{address}/demo, for instance as\n");
    for (name, what) in TRY {
        println!("  {name:<24}{what}");
    }
    println!("\nStop it with Ctrl-C.");
}

/// A database file of the demo's own, removed when the demo stops in order.
struct Fresh(PathBuf);

impl Fresh {
    fn at(start: Timestamp) -> Self {
        Self(std::env::temp_dir().join(format!("ponton-demo-{}.db", uuid_at(start))))
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut file = self.0.clone().into_os_string();
            file.push(suffix);
            // The last two are gone already when the database was closed in order.
            let _ = std::fs::remove_file(file);
        }
    }
}
