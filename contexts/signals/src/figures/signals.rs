//! The signals that the figures count: those raised in some time, of everybody or of one organisation, and those of them
//! that have an answer by now. Never one that is shielded.

use super::first_id;
use super::steps::{Ended, Place, Step};
use crate::signal::state_key;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp};
use store::page::{After, Page};
use store::{Error, Row, ToValue, Tx};

/// The states of a signal that has an answer.
const STATES: [&str; 4] = ["answered", "brought_back", "confirmed", "closed"];

/// Which of the signals raised since a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Raised {
    /// All of them.
    All,
    /// Those of one organisation.
    By(OrganisationId),
    /// Those that have an answer by now.
    Answered,
}

/// A page of signals raised since a moment, the newest first.
pub fn signals_page(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (which, since): (Raised, Timestamp),
    after: &After<Place>,
) -> Result<Page<Step>, Error> {
    let (from, before) = (first_id(since), after.key.unwrap_or(Uuid::max()));
    let most = after.fetch();
    let mut params: Vec<&dyn ToValue> = vec![&network, &from, &before, &most];
    let rows = match &which {
        Raised::All => tx.query(
            "select id, raised_at, words, state from signal
             where network_id = $1 and shielded = false and id >= $2 and id < $3 order by id desc limit $4",
            &params,
        )?,
        Raised::By(organisation) => {
            params.push(organisation);
            tx.query(
                "select id, raised_at, words, state from signal
                 where network_id = $1 and organisation_id = $5 and shielded = false and id >= $2 and id < $3
                 order by id desc limit $4",
                &params,
            )?
        }
        Raised::Answered => {
            // Of each state only a page, so that many that wait for an answer cost nothing.
            let each = STATES.map(|state| {
                format!(
                    "select * from (select id, raised_at, words, state from signal
                       where network_id = $1 and state = '{state}' and shielded = false and id >= $2 and id < $3
                       order by id desc limit $4) as {state}"
                )
            });
            tx.query(&format!("{} order by id desc limit $4", each.join(" union all ")), &params)?
        }
    };
    let fetched = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |step: &Step| step.id))
}

/// How many of the signals between two ids have an answer.
pub(super) fn answered(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (from, until): (Uuid, Uuid),
) -> Result<u64, Error> {
    let row = tx.first(
        "select count(*) as number from signal
         where network_id = $1 and state in ($2, $3, $4) and shielded = false and id >= $5 and id < $6",
        &[&network, &STATES[0], &STATES[1], &STATES[2], &from, &until],
    )?;
    let number = row.map_or(Ok(0), |row| row.get::<i64>("number"))?;
    Ok(u64::try_from(number).unwrap_or(0))
}

fn read(row: &Row) -> Result<Step, Error> {
    let (id, raised_at): (Uuid, Timestamp) = (row.get("id")?, row.get("raised_at")?);
    let state: String = row.get("state")?;
    Ok(Step {
        id,
        at: raised_at,
        since: raised_at,
        words: row.get("words")?,
        href: format!("/signalen/{id}"),
        ended: Ended::Stands(state_key(&state)),
    })
}
