//! Who and what there is when a story begins: the network, its organisations, people, areas and tables, as the files
//! `network.toml`, `members.toml`, `areas.toml` and `tables.toml` of a story write them.

use super::moment::Moment;
use super::named::Named;
use super::story::Timed;
use network::Role;
use network::area::Level;
use network::organisation::OrganisationKind;
use network::round_table::TableKind;
use serde::Deserialize;

/// `[network]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Names it here.
    pub key: String,
    /// Its name.
    pub name: String,
    /// When it is founded.
    pub begins: Moment,
    /// Who staffs its own desk.
    pub desk: Vec<String>,
}

/// `[[organisation]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Names it in the other files.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Named<OrganisationKind>,
    /// The place it works from.
    pub place: String,
    /// The umbrella it belongs to.
    pub umbrella: Option<String>,
    /// Its own number.
    pub phone: Option<String>,
    /// Who staffs its desk.
    pub desk: Vec<String>,
}

/// `[[team]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Names it in the other files.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its organisation.
    pub organisation: String,
    /// Who leads it.
    pub lead: String,
}

/// `[[person]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Names them in the other files.
    pub key: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their organisation.
    pub organisation: String,
    /// What they do there.
    pub roles: Vec<Named<Role>>,
    /// Their team.
    pub team: Option<String>,
}

/// `[[member]]`: an organisation with one director, who staffs its desk.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Names the organisation.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Named<OrganisationKind>,
    /// The place it works from.
    pub place: String,
    /// Its own number.
    pub phone: String,
    /// The region around it, by name.
    pub region: String,
    /// The area it works in, by code.
    pub area: String,
    /// Who directs it.
    pub director: Director,
}

/// Who directs a member.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Director {
    /// Names them in the other files.
    pub key: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
}

impl Member {
    /// The organisation as a member of `umbrella`, and its director.
    pub fn apart(self, umbrella: &str) -> (Organisation, Person) {
        let Self { key, name, kind, place, phone, director, .. } = self;
        let person = Person {
            key: director.key.clone(),
            name: director.name,
            email: director.email,
            organisation: key.clone(),
            roles: vec![Named(Role::Director)],
            team: None,
        };
        let (umbrella, phone) = (Some(umbrella.to_owned()), Some(phone));
        (Organisation { key, name, kind, place, umbrella, phone, desk: vec![director.key] }, person)
    }
}

/// The areas of one year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Areas {
    /// The year in which the codes hold.
    pub year: i64,
    /// The areas.
    pub area: Vec<Area>,
}

/// `[[area]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is: wijk, gemeente, regio, land.
    pub kind: Named<Level>,
    /// The area it lies in.
    pub parent: Option<String>,
}

/// `[[table]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundTable {
    /// Names it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: Named<TableKind>,
    /// How far it reaches.
    pub level: Named<Level>,
    /// The themes it may speak about.
    pub themes: Vec<String>,
    /// Who calls it together.
    pub convener: String,
    /// Who sits at it.
    pub seats: Vec<Seat>,
    /// When it meets.
    pub meetings: Vec<Timed<Meeting>>,
}

/// A seat.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// For which organisation.
    pub organisation: String,
    /// Who.
    pub person: String,
    /// What they may decide.
    pub mandate: String,
}

/// A meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Names it in the other files.
    pub key: String,
    /// Where.
    pub place: String,
}

impl Areas {
    /// Whether a member's area lies in the region it names.
    pub fn place(&self, member: &Member) -> bool {
        let area = self.area.iter().find(|area| area.code == member.area);
        let parent = area.and_then(|area| area.parent.as_ref());
        self.area.iter().any(|area| Some(&area.code) == parent && area.name == member.region)
    }
}
