//! The bench's network: 120 organisations with a desk and a team each, a thousand people, places, themes, and twelve
//! tables that meet monthly. The same size whatever the number of signals, so that only what is kept grows.

use super::dice::Dice;
use super::sheet::{self, Sheet, row};
use anyhow::Result;
use kernel::ids::Uuid;
use kernel::{DeskId, PersonId, Timestamp, calendar};
use language::themes::Themes;

/// How many organisations.
pub const ORGANISATIONS: usize = 120;
/// How many people.
pub const PEOPLE: usize = 1_000;
/// How long the network has been at work, in days.
const DAYS: i32 = 1_095;
const TABLES: usize = 12;
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
const PLACES: [&str; 6] = ["Rivierenhart", "Loohoek", "Kadebuurt", "Molenveld", "De Aker", "Sint-Odilië"];
const KINDS: [(&str, &str); 10] = [
    ("welfare", "Welzijn"),
    ("neighbourhood_team", "Sociaal Team"),
    ("youth_work", "Jongerenwerk"),
    ("informal_care", "Mantelzorgsteunpunt"),
    ("volunteer_centre", "Vrijwilligerscentrale"),
    ("school", "Scholengroep"),
    ("housing", "Woonstichting"),
    ("elderly_work", "Ouderenwerk"),
    ("youth_mental_health", "Jeugd-GGZ"),
    ("refugee_support", "Steunpunt Nieuwkomers"),
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
    team: Uuid,
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
    list: Themes,
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
        let people: Vec<Person> = (0..PEOPLE)
            .map(|index| Person {
                id: PersonId(dice.id(founded)),
                name: format!("{} {}", GIVEN[index % GIVEN.len()], FAMILY[index / GIVEN.len()]),
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

    /// Puts the network's rows on `sheet`.
    pub fn put(&self, sheet: &mut Sheet) {
        sheet.put(&sheet::NETWORK, row![self.network, "Hartstroom", self.founded]);
        sheet.put(&sheet::DESK, row![self.network, self.desk, None::<Uuid>, "Signalenloket Hartstroom"]);
        self.put_organisations(sheet);
        for index in 0..self.people.len() {
            self.put_person(sheet, index);
        }
        self.put_places_and_themes(sheet);
        let mut dice = Dice::of("tables", 0);
        for (index, table) in self.tables.iter().enumerate() {
            self.put_table(sheet, &mut dice, index, table);
        }
    }

    fn put_organisations(&self, sheet: &mut Sheet) {
        for (index, organisation) in self.organisations.iter().enumerate() {
            let (kind, begin) = if index == 0 { ("umbrella", "Bureau") } else { KINDS[index % KINDS.len()] };
            let place = PLACES[index % PLACES.len()];
            let name =
                if index == 0 { "Bureau Hartstroom".to_owned() } else { format!("{begin} {place} {index}") };
            let umbrella = (index > 0 && index % 10 == 0).then(|| self.organisations[0].id);
            sheet.put(
                &sheet::ORGANISATION,
                row![self.network, organisation.id, name, kind, place, umbrella, 1_i64],
            );
            let desk_name = format!("Loket {name}");
            sheet.put(&sheet::DESK, row![self.network, organisation.desk, organisation.id, desk_name]);
            let lead = self.people[index].id;
            sheet.put(&sheet::TEAM, row![self.network, organisation.team, organisation.id, "Wijkteam", lead]);
        }
    }

    fn put_person(&self, sheet: &mut Sheet, index: usize) {
        let (person, place) = (&self.people[index], index / ORGANISATIONS);
        let organisation = self.organisation_of(person);
        let email = format!("p{index}@hartstroom.example");
        sheet.put(
            &sheet::PERSON,
            row![self.network, person.id, person.name, email, "nl", "active", self.founded, 1_i64],
        );
        let role = match (person.organisation, place) {
            (0, 0) => "facilitator",
            (0, 1) => "confidant",
            (0, _) => "triager",
            (_, 0) => "lead",
            (_, 1) => "director",
            _ => "worker",
        };
        sheet.put(
            &sheet::MEMBERSHIP,
            row![self.network, person.id, organisation.id, role, organisation.team, self.founded],
        );
        if place < 2 {
            sheet.put(&sheet::DESK_STAFF, row![self.network, organisation.desk, person.id]);
        }
        if role == "triager" || role == "facilitator" {
            sheet.put(&sheet::DESK_STAFF, row![self.network, self.desk, person.id]);
        }
    }

    fn put_places_and_themes(&self, sheet: &mut Sheet) {
        let mut area = |code: &str, name: &str, kind: &str, parent: Option<&str>| {
            sheet.put(&sheet::AREA, row![self.network, code, YEAR, name, kind, parent.map(str::to_owned)]);
        };
        area("NL99", "Nederland", "land", None);
        area("CR99", "Regio Hartstroom", "regio", Some("NL99"));
        for index in 0..12 {
            let name =
                format!("{}-{}", PLACES[index % PLACES.len()], ["Noord", "Zuid"][index / PLACES.len()]);
            area(&municipality(index), &name, "gemeente", Some("CR99"));
        }
        for (index, code) in self.areas.iter().enumerate() {
            area(code, &format!("Wijk {}", index + 1), "wijk", Some(&municipality(index % 12)));
        }
        for theme in self.list.entries() {
            sheet.put(
                &sheet::THEME,
                row![self.network, theme.code, theme.parent, theme.nl, theme.en, theme.sensitive],
            );
        }
    }

    fn put_table(&self, sheet: &mut Sheet, dice: &mut Dice, index: usize, table: &Table) {
        let (kind, level) =
            [("regio", "regio"), ("bestuurlijk", "gemeente"), ("wijk", "wijk"), ("ambtelijk", "gemeente")]
                [index % 4];
        let name = format!("Overleg {} {}", PLACES[index % PLACES.len()], index + 1);
        sheet.put(&sheet::ROUND_TABLE, row![self.network, table.id, name, kind, level, table.convener]);
        for theme in self.themes.iter().skip(index).step_by(TABLES) {
            sheet.put(&sheet::ROUND_TABLE_THEME, row![self.network, table.id, theme]);
        }
        for seat in 0..6 {
            let person = &self.people[index + 1 + seat * 7];
            let mandate = "Spreekt voor de eigen organisatie.";
            let id = dice.id(self.founded);
            let organisation = self.organisation_of(person).id;
            sheet.put(&sheet::SEAT, row![self.network, id, table.id, organisation, person.id, mandate]);
        }
        for (id, starts_at) in &table.meetings {
            sheet.put(&sheet::MEETING, row![self.network, id, table.id, starts_at, "Buurthuis"]);
        }
    }
}

/// The year of the areas' codes.
pub const YEAR: i64 = 2026;

fn table(dice: &mut Dice, now: Timestamp, convener: PersonId) -> Table {
    let months = i32::try_from(MEETINGS).expect("a few") - 3;
    let meetings = (0..).take(MEETINGS).map(|month: i32| {
        let starts_at = calendar::in_days(now, (month - months) * 28 + 7);
        (dice.id(starts_at), starts_at)
    });
    let meetings: Vec<_> = meetings.collect();
    Table { id: dice.id(now), convener, meetings }
}

fn municipality(index: usize) -> String {
    format!("GM99{:02}", index + 1)
}

fn neighbourhood(index: usize) -> String {
    format!("WK99{:02}{:02}", index % 12 + 1, index / 12 + 1)
}
