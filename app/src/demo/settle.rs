//! Founding a story's network: everything that stands before the first signal, through the acts that found a real one.
//! Meetings are planned here too, before anything can be brought to them. What happens afterwards is `act`'s.

use super::cast::Cast;
use super::founders::{Organisation, Person, RoundTable};
use super::story::Story;
use jiff::SignedDuration;
use kernel::{Lang, NetworkId, Timestamp};
use network::area::{self, Area};
use network::organisation::{self, NewOrganisation};
use network::person::{self, NewMembership, NewPerson};
use network::round_table::{self, NewTable, Sitting};
use network::{Refusal, founding, import_areas, phone};
use store::Tx;

/// Founds the network of `story` when the demo starts at `start`; gives who is who in it.
pub fn settle(tx: &mut Tx<'_>, start: Timestamp, story: &Story) -> Result<Cast, Refusal> {
    let mut counting = Counting(story.network.begins.from(start));
    let now = counting.0;
    let founded = founding::found(tx, now, &story.network.name, &format!("Balie {}", story.network.name))?;
    let mut cast = Cast::of(founded.network);
    places(tx, founded.network, story)?;
    if let Some(boundaries) = story.boundaries {
        draw(tx, now, (founded.network, story.areas.year), boundaries)?;
    }
    for new in &story.organisations {
        organise(tx, counting.next(), &mut cast, new)?;
    }
    for team in &story.teams {
        let at = cast.organisation(&team.organisation)?;
        let id = organisation::add_team(tx, counting.next(), cast.network, at, &team.name)?;
        cast.teams.insert(team.key.clone(), id);
    }
    for new in &story.people {
        join(tx, counting.next(), &mut cast, new)?;
    }
    for team in &story.teams {
        organisation::lead_team(tx, cast.network, cast.team(&team.key)?, cast.person(&team.lead)?)?;
    }
    for organisation in &story.organisations {
        for person in &organisation.desk {
            founding::staff(tx, cast.network, cast.desk(&organisation.key)?, cast.person(person)?)?;
        }
    }
    for person in &story.network.desk {
        founding::staff(tx, cast.network, founded.desk, cast.person(person)?)?;
    }
    for new in &story.tables {
        set_up(tx, (counting.next(), start), &mut cast, new)?;
    }
    Ok(cast)
}

/// Each is made a millisecond after the one before, so that ids keep the order of the files and whoever the story is
/// about stands first in lists.
struct Counting(Timestamp);

impl Counting {
    fn next(&mut self) -> Timestamp {
        self.0 += SignedDuration::from_millis(1);
        self.0
    }
}

fn places(tx: &mut Tx<'_>, network: NetworkId, story: &Story) -> Result<(), Refusal> {
    for new in &story.areas.area {
        let area = Area {
            code: new.code.clone(),
            year: story.areas.year,
            name: new.name.clone(),
            kind: new.kind.0.name().to_owned(),
            parent: new.parent.clone(),
        };
        area::add(tx, network, &area)?;
    }
    Ok(())
}

/// Brings in the boundaries as those of the statistics office are; one that isn't sound is a fault of the story.
fn draw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, year): (NetworkId, i64),
    boundaries: &str,
) -> Result<(), Refusal> {
    let broken = |why: String| Refusal::Broken(format!("the boundaries of the story: {why}"));
    let found = import_areas::read::features(boundaries.as_bytes()).map_err(|why| broken(why.to_string()))?;
    let report = import_areas::import(tx, now, network, year, &found.areas)?;
    let is_sound =
        report.unsound.is_empty() && report.unknown_codes.is_empty() && report.unknown_parents.is_empty();
    if is_sound { Ok(()) } else { Err(broken(report.to_string())) }
}

fn organise(tx: &mut Tx<'_>, now: Timestamp, cast: &mut Cast, new: &Organisation) -> Result<(), Refusal> {
    let umbrella = new.umbrella.as_ref().map(|key| cast.organisation(key)).transpose()?;
    let desk_name = format!("Balie {}", new.name);
    let (name, place) = (new.name.as_str(), new.place.as_str());
    let added = NewOrganisation { name, kind: new.kind.0, place, umbrella, desk_name: &desk_name };
    let ids = organisation::add(tx, now, cast.network, &added)?;
    if let Some(phone) = &new.phone {
        let phone = phone.parse().map_err(|_| Refusal::Broken(format!("{phone} is no number")))?;
        phone::keep(tx, cast.network, ids.0, Some(&phone))?;
    }
    cast.organisations.insert(new.key.clone(), ids);
    Ok(())
}

fn join(tx: &mut Tx<'_>, now: Timestamp, cast: &mut Cast, new: &Person) -> Result<(), Refusal> {
    let (name, email) = (new.name.as_str(), new.email.as_str());
    let added = NewPerson { name, email, password: None, lang: Lang::Nl };
    let person = person::add(tx, now, cast.network, &added)?;
    let organisation = cast.organisation(&new.organisation)?;
    let team = new.team.as_ref().map(|key| cast.team(key)).transpose()?;
    for role in &new.roles {
        person::join(tx, now, cast.network, &NewMembership { person, organisation, role: role.0, team })?;
    }
    cast.people.insert(new.key.clone(), person);
    Ok(())
}

fn set_up(
    tx: &mut Tx<'_>,
    (now, start): (Timestamp, Timestamp),
    cast: &mut Cast,
    new: &RoundTable,
) -> Result<(), Refusal> {
    let (kind, level, convener) = (new.kind.0, new.level.0, cast.person(&new.convener)?);
    let table = NewTable { name: &new.name, kind, level, convener, themes: &new.themes };
    let id = round_table::set_up(tx, now, cast.network, &table)?;
    cast.tables.insert(new.key.clone(), id);
    for seat in &new.seats {
        let taken =
            (cast.person(&seat.person)?, cast.organisation(&seat.organisation)?, seat.mandate.as_str());
        round_table::give_seat(tx, now, cast.network, id, taken)?;
    }
    for meeting in &new.meetings {
        let planned = Sitting::of_an_hour(meeting.when.from(start), meeting.what.place.as_str());
        let planned = round_table::plan_meeting(tx, now, cast.network, id, &planned)?;
        cast.meetings.insert(meeting.what.key.clone(), planned);
    }
    Ok(())
}
