//! A dossier: signals that are alike, with one driver (trekker), from gathering to confirmed or an open remainder. Its
//! states, what may follow what, its rows, and the one obligation that its driver holds in each state.

use crate::signal::Stamp;
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use network::{Actor, Refusal, area::Level};
use obligations::{Holder, Moment};
use policy::Matter as PolicyMatter;
use store::event::Subject;
use store::{Error, Row, Tx};
use worklist::{Matter, Opening, why};

define_id!(
    /// One dossier.
    DossierId
);
store::id_value!(DossierId);

/// Where a dossier stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Signals are being gathered.
    Gathering(Stamp),
    /// The problem is stated: clear, neutral, recognised, shared.
    Prepared(Stamp),
    /// On at least one table's agenda.
    AtTable(Stamp),
    /// A table spoke about it; commitments run.
    InHand(Stamp),
    /// There is a solution.
    Solved(Stamp),
    /// There is none yet, for this reason.
    NotSolved(Stamp, String),
    /// Every contributor has been told.
    BroughtBack(Stamp),
    /// It works where it was raised; closed.
    Confirmed(Stamp),
    /// Solved in part: this remains open.
    Remainder(Stamp, String),
}

/// What can happen to a dossier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// The problem is stated.
    Prepare,
    /// It goes on an agenda.
    BringToTable,
    /// The outcome at a table is recorded.
    TakeInHand,
    /// A solution is recorded.
    Solve,
    /// "None yet" is recorded, with the reason.
    LeaveUnsolved(String),
    /// All contributors have been told.
    BringBack,
    /// Closed, because of what contributors said.
    Confirm,
    /// Somebody for whom it doesn't work, or who reopens it, says what remains.
    Remain(String),
}

/// Why a step is not possible now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotNow {
    /// It is closed; reopen it first.
    #[error("the dossier is closed")]
    Closed,
    /// It has a solution that must go back first.
    #[error("the solution must be brought back first")]
    BringBackFirst,
    /// It has no solution and no reasoned "none yet".
    #[error("the dossier has no solution yet")]
    NoSolutionYet,
    /// Not everybody has been told.
    #[error("not every contributor has been told")]
    NotBroughtBack,
    /// It was never on an agenda.
    #[error("the dossier is on no agenda")]
    NotAtTable,
}

impl From<NotNow> for Refusal {
    fn from(not_now: NotNow) -> Self {
        Self::NotNow(match not_now {
            NotNow::Closed => "dossier-refused-closed",
            NotNow::BringBackFirst => "dossier-refused-bring-back-first",
            NotNow::NoSolutionYet => "dossier-refused-no-solution-yet",
            NotNow::NotBroughtBack => "dossier-refused-not-brought-back",
            NotNow::NotAtTable => "dossier-refused-not-at-table",
        })
    }
}

impl State {
    /// The state after `step`, or why not.
    pub fn after(&self, step: Step, stamp: Stamp) -> Result<Self, NotNow> {
        use State as S;
        match (self, step) {
            (S::Confirmed(_), Step::Remain(what)) => Ok(S::Remainder(stamp, what)),
            (
                S::Confirmed(_),
                Step::Prepare
                | Step::BringToTable
                | Step::TakeInHand
                | Step::Solve
                | Step::LeaveUnsolved(_)
                | Step::BringBack
                | Step::Confirm,
            ) => Err(NotNow::Closed),

            (S::Gathering(_) | S::Prepared(_), Step::Prepare) => Ok(S::Prepared(stamp)),
            // Saying the problem better does not take it off the agenda.
            (S::AtTable(_) | S::InHand(_) | S::Remainder(..), Step::Prepare) => Ok(self.clone()),
            (
                S::Gathering(_) | S::Prepared(_) | S::AtTable(_) | S::InHand(_) | S::Remainder(..),
                Step::BringToTable,
            ) => Ok(S::AtTable(stamp)),
            (S::AtTable(_) | S::InHand(_), Step::TakeInHand) => Ok(S::InHand(stamp)),
            (S::Gathering(_) | S::Prepared(_) | S::Remainder(..), Step::TakeInHand) => Err(NotNow::NotAtTable),
            (S::Gathering(_) | S::Prepared(_) | S::AtTable(_) | S::InHand(_) | S::Remainder(..), Step::Solve) => {
                Ok(S::Solved(stamp))
            }
            (
                S::Gathering(_) | S::Prepared(_) | S::AtTable(_) | S::InHand(_) | S::Remainder(..),
                Step::LeaveUnsolved(reason),
            ) => Ok(S::NotSolved(stamp, reason)),
            (
                S::Gathering(_) | S::Prepared(_) | S::AtTable(_) | S::InHand(_) | S::Remainder(..),
                Step::BringBack | Step::Confirm | Step::Remain(_),
            ) => Err(NotNow::NoSolutionYet),

            (S::Solved(_) | S::NotSolved(..) | S::BroughtBack(_), Step::BringBack) => Ok(S::BroughtBack(stamp)),
            (S::Solved(_) | S::NotSolved(..), Step::Confirm | Step::Remain(_)) => Err(NotNow::NotBroughtBack),
            (
                S::Solved(_) | S::NotSolved(..),
                Step::Prepare | Step::BringToTable | Step::TakeInHand | Step::Solve | Step::LeaveUnsolved(_),
            ) => Err(NotNow::BringBackFirst),

            (S::BroughtBack(_), Step::Confirm) => Ok(S::Confirmed(stamp)),
            (S::BroughtBack(_), Step::Remain(what)) => Ok(S::Remainder(stamp, what)),
            (
                S::BroughtBack(_),
                Step::Prepare | Step::BringToTable | Step::TakeInHand | Step::Solve | Step::LeaveUnsolved(_),
            ) => Err(NotNow::Closed),
        }
    }

