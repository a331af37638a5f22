//! The bench's network: 120 organisations with a desk and a team each, a thousand people or one to every hundred signals
//! up to ten thousand, places, themes, and twelve tables that meet monthly.

use super::dice::Dice;
use anyhow::Result;
use kernel::ids::Uuid;
use kernel::{DeskId, PersonId, Timestamp, calendar};
use language::themes::Themes;

/// How many organisations.
pub const ORGANISATIONS: usize = 120;
/// How many people: one to every hundred signals, within these bounds.
const PEOPLE: std::ops::RangeInclusive<usize> = 1_000..=10_000;
/// How long the network has been at work, in days.
const DAYS: i32 = 1_095;
/// How many tables.
pub(super) const TABLES: usize = 12;
/// Meetings of each table, a month apart; the last three are to come.
const MEETINGS: usize = 27;

const GIVEN: [&str; 20] = [
    "Fatima", "Jayden", "Marleen", "Ruud", "Ayşe", "Tom", "Lotte", "Noor", "Henk", "Chantal", "Sanne",
    "Mehmet", "Wim", "Gerda", "Priya", "Bart", "Elly", "Joost", "Riet", "Olena",
];
const FAMILY: [&str; 50] = [
    "Aalders",
    "Baptiste",
    "Berends",
    "ter Braak",
    "Camps",
    "Demir",
    "Dijkman",
    "el Amrani",
    "Evers",
    "Fleuren",
    "Geurts",
    "de Graaf",
    "Hendriks",
    "Hoekstra",
    "Hofland",
    "IJsselmuiden",
    "Jagersma",
    "Kamphuis",
    "Koster",
    "Kuiper",
    "Lammers",
    "van Loon",
    "Maas",
    "Meeuwsen",
    "Nijland",
    "Noordhoek",
    "Oude Voshaar",
    "Pinas",
    "Pronk",
    "Quist",
    "Ramdin",
    "Reitsma",
    "Sarmiento",
    "Schut",
    "Slagter",
    "Tangelder",
    "Terpstra",
    "Uiterwijk",
    "Veenhof",
    "Vermeulen",
    "Visscher",
    "Vlietstra",
    "Warsame",
    "Wiersma",
    "Wolfs",
    "Yıldırım",
    "Zandvoort",
    "Zeilstra",
    "Zijlmans",
    "Zwart",
];
/// Somebody.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// By name.
    pub name: String,
    /// Which organisation, by number.
    pub organisation: usize,
}

/// An organisation.
#[derive(Clone, Copy, Debug)]
pub struct Organisation {
    /// Which.
    pub id: Uuid,
    /// Its desk.
    pub desk: DeskId,
    /// Its team.
    pub team: Uuid,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Which.
    pub id: Uuid,
    /// Who calls it together.
    pub convener: PersonId,
    /// Its meetings, oldest first; the last three are to come.
    pub meetings: Vec<(Uuid, Timestamp)>,
}

/// Everybody and everything that signals are about, and the moment at which it is looked at.
#[derive(Clone, Debug)]
pub struct Region {
    /// The present moment.
    pub now: Timestamp,
    /// When the network began.
    pub founded: Timestamp,
    /// How many signals there are to be.
    pub signals: usize,
    /// The network.
    pub network: Uuid,
    /// The network's own desk.
    pub desk: DeskId,
    /// Organisations by number; the first is the network's office.
    pub organisations: Vec<Organisation>,
    /// People by number: the person `n` works at the organisation `n` modulo their count, and the first of each leads.
    pub people: Vec<Person>,
    /// Codes of neighbourhoods.
    pub areas: Vec<String>,
    /// Codes of sub-themes.
    pub themes: Vec<String>,
    /// Tables by number.
    pub tables: Vec<Table>,
    /// The themes with their names.
    pub list: Themes,
}

impl Region {
    /// The network as it stands at `now`.
    pub fn at(now: Timestamp, signals: usize) -> Result<Self> {
        let founded = calendar::in_days(now, -DAYS);
        let mut dice = Dice::of("region", 0);
        let organisations: Vec<Organisation> = (0..ORGANISATIONS)
            .map(|_| Organisation {
                id: dice.id(founded),
                desk: DeskId(dice.id(founded)),
                team: dice.id(founded),
            })
            .collect();
        let people: Vec<Person> = (0..(signals / 100).clamp(*PEOPLE.start(), *PEOPLE.end()))
            .map(|index| Person {
                id: PersonId(dice.id(founded)),
                name: name(index),
                organisation: index % ORGANISATIONS,
            })
            .collect();
        let tables = (0..TABLES).map(|index| table(&mut dice, now, people[index + 1].id)).collect();
        let list = Themes::parse(include_str!("../../../data/themes.toml"))?;
        let sub_themes = list.entries().iter().filter(|entry| entry.parent.is_some());
        Ok(Self {
            now,
            founded,
            signals,
            network: dice.id(founded),
            desk: DeskId(dice.id(founded)),
            organisations,
            people,
            areas: (0..144).map(neighbourhood).collect(),
            themes: sub_themes.map(|entry| entry.code.clone()).collect(),
            tables,
            list,
        })
    }

    /// The organisation somebody works at.
    pub fn organisation_of(&self, person: &Person) -> Organisation {
        self.organisations[person.organisation]
    }

    /// Who leads somebody's team: the first person of their organisation.
    pub fn lead_of(&self, person: &Person) -> &Person {
        &self.people[person.organisation]
    }

    /// So many hours after `from`, but never after now.
    pub fn later(&self, from: Timestamp, hours: i64) -> Timestamp {
        let later = from.as_millisecond() + hours * 3_600_000;
        Timestamp::from_millisecond(later).map_or(self.now, |at| at.min(self.now))
    }

    /// The moment of the signal `index`: evenly over the network's years.
    pub fn moment_of(&self, index: usize) -> Timestamp {
        let span = i128::from(self.now.as_millisecond() - self.founded.as_millisecond());
        let after = span * index as i128 / self.signals.max(1) as i128;
        let after = i64::try_from(after).expect("within the network's years");
        Timestamp::from_millisecond(self.founded.as_millisecond() + after)
            .expect("within the network's years")
    }
}

/// The year of the areas' codes.
pub const YEAR: i64 = 2026;

/// A name that nobody else has: after the first thousand with two family names.
fn name(index: usize) -> String {
    let family = index / GIVEN.len();
    let (first, second) = (FAMILY[family % FAMILY.len()], family / FAMILY.len());
    match second {
        0 => format!("{} {first}", GIVEN[index % GIVEN.len()]),
        second => format!("{} {first}-{}", GIVEN[index % GIVEN.len()], FAMILY[second]),
    }
}

fn table(dice: &mut Dice, now: Timestamp, convener: PersonId) -> Table {
    let months = i32::try_from(MEETINGS).expect("a few") - 3;
    let meetings = (0..).take(MEETINGS).map(|month: i32| {
        let starts_at = calendar::in_days(now, (month - months) * 28 + 7);
        (dice.id(starts_at), starts_at)
    });
    let meetings: Vec<_> = meetings.collect();
    Table { id: dice.id(now), convener, meetings }
}

/// The code of a municipality.
pub(super) fn municipality(index: usize) -> String {
    format!("GM99{:02}", index + 1)
}

fn neighbourhood(index: usize) -> String {
    format!("WK99{:02}{:02}", index % 12 + 1, index / 12 + 1)
}
