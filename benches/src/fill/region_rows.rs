//! The rows of the bench's network: organisations with desks and teams, people with a role each, places, themes, tables.

use super::dice::Dice;
use super::region::{ORGANISATIONS, Region, TABLES, Table, YEAR, municipality};
use super::sheet::{self, Sheet, row};
use kernel::ids::Uuid;

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

impl Region {
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
            // With so many signals, each was heard of today.
            sheet.put(
                &sheet::ORGANISATION,
                row![self.network, organisation.id, name, kind, place, umbrella, self.now, 1_i64],
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
            (0, 2..=8) => "triager",
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
            let term = row![self.network, id, table.id, person.id, organisation, mandate, self.founded];
            sheet.put(&sheet::SEAT_TERM, term);
        }
        for (id, starts_at) in &table.meetings {
            sheet.put(&sheet::MEETING, row![self.network, id, table.id, starts_at, "Buurthuis"]);
        }
    }
}