    /// Its name in the database and in text keys.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Gathering(_) => "gathering",
            Self::Prepared(_) => "prepared",
            Self::AtTable(_) => "at_table",
            Self::InHand(_) => "in_hand",
            Self::Solved(_) => "solved",
            Self::NotSolved(..) => "not_solved",
            Self::BroughtBack(_) => "brought_back",
            Self::Confirmed(_) => "confirmed",
            Self::Remainder(..) => "remainder",
        }
    }

    /// Who brought it here, and when.
    pub fn stamp(&self) -> Stamp {
        match self {
            Self::Gathering(stamp)
            | Self::Prepared(stamp)
            | Self::AtTable(stamp)
            | Self::InHand(stamp)
            | Self::Solved(stamp)
            | Self::NotSolved(stamp, _)
            | Self::BroughtBack(stamp)
            | Self::Confirmed(stamp)
            | Self::Remainder(stamp, _) => *stamp,
        }
    }

    /// The reason or the remainder, in words.
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::NotSolved(_, why) | Self::Remainder(_, why) => Some(why),
            Self::Gathering(_)
            | Self::Prepared(_)
            | Self::AtTable(_)
            | Self::InHand(_)
            | Self::Solved(_)
            | Self::BroughtBack(_)
            | Self::Confirmed(_) => None,
        }
    }

    fn named(name: &str, stamp: Stamp, why: Option<String>) -> Option<Self> {
        Some(match name {
            "gathering" => Self::Gathering(stamp),
            "prepared" => Self::Prepared(stamp),
            "at_table" => Self::AtTable(stamp),
            "in_hand" => Self::InHand(stamp),
            "solved" => Self::Solved(stamp),
            "not_solved" => Self::NotSolved(stamp, why?),
            "brought_back" => Self::BroughtBack(stamp),
            "confirmed" => Self::Confirmed(stamp),
            "remainder" => Self::Remainder(stamp, why?),
            _ => return None,
        })
    }
}

/// A dossier.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its id.
    pub id: DossierId,
    /// Its network.
    pub network: NetworkId,
    /// Its title.
    pub title: String,
    /// The statement of the problem.
    pub problem: Option<String>,
    /// How far it reaches.
    pub level: Level,
    /// Its main theme.
    pub theme: Option<String>,
    /// Who drives it.
    pub driver: PersonId,
    /// Their name.
    pub driver_name: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When the first of its signals was raised: lead time runs from here.
    pub first_raised_at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

impl Dossier {
    /// As the policy sees it. The titles of dossiers name no reporter, so a dossier is not shielded itself; the wrongs
    /// in it are.
    pub fn matter(&self) -> PolicyMatter {
        PolicyMatter { leads: vec![self.driver], ..PolicyMatter::network(self.network) }
    }

    /// As events know it.
    pub fn subject(&self) -> Subject {
        subject(self.id)
    }

