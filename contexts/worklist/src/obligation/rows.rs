//! The rows of obligations: reading them back as what the engine knows, and writing what it decided. Only `obligation`
//! writes; everybody reads.

use super::Kept;
use crate::Matter;
use kernel::{NetworkId, ObligationId, Timestamp};
use network::Role;
use obligations::{Flat, Holder, State};
use store::{Error, Row, Tx};

const COLUMNS: &str = "network_id, id, matter_kind, matter_id, title, href, shielded, protected, state, holder_person,
    holder_desk, moment_at, moment_why, due_at, since, reminded, rung, original_person, original_desk, previous_person, previous_desk,
    asked_person, asked_desk, answer_by, asked_why, settled_by, settled_at, outcome, look_at, version";

/// The open obligation of a matter.
pub fn of_matter(tx: &mut Tx<'_>, network: NetworkId, matter: Matter) -> Result<Option<Kept>, Error> {
    let sql = format!(
        "select {COLUMNS} from obligation
         where network_id = $1 and matter_kind = $2 and matter_id = $3 and state <> 'settled'"
    );
    tx.first(&sql, &[&network, &matter.kind, &matter.id])?.as_ref().map(read).transpose()
}

/// One obligation.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: ObligationId) -> Result<Option<Kept>, Error> {
    let sql = format!("select {COLUMNS} from obligation where network_id = $1 and id = $2");
    tx.first(&sql, &[&network, &id])?.as_ref().map(read).transpose()
}

