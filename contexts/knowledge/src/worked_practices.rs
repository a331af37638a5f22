//! What good practices tell of a quarter: how often an organisation took up what another found out.

use kernel::NetworkId;
use network::published::Stretch;
use network::worked::{Figure, Line, Measure, Split, WorkStep, Worked};
use store::{Error, Row, Tx};

/// Practices that were taken up.
pub const PRACTICES: Worked = Worked { figures: &FIGURES, read };

const APPLIED: &str = "praktijken-toegepast";

const FIGURES: [Figure; 1] = [Figure {
    code: APPLIED,
    line: Line::Connectedness,
    name: "worked-applied",
    what: "worked-applied-what",
    measure: Measure::Count,
    within: None,
    rest_of: None,
    splits: &[Split::Theme],
}];

fn read(tx: &mut Tx<'_>, network: NetworkId, stretch: &Stretch) -> Result<Vec<WorkStep>, Error> {
    let rows = tx.query(
        "select practice_use.said_at as at, practice_use.organisation_id, practice.theme_code from practice_use
         join practice on practice.network_id = practice_use.network_id and practice.id = practice_use.practice_id
         where practice_use.network_id = $1 and practice_use.said_at >= $2 and practice_use.said_at < $3",
        &[&network, &stretch.from, &stretch.until],
    )?;
    let step = |row: &Row| {
        let step = WorkStep::new(APPLIED, row.get("at")?, row.get("organisation_id")?);
        Ok(WorkStep { theme: row.get("theme_code")?, ..step })
    };
    rows.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::calendar;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn nothing_was_taken_up_where_nothing_is_shared() {
        on_both(|db| {
            let village = Village::build(db);
            let stretch = Stretch { from: calendar::in_days(monday(), -99), until: monday() };
            assert!(db.read_here(|tx| read(tx, village.network, &stretch)).unwrap().is_empty());
        });
    }
}
