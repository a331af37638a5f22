//! The rows of dossiers. Who drives one is read from its open obligation as long as somebody holds that in their own
//! right, so that driver and holder can't part, whichever page the obligation was taken over on; the dossier's own
//! column remembers the last driver who was told of (`follow_driver`), for when a desk holds it, or nobody because it is
//! closed.

use super::{Dossier, DossierId, Ending, Holding, State};
use crate::signal::{SignalId, Stamp};
use kernel::{DeskId, NetworkId, PersonId};
use network::Refusal;
use obligations::Holder;
use store::{Error, Row, ToValue, Tx, dialect};

const DOSSIER: &str = "select dossier.network_id, dossier.id, dossier.title, dossier.problem, dossier.level,
    dossier.theme_code, driver.id as driver_id, driver.name as driver_name, dossier.opened_at,
    dossier.first_raised_at, dossier.state, dossier.ending, dossier.state_since, dossier.state_by, dossier.state_why, dossier.version,
    obligation.holder_person, obligation.holder_desk, coalesce(holder.name, desk.name) as holder_name,
    obligation.moment_at, obligation.due_at, obligation.moment_why, obligation.rung, obligation.asked_person
  from dossier
  left join obligation on obligation.network_id = dossier.network_id and obligation.matter_kind = 'dossier'
    and obligation.matter_id = dossier.id and obligation.state <> 'settled'
  join person driver on driver.network_id = dossier.network_id and driver.id = coalesce(
    case when obligation.rung = 'holder' then obligation.holder_person else obligation.original_person end,
    dossier.driver_id)
  left join person holder on holder.network_id = dossier.network_id and holder.id = obligation.holder_person
  left join desk on desk.network_id = dossier.network_id and desk.id = obligation.holder_desk";

/// One dossier.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Dossier, Refusal> {
    let sql = format!("{DOSSIER} where dossier.network_id = $1 and dossier.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("dossier"))?;
    Ok(read(&row)?)
}

/// Nobody else says whether it works, or closes it, until this transaction ends: how it ended is what all of them said.
pub fn hold(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<(), Error> {
    let sql = format!("select id from dossier where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.first(&sql, &[&network, &id]).map(drop)
}

/// The dossiers that carry a signal.
pub fn of_signal(tx: &mut Tx<'_>, network: NetworkId, signal: SignalId) -> Result<Vec<Dossier>, Error> {
    let sql = format!(
        "{DOSSIER} join dossier_signal on dossier_signal.network_id = dossier.network_id
           and dossier_signal.dossier_id = dossier.id
         where dossier.network_id = $1 and dossier_signal.signal_id = $2 order by dossier.id"
    );
    tx.query(&sql, &[&network, &signal])?.iter().map(read).collect()
}

/// What a list of dossiers is filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only in the state of this name; all that is open when not said.
    pub state: Option<String>,
    /// Only those that this person drives.
    pub driver: Option<PersonId>,
}

/// Up to `limit` dossiers, newest first, before `before`.
pub fn filtered(
    tx: &mut Tx<'_>,
    network: NetworkId,
    filter: &Filter,
    before: Option<DossierId>,
    limit: i64,
) -> Result<Vec<Dossier>, Error> {
    let before = before.unwrap_or(DossierId(kernel::ids::Uuid::max()));
    let mut params: Vec<&dyn ToValue> = vec![&network, &before, &limit];
    let in_state = if let Some(state) = &filter.state {
        params.push(state);
        if Ending::named(state).is_some() { "dossier.ending = $4" } else { "dossier.state = $4" }
    } else {
        "dossier.state <> 'confirmed'"
    };
    let driven = if let Some(driver) = &filter.driver {
        params.push(driver);
        let at = params.len();
        // The first condition finds the few by index, the second leaves out those that were taken over since.
        format!(
            "and dossier.id in (
                select matter_id from obligation
                where network_id = $1 and holder_person = ${at} and matter_kind = 'dossier' and state <> 'settled'
                union all
                select id from dossier where network_id = $1 and driver_id = ${at})
              and driver.id = ${at}"
        )
    } else {
        String::new()
    };
    let sql = format!(
        "{DOSSIER} where dossier.network_id = $1 and dossier.id < $2 and {in_state} {driven}
         order by dossier.id desc limit $3"
    );
    tx.query(&sql, &params)?.iter().map(read).collect()
}

/// Up to `limit` dossiers, newest first, before `before`, of one state or of all that are open.
pub fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    state: Option<&str>,
    before: Option<DossierId>,
    limit: i64,
) -> Result<Vec<Dossier>, Error> {
    let filter = Filter { state: state.map(str::to_owned), driver: None };
    filtered(tx, network, &filter, before, limit)
}

fn read(row: &Row) -> Result<Dossier, Error> {
    let (name, ending): (String, Option<String>) = (row.get("state")?, row.get("ending")?);
    let why: Option<String> = row.get("state_why")?;
    let stamp = Stamp { at: row.get("state_since")?, by: row.get("state_by")? };
    Ok(Dossier {
        id: row.get("id")?,
        network: row.get("network_id")?,
        title: row.get("title")?,
        problem: row.get("problem")?,
        level: row.get("level")?,
        theme: row.get("theme_code")?,
        driver: row.get("driver_id")?,
        driver_name: row.get("driver_name")?,
        opened_at: row.get("opened_at")?,
        first_raised_at: row.get("first_raised_at")?,
        state: State::read((&name, ending.as_deref()), stamp, why)
            .ok_or_else(|| row.bad("state", format!("the state {name}")))?,
        holding: holding(row)?,
        version: row.get("version")?,
    })
}

fn holding(row: &Row) -> Result<Option<Holding>, Error> {
    let (person, desk): (Option<PersonId>, Option<DeskId>) =
        (row.get("holder_person")?, row.get("holder_desk")?);
    let holder = match (person, desk) {
        (Some(person), _) => Holder::Person(person),
        (None, Some(desk)) => Holder::Desk(desk),
        (None, None) => return Ok(None),
    };
    let rung: String = row.get("rung")?;
    Ok(Some(Holding {
        holder,
        name: row.get("holder_name")?,
        moment: row.get("moment_at")?,
        due: row.get("due_at")?,
        why: row.get("moment_why")?,
        climbed: rung != "holder",
        asked: row.get("asked_person")?,
    }))
}
