//! What a paper means for the alarm it came of: making it is how somebody acts on the alarm; the alarm waits for the meeting,
//! is done when the body decided, and asks for another answer when the body doesn't deal with it.

use super::{Paper, of_source};
use crate::alarm::{self, Alarm, AlarmId, Said, State};
use crate::answer_alarm::{self, Answer, Kind};
use jiff::civil::Date;
use kernel::{Timestamp, calendar};
use network::{Actor, Refusal};
use store::Tx;

/// Whoever acts on an alarm by a paper looks at it again after so many days, as long as there is no meeting.
const DAYS: i32 = 14;
/// After a no somebody finds something else within so many working days.
const AFTER_A_NO: u16 = 5;

/// Sees to it that somebody acts on the alarm: who may answer it says so by making the paper.
pub fn act_on(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (alarm, question): (&Alarm, &str),
) -> Result<(), Refusal> {
    match alarm.state {
        State::Acting(..) => Ok(()),
        State::Open | State::Following(..) => {
            let until = Some(calendar::day(calendar::in_days(now, DAYS)));
            let answer = Answer { kind: Kind::Act, words: question.to_owned(), until };
            match answer_alarm::answer_alarm(tx, actor, now, alarm.id, &answer) {
                Err(Refusal::Forbidden { .. }) => Err(Refusal::NotNow("problem-paper-alarm-first")),
                done => done,
            }
        }
        State::Dismissed(_) | State::Done(_) => Err(Refusal::NotNow("problem-paper-alarm-over")),
    }
}

/// The alarm that somebody acts on by this paper, if it came of one.
fn acting(tx: &mut Tx<'_>, paper: &Paper) -> Result<Option<(Alarm, Said)>, Refusal> {
    if paper.origin.kind != "alarm" {
        return Ok(None);
    }
    let alarm = alarm::load_to_change(tx, paper.network, AlarmId(paper.origin.id))?;
    Ok(match alarm.state.clone() {
        State::Acting(said, _) => Some((alarm, said)),
        State::Open | State::Following(..) | State::Dismissed(_) | State::Done(_) => None,
    })
}

/// There is a meeting: the alarm is looked at the working day after it, with whoever holds it.
pub fn waits_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (paper, day): (&Paper, Date),
) -> Result<(), Refusal> {
    let Some((alarm, said)) = acting(tx, paper)? else { return Ok(()) };
    let after = super::state_moment(now, day);
    answer_alarm::keep_acting(tx, actor, now, (&alarm, said, after))
}

/// The body decided: what was done about the alarm is told, unless another paper of it is still to be dealt with.
pub fn is_done(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (paper, words): (&Paper, &str),
) -> Result<(), Refusal> {
    let Some((alarm, _)) = acting(tx, paper)? else { return Ok(()) };
    if another_is_open(tx, paper)? {
        return Ok(());
    }
    let words = format!("{}: {words}", paper.body_name);
    let said = Said { at: now, by: actor.person, name: actor.name.clone(), words };
    answer_alarm::finish(tx, actor, now, (&alarm, said))
}

/// The body doesn't deal with it: whoever holds the alarm finds another answer soon.
pub fn asks_again(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, paper: &Paper) -> Result<(), Refusal> {
    let Some((alarm, said)) = acting(tx, paper)? else { return Ok(()) };
    if another_is_open(tx, paper)? {
        return Ok(());
    }
    let soon = calendar::in_working_days(now, AFTER_A_NO);
    answer_alarm::keep_acting(tx, actor, now, (&alarm, said, soon))
}

fn another_is_open(tx: &mut Tx<'_>, paper: &Paper) -> Result<bool, Refusal> {
    let others = of_source(tx, paper.network, ("alarm", paper.origin.id))?;
    Ok(others.iter().any(|other| other.id != paper.id && other.state.is_open()))
}
