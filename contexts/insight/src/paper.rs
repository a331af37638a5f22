//! A paper (stuk): what an alarm or a dossier asks of a body that can decide, a table of the network or a council outside,
//! with figures as they were that day. It is somebody's from the first draft until the body decided or didn't take it up.
//! Its rows, and who may see what of it; its states are in `state`, what is frozen in it in `frozen`.

pub mod frozen;
pub mod of_alarm;
mod rows;
pub mod state;

use frozen::{Exact, Open};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use network::round_table::{self, RoundTableId};
use network::{Actor, Refusal, desk};
use obligations::Holder;
use policy::Matter;
pub use rows::{
    After, insert, keep_signals, list, load, load_to_change, of_signal, of_source, of_table, set_state,
    signals,
};
pub use state::State;
use store::{Error, Tx};
use worklist::obligation;

define_id!(
    /// One paper.
    PaperId
);
store::id_value!(PaperId);

/// Whom it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A table of the network.
    Table(RoundTableId),
    /// The council of a municipality, by its code.
    Council(String),
    /// Another board outside the network.
    Board,
}

impl Body {
    /// Its name in the database.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Table(_) => "table",
            Self::Council(_) => "council",
            Self::Board => "board",
        }
    }

    /// Whether everybody may read what lies there.
    pub fn is_public(&self) -> bool {
        match self {
            Self::Table(_) => false,
            Self::Council(_) | Self::Board => true,
        }
    }
}

/// What it came of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// `alarm` or `dossier`.
    pub kind: String,
    /// Which.
    pub id: Uuid,
    /// Its title; of an alarm that of its theme, which names no place.
    pub title: String,
    /// Its page.
    pub path: String,
}

/// A paper.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Its id.
    pub id: PaperId,
    /// Its network.
    pub network: NetworkId,
    /// What it came of.
    pub origin: Origin,
    /// The code of its theme.
    pub theme: String,
    /// Its place: a municipality, a wijk, or what is not known of one.
    pub place: String,
    /// Whom it is for.
    pub body: Body,
    /// The name of the body.
    pub body_name: String,
    /// What is asked, in one sentence.
    pub question: String,
    /// The decision that is asked for.
    pub asked: String,
    /// When the first of its signals was raised.
    pub first_at: Timestamp,
    /// Which that was, where it is one of ours.
    pub first_signal: Option<Uuid>,
    /// The exact figures, for its circle.
    pub exact: Exact,
    /// The released figures, for everybody.
    pub open: Open,
    /// When it was made.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: PersonId,
    /// Their name.
    pub made_by_name: String,
    /// Where it stands.
    pub state: State,
    /// How many people heard what came of it.
    pub heard: Option<i64>,
    /// For compare-and-swap.
    pub version: i64,
}

impl Paper {
    /// What its obligation is about.
    pub fn matter(&self) -> worklist::Matter {
        worklist::Matter::new("paper", self.id)
    }

    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// From the first signal until the day of the meeting, in days; until today while there is no such day.
    pub fn lead_days(&self, now: Timestamp) -> i64 {
        let until = self.state.meeting().unwrap_or_else(|| calendar::day(now));
        days_between(calendar::day(self.first_at), until)
    }
}

/// The page of a paper.
pub fn href(id: PaperId) -> String {
    format!("/stukken/{id}")
}

fn days_between(from: Date, until: Date) -> i64 {
    i64::from((until - from).get_days()).max(0)
}

/// When whoever holds it looks again because of a meeting: the working day after, and never today.
pub fn state_moment(now: Timestamp, day: Date) -> Timestamp {
    let after = calendar::in_working_days(calendar::at_hour(day, 9), 1);
    after.max(calendar::in_working_days(now, 1))
}

/// The middle of lead times, in days; of an even number the lower middle, so that it is one that happened.
pub fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}

/// The middle lead time, from the first signal to the day of the meeting, of all papers that came on an agenda.
pub fn median_lead(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<(i64, usize)>, Error> {
    let rows = tx.query(
        "select first_at, meeting_on from paper where network_id = $1 and meeting_on is not null",
        &[&network],
    )?;
    let mut days = Vec::with_capacity(rows.len());
    for row in &rows {
        days.push(days_between(calendar::day(row.get("first_at")?), row.get("meeting_on")?));
    }
    let number = days.len();
    Ok(median(days).map(|middle| (middle, number)))
}

/// Whose acts the policy is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// Whoever made or holds it, and calls its table together.
    Working,
    /// Those, and whoever sits at its table: they see exact figures with it.
    Reading,
}

/// As the policy sees it.
pub fn circle(tx: &mut Tx<'_>, paper: &Paper, circle: Circle) -> Result<Matter, Refusal> {
    let mut matter = Matter::network(paper.network);
    matter.leads.push(paper.made_by);
    match obligation::of_matter(tx, paper.network, paper.matter())?.and_then(|kept| kept.state.holder()) {
        Some(Holder::Person(person)) => matter.leads.push(person),
        Some(Holder::Desk(desk)) => matter.leads.extend(desk::staff(tx, paper.network, desk)?),
        None => {}
    }
    if let Body::Table(table) = paper.body {
        let convener = round_table::load(tx, paper.network, table)?.map(|table| table.convener);
        matter.leads.extend(convener);
        if circle == Circle::Reading {
            let seats = round_table::seats(tx, paper.network, table)?;
            matter.leads.extend(seats.into_iter().map(|seat| seat.person));
        }
    }
    Ok(matter)
}

/// One paper, kept to change, after asking the policy whether the actor may work on it.
pub fn load_to_work_on(tx: &mut Tx<'_>, actor: &Actor, id: PaperId) -> Result<Paper, Refusal> {
    let paper = load_to_change(tx, actor.network, id)?;
    let circle = circle(tx, &paper, Circle::Working)?;
    actor.may("work_on_paper", &circle)?;
    Ok(paper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_one_that_happened() {
        for (days, middle) in
            [(vec![], None), (vec![37], Some(37)), (vec![90, 10], Some(10)), (vec![5, 100, 37], Some(37))]
        {
            assert_eq!(median(days), middle);
        }
    }
}
