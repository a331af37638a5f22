//! Where a dossier stands, what can happen to it, and what may follow what. Pure: rows and obligations are moved by
//! `dossier::step`.

use super::ending::{ENDED, Ending};
use crate::signal::Stamp;
use network::Refusal;

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
    /// It came to an end.
    Closed(Stamp, Ending),
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
    /// It ends, by what contributors said or didn't say.
    Close(Ending),
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
    #[expect(clippy::match_same_arms, reason = "the table is read state by state, in the order of the loop")]
    pub fn after(&self, step: Step, stamp: Stamp) -> Result<Self, NotNow> {
        use State as S;
        match (self, step) {
            (S::Gathering(_) | S::Prepared(_), Step::Prepare) => Ok(S::Prepared(stamp)),
            // Saying the problem better moves it nowhere.
            (S::AtTable(_) | S::InHand(_) | S::BroughtBack(_) | S::Remainder(..), Step::Prepare) => {
                Ok(self.clone())
            }
            // Word that was brought back is not the last word: until it is closed, its driver goes on with it.
            (
                S::Gathering(_)
                | S::Prepared(_)
                | S::AtTable(_)
                | S::InHand(_)
                | S::BroughtBack(_)
                | S::Remainder(..),
                Step::BringToTable,
            ) => Ok(S::AtTable(stamp)),
            (S::AtTable(_) | S::InHand(_), Step::TakeInHand) => Ok(S::InHand(stamp)),
            (S::Gathering(_) | S::Prepared(_) | S::BroughtBack(_) | S::Remainder(..), Step::TakeInHand) => {
                Err(NotNow::NotAtTable)
            }
            (
                S::Gathering(_)
                | S::Prepared(_)
                | S::AtTable(_)
                | S::InHand(_)
                | S::BroughtBack(_)
                | S::Remainder(..),
                Step::Solve,
            ) => Ok(S::Solved(stamp)),
            (
                S::Gathering(_)
                | S::Prepared(_)
                | S::AtTable(_)
                | S::InHand(_)
                | S::BroughtBack(_)
                | S::Remainder(..),
                Step::LeaveUnsolved(reason),
            ) => Ok(S::NotSolved(stamp, reason)),
            (
                S::Gathering(_) | S::Prepared(_) | S::AtTable(_) | S::InHand(_),
                Step::BringBack | Step::Close(_) | Step::Remain(_),
            ) => Err(NotNow::NoSolutionYet),

            (S::Solved(_), Step::BringBack) => Ok(S::BroughtBack(stamp)),
            // "None yet" ends nothing: everybody knows why, and that is what remains.
            (S::NotSolved(_, why), Step::BringBack) => Ok(S::Remainder(stamp, why.clone())),
            (S::Solved(_) | S::NotSolved(..), Step::Close(_) | Step::Remain(_)) => {
                Err(NotNow::NotBroughtBack)
            }
            (
                S::Solved(_) | S::NotSolved(..),
                Step::Prepare | Step::BringToTable | Step::TakeInHand | Step::Solve | Step::LeaveUnsolved(_),
            ) => Err(NotNow::BringBackFirst),

            // Telling somebody who was still to be told does not begin the two weeks anew for the others.
            (S::BroughtBack(_), Step::BringBack) => Ok(self.clone()),
            (S::Remainder(..), Step::BringBack) => Err(NotNow::NoSolutionYet),
            // When it works everywhere after all, nothing is left to go on with.
            (S::BroughtBack(_) | S::Remainder(..), Step::Close(ending)) => Ok(S::Closed(stamp, ending)),
            // What remains becomes clearer with each contributor who says it.
            (S::BroughtBack(_) | S::Remainder(..) | S::Closed(..), Step::Remain(what)) => {
                Ok(S::Remainder(stamp, what))
            }
            // Whoever was silent says yes after all.
            (S::Closed(_, Ending::Silent), Step::Close(Ending::Works)) => Ok(S::Closed(stamp, Ending::Works)),
            (
                S::Closed(..),
                Step::Prepare
                | Step::BringToTable
                | Step::TakeInHand
                | Step::Solve
                | Step::LeaveUnsolved(_)
                | Step::BringBack
                | Step::Close(_),
            ) => Err(NotNow::Closed),
        }
    }

    /// Its name in lists, addresses and events.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Gathering(_) => "gathering",
            Self::Prepared(_) => "prepared",
            Self::AtTable(_) => "at_table",
            Self::InHand(_) => "in_hand",
            Self::Solved(_) => "solved",
            Self::NotSolved(..) => "not_solved",
            Self::BroughtBack(_) => "brought_back",
            Self::Closed(_, ending) => ending.name(),
            Self::Remainder(..) => "remainder",
        }
    }

    /// The key of its name on screens.
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Gathering(_) => "dossier-state-gathering",
            Self::Prepared(_) => "dossier-state-prepared",
            Self::AtTable(_) => "dossier-state-at-table",
            Self::InHand(_) => "dossier-state-in-hand",
            Self::Solved(_) => "dossier-state-solved",
            Self::NotSolved(..) => "dossier-state-not-solved",
            Self::BroughtBack(_) => "dossier-state-brought-back",
            Self::Closed(_, ending) => ending.text_key(),
            Self::Remainder(..) => "dossier-state-remainder",
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
            | Self::Closed(stamp, _)
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
            | Self::Closed(..) => None,
        }
    }

    /// How it ended; none while it is open.
    pub fn ending(&self) -> Option<Ending> {
        match self {
            Self::Closed(_, ending) => Some(*ending),
            Self::Gathering(_)
            | Self::Prepared(_)
            | Self::AtTable(_)
            | Self::InHand(_)
            | Self::Solved(_)
            | Self::NotSolved(..)
            | Self::BroughtBack(_)
            | Self::Remainder(..) => None,
        }
    }

    /// What its row says of it: the state, and how it ended.
    pub(super) fn kept(&self) -> (&'static str, Option<&'static str>) {
        match self.ending() {
            Some(ending) => (ENDED, Some(ending.name())),
            None => (self.name(), None),
        }
    }

    /// The state that a row says; none for a row that says no state.
    pub(super) fn read(
        (name, ending): (&str, Option<&str>),
        stamp: Stamp,
        why: Option<String>,
    ) -> Option<Self> {
        Some(match name {
            "gathering" => Self::Gathering(stamp),
            "prepared" => Self::Prepared(stamp),
            "at_table" => Self::AtTable(stamp),
            "in_hand" => Self::InHand(stamp),
            "solved" => Self::Solved(stamp),
            "not_solved" => Self::NotSolved(stamp, why?),
            "brought_back" => Self::BroughtBack(stamp),
            ENDED => Self::Closed(stamp, Ending::named(ending?)?),
            "remainder" => Self::Remainder(stamp, why?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::PersonId;

    fn stamp() -> Stamp {
        let at = "2026-11-23T08:10:00Z".parse().unwrap();
        Stamp { at, by: PersonId::new(at) }
    }

    fn through(steps: &[Step]) -> Result<State, NotNow> {
        steps.iter().try_fold(State::Gathering(stamp()), |state, step| state.after(step.clone(), stamp()))
    }

    #[test]
    fn a_dossier_goes_round_the_loop() {
        let steps = [
            Step::Prepare,
            Step::BringToTable,
            Step::TakeInHand,
            Step::Solve,
            Step::BringBack,
            Step::Close(Ending::Works),
        ];
        assert_eq!(through(&steps).map(|state| state.name()), Ok("confirmed"));
    }

    #[test]
    fn it_cannot_be_closed_before_it_was_brought_back() {
        assert_eq!(through(&[Step::Solve, Step::Close(Ending::Works)]), Err(NotNow::NotBroughtBack));
        assert_eq!(through(&[Step::Prepare, Step::Close(Ending::Works)]), Err(NotNow::NoSolutionYet));
    }

    #[test]
    fn none_yet_goes_back_too_and_keeps_its_reason() {
        let state = through(&[Step::LeaveUnsolved("Geen geld in deze periode".to_owned())]).unwrap();
        assert_eq!(state.why(), Some("Geen geld in deze periode"));
        assert_eq!(state.after(Step::Close(Ending::Works), stamp()), Err(NotNow::NotBroughtBack));
        let now = stamp();
        assert_eq!(
            state.after(Step::BringBack, now),
            Ok(State::Remainder(now, "Geen geld in deze periode".to_owned()))
        );
    }

    #[test]
    fn word_that_was_brought_back_is_not_the_last_word() {
        let told = through(&[Step::Solve, Step::BringBack]).unwrap();
        for (step, name) in [
            (Step::Solve, "solved"),
            (Step::LeaveUnsolved("Toch niet".to_owned()), "not_solved"),
            (Step::BringToTable, "at_table"),
            (Step::Prepare, "brought_back"),
        ] {
            assert_eq!(told.after(step, stamp()).map(|state| state.name()), Ok(name));
        }
    }

    #[test]
    fn an_end_in_silence_is_no_yes_until_somebody_says_so() {
        let told = through(&[Step::Solve, Step::BringBack]).unwrap();
        let ended = |ending| told.after(Step::Close(ending), stamp()).unwrap();
        assert_eq!(ended(Ending::Silent).name(), "silent");
        assert_eq!(
            ended(Ending::Silent).after(Step::Close(Ending::Works), stamp()).map(|state| state.name()),
            Ok("confirmed")
        );
        for ending in [Ending::Works, Ending::Unsolved] {
            assert_eq!(ended(ending).after(Step::Close(Ending::Works), stamp()), Err(NotNow::Closed));
        }
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
    fn a_remainder_can_be_closed_but_not_brought_back_without_a_new_answer() {
        let remains = through(&[Step::Solve, Step::BringBack, Step::Remain("Loohoek".to_owned())]).unwrap();
        assert_eq!(
            remains.after(Step::Close(Ending::Works), stamp()).map(|state| state.name()),
            Ok("confirmed")
        );
        assert_eq!(remains.after(Step::BringBack, stamp()), Err(NotNow::NoSolutionYet));
    }

    #[test]
    fn a_closed_dossier_only_reopens() {
        let closed = State::Closed(stamp(), Ending::Works);
        for step in
            [Step::Prepare, Step::BringToTable, Step::Solve, Step::BringBack, Step::Close(Ending::Works)]
        {
            assert_eq!(closed.after(step, stamp()), Err(NotNow::Closed));
        }
        assert!(closed.after(Step::Remain("Toch weer".to_owned()), stamp()).is_ok());
    }

    #[test]
    fn bringing_back_again_leaves_it_where_it_is() {
        let told = through(&[Step::Solve, Step::BringBack]).unwrap();
        let later = Stamp { at: "2026-12-01T08:10:00Z".parse().unwrap(), ..stamp() };
        assert_eq!(told.after(Step::BringBack, later), Ok(told));
    }

    #[test]
    fn each_state_reads_back_from_its_name() {
        for steps in [
            &[][..],
            &[Step::Prepare],
            &[Step::BringToTable, Step::TakeInHand],
            &[Step::LeaveUnsolved("Geen geld".to_owned()), Step::BringBack],
            &[Step::Solve, Step::BringBack, Step::Remain("Loohoek".to_owned())],
            &[Step::Solve, Step::BringBack, Step::Close(Ending::Works)],
            &[Step::Solve, Step::BringBack, Step::Close(Ending::Silent)],
        ] {
            let state = through(steps).unwrap();
            let why = state.why().map(str::to_owned);
            assert_eq!(State::read(state.kept(), state.stamp(), why), Some(state));
        }
    }
}
