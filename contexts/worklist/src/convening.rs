//! Whoever convenes a table calls it together, and that is never nobody: when a convener leaves, whoever records it takes
//! their tables on, in the same act, and hears so. They hand them on where a table is changed.

use crate::notice::{self, Word};
use kernel::{PersonId, Timestamp};
use network::{Actor, Refusal, record, round_table};
use serde_json::{Map, json};
use store::Tx;

/// Puts the one who acts at the head of the tables that `leaver` convened; gives how many there were.
pub fn take_on_tables_of(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    leaver: PersonId,
) -> Result<usize, Refusal> {
    let tables = round_table::convened_by(tx, actor.network, leaver)?;
    for table in &tables {
        round_table::set_convener(tx, actor.network, table.id, actor.person)?;
        let facts = json!({ "convener": actor.person });
        record::note(tx, actor, now, "table.changed", ("table", table.id.into()), facts)?;
        let word = Word {
            text: "notice-you-convene",
            facts: Map::from_iter([("table".to_owned(), json!(table.name))]),
            href: &format!("/tafels/{}", table.id),
            answerable: None,
        };
        notice::tell(tx, now, actor.network, actor.person, &word)?;
    }
    Ok(tables.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::absence::{Gone, record_gone};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_table_never_loses_its_convener() {
        on_both(|db| {
            let village = Village::build(db);
            db.write_here(|tx| {
                round_table::set_convener(tx, village.network, village.table, village.marleen)
            })
            .unwrap();
            let goes = |gone| {
                village
                    .acts(db, village.elly, |tx, actor| {
                        record_gone(tx, actor, monday(), village.marleen, gone)
                    })
                    .unwrap()
            };
            let convener = || {
                db.read_here(|tx| round_table::load(tx, village.network, village.table))
                    .unwrap()
                    .unwrap()
                    .convener
            };
            goes(Gone::Absent);
            assert_eq!(convener(), village.marleen, "who is ill comes back to it");
            goes(Gone::Left);
            assert_eq!(convener(), village.elly);
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.elly, 9)).unwrap();
            assert!(heard.iter().any(|notice| notice.text == "notice-you-convene"), "{heard:?}");
        });
    }
}
