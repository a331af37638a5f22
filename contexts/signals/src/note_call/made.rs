//! The signals that a call makes: raised by the caller through the same act as any signal, with the member as where they
//! come from. Whoever was spoken there hears at once that it was raised for them, and later whatever the caller hears.

use super::{Note, NoteId};
use crate::call_round::CallRoundId;
use crate::call_round::members::Member;
use crate::call_round::population::Places;
use crate::capture::{self, Raise};
use crate::show_signal_page::beginning;
use crate::signal::SignalId;
use crate::tell::{self, facts};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use network::area::Level;
use network::{Actor, Refusal};
use serde_json::json;
use store::{Error, Tx};

/// So much of a signal stands in the word about it.
const SHOWN: usize = 160;

/// Where a signal came from, when a call brought it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CameOf {
    /// The round.
    pub round: CallRoundId,
    /// Who was spoken at the member.
    pub contact: Option<PersonId>,
}

/// The call that brought a signal up, if one did.
pub fn came_of(tx: &mut Tx<'_>, network: NetworkId, signal: SignalId) -> Result<Option<CameOf>, Error> {
    let row = tx.first(
        "select call_note.round_id, call_note.contact_id from call_note_signal
         join call_note on call_note.network_id = call_note_signal.network_id
           and call_note.id = call_note_signal.note_id
         where call_note_signal.network_id = $1 and call_note_signal.signal_id = $2",
        &[&network, &signal],
    )?;
    row.map(|row| Ok(CameOf { round: row.get("round_id")?, contact: row.get("contact_id")? })).transpose()
}

/// Who was spoken: somebody who works at the member.
pub(super) fn contact(
    tx: &mut Tx<'_>,
    actor: &Actor,
    member: &Member,
    typed: Option<PersonId>,
) -> Result<Option<PersonId>, Refusal> {
    let Some(person) = typed else { return Ok(None) };
    let row = tx.first(
        "select person_id from membership where network_id = $1 and person_id = $2 and organisation_id = $3 limit 1",
        &[&actor.network, &person, &member.organisation],
    )?;
    if row.is_none() { Err(Refusal::NotFound("contact")) } else { Ok(Some(person)) }
}

/// What the same form made the first time.
pub(super) fn before(tx: &mut Tx<'_>, actor: &Actor, form_key: Uuid) -> Result<Vec<SignalId>, Refusal> {
    let rows = tx.query(
        "select call_note_signal.signal_id from call_note
         join call_note_signal on call_note_signal.network_id = call_note.network_id
           and call_note_signal.note_id = call_note.id
         where call_note.network_id = $1 and call_note.caller_id = $2 and call_note.form_key = $3
         order by call_note_signal.signal_id",
        &[&actor.network, &actor.person, &form_key],
    )?;
    rows.iter().map(|row| Ok(row.get("signal_id")?)).collect()
}

/// Raises the signals of a note.
pub(super) fn signals(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (this, member, contact): (NoteId, &Member, Option<PersonId>),
    note: &Note,
) -> Result<Vec<SignalId>, Refusal> {
    if note.signals.is_empty() {
        return Ok(Vec::new());
    }
    // The caller raises it; where it comes from is the member.
    let for_member =
        Actor { organisation: member.organisation, organisation_name: member.name.clone(), ..actor.clone() };
    let places = Places::read(tx, actor.network)?;
    let area = places.around(&member.place).first().map(|area| area.code.clone());
    let mut made = Vec::with_capacity(note.signals.len());
    for (told, number) in note.signals.iter().zip(1_u128..) {
        let raise = Raise {
            words: told.words.clone(),
            kind: told.kind,
            theme: None,
            area: area.clone(),
            level: Level::Gemeente,
            quote: None,
            suggestion: None,
            guard_reason: note.guard_reason.clone(),
            form_key: Uuid::from_u128(note.form_key.as_u128().wrapping_add(number)),
        };
        let id = capture::raise(tx, &for_member, now, &raise)?;
        tx.execute(
            "insert into call_note_signal (network_id, signal_id, note_id, said_yes_at) values ($1, $2, $3, $4)",
            &[&actor.network, &id, &this, &now],
        )?;
        if let Some(contact) = contact.filter(|contact| *contact != actor.person) {
            let said = facts([
                ("caller", json!(actor.name)),
                ("organisation", json!(member.name)),
                ("words", json!(beginning(&told.words, SHOWN))),
            ]);
            let href = format!("/signalen/{id}");
            tell::person(tx, now, (actor.network, contact), "notice-raised-for-you", said, &href)?;
        }
        made.push(id);
    }
    Ok(made)
}
