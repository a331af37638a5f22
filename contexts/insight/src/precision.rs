//! How much weight alarms deserve: of the answered ones of each detector how many were worth acting on. For whoever reads
//! the next one.

use kernel::NetworkId;
use store::{Error, Row, Tx};

/// Of the alarms of a detector that were answered, how many were worth acting on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precision {
    /// The detector: its name.
    pub detector: String,
    /// Worth acting on.
    pub worth: i64,
    /// Answered.
    pub answered: i64,
}

/// How often the alarms of each detector were worth acting on, as far as they were answered.
pub fn of_detectors(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Precision>, Error> {
    let rows = tx.query(
        "select detector, cast(sum(case when worth then 1 else 0 end) as bigint) as worth, count(*) as answered
         from alarm where network_id = $1 and worth is not null group by detector order by detector",
        &[&network],
    )?;
    let of = |row: &Row| {
        Ok(Precision {
            detector: row.get("detector")?,
            worth: row.get("worth")?,
            answered: row.get("answered")?,
        })
    };
    rows.iter().map(of).collect()
}
