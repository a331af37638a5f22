//! `ponton doctor`: proves on a live database that nothing open has lost its holder or its next moment, and the other
//! invariants of the design, per network. Prints the proof; says which ids offend.

use anyhow::{Context, Result};
use kernel::Timestamp;
use network::Refusal;
use std::fmt::Write as _;
use store::Db;
use worklist::doctor::Finding;

/// The proof, and whether it holds.
pub struct Proof {
    /// What to print.
    pub text: String,
    /// Whether every invariant holds.
    pub holds: bool,
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
                findings.extend(directory::doctor::examine(tx, network, now)?);
                Ok::<Vec<Finding>, Refusal>(findings)
            })
            .with_context(|| format!("network {network} can't be examined"))?;
        writeln!(proof.text, "{name} ({network})")?;
        for finding in &findings {
            proof.holds &= finding.holds;
            let mark = if finding.holds { "holds " } else { "BROKEN" };
            writeln!(proof.text, "  {mark}  {:>9}  {}", finding.counted, finding.invariant)?;
            for id in finding.offending.iter().take(20) {
                writeln!(proof.text, "            {id}")?;
            }
            if finding.offending.len() > 20 {
                writeln!(proof.text, "            and {} more", finding.offending.len() - 20)?;
            }
        }
    }
    let verdict =
        if proof.holds { "Every invariant holds." } else { "NOT every invariant holds: see above." };
    writeln!(proof.text, "{verdict}")?;
    Ok(proof)
}
