//! Two programs on the same filled database, in turns within one run, so that what one round finds slower because the
//! machine was busy, it finds slower for both. For saying honestly what a change gained.

use crate::databases::settle;
use crate::fill;
use crate::load;
use crate::load::{Load, Sample, Target};
use crate::measure::{ALONE, BUSY, WARM_UP, postmaster_of};
use crate::meter::{Meter, load_average};
use crate::paths::PATHS;
use crate::report::{line, middle, spread};
use crate::server::Server;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use store::{DatabaseUrl, Db};

/// What is compared.
pub struct Compared {
    /// The program as it was, and as it is.
    pub programs: [PathBuf; 2],
    /// A database that `benches fill` filled.
    pub database: DatabaseUrl,
    /// A search index of that database, of which each gets a copy; without one they find nothing.
    pub index: Option<PathBuf>,
    /// How often each is asked.
    pub rounds: usize,
}

/// Asks both for every path whose name holds `named`, and prints what each cost.
pub fn compare(compared: &Compared, named: &str) -> Result<()> {
    let db = Db::open(&compared.database)?;
    let filled = fill::found_in(&db)?;
    settle(&compared.database)?;
    let postmaster = postmaster_of(&db, &compared.database)?;
    drop(db);
    let folder = tempfolder()?;
    let mut servers = Vec::new();
    for (name, program) in ["before", "after"].into_iter().zip(&compared.programs) {
        let log = folder.join(name);
        let settings = match &compared.index {
            Some(index) => {
                copy(index, &folder.join(format!("{name}-search")))?;
                &[][..]
            }
            None => &["--search-index", "off"],
        };
        let server = Server::start_with(program, &compared.database, &log, settings)?;
        let meter = Meter::of(&[server.process()], postmaster)?;
        meter.wait_until_idle()?;
        servers.push((server, meter));
    }
    println!(
        "| path | CPU ms before, 1 | after, 1 | ratio | CPU ms before, 32 | after, 32 | p95 ms, 32 |\n|---|---|---|---|---|---|---|"
    );
    for path in PATHS.iter().filter(|path| path.name.contains(named)) {
        let mut found: [[Vec<Sample>; 2]; 2] = Default::default();
        for round in 0..=compared.rounds {
            for (samples, (server, meter)) in found.iter_mut().zip(&servers) {
                let target = Target { address: server.address, filled: &filled, meter };
                let ask = |load: Load| load::run(target, path, load).with_context(|| path.name.to_owned());
                if round == 0 {
                    load::check(target, path)?;
                    ask(WARM_UP)?;
                } else {
                    samples[0].push(ask(ALONE)?);
                    samples[1].push(ask(BUSY)?);
                }
            }
        }
        let [before, after] = &found;
        let cpu = |samples: &[Sample]| spread(samples, |sample| sample.cpu);
        let ratio = middle(&after[0], |it| it.cpu) / middle(&before[0], |it| it.cpu);
        let p95 = |samples: &[Sample]| middle(samples, |sample| sample.p95);
        let mut row = String::new();
        line(
            &mut row,
            &[
                path.name,
                &cpu(&before[0]),
                &cpu(&after[0]),
                &format!("{ratio:.2}"),
                &cpu(&before[1]),
                &cpu(&after[1]),
                &format!("{:.1} → {:.1}", p95(&before[1]), p95(&after[1])),
            ],
        );
        print!("{row}");
    }
    println!(
        "\n{} rounds in turns, smallest–**middle**–largest; load average {}.",
        compared.rounds,
        load_average()
    );
    drop(servers);
    Ok(std::fs::remove_dir_all(folder)?)
}

fn tempfolder() -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("ponton-benches-compare-{}", std::process::id()));
    std::fs::create_dir(&folder)?;
    Ok(folder)
}

/// A folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir(to)?;
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
