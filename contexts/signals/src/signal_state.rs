//! Where a signal stands, and what may follow what: raised, understood, carried, answered, brought back, confirmed. Pure:
//! no rows and no rights, those are in `signal`.

use kernel::{PersonId, Timestamp};
use network::Refusal;

/// Who did it, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
}

/// Where a signal stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Raised; kind and theme still to be settled.
    Raised(Stamp),
    /// Kind and theme are settled.
    Understood(Stamp),
    /// In at least one dossier.
    Carried(Stamp),
    /// There is an answer, or a reasoned "none yet".
    Answered(Stamp),
    /// Whoever raised it has been told.
    BroughtBack(Stamp),
    /// Whoever raised it said that it works.
    Confirmed(Stamp),
}

/// What can happen to a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Kind and theme are settled.
    Understand,
    /// It goes into a dossier.
    Carry,
    /// An answer is recorded, directly or through a dossier.
    Answer,
    /// Whoever raised it is told.
    BringBack,
    /// It works there.
    Confirm,
    /// It doesn't work there yet: its dossier carries the remainder on.
    Remain,
    /// A direct answer doesn't work there yet: it is to be answered or carried again.
    Return,
}

/// Why a step is not possible now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotNow {
    /// It was answered; there is nothing to carry.
    #[error("the signal has been answered already")]
    AnsweredAlready,
    /// There is no answer to bring back or confirm.
    #[error("the signal has no answer yet")]
    NoAnswerYet,
    /// It has not been brought back.
    #[error("the signal has not been brought back yet")]
    NotBroughtBack,
}

impl From<NotNow> for Refusal {
    fn from(not_now: NotNow) -> Self {
        Self::NotNow(match not_now {
            NotNow::AnsweredAlready => "signal-refused-answered-already",
            NotNow::NoAnswerYet => "signal-refused-no-answer-yet",
            NotNow::NotBroughtBack => "signal-refused-not-brought-back",
        })
    }
}

impl State {
    /// The state after `step`, or why not. A signal may lie in several dossiers, so a step that another dossier took
    /// before leaves it where it is. What it is may be settled at any time; once it lies in a dossier or was answered, that
    /// moves it nowhere.
    pub fn after(self, step: Step, stamp: Stamp) -> Result<Self, NotNow> {
        match (self, step) {
            (Self::Raised(_) | Self::Understood(_), Step::Understand)
            | (Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_), Step::Return) => {
                Ok(Self::Understood(stamp))
            }
            (Self::Raised(_) | Self::Understood(_), Step::Carry)
            | (Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_), Step::Remain) => {
                Ok(Self::Carried(stamp))
            }
            (Self::Raised(_) | Self::Understood(_) | Self::Carried(_), Step::Answer) => {
                Ok(Self::Answered(stamp))
            }
            (Self::Answered(_), Step::BringBack) => Ok(Self::BroughtBack(stamp)),
            (Self::BroughtBack(_), Step::Confirm) => Ok(Self::Confirmed(stamp)),
            (Self::Carried(_), Step::Understand | Step::Carry | Step::Remain)
            | (
                Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_),
                Step::Understand | Step::Answer,
            )
            | (Self::BroughtBack(_) | Self::Confirmed(_), Step::BringBack)
            | (Self::Confirmed(_), Step::Confirm) => Ok(self),
            (Self::Answered(_) | Self::BroughtBack(_) | Self::Confirmed(_), Step::Carry) => {
                Err(NotNow::AnsweredAlready)
            }
            (
                Self::Raised(_) | Self::Understood(_),
                Step::BringBack | Step::Confirm | Step::Remain | Step::Return,
            )
            | (Self::Carried(_), Step::BringBack | Step::Confirm | Step::Return) => Err(NotNow::NoAnswerYet),
            (Self::Answered(_), Step::Confirm) => Err(NotNow::NotBroughtBack),
        }
    }

    /// Its name in the database and in text keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raised(_) => "raised",
            Self::Understood(_) => "understood",
            Self::Carried(_) => "carried",
            Self::Answered(_) => "answered",
            Self::BroughtBack(_) => "brought_back",
            Self::Confirmed(_) => "confirmed",
        }
    }

    /// Who brought it here, and when.
    pub fn stamp(self) -> Stamp {
        match self {
            Self::Raised(stamp)
            | Self::Understood(stamp)
            | Self::Carried(stamp)
            | Self::Answered(stamp)
            | Self::BroughtBack(stamp)
            | Self::Confirmed(stamp) => stamp,
        }
    }

    /// The state with that name.
    pub(crate) fn named(name: &str, stamp: Stamp) -> Option<Self> {
        Some(match name {
            "raised" => Self::Raised(stamp),
            "understood" => Self::Understood(stamp),
            "carried" => Self::Carried(stamp),
            "answered" => Self::Answered(stamp),
            "brought_back" => Self::BroughtBack(stamp),
            "confirmed" => Self::Confirmed(stamp),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 7] = [
        Step::Understand,
        Step::Carry,
        Step::Answer,
        Step::BringBack,
        Step::Confirm,
        Step::Remain,
        Step::Return,
    ];

    fn stamp() -> Stamp {
        let at = "2026-11-23T08:10:00Z".parse().unwrap();
        Stamp { at, by: PersonId::new(at) }
    }

    fn check(from: State, step: Step, expect: Result<&str, NotNow>) {
        assert_eq!(from.after(step, stamp()).map(State::name), expect, "{} {step:?}", from.name());
    }

    #[test]
    fn a_signal_goes_round_the_loop() {
        let state = [Step::Understand, Step::Carry, Step::Answer, Step::BringBack, Step::Confirm]
            .into_iter()
            .fold(State::Raised(stamp()), |state, step| state.after(step, stamp()).unwrap());
        assert_eq!(state.name(), "confirmed");
    }

    #[test]
    fn what_has_no_answer_cannot_be_brought_back() {
        check(State::Raised(stamp()), Step::BringBack, Err(NotNow::NoAnswerYet));
        check(State::Carried(stamp()), Step::Confirm, Err(NotNow::NoAnswerYet));
        check(State::Answered(stamp()), Step::Confirm, Err(NotNow::NotBroughtBack));
    }

    #[test]
    fn a_no_puts_it_back_in_its_dossier() {
        check(State::BroughtBack(stamp()), Step::Remain, Ok("carried"));
        check(State::Confirmed(stamp()), Step::Remain, Ok("carried"));
        check(State::Answered(stamp()), Step::Carry, Err(NotNow::AnsweredAlready));
    }

    #[test]
    fn understanding_it_late_moves_it_nowhere() {
        for (from, name) in [
            (State::Carried(stamp()), "carried"),
            (State::Answered(stamp()), "answered"),
            (State::BroughtBack(stamp()), "brought_back"),
            (State::Confirmed(stamp()), "confirmed"),
        ] {
            check(from, Step::Understand, Ok(name));
        }
    }

    #[test]
    fn each_state_reads_back_from_its_name_after_any_step() {
        for first in STEPS {
            let Ok(state) = State::Raised(stamp()).after(first, stamp()) else { continue };
            for second in STEPS {
                let Ok(state) = state.after(second, stamp()) else { continue };
                assert_eq!(State::named(state.name(), state.stamp()), Some(state));
            }
        }
    }
}
