//! Where a signal stands, and what may follow what: raised, understood, carried, answered, brought back, and confirmed or
//! closed without that. Pure: no rows and no rights, those are in `signal`.

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
    /// It ended without that: whoever raised it said nothing, or there is no solution.
    Closed(Stamp),
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
    /// It ends without anybody saying that it works there.
    Close,
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
    /// moves it nowhere. Every new word back asks anew: a yes to an earlier answer says nothing of the next.
    #[expect(clippy::match_same_arms, reason = "the table is read state by state, in the order of the loop")]
    pub fn after(self, step: Step, stamp: Stamp) -> Result<Self, NotNow> {
        use State as S;
        match (self, step) {
            (S::Raised(_) | S::Understood(_), Step::Understand) => Ok(S::Understood(stamp)),
            (S::Raised(_) | S::Understood(_), Step::Carry) => Ok(S::Carried(stamp)),
            (S::Raised(_) | S::Understood(_) | S::Carried(_), Step::Answer) => Ok(S::Answered(stamp)),
            (
                S::Raised(_) | S::Understood(_),
                Step::BringBack | Step::Confirm | Step::Close | Step::Remain | Step::Return,
            ) => Err(NotNow::NoAnswerYet),

            (S::Carried(_), Step::Understand | Step::Carry | Step::Remain) => Ok(self),
            // Its dossier ended without a solution.
            (S::Carried(_), Step::Close) => Ok(S::Closed(stamp)),
            (S::Carried(_), Step::BringBack | Step::Confirm | Step::Return) => Err(NotNow::NoAnswerYet),

            (
                S::Answered(_) | S::BroughtBack(_) | S::Confirmed(_) | S::Closed(_),
                Step::Understand | Step::Answer,
            ) => Ok(self),
            (S::Answered(_) | S::BroughtBack(_) | S::Confirmed(_) | S::Closed(_), Step::Carry) => {
                Err(NotNow::AnsweredAlready)
            }
            (S::Answered(_) | S::BroughtBack(_) | S::Confirmed(_) | S::Closed(_), Step::Remain) => {
                Ok(S::Carried(stamp))
            }
            (S::Answered(_) | S::BroughtBack(_) | S::Confirmed(_) | S::Closed(_), Step::Return) => {
                Ok(S::Understood(stamp))
            }
            (S::BroughtBack(_), Step::BringBack) => Ok(self),
            (S::Answered(_) | S::Confirmed(_) | S::Closed(_), Step::BringBack) => Ok(S::BroughtBack(stamp)),
            (S::Answered(_), Step::Confirm | Step::Close) => Err(NotNow::NotBroughtBack),
            (S::Confirmed(_), Step::Confirm | Step::Close) | (S::Closed(_), Step::Close) => Ok(self),
            (S::BroughtBack(_) | S::Closed(_), Step::Confirm) => Ok(S::Confirmed(stamp)),
            (S::BroughtBack(_), Step::Close) => Ok(S::Closed(stamp)),
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
            Self::Closed(_) => "closed",
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
            | Self::Confirmed(stamp)
            | Self::Closed(stamp) => stamp,
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
            "closed" => Self::Closed(stamp),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 8] = [
        Step::Understand,
        Step::Carry,
        Step::Answer,
        Step::BringBack,
        Step::Confirm,
        Step::Close,
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
    fn silence_ends_it_without_a_yes_and_a_yes_may_still_come() {
        check(State::BroughtBack(stamp()), Step::Close, Ok("closed"));
        check(State::Answered(stamp()), Step::Close, Err(NotNow::NotBroughtBack));
        check(State::Confirmed(stamp()), Step::Close, Ok("confirmed"));
        check(State::Closed(stamp()), Step::Confirm, Ok("confirmed"));
        check(State::Closed(stamp()), Step::Remain, Ok("carried"));
    }

    #[test]
    fn a_better_answer_is_asked_about_anew() {
        for from in [State::BroughtBack(stamp()), State::Confirmed(stamp()), State::Closed(stamp())] {
            check(from, Step::BringBack, Ok("brought_back"));
        }
    }

    #[test]
    fn understanding_it_late_moves_it_nowhere() {
        for (from, name) in [
            (State::Carried(stamp()), "carried"),
            (State::Answered(stamp()), "answered"),
            (State::BroughtBack(stamp()), "brought_back"),
            (State::Confirmed(stamp()), "confirmed"),
            (State::Closed(stamp()), "closed"),
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
