//! `ponton doctor`: proves on a live database that nothing open has lost its holder or its next moment, and the other
//! invariants of the design, per network. Prints the proof; says which ids offend.

use crate::keys;
use crate::routes::COUNTED;
use crate::settings::Settings;
use anyhow::{Context, Result};
use casework::give_resident_access::LINKS;
use kernel::Timestamp;
use kernel::ids::Uuid;
use knowledge::mail_letter::LETTERS;
use network::read_log::proof::Depth;
use network::reading::Keys;
use network::{Refusal, access_link};
use std::fmt::Write as _;
use store::Db;
use worklist::doctor::Finding;
use worklist::notice::MAIL;

/// The proof, and whether it holds.
pub struct Proof {
    /// What to print.
    pub text: String,
    /// Whether every invariant holds.
    pub holds: bool,
}

impl Proof {
    /// This proof and another, which both must hold.
    pub fn and(self, other: &Self) -> Self {
        Self { text: self.text + &other.text, holds: self.holds && other.holds }
    }

    /// The proof with its verdict.
    pub fn told(&self) -> String {
        let verdict =
            if self.holds { "Every invariant holds." } else { "NOT every invariant holds: see above." };
        format!("{}{verdict}\n", self.text)
    }

    fn tell(&mut self, invariant: &str, (counted, offending): (i64, &[Uuid]), holds: bool) -> Result<()> {
        // Broken is also what can name nothing by its id, as a desk that isn't there.
        let holds = holds && offending.is_empty();
        self.holds &= holds;
        let mark = if holds { "holds " } else { "BROKEN" };
        writeln!(self.text, "  {mark}  {counted:>9}  {invariant}")?;
        for id in offending.iter().take(20) {
            writeln!(self.text, "            {id}")?;
        }
        if offending.len() > 20 {
            writeln!(self.text, "            and {} more", offending.len() - 20)?;
        }
        Ok(())
    }
}

/// Examines the keys of residents' data and the read log of every network.
pub fn examine_sealed(db: &Db, settings: &Settings, depth: Depth) -> Result<Proof> {
    let mut proof = Proof { text: String::new(), holds: true };
    let Some(vault) = keys::find(settings, db)? else {
        return Ok(proof);
    };
    let all = Keys::new(vault.clone());
    let networks = db.read_here(|tx| Ok::<_, Refusal>(network::founding::networks(tx)?))?;
    for (network, name) in networks {
        let (examined, log) = db
            .read_here(|tx| {
                let examined = vault.examine(tx, network)?;
                Ok::<_, Refusal>((examined, network::read_log::proof::examine(tx, &all, network, depth)?))
            })
            .with_context(|| format!("the keys of network {network} can't be examined"))?;
        writeln!(proof.text, "{name} ({network}), what is sealed")?;
        for (master, count) in &examined.per_master {
            writeln!(proof.text, "          {count:>9}  keys wrapped with master key {master}")?;
        }
        let kept = i64::try_from(examined.kept()).unwrap_or(i64::MAX);
        proof.tell(
            "every key that was not destroyed opens",
            (kept, &examined.closed),
            examined.closed.is_empty(),
        )?;
        for found in &log {
            proof.tell(found.invariant, (found.counted, &found.offending), found.offending.is_empty())?;
        }
    }
    Ok(proof)
}

/// What mail waits after it was tried, and for what: no fault of the database, but something for whoever runs the server.
pub fn examine_mail(db: &Db) -> Result<Proof> {
    let mut text = String::new();
    let rows = db
        .read_here(|tx| {
            let sql = "select failure, count(*) as number, min(state_since) as since from outbox
                       where topic in ($1, $2, $3, $4) and state = 'waiting' and failure is not null
                       group by failure order by number desc, failure limit 5";
            Ok::<_, Refusal>(tx.query(sql, &[&MAIL, &LINKS, &LETTERS, &access_link::TOPIC])?)
        })
        .context("the outbox can't be read")?;
    for row in &rows {
        let (number, failure): (i64, String) = (row.get("number")?, row.get("failure")?);
        let since: Timestamp = row.get("since")?;
        writeln!(text, "  waits   {number:>9}  mails, the first since {since}: {failure}")?;
    }
    Ok(Proof { text, holds: true })
}

/// Examines every network in one reading transaction each.
pub fn examine(db: &Db, now: Timestamp) -> Result<Proof> {
    let networks = db
        .read_here(|tx| Ok::<_, Refusal>(network::founding::networks(tx)?))
        .context("the database can't be read")?;
    let mut proof = Proof { text: String::new(), holds: true };
    for (network, name) in networks {
        let findings = db
            .read_here(|tx| {
                let mut findings = worklist::doctor::examine(tx, network, now)?;
                findings.extend(signals::doctor::examine(tx, network, now)?);
                findings.extend(knowledge::letter_doctor::examine(tx, network, now)?);
                findings.extend(knowledge::doctor::examine(tx, network, now)?);
                findings.extend(casework::doctor::examine(tx, network)?);
                findings.extend(directory::doctor::examine(tx, network, now)?);
                findings.extend(insight::doctor::examine(tx, network, COUNTED)?);
                Ok::<Vec<Finding>, Refusal>(findings)
            })
            .with_context(|| format!("network {network} can't be examined"))?;
        writeln!(proof.text, "{name} ({network})")?;
        for finding in &findings {
            proof.tell(finding.invariant, (finding.counted, &finding.offending), finding.holds)?;
        }
    }
    Ok(proof)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_hold_is_told_although_nothing_offends_by_its_id() {
        let mut proof = Proof { text: String::new(), holds: true };
        proof.tell("all is well", (3, &[]), true).unwrap();
        assert!(proof.holds);
        proof.tell("after the last rule there is a desk", (1, &[]), false).unwrap();
        assert!(
            !proof.holds && proof.text.contains("BROKEN") && proof.told().contains("NOT every invariant")
        );
    }
}
