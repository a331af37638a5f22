//! How signals count towards trends: by their main theme, the area they speak of, the week in which it was seen and the week
//! in which it was reported. What is shielded doesn't count: nobody may see from a figure that it is there.

use crate::signal::places;
use jiff::SignedDuration;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::counted::{Counted, Counts};
use store::{Error, Row, ToValue, Tx};

/// Signals.
pub const SIGNALS: Counted = Counted { kind: "signal", load, walk };

fn load(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Counts>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(ids, &mut params);
    let sql = format!(
        "select signal.id, signal.raised_at, signal.raised_by, signal.area_code, signal_theme.theme_code from signal
         left join signal_theme on signal_theme.network_id = signal.network_id
           and signal_theme.signal_id = signal.id and signal_theme.main
         where signal.network_id = $1 and signal.id in ({places}) and not signal.shielded"
    );
    tx.query(&sql, &params)?.iter().map(counts).collect()
}

fn counts(row: &Row) -> Result<Counts, Error> {
    let (id, at): (Uuid, Timestamp) = (row.get("id")?, row.get("raised_at")?);
    Ok(Counts {
        id,
        theme: row.get("theme_code")?,
        area: row.get("area_code")?,
        at,
        reported: made_at(id).unwrap_or(at),
        by: row.get("raised_by")?,
    })
}

/// When a thing was made, as its id says: what was brought in afterwards was seen before that.
fn made_at(id: Uuid) -> Option<Timestamp> {
    let milliseconds = i64::try_from(id.as_u128() >> 80).ok()?;
    Timestamp::UNIX_EPOCH.checked_add(SignedDuration::from_millis(milliseconds)).ok()
}

fn walk(tx: &mut Tx<'_>, network: NetworkId, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Error> {
    let rows = tx.query(
        "select id from signal where network_id = $1 and id > $2 order by id limit $3",
        &[&network, &after, &limit],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::{self, Raise};
    use crate::kinds::Kind;
    use network::area::Level;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_signal_counts_with_its_theme_and_area_and_a_wrong_does_not() {
        on_both(|db| {
            let village = Village::build(db);
            let raise = |kind, key| Raise {
                words: "De inloop is dicht.".to_owned(),
                kind,
                theme: Some("REL".to_owned()),
                area: Some("WK990101".to_owned()),
                level: Level::Wijk,
                quote: None,
                suggestion: None,
                guard_reason: None,
                form_key: Uuid::from_u128(key),
            };
            let raised = |kind, key| -> Uuid {
                let act = |tx: &mut Tx<'_>, actor: &network::Actor| {
                    capture::raise(tx, actor, monday(), &raise(kind, key))
                };
                village.acts(db, village.fatima, act).unwrap().into()
            };
            let (open, wrong) = (raised(Kind::Bottleneck, 1), raised(Kind::Wrong, 2));
            let found = db.read_here(|tx| load(tx, village.network, &[open, wrong])).unwrap();
            let [one] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!((one.id, one.by), (open, village.fatima.into()));
            assert_eq!((one.theme.as_deref(), one.area.as_deref()), (Some("REL"), Some("WK990101")));
            assert_eq!((one.at, one.reported), (monday(), monday()));
            assert_eq!(db.read_here(|tx| walk(tx, village.network, Uuid::nil(), 9)).unwrap().len(), 2);
        });
    }
}
