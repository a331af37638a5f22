//! What is overdue or climbed in the whole network: the lines of the waterlijn.

use super::{From, LINE, Line, Sight, Stretch, read};
use kernel::{ObligationId, Timestamp};
use store::{Error, Tx};

/// The rungs above the holder, lowest first.
pub const RUNGS: [&str; 3] = ["team_lead", "organisation_desk", "network_desk"];

/// What is overdue or climbed in the whole network, longest waiting first: the waterlijn. What is overdue comes before
/// what climbed to a moment ahead, so each part is read by its own index.
pub fn adrift(
    tx: &mut Tx<'_>,
    sight: Sight,
    now: Timestamp,
    from: Option<From>,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let overdue = format!(
        "{LINE} where obligation.network_id = $1 and obligation.state <> 'settled'
           and (obligation.moment_at, obligation.id) > ($2, $3) and obligation.moment_at < $4 {}
         order by obligation.moment_at, obligation.id limit $5",
        sight.sql()
    );
    let from = Stretch::after(from).from;
    let mut lines: Vec<Line> = tx
        .query(&overdue, &[&sight.network, &from.0, &from.1, &now, &limit])?
        .iter()
        .map(read)
        .collect::<Result<_, _>>()?;
    let room = limit - i64::try_from(lines.len()).unwrap_or(limit);
    if room > 0 {
        let behind = from.max((now, ObligationId(kernel::ids::Uuid::nil())));
        lines.extend(climbed(tx, sight, behind, room)?);
    }
    Ok(lines)
}

/// What climbed to a moment behind `behind`: a page of each rung from the rung's own index, merged, and only then the
/// lines of those that are shown.
fn climbed(tx: &mut Tx<'_>, sight: Sight, behind: From, room: i64) -> Result<Vec<Line>, Error> {
    let mut parts = Vec::with_capacity(RUNGS.len());
    for rung in RUNGS {
        parts.push(format!(
            "select * from (
               select obligation.id, obligation.moment_at from obligation
               where obligation.network_id = $1 and obligation.state <> 'settled' and obligation.rung <> 'holder'
                 and obligation.rung = '{rung}' and (obligation.moment_at, obligation.id) > ($2, $3) {}
               order by obligation.moment_at, obligation.id limit $4) as on_{rung}",
            sight.sql()
        ));
    }
    let sql = format!(
        "{LINE} where obligation.network_id = $1 and obligation.id in (
           select id from ({}) as above order by moment_at, id limit $4)
         order by obligation.moment_at, obligation.id",
        parts.join(" union all ")
    );
    tx.query(&sql, &[&sight.network, &behind.0, &behind.1, &room])?.iter().map(read).collect()
}
