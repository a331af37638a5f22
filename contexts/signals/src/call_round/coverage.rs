//! How far a round has come: spoken, not reached, said no and still to call, for the whole and by area. It counts members
//! and never callers: a round is no race.

use super::CallRoundId;
use super::members::Standing;
use super::population::Places;
use kernel::NetworkId;
use std::collections::BTreeMap;
use store::{Error, Tx};

/// How many members stand how.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Spoken.
    pub spoken: i64,
    /// Called, and nobody answered.
    pub not_reached: i64,
    /// Don't want to be called.
    pub said_no: i64,
    /// Nobody has called them yet.
    pub to_call: i64,
}

impl Coverage {
    /// All members together.
    pub fn all(self) -> i64 {
        self.spoken + self.not_reached + self.said_no + self.to_call
    }

    /// Those nobody heard, and who didn't say no.
    pub fn silent(self) -> i64 {
        self.not_reached + self.to_call
    }

    fn add(&mut self, standing: Standing, members: i64) {
        *match standing {
            Standing::Spoken => &mut self.spoken,
            Standing::NotReached => &mut self.not_reached,
            Standing::SaidNo => &mut self.said_no,
            Standing::ToCall => &mut self.to_call,
        } += members;
    }
}

/// How far a round has come.
pub fn of(tx: &mut Tx<'_>, network: NetworkId, round: CallRoundId) -> Result<Coverage, Error> {
    let rows = tx.query(
        "select standing, count(*) as members from call_round_member where network_id = $1 and round_id = $2
         group by standing",
        &[&network, &round],
    )?;
    let mut coverage = Coverage::default();
    for row in &rows {
        coverage.add(row.get("standing")?, row.get("members")?);
    }
    Ok(coverage)
}

/// How far it has come in each area, by name.
pub fn by_area(
    tx: &mut Tx<'_>,
    network: NetworkId,
    round: CallRoundId,
    places: &Places,
) -> Result<Vec<(String, Coverage)>, Error> {
    let rows = tx.query(
        "select organisation.place, call_round_member.standing, count(*) as members from call_round_member
         join organisation on organisation.network_id = call_round_member.network_id
           and organisation.id = call_round_member.organisation_id
         where call_round_member.network_id = $1 and call_round_member.round_id = $2
         group by organisation.place, call_round_member.standing",
        &[&network, &round],
    )?;
    let mut areas: BTreeMap<String, Coverage> = BTreeMap::new();
    for row in &rows {
        let place: String = row.get("place")?;
        let coverage = areas.entry(places.counted_under(&place)).or_default();
        coverage.add(row.get("standing")?, row.get("members")?);
    }
    Ok(areas.into_iter().collect())
}

/// How many signals came of a round; of wrongs nobody can tell that they did.
pub fn signals(tx: &mut Tx<'_>, network: NetworkId, round: CallRoundId) -> Result<i64, Error> {
    let row = tx.first(
        "select count(*) as signals from call_note
         join call_note_signal on call_note_signal.network_id = call_note.network_id
           and call_note_signal.note_id = call_note.id
         join signal on signal.network_id = call_note_signal.network_id and signal.id = call_note_signal.signal_id
         where call_note.network_id = $1 and call_note.round_id = $2 and signal.shielded = false",
        &[&network, &round],
    )?;
    row.map_or(Ok(0), |row| row.get("signals"))
}