/// Everything that a person or desk holds: for when they leave, fall ill, or nobody is on the desk any more.
pub fn held_by(tx: &mut Tx<'_>, network: NetworkId, holder: Holder) -> Result<Vec<Kept>, Error> {
    let (column, id) = match holder {
        Holder::Person(person) => ("holder_person", person.0),
        Holder::Desk(desk) => ("holder_desk", desk.0),
    };
    let sql = format!(
        "select {COLUMNS} from obligation
         where network_id = $1 and {column} = $2 and state <> 'settled' order by moment_at, id"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// Everything that a person or desk is asked to take over.
pub fn asked_of(tx: &mut Tx<'_>, network: NetworkId, asked: Holder) -> Result<Vec<Kept>, Error> {
    let (column, id) = match asked {
        Holder::Person(person) => ("asked_person", person.0),
        Holder::Desk(desk) => ("asked_desk", desk.0),
    };
    let sql = format!(
        "select {COLUMNS} from obligation
         where network_id = $1 and {column} = $2 and state = 'offered' order by answer_by, id"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// What is about a wrong and held by somebody who is no confidant, or by a desk.
pub fn misplaced(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Kept>, Error> {
    let sql = format!(
        "select {COLUMNS} from obligation
         where network_id = $1 and protected = true and state <> 'settled'
           and (holder_person is null or holder_person not in (
             select membership.person_id from membership
             join person on person.network_id = membership.network_id and person.id = membership.person_id
             where membership.network_id = $1 and membership.role = $2 and person.state = 'active'))
         order by id"
    );
    tx.query(&sql, &[&network, &Role::Confidant])?.iter().map(read).collect()
}

/// From now on everything about that matter is a wrong's, what was settled too: its title is somebody's words.
pub fn protect(tx: &mut Tx<'_>, network: NetworkId, matter: Matter) -> Result<(), Error> {
    tx.execute(
        "update obligation set shielded = true, protected = true, version = version + 1
         where network_id = $1 and matter_kind = $2 and matter_id = $3",
        &[&network, &matter.kind, &matter.id],
    )?;
    Ok(())
}

/// A row by its id, as what the engine knows, or why it can't be read.
pub type ReadRow = (ObligationId, Result<Kept, Error>);

/// A page of everything open in a network after `from`, by id, each read or told why it can't be: for the doctor.
pub fn open_after(
    tx: &mut Tx<'_>,
    network: NetworkId,
    from: ObligationId,
    limit: i64,
) -> Result<Vec<ReadRow>, Error> {
    let sql = format!(
        "select {COLUMNS} from obligation
         where network_id = $1 and id > $2 and state <> 'settled' order by id limit $3"
    );
    let rows = tx.query(&sql, &[&network, &from, &limit])?;
    rows.iter().map(|row| Ok((row.get("id")?, read(row)))).collect()
}

/// Where an obligation stands in the order in which the clock looks at them.
pub type Look = (Timestamp, NetworkId, ObligationId);

/// Up to `limit` obligations at which the clock has something to do at `now`, over all networks, after `from`. Only
/// where they stand: a row that can't be read must not keep the clock from the others.
pub fn due(tx: &mut Tx<'_>, now: Timestamp, from: Look, limit: i64) -> Result<Vec<Look>, Error> {
    let rows = tx.query(
        "select look_at, network_id, id from obligation
         where look_at <= $1 and state <> 'settled' and (look_at, network_id, id) > ($2, $3, $4)
         order by look_at, network_id, id limit $5",
        &[&now, &from.0, &from.1, &from.2, &limit],
    )?;
    rows.iter().map(|row| Ok((row.get("look_at")?, row.get("network_id")?, row.get("id")?))).collect()
}

pub(super) fn insert(tx: &mut Tx<'_>, now: Timestamp, kept: &Kept) -> Result<(), Error> {
    let flat = Flat::from(&kept.state);
    tx.execute(
        "insert into obligation (network_id, id, matter_kind, matter_id, title, href, shielded, opened_at, state,
           holder_person, holder_desk, moment_at, moment_why, since, reminded, rung, original_person, original_desk,
           previous_person, previous_desk, asked_person, asked_desk, answer_by, asked_why, settled_by, settled_at,
           outcome, look_at, protected, due_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
           $22, $23, $24, $25, $26, $27, $28, $29, $30, 1)",
        &[
            &kept.network, &kept.id, &kept.matter.0, &kept.matter.1, &kept.title, &kept.href, &kept.shielded, &now,
            &flat.state, &flat.holder_person, &flat.holder_desk, &flat.moment_at, &flat.moment_why, &flat.since,
            &flat.reminded, &flat.rung, &flat.original_person, &flat.original_desk, &flat.previous_person,
            &flat.previous_desk, &flat.asked_person, &flat.asked_desk, &flat.answer_by, &flat.asked_why,
            &flat.settled_by, &flat.settled_at, &flat.outcome, &flat.look_at, &kept.protected,
            &flat.due_at,
        ],
    )?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, kept: &Kept, state: &State) -> Result<(), Error> {
    let flat = Flat::from(state);
    tx.change_one(
        "update obligation set state = $4, holder_person = $5, holder_desk = $6, moment_at = $7, moment_why = $8,
           since = $9, reminded = $10, rung = $11, original_person = $12, original_desk = $13, previous_person = $14,
           previous_desk = $15, asked_person = $16, asked_desk = $17, answer_by = $18, asked_why = $19,
           settled_by = $20, settled_at = $21, outcome = $22, look_at = $23, due_at = $24,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &kept.network, &kept.id, &kept.version, &flat.state, &flat.holder_person, &flat.holder_desk,
            &flat.moment_at, &flat.moment_why, &flat.since, &flat.reminded, &flat.rung, &flat.original_person,
            &flat.original_desk, &flat.previous_person, &flat.previous_desk, &flat.asked_person, &flat.asked_desk,
            &flat.answer_by, &flat.asked_why, &flat.settled_by, &flat.settled_at, &flat.outcome, &flat.look_at,
            &flat.due_at,
        ],
    )
}

/// Reads a row that selects `COLUMNS`.
pub fn read(row: &Row) -> Result<Kept, Error> {
    let flat = Flat {
        state: row.get("state")?,
        holder_person: row.get("holder_person")?,
        holder_desk: row.get("holder_desk")?,
        moment_at: row.get("moment_at")?,
        moment_why: row.get("moment_why")?,
        due_at: row.get("due_at")?,
        since: row.get("since")?,
        reminded: row.get("reminded")?,
        rung: row.get("rung")?,
        original_person: row.get("original_person")?,
        original_desk: row.get("original_desk")?,
        previous_person: row.get("previous_person")?,
        previous_desk: row.get("previous_desk")?,
        asked_person: row.get("asked_person")?,
        asked_desk: row.get("asked_desk")?,
        answer_by: row.get("answer_by")?,
        asked_why: row.get("asked_why")?,
        settled_by: row.get("settled_by")?,
        settled_at: row.get("settled_at")?,
        outcome: row.get("outcome")?,
        look_at: row.get("look_at")?,
    };
    let id: ObligationId = row.get("id")?;
    let state = State::try_from(&flat).map_err(|bad| row.bad("state", bad.to_string()))?;
    Ok(Kept {
        id,
        network: row.get("network_id")?,
        matter: (row.get("matter_kind")?, row.get("matter_id")?),
        title: row.get("title")?,
        href: row.get("href")?,
        shielded: row.get("shielded")?,
        protected: row.get("protected")?,
        state,
        version: row.get("version")?,
    })
}
