//! Noting a call: spoken, not reached, or a no. What was said goes with it in the caller's words; the personal-data guard
//! reads it first. From the note signals are made, each only after the member's own yes, with the member as where it
//! comes from. Who was not reached comes back by itself; a no is respected here and in every later round.

mod made;
mod typed;

use crate::call_round::members::{self, Member, Standing};
use crate::call_round::{self, CallRound, CallRoundId};
use crate::record::record;
use crate::show_call;
use crate::signal::SignalId;
use crate::suggestions;
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, OrganisationId, Timestamp, calendar, define_id};
pub use made::{CameOf, came_of};
use network::by_name::{self, Chosen, Of};
use network::{Actor, Refusal, Route, Visit, named};
use serde_json::json;
use store::{Error, Tx};
pub use typed::{FIELDS, Note, Told, kinds};
use web::{Failure, Flash, Path, Posted, SeeOther};

define_id!(
    /// The note of one call.
    NoteId
);
store::id_value!(NoteId);

named! {
    /// What came of a call.
    pub enum Outcome, text "call-outcome" {
        /// Somebody was spoken.
        Spoken = "spoken",
        /// Nobody answered.
        NotReached = "not_reached",
        /// They don't want to be called.
        SaidNo = "said_no",
    }
}

/// After so many tries without an answer a member doesn't come back by itself any more.
pub const TRIES: i64 = 3;
/// After so many working days, by how often it was tried.
const COMES_BACK_AFTER: [u16; 2] = [1, 3];
/// The longest answer to a question, in characters.
pub const LONGEST: usize = 2_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/belrondes/{id}/gesprek", "call_member", post)]
}

async fn post(visit: Visit, Path(id): Path<CallRoundId>, posted: Posted) -> Result<Response, Failure> {
    let now = visit.now();
    let known = visit
        .read(move |tx, actor| {
            call_round::load_for(tx, actor, id, "call_member")?;
            Ok(suggestions::known_here(tx, actor.network, now)?)
        })
        .await?;
    let mut found = Vec::new();
    let parsed = chosen(&visit, &posted).await?.parse(|posted| {
        Note::parse(posted, visit.view.form_key, &known).map_err(|(problems, findings)| {
            found = findings;
            problems
        })
    });
    let problems = match parsed {
        Ok(note) => {
            let outcome = note.outcome;
            match visit.write(move |tx, actor, now| note_call(tx, actor, now, id, &note)).await {
                Ok(made) => {
                    let flash = said(outcome).with("count", made.len());
                    return Ok(SeeOther::to(format!("/belrondes/{id}")).saying(flash).into_response());
                }
                Err(refusal) => refusal.at("outcome")?,
            }
        }
        Err(problems) => problems,
    };
    show_call::again(&visit, id, (&posted, &problems, &found)).await
}

/// The form, with whoever was spoken by name among the people of the member that was called.
async fn chosen(visit: &Visit, posted: &Posted) -> Result<Chosen, Refusal> {
    match posted.text("organisation").parse() {
        Ok(member) => by_name::read_within(visit, posted, ("contact", &[Of::Colleague]), member).await,
        Err(_) => by_name::read(visit, posted, &[]).await,
    }
}

fn said(outcome: Outcome) -> Flash {
    Flash::new(match outcome {
        Outcome::Spoken => "note-call-done-spoken",
        Outcome::NotReached => "note-call-done-not-reached",
        Outcome::SaidNo => "note-call-done-said-no",
    })
}

/// Notes a call and makes the signals that the member agreed to. The same form sent again gives what it made first.
pub fn note_call(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: CallRoundId,
    note: &Note,
) -> Result<Vec<SignalId>, Refusal> {
    let round = call_round::load_for(tx, actor, id, "call_member")?;
    let member = members::load(tx, actor.network, id, note.organisation)?;
    let member = member.ok_or(Refusal::NotFound("member"))?;
    let contact = made::contact(tx, actor, &member, note.contact)?;
    let this = NoteId::new(now);
    let inserted = tx.execute(
        "insert into call_note (network_id, id, round_id, organisation_id, caller_id, contact_id, at, outcome,
           first_answer, second_answer, guard_reason, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (network_id, caller_id, form_key) do nothing",
        &[
            &actor.network,
            &this,
            &id,
            &member.organisation,
            &actor.person,
            &contact,
            &now,
            &note.outcome,
            &note.answers[0],
            &note.answers[1],
            &note.guard_reason,
            &note.form_key,
        ],
    )?;
    if inserted == 0 {
        return made::before(tx, actor, note.form_key);
    }
    if member.is_with_another(actor.person, now) {
        return Err(Refusal::NotNow("call-round-refused-with-another"));
    }
    stands_now(tx, actor, now, (&round, &member), note.outcome)?;
    let made = made::signals(tx, actor, now, (this, &member, contact), note)?;
    let facts = json!({ "note": this, "organisation": member.organisation, "outcome": note.outcome.name(),
        "signals": made });
    record(tx, actor, now, "call_round.called", round.subject(), facts)?;
    Ok(made)
}

/// How the member stands after the call, in this round and, after a no, in every round that runs.
fn stands_now(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (round, member): (&CallRound, &Member),
    outcome: Outcome,
) -> Result<(), Refusal> {
    match outcome {
        Outcome::Spoken => {
            stand(tx, (round, member), (Standing::Spoken, member.tries, None))?;
            network::heard::keep(tx, now, actor.network, member.organisation)?;
        }
        // It was spoken, or said no, before: that nobody answered now takes nothing away.
        Outcome::NotReached if matches!(member.standing, Standing::Spoken | Standing::SaidNo) => {}
        Outcome::NotReached => {
            let tries = member.tries + 1;
            stand(tx, (round, member), (Standing::NotReached, tries, comes_back(now, tries)))?;
        }
        Outcome::SaidNo => {
            tx.execute(
                "insert into call_refusal (network_id, organisation_id, said_at, noted_by) values ($1, $2, $3, $4)
                 on conflict do nothing",
                &[&actor.network, &member.organisation, &now, &actor.person],
            )?;
            if member.standing != Standing::Spoken {
                stand(tx, (round, member), (Standing::SaidNo, member.tries, None))?;
            }
            said_no_everywhere(tx, actor.network, member.organisation)?;
        }
    }
    Ok(())
}

/// When a member comes back by itself after so many tries; never after the last.
fn comes_back(now: Timestamp, tries: i64) -> Option<Timestamp> {
    let at = usize::try_from(tries - 1).ok().filter(|_| tries < TRIES)?;
    COMES_BACK_AFTER.get(at).map(|days| calendar::in_working_days(now, *days))
}

fn stand(
    tx: &mut Tx<'_>,
    (round, member): (&CallRound, &Member),
    (standing, tries, again_at): (Standing, i64, Option<Timestamp>),
) -> Result<(), Error> {
    tx.change_one(
        "update call_round_member set standing = $5, tries = $6, again_at = $7, claimed_by = null,
           claimed_until = null, version = version + 1
         where network_id = $1 and round_id = $2 and organisation_id = $3 and version = $4",
        &[&round.network, &round.id, &member.organisation, &member.version, &standing, &tries, &again_at],
    )
}

/// In every other round that runs.
fn said_no_everywhere(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<(), Error> {
    tx.execute(
        "update call_round_member set standing = 'said_no', again_at = null, claimed_by = null, claimed_until = null,
           version = version + 1
         where network_id = $1 and organisation_id = $2 and standing in ('to_call', 'not_reached') and round_id in (
           select id from call_round where network_id = $1 and state = 'running')",
        &[&network, &organisation],
    )?;
    Ok(())
}
