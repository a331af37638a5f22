//! How what residents ask help with counts towards trends: by its theme, its area and the week in which it was asked, and each
//! plan once. Nothing that is sealed is read, and no name: who counts sees that somebody asks, never who or what.

use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::counted::{Counted, Counts};
use store::{Error, Row, ToValue, Tx};

/// Help requests.
pub const HELP_REQUESTS: Counted = Counted { kind: crate::help_request::MATTER, load, walk };

fn load(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Counts>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(ids.iter().map(|id| id as &dyn ToValue));
    let places: Vec<String> = (2..=params.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "select id, plan_id, theme_code, area_code, opened_at from help_request
         where network_id = $1 and id in ({})",
        places.join(", ")
    );
    tx.query(&sql, &params)?.iter().map(counts).collect()
}

fn counts(row: &Row) -> Result<Counts, Error> {
    let at: Timestamp = row.get("opened_at")?;
    Ok(Counts {
        id: row.get("id")?,
        theme: row.get("theme_code")?,
        area: row.get("area_code")?,
        at,
        // It is written down when it is asked.
        reported: at,
        by: row.get("plan_id")?,
    })
}

fn walk(tx: &mut Tx<'_>, network: NetworkId, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Error> {
    let rows = tx.query(
        "select id from help_request where network_id = $1 and id > $2 order by id limit $3",
        &[&network, &after, &limit],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::help_request::MATTER;
    use crate::open_plan::open_plan;
    use crate::place_help_request::{Placing, place};
    use crate::samples::{dirk, keys};
    use directory::pontoon::Pontoon;
    use network::Actor;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn what_somebody_asks_counts_with_its_theme_and_area_and_the_record_says_so() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let open = |tx: &mut Tx<'_>, actor: &Actor| open_plan(tx, actor, monday(), &keys, &dirk());
            let plan = village.acts(db, village.fatima, open).unwrap();
            let request = db.read_here(|tx| walk(tx, village.network, Uuid::nil(), 9)).unwrap();
            let [id] = request[..] else { panic!("{request:?}") };
            let found = || db.read_here(|tx| load(tx, village.network, &[id])).unwrap().remove(0);
            let first = found();
            assert_eq!((first.by, first.theme, first.area), (plan.into(), None, None));
            assert_eq!((first.at, first.reported), (monday(), monday()));
            let placing = Placing {
                pontoon: Pontoon::Guidance,
                theme: Some("REL".to_owned()),
                area: Some("WK990101".to_owned()),
            };
            let act = |tx: &mut Tx<'_>, actor: &Actor| {
                place(tx, actor, monday(), (plan, crate::help_request::HelpRequestId(id)), &placing)
            };
            village.acts(db, village.fatima, act).unwrap();
            let placed = found();
            assert_eq!((placed.theme.as_deref(), placed.area.as_deref()), (Some("REL"), Some("WK990101")));
            let told = "select count(*) as number from event where subject_kind = $1 and subject_id = $2";
            let told: i64 =
                db.read_here(|tx| tx.first(told, &[&MATTER, &id])?.expect("a row").get("number")).unwrap();
            assert_eq!(told, 2, "that it was asked, and where it stands");
        });
    }
}
