//! What was typed to start a call round, read at once into a round to start.

use crate::call_round::{Order, Population};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar, chance};
use network::typed_moment::{NoMoment, typed_day};
use web::{Posted, Problems};

/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 120;
/// The longest question, in characters.
pub(super) const LONGEST_QUESTION: usize = 200;
/// A moment may lie at most ninety days ahead; the end is at the end of an afternoon.
const FURTHEST_DAYS: i32 = 89;
const END_OF_THE_DAY: i8 = 17;

/// A round to start.
#[derive(Clone, Debug)]
pub struct Start {
    /// Its name.
    pub name: String,
    /// Its two questions.
    pub questions: [String; 2],
    /// Who is called.
    pub population: Population,
    /// In which order.
    pub order: Order,
    /// What a random order is drawn with.
    pub seed: i64,
    /// Who calls along; nobody means everybody with the role for it.
    pub callers: Vec<PersonId>,
    /// When it should be done.
    pub ends_at: Timestamp,
    /// The form's key.
    pub form_key: Uuid,
}

impl Start {
    /// Reads the form.
    pub fn parse(posted: &Posted, fresh: Uuid, now: Timestamp) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let name = typed(posted, ("name", LONGEST_NAME, "problem-round-name-empty"), &mut problems);
        let question = "problem-round-question-empty";
        let first = typed(posted, ("first_question", LONGEST_QUESTION, question), &mut problems);
        let second = typed(posted, ("second_question", LONGEST_QUESTION, question), &mut problems);
        let population = posted.text("population").parse().ok();
        if population.is_none() {
            problems.add("population", "problem-round-population-empty");
        }
        let callers: Result<Vec<PersonId>, _> = posted.all("callers").map(str::parse).collect();
        if callers.is_err() {
            problems.add("callers", "problem-round-callers-unknown");
        }
        let ends_at = end(posted, now).map_err(|key| problems.add("ends", key)).ok();
        match (population, callers, ends_at) {
            (Some(population), Ok(callers), Some(ends_at)) if problems.is_empty() => Ok(Self {
                name,
                questions: [first, second],
                population,
                order: Order::named(posted.text("order")).unwrap_or(Order::ByName),
                seed: i64::from_be_bytes(chance::bytes()),
                callers,
                ends_at,
                form_key: posted.form_key().unwrap_or(fresh),
            }),
            _ => Err(problems),
        }
    }
}

fn typed(
    posted: &Posted,
    (field, most, empty): (&'static str, usize, &'static str),
    problems: &mut Problems,
) -> String {
    let text = posted.text(field);
    match text.chars().count() {
        0 => problems.add(field, empty),
        count if count > most => problems.add_with(field, "problem-too-long", vec![("most", most.into())]),
        _ => {}
    }
    text.to_owned()
}

/// The end of the day in field `ends`.
fn end(posted: &Posted, now: Timestamp) -> Result<Timestamp, &'static str> {
    let day = typed_day(posted, "ends").map_err(|no_day| match no_day {
        NoMoment::DayEmpty => "problem-round-end-empty",
        NoMoment::DayUnreadable | NoMoment::HourUnreadable => "problem-round-end-unreadable",
    })?;
    let at = calendar::at_hour(day, END_OF_THE_DAY);
    if at <= now {
        Err("problem-round-end-past")
    } else if at > calendar::in_days(now, FURTHEST_DAYS) {
        Err("problem-round-end-far")
    } else {
        Ok(at)
    }
}