    /// As the worklist knows it.
    pub fn work(&self) -> Matter {
        Matter::new("dossier", self.id)
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("/dossiers/{}", self.id)
    }
}

/// A dossier as events know it.
pub fn subject(id: DossierId) -> Subject {
    Subject { kind: "dossier", id: id.into() }
}

const DOSSIER: &str = "select dossier.network_id, dossier.id, dossier.title, dossier.problem, dossier.level,
    dossier.theme_code, dossier.driver_id, person.name as driver_name, dossier.opened_at, dossier.first_raised_at,
    dossier.state, dossier.state_since, dossier.state_by, dossier.state_why, dossier.version
  from dossier join person on person.network_id = dossier.network_id and person.id = dossier.driver_id";

/// One dossier.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Dossier, Refusal> {
    let sql = format!("{DOSSIER} where dossier.network_id = $1 and dossier.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("dossier"))?;
    Ok(read(&row)?)
}

/// One dossier, after asking the policy whether the actor may do `action` with it.
pub fn load_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: DossierId,
    action: &'static str,
) -> Result<Dossier, Refusal> {
    let dossier = load(tx, actor.network, id)?;
    actor.may(action, &dossier.matter())?;
    Ok(dossier)
}

/// The dossiers that carry a signal.
pub fn of_signal(
    tx: &mut Tx<'_>,
    network: NetworkId,
    signal: crate::signal::SignalId,
) -> Result<Vec<Dossier>, Error> {
    let sql = format!(
        "{DOSSIER} join dossier_signal on dossier_signal.network_id = dossier.network_id
           and dossier_signal.dossier_id = dossier.id
         where dossier.network_id = $1 and dossier_signal.signal_id = $2 order by dossier.id"
    );
    tx.query(&sql, &[&network, &signal])?.iter().map(read).collect()
}

/// Up to `limit` dossiers, newest first, before `before`, of one state or of all.
pub fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    state: Option<&str>,
    before: Option<DossierId>,
    limit: i64,
) -> Result<Vec<Dossier>, Error> {
    let before = before.unwrap_or(DossierId(kernel::ids::Uuid::max()));
    match state {
        Some(state) => {
            let sql = format!(
                "{DOSSIER} where dossier.network_id = $1 and dossier.state = $2 and dossier.id < $3
                 order by dossier.id desc limit $4"
            );
            tx.query(&sql, &[&network, &state, &before, &limit])?.iter().map(read).collect()
        }
        None => {
            let sql = format!(
                "{DOSSIER} where dossier.network_id = $1 and dossier.id < $2 order by dossier.id desc limit $3"
            );
            tx.query(&sql, &[&network, &before, &limit])?.iter().map(read).collect()
        }
    }
}

/// Moves a dossier one step and its driver's obligation with it: the next moment of the new state, or the end.
/// `next` overrides the moment that the state sets by itself.
pub fn step(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
    step: Step,
    next: Option<Timestamp>,
) -> Result<State, Refusal> {
    let state = dossier.state.after(step, Stamp { at: now, by: actor.person })?;
    let stamp = state.stamp();
    tx.change_one(
        "update dossier set state = $4, state_since = $5, state_by = $6, state_why = $7, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &dossier.network,
            &dossier.id,
            &dossier.version,
            &state.name(),
            &stamp.at,
            &stamp.by,
            &state.why(),
        ],
    )?;
    match moment(&state, now)? {
        None => worklist::settle(tx, now, dossier.network, dossier.work(), "confirmed")?,
        Some(moment) => {
            let moment = Moment { at: next.map_or(moment.at, |at| in_sight(at, now)), why: moment.why };
            worklist::advance(tx, now, actor.person, opening(dossier, moment))?;
        }
    }
    Ok(state)
}

/// The driver's obligation for a dossier.
pub fn opening(dossier: &Dossier, moment: Moment) -> Opening {
    Opening {
        network: dossier.network,
        matter: dossier.work(),
        title: dossier.title.clone(),
        href: dossier.href(),
        shielded: false,
        holder: Holder::Person(dossier.driver),
        moment,
    }
}

