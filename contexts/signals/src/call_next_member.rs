//! "Volgend lid": gives a caller a member that nobody has spoken yet in this round, and keeps it for them for half an
//! hour, so that two callers never get the same. Who was not reached comes back when its moment is there; who said no
//! never does.

use crate::call_round::members::{self, MEMBER, Member, Standing};
use crate::call_round::{self, CallRound, CallRoundId};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use kernel::{OrganisationId, Timestamp};
use network::{Actor, Refusal, Route, Visit};
use store::{Error, Tx};
use web::{Failure, Flash, Path, Posted, SeeOther};

/// So long a caller has a member on the line before another may get it.
pub const LEASE: SignedDuration = SignedDuration::from_mins(30);
/// So many members are looked at before a caller is told to try again: more than there ever are callers at once.
const LOOKED_AT: i64 = 50;
/// The index that gives each caller one member at a time.
const ONE_AT_A_TIME: &str = "one_member_on_the_line";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/belrondes/{id}/volgende", "call_member", post)]
}

async fn post(visit: Visit, Path(id): Path<CallRoundId>, posted: Posted) -> Result<Response, Failure> {
    let wanted = match posted.text("organisation") {
        "" => None,
        text => Some(text.parse::<OrganisationId>().map_err(|_| Failure::NotFound)?),
    };
    let given = match visit.write(move |tx, actor, now| next_member(tx, actor, now, id, wanted)).await {
        // The same caller asked twice at once: the first answer holds for both.
        Err(Refusal::Store(problem)) if problem.is_unique(ONE_AT_A_TIME) => Given::OnTheLine,
        given => given?,
    };
    Ok(match given {
        Given::OnTheLine => SeeOther::to(format!("/belrondes/{id}/gesprek")),
        Given::Nobody => SeeOther::to(format!("/belrondes/{id}")).saying(Flash::but("next-member-none")),
        Given::WithAnother => {
            SeeOther::to(format!("/belrondes/{id}")).saying(Flash::but("next-member-with-another"))
        }
    }
    .into_response())
}

/// What came of asking for a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Given {
    /// The caller has one on the line.
    OnTheLine,
    /// There is nobody to call now.
    Nobody,
    /// The member asked for is with another caller, or has been spoken meanwhile.
    WithAnother,
}

/// Gives the caller a member: the one they have on the line already, the one they ask for, or the next.
pub fn next_member(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: CallRoundId,
    wanted: Option<OrganisationId>,
) -> Result<Given, Refusal> {
    let round = call_round::load_for(tx, actor, id, "call_member")?;
    round.must_run()?;
    if let Some(mine) = members::on_the_line(tx, actor.network, id, actor.person)? {
        if mine.claim.is_some_and(|(_, until)| until > now) && wanted.is_none_or(|it| it == mine.organisation)
        {
            return Ok(Given::OnTheLine);
        }
        release(tx, &round, &mine)?;
    }
    if let Some(organisation) = wanted {
        let member = members::load(tx, actor.network, id, organisation)?;
        let member = member.ok_or(Refusal::NotFound("member"))?;
        let taken = claim(tx, actor, now, &round, &member)?;
        return Ok(if taken { Given::OnTheLine } else { Given::WithAnother });
    }
    for member in candidates(tx, &round, now)? {
        if claim(tx, actor, now, &round, &member)? {
            return Ok(Given::OnTheLine);
        }
    }
    Ok(Given::Nobody)
}

/// Whom somebody may call now: those whose moment to be tried again has come, then those whom nobody has called, in the
/// order of their turns.
fn candidates(tx: &mut Tx<'_>, round: &CallRound, now: Timestamp) -> Result<Vec<Member>, Error> {
    let again = format!(
        "{MEMBER} where call_round_member.network_id = $1 and call_round_member.round_id = $2
           and call_round_member.again_at <= $3 and call_round_member.standing = 'not_reached'
           and (call_round_member.claimed_until is null or call_round_member.claimed_until <= $3)
         order by call_round_member.again_at, call_round_member.organisation_id limit $4"
    );
    let first = format!(
        "{MEMBER} where call_round_member.network_id = $1 and call_round_member.round_id = $2
           and call_round_member.standing = 'to_call'
           and (call_round_member.claimed_until is null or call_round_member.claimed_until <= $3)
         order by call_round_member.turn limit $4"
    );
    let mut rows = tx.query(&again, &[&round.network, &round.id, &now, &LOOKED_AT])?;
    rows.extend(tx.query(&first, &[&round.network, &round.id, &now, &LOOKED_AT])?);
    rows.iter().map(members::read).collect()
}

/// Puts a member on the caller's line, unless somebody else was first, or it was spoken or said no meanwhile.
fn claim(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    round: &CallRound,
    member: &Member,
) -> Result<bool, Error> {
    if !matches!(member.standing, Standing::ToCall | Standing::NotReached) {
        return Ok(false);
    }
    // Both conditions again: on PostgreSQL another caller may have committed since the member was read.
    let claimed = tx.execute(
        "update call_round_member set claimed_by = $5, claimed_until = $6, version = version + 1
         where network_id = $1 and round_id = $2 and organisation_id = $3 and version = $4
           and standing in ('to_call', 'not_reached') and (claimed_until is null or claimed_until <= $7)
           and not exists (select 1 from call_refusal where call_refusal.network_id = call_round_member.network_id
             and call_refusal.organisation_id = call_round_member.organisation_id)",
        &[
            &round.network,
            &round.id,
            &member.organisation,
            &member.version,
            &actor.person,
            &(now + LEASE),
            &now,
        ],
    )?;
    Ok(claimed == 1)
}

/// Takes a member off the line of whoever has it.
pub fn release(tx: &mut Tx<'_>, round: &CallRound, member: &Member) -> Result<(), Error> {
    tx.change_one(
        "update call_round_member set claimed_by = null, claimed_until = null, version = version + 1
         where network_id = $1 and round_id = $2 and organisation_id = $3 and version = $4",
        &[&round.network, &round.id, &member.organisation, &member.version],
    )
}
