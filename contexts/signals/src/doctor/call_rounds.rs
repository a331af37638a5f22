//! The proof for call rounds: every round that isn't over has its one obligation, every member on the line is with one
//! caller, a no is respected, nobody counts as spoken without a call, and no signal came of a call without the member's
//! own yes.

use super::ROWS;
use crate::note_call::NoteId;
use crate::suggestions;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use store::{Error, Tx};
use worklist::doctor::{Finding, Rule};

pub(super) const CALLS: [Rule; 6] = [
    Rule {
        invariant: "every call round that isn't over has exactly one open obligation, one that is over has none",
        count: "select count(*) as counted from call_round where network_id = $1 and state <> 'closed'",
        offending: "select call_round.id from call_round where call_round.network_id = $1
            and (select count(*) from obligation where obligation.network_id = call_round.network_id
              and obligation.matter_kind = 'call_round' and obligation.matter_id = call_round.id
              and obligation.state <> 'settled') <> case when call_round.state = 'closed' then 0 else 1 end
            order by call_round.id",
    },
    Rule {
        invariant: "every member on the line is with one caller, and no caller has two in a round",
        count: "select count(*) as counted from call_round_member where network_id = $1 and claimed_by is not null",
        offending: "select distinct one.organisation_id as id from call_round_member one
            where one.network_id = $1 and one.claimed_by is not null and (
              one.claimed_until is null or one.standing not in ('to_call', 'not_reached')
              or exists (select 1 from call_round_member other where other.network_id = one.network_id
                and other.round_id = one.round_id and other.claimed_by = one.claimed_by
                and other.organisation_id <> one.organisation_id)) order by id",
    },
    Rule {
        invariant: "no member that said no is to be called in a round that runs",
        count: "select count(*) as counted from call_refusal where network_id = $1",
        offending: "select distinct call_refusal.organisation_id as id from call_refusal
            join call_round_member on call_round_member.network_id = call_refusal.network_id
              and call_round_member.organisation_id = call_refusal.organisation_id
            join call_round on call_round.network_id = call_round_member.network_id
              and call_round.id = call_round_member.round_id
            where call_refusal.network_id = $1 and call_round.state = 'running'
              and call_round_member.standing in ('to_call', 'not_reached') order by id",
    },
    Rule {
        invariant: "every organisation says since when nothing was heard of it",
        count: "select count(*) as counted from organisation where network_id = $1",
        offending: "select id from organisation where network_id = $1 and heard_at is null order by id",
    },
    Rule {
        invariant: "every member that counts as spoken has the note of that call",
        count: "select count(*) as counted from call_round_member where network_id = $1 and standing = 'spoken'",
        offending: "select distinct call_round_member.organisation_id as id from call_round_member
            where call_round_member.network_id = $1 and call_round_member.standing = 'spoken'
              and not exists (select 1 from call_note where call_note.network_id = call_round_member.network_id
                and call_note.round_id = call_round_member.round_id
                and call_note.organisation_id = call_round_member.organisation_id and call_note.outcome = 'spoken')
            order by id",
    },
    Rule {
        invariant: "every signal of a call has the member's yes, in a call in which it was spoken",
        count: "select count(*) as counted from call_note_signal where network_id = $1",
        offending: "select call_note_signal.signal_id as id from call_note_signal
            join call_note on call_note.network_id = call_note_signal.network_id
              and call_note.id = call_note_signal.note_id
            join signal on signal.network_id = call_note_signal.network_id and signal.id = call_note_signal.signal_id
            where call_note_signal.network_id = $1 and (call_note.outcome <> 'spoken'
              or call_note_signal.said_yes_at <> call_note.at or signal.organisation_id <> call_note.organisation_id)
            order by id",
    },
];

/// Runs the personal-data guard again over every note that was kept without a reason, a page at a time.
pub(super) fn guarded(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Finding, Error> {
    let known = suggestions::known_here(tx, network, now)?;
    let (mut after, mut counted, mut offending) = (NoteId(Uuid::nil()), 0_i64, Vec::new());
    loop {
        let rows = tx.query(
            "select id, first_answer, second_answer from call_note
             where network_id = $1 and guard_reason is null and id > $2 order by id limit $3",
            &[&network, &after, &ROWS],
        )?;
        for row in &rows {
            let texts: [Option<String>; 2] = [row.get("first_answer")?, row.get("second_answer")?];
            after = row.get("id")?;
            counted += 1;
            if texts.iter().flatten().any(|text| !known.guard.find(text).is_empty()) {
                offending.push(after.into());
            }
        }
        if rows.is_empty() {
            break;
        }
    }
    let invariant = "no note of a call holds personal data that nobody gave a reason for";
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}