/// The next moment that a state asks of the driver, with its reason; none when it is closed.
pub fn moment(state: &State, now: Timestamp) -> Result<Option<Moment>, Refusal> {
    let (days, key) = match state {
        State::Gathering(_) => (5, "why-state-the-problem"),
        State::Prepared(_) => (5, "why-bring-to-table"),
        State::AtTable(_) => (10, "why-hear-outcome"),
        State::InHand(_) => (10, "why-record-solution"),
        State::Solved(_) | State::NotSolved(..) => (1, "why-bring-back"),
        State::BroughtBack(_) => (15, "why-hear-whether-it-works"),
        State::Remainder(..) => (10, "why-remainder"),
        State::Confirmed(_) => return Ok(None),
    };
    Ok(Some(Moment { at: calendar::in_working_days(now, days), why: why::rule(key)? }))
}

/// At most as far ahead as an obligation may look, and never behind: a meeting in four months is looked at before.
pub fn in_sight(at: Timestamp, now: Timestamp) -> Timestamp {
    at.clamp(calendar::in_working_days(now, 1), calendar::in_days(now, obligations::LONGEST_PROMISE_DAYS - 1))
}

fn read(row: &Row) -> Result<Dossier, Error> {
    let (name, why): (String, Option<String>) = (row.get("state")?, row.get("state_why")?);
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
        state: State::named(&name, stamp, why).ok_or_else(|| row.bad("state", format!("the state {name}")))?,
        version: row.get("version")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        let at = "2026-11-23T08:10:00Z".parse().unwrap();
        Stamp { at, by: PersonId::new(at) }
    }

    fn through(steps: &[Step]) -> Result<State, NotNow> {
        steps.iter().try_fold(State::Gathering(stamp()), |state, step| state.after(step.clone(), stamp()))
    }

    #[test]
    fn a_dossier_goes_round_the_loop() {
        let steps =
            [Step::Prepare, Step::BringToTable, Step::TakeInHand, Step::Solve, Step::BringBack, Step::Confirm];
        assert_eq!(through(&steps).map(|state| state.name()), Ok("confirmed"));
    }

    #[test]
    fn it_cannot_be_closed_before_it_was_brought_back() {
        assert_eq!(through(&[Step::Solve, Step::Confirm]), Err(NotNow::NotBroughtBack));
        assert_eq!(through(&[Step::Prepare, Step::Confirm]), Err(NotNow::NoSolutionYet));
    }

    #[test]
    fn none_yet_goes_back_too_and_keeps_its_reason() {
        let state = through(&[Step::LeaveUnsolved("Geen geld in deze periode".to_owned())]).unwrap();
        assert_eq!(state.why(), Some("Geen geld in deze periode"));
        assert_eq!(state.after(Step::Confirm, stamp()), Err(NotNow::NotBroughtBack));
        assert_eq!(state.after(Step::BringBack, stamp()).map(|state| state.name()), Ok("brought_back"));
    }

    #[test]
    fn a_remainder_can_go_to_a_table_again() {
        let steps = [
            Step::Solve,
            Step::BringBack,
            Step::Remain("In Loohoek nog niet".to_owned()),
            Step::BringToTable,
            Step::TakeInHand,
            Step::Solve,
        ];
        assert_eq!(through(&steps).map(|state| state.name()), Ok("solved"));
    }

    #[test]
    fn a_closed_dossier_only_reopens() {
        let closed = State::Confirmed(stamp());
        for step in [Step::Prepare, Step::BringToTable, Step::Solve, Step::BringBack, Step::Confirm] {
            assert_eq!(closed.after(step, stamp()), Err(NotNow::Closed));
        }
        assert!(closed.after(Step::Remain("Toch weer".to_owned()), stamp()).is_ok());
    }

    #[test]
    fn every_open_state_asks_something_of_the_driver_ahead_of_now() {
        let now = stamp().at;
        for steps in [&[][..], &[Step::Prepare], &[Step::BringToTable], &[Step::Solve]] {
            let moment = moment(&through(steps).unwrap(), now).unwrap().unwrap();
            assert!(moment.at > now);
        }
        assert_eq!(moment(&State::Confirmed(stamp()), now).unwrap(), None);
    }

    #[test]
    fn a_meeting_far_away_is_looked_at_within_ninety_days() {
        let now = stamp().at;
        assert!(in_sight(calendar::in_days(now, 200), now) < calendar::in_days(now, 90));
        assert!(in_sight(calendar::in_days(now, -3), now) > now);
    }
}
