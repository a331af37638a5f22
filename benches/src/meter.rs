//! What processes cost, read from `/proc` (Linux): CPU time and proportional memory of the server, and of every
//! process of the PostgreSQL cluster it uses, because what a page costs the database is a cost of the page.

use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;
use store::Db;

/// The processes that are counted together.
#[derive(Clone, Debug)]
pub struct Meter {
    servers: Vec<u32>,
    postmaster: Option<u32>,
    ticks_per_second: f64,
}

/// Proportional memory, in MiB.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// The server's.
    pub server: f64,
    /// PostgreSQL's, of all its processes; 0 without it.
    pub postgres: f64,
}

impl Meter {
    /// Counts the nodes `servers`, and the cluster of `postmaster` when they are on PostgreSQL on this machine.
    pub fn of(servers: &[u32], postmaster: Option<u32>) -> Result<Self> {
        let told = Command::new("getconf").arg("CLK_TCK").output().context("`getconf` can't be started")?;
        let ticks_per_second = String::from_utf8(told.stdout)?.trim().parse()?;
        Ok(Self { servers: servers.to_vec(), postmaster, ticks_per_second })
    }

    /// CPU seconds that the counted processes have used so far.
    pub fn cpu_seconds(&self) -> Result<f64> {
        let mut ticks = 0.0;
        for server in &self.servers {
            ticks += Stat::of(*server).context("the server is gone")?.own;
        }
        if let Some(postmaster) = self.postmaster {
            let stat = Stat::of(postmaster).context("PostgreSQL is gone")?;
            // What ended in the meantime is in its parent's account.
            ticks += stat.own + stat.of_ended_children;
            ticks += backends(postmaster)?.into_iter().filter_map(Stat::of).map(|stat| stat.own).sum::<f64>();
        }
        Ok(ticks / self.ticks_per_second)
    }

    /// Waits until the counted processes have nothing left to do on their own, such as catching up with the search.
    pub fn wait_until_idle(&self) -> Result<()> {
        const LONGEST: u32 = 1_200;
        for _ in 0..LONGEST {
            let before = self.cpu_seconds()?;
            std::thread::sleep(std::time::Duration::from_secs(1));
            if self.cpu_seconds()? - before < 0.3 {
                return Ok(());
            }
        }
        bail!("the server is still busy with itself after {LONGEST} seconds")
    }

    /// Proportional set size: what is shared counts once over all that share it.
    pub fn memory(&self) -> Result<Memory> {
        let mut server = 0.0;
        for process in &self.servers {
            server += proportional(*process).context("the server is gone")?;
        }
        let mut postgres = 0.0;
        if let Some(postmaster) = self.postmaster {
            let processes = backends(postmaster)?.into_iter().chain([postmaster]);
            postgres = processes.filter_map(proportional).sum();
        }
        Ok(Memory { server, postgres })
    }
}

/// The process that all of PostgreSQL's are children of.
pub fn postmaster(db: &Db) -> Result<u32> {
    let row = db.read_here(|tx| tx.first("select pg_backend_pid()::bigint as backend", &[]))?;
    let backend: i64 = row.context("no backend")?.get("backend")?;
    let stat = Stat::of(u32::try_from(backend)?);
    stat.map(|stat| stat.parent)
        .context("PostgreSQL doesn't run on this machine, so its CPU can't be counted")
}

/// One line of `/proc/PID/stat`, in ticks.
struct Stat {
    parent: u32,
    own: f64,
    of_ended_children: f64,
}

impl Stat {
    fn of(process: u32) -> Option<Self> {
        Self::read(&fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
    }

    /// The name, in brackets, may hold anything; the fields are counted from behind it (proc(5): 4 is the parent,
    /// 14 to 17 are the times).
    fn read(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
        Some(Self {
            parent: fields.get(1)?.parse().ok()?,
            own: ticks(14)? + ticks(15)?,
            of_ended_children: ticks(16)? + ticks(17)?,
        })
    }
}

fn backends(postmaster: u32) -> Result<Vec<u32>> {
    let processes = fs::read_dir("/proc").context("this machine has no /proc")?;
    let ids = processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    Ok(ids.filter(|id| Stat::of(*id).is_some_and(|stat| stat.parent == postmaster)).collect())
}

fn proportional(process: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes / 1_024.0)
}

/// The load average over the last minute, as the machine says it.
pub fn load_average() -> String {
    let line = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    line.split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_does_not_shift_the_fields() {
        let line = "77 (a) b (c)) S 12 77 77 0 -1 4194560 1 2 3 4 150 50 7 3 20 0 1 0 0";
        let stat = Stat::read(line).unwrap();
        assert_eq!(stat.parent, 12);
        assert!(
            (stat.own - 200.0).abs() < f64::EPSILON && (stat.of_ended_children - 10.0).abs() < f64::EPSILON
        );
    }

    #[test]
    fn this_process_uses_memory_and_its_account_is_readable() {
        let meter = Meter::of(&[std::process::id()], None).unwrap();
        assert!(meter.memory().unwrap().server > 0.5);
        assert!(meter.cpu_seconds().unwrap() >= 0.0);
    }
}
