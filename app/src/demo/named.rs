//! Words of a closed list, as the stories write them: the one name that such a word has in the database, in forms and
//! in files. An unknown one is refused with the word.

use directory::pontoon::Pontoon;
use knowledge::practice::How;
use network::Role;
use network::area::Level;
use network::organisation::OrganisationKind;
use network::round_table::TableKind;
use serde::{Deserialize, Deserializer, de};
use signals::add_agenda_point::StandingQuestion;
use signals::kinds::{Force, Kind, SolutionKind, Works};
use signals::note_call::Outcome;

/// A word of the list `T`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named<T>(pub T);

/// A closed list whose words have names.
pub trait ByName: Sized {
    /// The word with that name.
    fn by_name(name: &str) -> Option<Self>;
}

macro_rules! by_name {
    ($($list:ty),+) => {
        $(impl ByName for $list {
            fn by_name(name: &str) -> Option<Self> {
                <$list>::named(name)
            }
        })+
    };
}

by_name!(
    Level,
    OrganisationKind,
    TableKind,
    Role,
    Force,
    Kind,
    SolutionKind,
    StandingQuestion,
    Works,
    Outcome,
    How,
    Pontoon
);

impl<'de, T: ByName> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        T::by_name(&name).map(Self).ok_or_else(|| de::Error::custom(format!("{name} is not one of its list")))
    }
}
