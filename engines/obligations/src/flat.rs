//! An obligation as columns, so that the database can say the same: not null, one holder of one kind, an index on
//! the holder and on the moment to look at. For `worklist`, which writes the SQL. Deliberately strict: a column
//! that belongs to another state must be empty.

use crate::{Climbed, Hold, Holder, Moment, Offer, Outcome, Reminded, Rung, Settlement, State, Why};
use kernel::{DeskId, PersonId, Timestamp};
use serde::{Deserialize, Serialize};

/// One row. Of each pair `…_person`, `…_desk` exactly one is filled, or none where the state has no such holder.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Flat {
    /// `held`, `offered` or `settled`.
    pub state: String,
    /// The holder, while open.
    pub holder_person: Option<PersonId>,
    /// The holder, while open.
    pub holder_desk: Option<DeskId>,
    /// The next moment, while open.
    pub moment_at: Option<Timestamp>,
    /// Its reason, while open; 1 to 500 characters.
    pub moment_why: Option<String>,
    /// The day that the moment stands in for, while open and when that is later.
    pub due_at: Option<Timestamp>,
    /// When the moment was set, while open.
    pub since: Option<Timestamp>,
    /// `not_yet`, `halfway` or `due`, while open.
    pub reminded: Option<String>,
    /// `holder`, `team_lead`, `organisation_desk` or `network_desk`, while open.
    pub rung: Option<String>,
    /// Who held it before the first step up, above the first rung.
    pub original_person: Option<PersonId>,
    /// Who held it before the first step up, above the first rung.
    pub original_desk: Option<DeskId>,
    /// Who held it before the last step up, above the first rung.
    pub previous_person: Option<PersonId>,
    /// Who held it before the last step up, above the first rung.
    pub previous_desk: Option<DeskId>,
    /// Who is asked, while offered.
    pub asked_person: Option<PersonId>,
    /// Who is asked, while offered.
    pub asked_desk: Option<DeskId>,
    /// When the offer lapses, while offered.
    pub answer_by: Option<Timestamp>,
    /// What is asked, while offered; 1 to 500 characters.
    pub asked_why: Option<String>,
    /// Who settled it, if a person did.
    pub settled_by: Option<PersonId>,
    /// When it was settled.
    pub settled_at: Option<Timestamp>,
    /// What came of it; 1 to 500 characters.
    pub outcome: Option<String>,
    /// [`State::look_at`], for the job clock's index; filled while open, follows from the rest and is not read back.
    pub look_at: Option<Timestamp>,
}

