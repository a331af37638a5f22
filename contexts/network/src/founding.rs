//! Founding a network: its name, its own duty desk and its themes, in one act, because the desk is the last rung of every
//! ladder and no signal can be understood without a theme: both must exist before anything can be open.

use crate::theme;
use kernel::{DeskId, NetworkId, PersonId, Timestamp, calendar};
use store::{Error, Tx};

/// What stands after founding.
#[derive(Clone, Copy, Debug)]
pub struct Founded {
    /// The network.
    pub network: NetworkId,
    /// Its duty desk; staff it before opening anything.
    pub desk: DeskId,
}

/// Founds a network with its own duty desk and the listed themes.
pub fn found(tx: &mut Tx<'_>, now: Timestamp, name: &str, desk_name: &str) -> Result<Founded, Error> {
    let founded = Founded { network: NetworkId::new(now), desk: DeskId::new(now) };
    tx.execute(
        "insert into network (id, name, created_at) values ($1, $2, $3)",
        &[&founded.network, &name, &now],
    )?;
    tx.execute(
        "insert into desk (network_id, id, organisation_id, name) values ($1, $2, null, $3)",
        &[&founded.network, &founded.desk, &desk_name],
    )?;
    theme::add_listed(tx, founded.network, None)?;
    Ok(founded)
}

/// Gives every network the listed themes that it lacks: those founded before founding did so, and all of them when the
/// list has grown. For `migrate` and the start of `serve`; gives how many were added.
pub fn complete_themes(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    let (networks, today) = (networks(tx)?, Some(calendar::day(now)));
    networks.into_iter().try_fold(0, |added, (network, _)| Ok(added + theme::add_listed(tx, network, today)?))
}

/// The networks there are, oldest first, with their names: for the command line and the demo.
pub fn networks(tx: &mut Tx<'_>) -> Result<Vec<(NetworkId, String)>, Error> {
    let rows = tx.query("select id, name from network order by id", &[])?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The name of a network.
pub fn name_of(tx: &mut Tx<'_>, network: NetworkId) -> Result<String, Error> {
    let row = tx.first("select name from network where id = $1", &[&network])?;
    row.map_or_else(|| Ok(String::new()), |row| row.get("name"))
}

/// Adds `person` to the staff of `desk`; being on it twice changes nothing.
pub fn staff(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId, person: PersonId) -> Result<(), Error> {
    tx.execute(
        "insert into desk_staff (network_id, desk_id, person_id) values ($1, $2, $3) on conflict do nothing",
        &[&network, &desk, &person],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::NetworkId;
    use language::themes;
    use testkit::on_both;

    fn codes(tx: &mut Tx<'_>, network: NetworkId) -> Result<usize, Error> {
        Ok(theme::list(tx, network)?.len())
    }

    #[test]
    fn a_network_has_the_listed_themes_from_its_founding_and_an_older_one_from_the_next_start() {
        on_both(|db| {
            let (listed, now) = (themes::listed().entries().len(), crate::samples::monday());
            db.write_here(|tx| {
                let network = found(tx, now, "Overwater", "Meldpunt Overwater")?.network;
                assert_eq!(codes(tx, network)?, listed);
                assert_eq!(theme::since(tx, network)?.len(), 0, "it always had them");
                tx.execute("delete from theme where network_id = $1", &[&network])?;
                let renamed = theme::Theme {
                    code: "STE".to_owned(),
                    parent: None,
                    name_nl: "Ons stelsel".to_owned(),
                    name_en: "Our system".to_owned(),
                    sensitive: false,
                };
                theme::add(tx, network, &renamed)?;
                assert_eq!(usize::try_from(complete_themes(tx, now)?).unwrap(), listed - 1);
                assert_eq!(complete_themes(tx, now)?, 0, "once is enough");
                let since = theme::since(tx, network)?;
                assert_eq!(since.len(), listed - 1);
                assert!(since.values().all(|day| *day == calendar::day(now)) && !since.contains_key("STE"));
                assert!(theme::list(tx, network)?.contains(&renamed), "what it had keeps its name");
                Ok::<_, Error>(())
            })
            .unwrap();
        });
    }
}
