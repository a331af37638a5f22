//! Fills a migrated database with residents: so many plans, ten times as many lines of the read log, sealed in their
//! chain by the product's own job. `ponton doctor` holds on it.

use super::region::Region;
use super::resident::{self, Secrets};
use super::sheet::Sheet;
use super::{FIRST_VISITOR, Filled, VISITORS, bulk, put_session, token};
use anyhow::{Context, Result};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::read_log::{LINES, seal};
use network::reading::Keys;
use std::collections::HashMap;
use store::{DatabaseUrl, Db};
use vault::{Keyring, Vault};

/// Plans per transaction.
const AT_ONCE: usize = 2_000;

/// The vault of every bench database, under the key that its server is given.
pub fn vault(master: &str) -> Result<Vault> {
    Ok(Vault::with(Keyring::parse(master, "the benches")?))
}

/// Fills the migrated database `db`, at `url`, with `plans` plans as seen at `now`.
pub fn fill(db: &Db, url: &DatabaseUrl, now: Timestamp, plans: usize, vault: &Vault) -> Result<Filled> {
    let region = Region::at(now, plans)?;
    let network = NetworkId(region.network);
    let tokens: Vec<String> = (0..=VISITORS).map(token).collect();
    let mut grounds = Sheet::new();
    region.put(&mut grounds);
    for (index, token) in tokens.iter().enumerate() {
        put_session(&mut grounds, &region, index, token);
    }
    bulk::write(url, |hand_over| hand_over(grounds))?;
    let secrets = db.write_here(|tx| {
        Ok::<_, vault::Problem>(Secrets {
            vault: vault.clone(),
            finder: vault.make_finder(tx, now, network)?,
            signer: vault.make_signer(tx, now, network, LINES)?,
        })
    })?;
    let visitors: HashMap<_, usize> =
        (0..VISITORS).map(|index| (region.people[FIRST_VISITOR + index].id, index)).collect();
    let mut held: Vec<(Uuid, usize)> = Vec::new();
    bulk::write(url, |hand_over| {
        for first in (0..plans).step_by(AT_ONCE) {
            let mut sheet = Sheet::new();
            for index in first..(first + AT_ONCE).min(plans) {
                if let Some((plan, holder)) = resident::put(&mut sheet, &region, &secrets, index) {
                    held.extend(visitors.get(&holder.id).map(|visitor| (plan, *visitor)));
                }
            }
            hand_over(sheet);
        }
    })?;
    let keys = Keys::new(vault.clone());
    while seal::seal_due(db, &keys, now)? > 0 {}
    let (triager, workers) = tokens.split_last().context("visitors")?;
    Ok(Filled { workers: workers.to_vec(), triager: triager.clone(), dossiers: Vec::new(), plans: held })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_databases_take_residents_and_the_doctor_finds_nothing() {
        let now: Timestamp = "2026-11-23T08:10:00Z".parse().unwrap();
        for db in [testkit::sqlite(), testkit::postgres()] {
            let vault = Vault::passing();
            let filled = fill(&db, db.url(), now, 500, &vault).unwrap();
            assert!(!filled.plans.is_empty());
            let counted = |sql| -> i64 {
                db.read_here(|tx| tx.first(sql, &[])).unwrap().unwrap().get("number").unwrap()
            };
            assert_eq!(counted("select count(*) as number from plan"), 500);
            assert_eq!(counted("select count(*) as number from read_line"), 5_000);
            assert_eq!(counted("select sum(lines) as number from read_seal"), 5_000);
            let proof = app::doctor::examine(&db, now).unwrap();
            assert!(proof.holds, "{}", proof.text);
        }
    }
}