/// A row that is no obligation: something wrote past the engine, and a developer must look at that column.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadColumn {
    /// Empty, where this state needs it.
    #[error("column `{0}` is empty: a developer must find out what wrote this row")]
    Missing(&'static str),
    /// Filled, where this state has nothing to put.
    #[error("column `{0}` must be empty in this state: a developer must find out what wrote this row")]
    Unexpected(&'static str),
    /// Not one of the words or texts it may hold.
    #[error("column `{column}` can't hold '{found}': a developer must find out what wrote this row")]
    Unknown {
        /// The column.
        column: &'static str,
        /// What it holds, at most 40 characters of it.
        found: String,
    },
}

impl From<&State> for Flat {
    fn from(state: &State) -> Self {
        let mut flat = match state {
            State::Held(hold) => Self::held("held", hold),
            State::Offered { hold, offer } => {
                let (asked_person, asked_desk) = split(offer.to);
                Self {
                    asked_person,
                    asked_desk,
                    answer_by: Some(offer.answer_by),
                    asked_why: Some(offer.why.to_string()),
                    ..Self::held("offered", hold)
                }
            }
            State::Settled(settlement) => Self {
                state: "settled".to_owned(),
                settled_by: settlement.by,
                settled_at: Some(settlement.at),
                outcome: Some(settlement.outcome.to_string()),
                ..Self::default()
            },
        };
        flat.look_at = state.look_at();
        flat
    }
}

impl Flat {
    fn held(state: &str, hold: &Hold) -> Self {
        let (holder_person, holder_desk) = split(hold.holder);
        let (original_person, original_desk) = hold.climbed.map_or((None, None), |it| split(it.original()));
        let (previous_person, previous_desk) = hold.climbed.map_or((None, None), |it| split(it.previous()));
        Self {
            state: state.to_owned(),
            holder_person,
            holder_desk,
            moment_at: Some(hold.moment.at),
            moment_why: Some(hold.moment.why.to_string()),
            due_at: hold.due,
            since: Some(hold.since),
            reminded: Some(hold.reminded.word().to_owned()),
            rung: Some(hold.rung().word().to_owned()),
            original_person,
            original_desk,
            previous_person,
            previous_desk,
            ..Self::default()
        }
    }

    fn hold(&self) -> Result<Hold, BadColumn> {
        let at = needed("moment_at", self.moment_at)?;
        let why = text("moment_why", self.moment_why.as_ref(), Why::try_from)?;
        Ok(Hold {
            holder: joined("holder_person", self.holder_person, self.holder_desk)?,
            moment: Moment { at, why },
            due: self.due_at,
            since: needed("since", self.since)?,
            reminded: word("reminded", self.reminded.as_ref(), &REMINDED, Reminded::word)?,
            climbed: self.climbed()?,
        })
    }

    fn climbed(&self) -> Result<Option<Climbed>, BadColumn> {
        let rung = word("rung", self.rung.as_ref(), &Rung::ALL, Rung::word)?;
        if rung == Rung::Holder {
            none("original_person", self.original_person.as_ref())?;
            none("original_desk", self.original_desk.as_ref())?;
            none("previous_person", self.previous_person.as_ref())?;
            none("previous_desk", self.previous_desk.as_ref())?;
            return Ok(None);
        }
        let original = joined("original_person", self.original_person, self.original_desk)?;
        let previous = joined("previous_person", self.previous_person, self.previous_desk)?;
        Ok(Climbed::to(rung, original, previous))
    }

    fn offer(&self) -> Result<Offer, BadColumn> {
        Ok(Offer {
            to: joined("asked_person", self.asked_person, self.asked_desk)?,
            answer_by: needed("answer_by", self.answer_by)?,
            why: text("asked_why", self.asked_why.as_ref(), Why::try_from)?,
        })
    }

    fn settlement(&self) -> Result<Settlement, BadColumn> {
        let at = needed("settled_at", self.settled_at)?;
        let outcome = text("outcome", self.outcome.as_ref(), Outcome::try_from)?;
        Ok(Settlement { by: self.settled_by, at, outcome })
    }

    fn must_not_be_held(&self) -> Result<(), BadColumn> {
        none("holder_person", self.holder_person.as_ref())?;
        none("holder_desk", self.holder_desk.as_ref())?;
        none("moment_at", self.moment_at.as_ref())?;
        none("moment_why", self.moment_why.as_ref())?;
        none("due_at", self.due_at.as_ref())?;
        none("since", self.since.as_ref())?;
        none("reminded", self.reminded.as_ref())?;
        none("rung", self.rung.as_ref())?;
        none("original_person", self.original_person.as_ref())?;
        none("original_desk", self.original_desk.as_ref())?;
        none("previous_person", self.previous_person.as_ref())?;
        none("previous_desk", self.previous_desk.as_ref())
    }

    fn must_not_be_offered(&self) -> Result<(), BadColumn> {
        none("asked_person", self.asked_person.as_ref())?;
        none("asked_desk", self.asked_desk.as_ref())?;
        none("answer_by", self.answer_by.as_ref())?;
        none("asked_why", self.asked_why.as_ref())
    }

    fn must_not_be_settled(&self) -> Result<(), BadColumn> {
        none("settled_by", self.settled_by.as_ref())?;
        none("settled_at", self.settled_at.as_ref())?;
        none("outcome", self.outcome.as_ref())
    }
}

impl TryFrom<&Flat> for State {
    type Error = BadColumn;

    fn try_from(flat: &Flat) -> Result<Self, BadColumn> {
        match flat.state.as_str() {
            "held" => {
                flat.must_not_be_offered()?;
                flat.must_not_be_settled()?;
                Ok(Self::Held(flat.hold()?))
            }
            "offered" => {
                flat.must_not_be_settled()?;
                Ok(Self::Offered { hold: flat.hold()?, offer: flat.offer()? })
            }
            "settled" => {
                flat.must_not_be_held()?;
                flat.must_not_be_offered()?;
                Ok(Self::Settled(flat.settlement()?))
            }
            other => Err(unknown("state", other)),
        }
    }
}

const REMINDED: [Reminded; 3] = [Reminded::NotYet, Reminded::Halfway, Reminded::Due];

fn split(holder: Holder) -> (Option<PersonId>, Option<DeskId>) {
    match holder {
        Holder::Person(person) => (Some(person), None),
        Holder::Desk(desk) => (None, Some(desk)),
    }
}

/// `column` is the person's; a row with both kinds is as wrong as one with neither.
fn joined(column: &'static str, person: Option<PersonId>, desk: Option<DeskId>) -> Result<Holder, BadColumn> {
    match (person, desk) {
        (Some(person), None) => Ok(Holder::Person(person)),
        (None, Some(desk)) => Ok(Holder::Desk(desk)),
        (None, None) => Err(BadColumn::Missing(column)),
        (Some(_), Some(_)) => Err(BadColumn::Unexpected(column)),
    }
}

fn needed<T>(column: &'static str, value: Option<T>) -> Result<T, BadColumn> {
    value.ok_or(BadColumn::Missing(column))
}

fn none<T>(column: &'static str, value: Option<&T>) -> Result<(), BadColumn> {
    if value.is_none() { Ok(()) } else { Err(BadColumn::Unexpected(column)) }
}

fn text<T, E>(
    column: &'static str,
    value: Option<&String>,
    parse: impl Fn(String) -> Result<T, E>,
) -> Result<T, BadColumn> {
    let value = needed(column, value)?;
    parse(value.clone()).map_err(|_| unknown(column, value))
}

fn word<T: Copy>(
    column: &'static str,
    value: Option<&String>,
    known: &[T],
    word: impl Fn(T) -> &'static str,
) -> Result<T, BadColumn> {
    let value = needed(column, value)?;
    known.iter().copied().find(|it| word(*it) == value).ok_or_else(|| unknown(column, value))
}

fn unknown(column: &'static str, found: &str) -> BadColumn {
    BadColumn::Unknown { column, found: found.chars().take(40).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held() -> Flat {
        let now: Timestamp = "2026-11-16T09:10:00Z".parse().unwrap();
        let moment = Moment {
            at: "2026-11-18T09:10:00Z".parse().unwrap(),
            why: "Bellen met Woonstee".parse().unwrap(),
        };
        Flat::from(&State::Held(Hold::own(PersonId::new(now).into(), moment, now)))
    }

    fn check(spoil: impl Fn(&mut Flat), expect: &str) {
        let mut flat = held();
        spoil(&mut flat);
        let problem = State::try_from(&flat).unwrap_err().to_string();
        assert!(problem.starts_with(expect), "{problem}");
    }

    #[test]
    fn a_row_says_where_to_look_next() {
        assert_eq!(held().look_at.unwrap().to_string(), "2026-11-17T09:10:00Z");
    }

    #[test]
    fn a_bad_row_names_its_column() {
        check(|row| row.state = "lost".into(), "column `state` can't hold 'lost'");
        check(|row| row.holder_person = None, "column `holder_person` is empty");
        check(
            |row| row.holder_desk = Some(DeskId::new(Timestamp::UNIX_EPOCH)),
            "column `holder_person` must",
        );
        check(|row| row.moment_at = None, "column `moment_at` is empty");
        check(|row| row.moment_why = Some("  ".into()), "column `moment_why` can't hold");
        check(|row| row.rung = Some("ladder".into()), "column `rung` can't hold 'ladder'");
        check(|row| row.rung = Some("team_lead".into()), "column `original_person` is empty");
        check(|row| row.answer_by = row.since, "column `answer_by` must be empty");
        check(|row| row.outcome = Some("solved".into()), "column `outcome` must be empty");
        check(|row| row.state = "settled".into(), "column `holder_person` must be empty");
    }
}
