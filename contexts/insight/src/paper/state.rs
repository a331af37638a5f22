//! Where a paper stands: a draft, on the agenda of a day, put off to another, decided, or not dealt with. Pure.

use crate::alarm::Said;
use jiff::civil::Date;

/// Where a paper stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody writes it.
    Draft,
    /// The body deals with it that day.
    OnAgenda(Said, Date),
    /// It was put off to that day, for a reason.
    PutOff(Said, Date),
    /// The body said this, that day.
    Decided(Said, Date),
    /// The body doesn't deal with it, for a reason; that would have been on the day, where there was one.
    Refused(Said, Option<Date>),
}

impl State {
    /// Its name in the database.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::OnAgenda(..) => "on_agenda",
            Self::PutOff(..) => "put_off",
            Self::Decided(..) => "decided",
            Self::Refused(..) => "refused",
        }
    }

    /// The text key of its name.
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Draft => "paper-state-draft",
            Self::OnAgenda(..) => "paper-state-on-agenda",
            Self::PutOff(..) => "paper-state-put-off",
            Self::Decided(..) => "paper-state-decided",
            Self::Refused(..) => "paper-state-refused",
        }
    }

    /// Whether it is still somebody's.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Draft | Self::OnAgenda(..) | Self::PutOff(..) => true,
            Self::Decided(..) | Self::Refused(..) => false,
        }
    }

    /// The day of the meeting.
    pub fn meeting(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::OnAgenda(_, day) | Self::PutOff(_, day) | Self::Decided(_, day) => Some(*day),
            Self::Refused(_, day) => *day,
        }
    }

    /// Who moved it there last, when and in which words.
    pub fn said(&self) -> Option<&Said> {
        match self {
            Self::Draft => None,
            Self::OnAgenda(said, _)
            | Self::PutOff(said, _)
            | Self::Decided(said, _)
            | Self::Refused(said, _) => Some(said),
        }
    }
}
