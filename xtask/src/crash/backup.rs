//! A backup that is made while people write: whether it can be restored on both kinds of database, whether `ponton doctor`
//! finds every invariant kept there, and whether what was acknowledged before it began is in it, once.

use super::client::Client;
use super::ledger::{Kept, Ledger};
use super::proof;
use super::server::{Killed, PEOPLE, Server, Task};
use crate::postgres::Cluster;
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

/// A backup, and what had been acknowledged before it began.
pub struct Taken {
    folder: TempDir,
    signals: Vec<Kept>,
}

impl Taken {
    /// Makes one, with everybody at work.
    pub fn under_load(server: &Server, ledger: &Ledger) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("ponton-backup-").tempdir()?;
        let taken = Self { folder, signals: ledger.signals() };
        server.command("backup", &[&taken.file()?], "")?;
        ensure!(ledger.signals().len() >= taken.signals.len(), "the ledger shrank");
        Ok(taken)
    }

    /// Restores it on both kinds of database and looks at each.
    pub fn holds_restored(&self) -> Result<()> {
        let cluster = Cluster::start()?;
        let sqlite = format!("sqlite:{}", self.folder.path().join("restored.db").display());
        for (kind, database) in [("SQLite", sqlite), ("PostgreSQL", cluster.url())] {
            let mut server = Server::over(&database)?;
            server.command("restore", &[&self.file()?, "--erased", "none"], "")?;
            proof::doctor(&server).with_context(|| format!("restored on {kind}"))?;
            server.start()?;
            server.wait_until_ready()?;
            let ledger = Arc::new(Ledger::of(Killed::Server));
            let witness = PEOPLE.iter().find(|one| one.task == Task::Gather).context("nobody sees all")?;
            let witness = Client::sign_in(server.url(), witness, &ledger)?;
            let wrong = proof::misplaced_signals(&witness, &self.signals)?;
            ensure!(wrong.is_empty(), "restored on {kind}: {wrong:?}");
            println!(
                "a backup made under load, restored on {kind}: all {} signals of before it are there once, and ponton doctor finds every invariant kept",
                self.signals.len()
            );
        }
        Ok(())
    }

    fn file(&self) -> Result<String> {
        let file: PathBuf = self.folder.path().join("ponton.backup");
        file.into_os_string().into_string().ok().context("a folder whose name is no text")
    }
}
