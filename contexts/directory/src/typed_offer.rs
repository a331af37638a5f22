//! An offer as somebody typed it, read once at the edge: three fields must be filled, the rest may come later. What
//! everybody reads holds no resident; the way to reach the professional is the one place where a number belongs.

use crate::offer::Entry;
use crate::pontoon::Pontoon;
use jiff::civil::Date;
use kernel::PersonId;
use network::area::Area;
use network::by_name::Of;
use network::theme::Theme;
use web::{Posted, Problems};

/// The longest name, in characters.
pub const NAME_MOST: usize = 120;
/// The longest account of what they do or don't, in characters.
pub const WORDS_MOST: usize = 1_000;
/// The longest other text, in characters.
pub const MORE_MOST: usize = 400;
/// The most places that can be free.
pub const PLACES_MOST: i64 = 9_999;
/// The most weeks that somebody can wait.
pub const WEEKS_MOST: i64 = 260;
/// Areas that one offer may name.
const AREAS_MOST: usize = 100;

/// What the form is read against.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The themes of the network.
    pub themes: Vec<Theme>,
    /// Its areas.
    pub areas: Vec<Area>,
    /// Whom of the organisation people can ask for: id and name.
    pub people: Vec<(PersonId, String)>,
}

/// The field in which a colleague may be named.
pub const CONTACT: (&str, &[Of]) = ("contact", &[Of::Colleague]);

/// How much room there is, as typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TypedRoom {
    /// Free places.
    pub places: Option<i64>,
    /// Weeks of waiting.
    pub weeks: Option<i64>,
}

/// Reads what is said of an offer.
pub fn parse(posted: &Posted, known: &Known) -> Result<Entry, Problems> {
    let mut problems = Problems::none();
    let name = required(posted, ("name", NAME_MOST), "problem-offer-name-empty", &mut problems);
    let does = required(posted, ("does", WORDS_MOST), "problem-offer-does-empty", &mut problems);
    let pontoon = Pontoon::named(posted.text("pontoon"));
    if pontoon.is_none() {
        problems.add("pontoon", "problem-offer-pontoon-empty");
    }
    let does_not = optional(posted, "does_not", WORDS_MOST, &mut problems);
    let audience = optional(posted, "audience", MORE_MOST, &mut problems);
    let [reach, place, hours] = ["reach", "place", "hours"].map(|field| open(posted, field, &mut problems));
    let contact = contact(posted, known, &mut problems);
    let [valid_from, valid_until] =
        ["valid_from", "valid_until"].map(|field| day(posted, field, &mut problems));
    if valid_from.zip(valid_until).is_some_and(|(from, until)| until < from) {
        problems.add("valid_until", "problem-offer-ends-before");
    }
    let areas = areas(posted, known, &mut problems);
    let mut themes: Vec<String> = posted.all("themes").map(str::to_owned).collect();
    themes.retain(|code| known.themes.iter().any(|theme| theme.code == *code));
    themes.sort();
    themes.dedup();
    match pontoon {
        Some(pontoon) if problems.is_empty() => Ok(Entry {
            name,
            pontoon,
            does,
            does_not,
            audience,
            reach,
            place,
            hours,
            contact,
            valid_from,
            valid_until,
            themes,
            areas,
        }),
        Some(_) | None => Err(problems),
    }
}

/// Reads how much room there is; both may stay empty.
pub fn room(posted: &Posted, problems: &mut Problems) -> TypedRoom {
    TypedRoom {
        places: number(posted, ("places", PLACES_MOST), "problem-offer-places", problems),
        weeks: number(posted, ("weeks", WEEKS_MOST), "problem-offer-weeks", problems),
    }
}

fn number(
    posted: &Posted,
    (field, most): (&'static str, i64),
    key: &'static str,
    problems: &mut Problems,
) -> Option<i64> {
    let text = posted.text(field);
    if text.is_empty() {
        return None;
    }
    let number = text.parse().ok().filter(|number| (0..=most).contains(number));
    if number.is_none() {
        problems.add_with(field, key, vec![("most", most.into())]);
    }
    number
}

fn required(
    posted: &Posted,
    (field, longest): (&'static str, usize),
    empty: &'static str,
    problems: &mut Problems,
) -> String {
    let text = posted.text(field);
    if text.is_empty() {
        problems.add(field, empty);
    }
    optional(posted, field, longest, problems);
    text.to_owned()
}

/// A text that everybody reads, if anything was typed.
fn optional(posted: &Posted, field: &'static str, longest: usize, problems: &mut Problems) -> Option<String> {
    let text = posted.text(field);
    if text.chars().count() > longest {
        problems.add_with(field, "problem-offer-too-long", vec![("most", longest.into())]);
    } else if !language::guard::find(text).is_empty() {
        problems.add(field, "problem-offer-personal-data");
    }
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text in which an address or a number of the organisation belongs.
fn open(posted: &Posted, field: &'static str, problems: &mut Problems) -> Option<String> {
    let text = posted.text(field);
    if text.chars().count() > MORE_MOST {
        problems.add_with(field, "problem-offer-too-long", vec![("most", MORE_MOST.into())]);
    }
    (!text.is_empty()).then(|| text.to_owned())
}

fn contact(posted: &Posted, known: &Known, problems: &mut Problems) -> Option<PersonId> {
    let text = posted.text("contact");
    if text.is_empty() {
        return None;
    }
    let person = text.parse().ok().filter(|id| known.people.iter().any(|(person, _)| person == id));
    if person.is_none() {
        problems.add("contact", "problem-offer-contact");
    }
    person
}

fn day(posted: &Posted, field: &'static str, problems: &mut Problems) -> Option<Date> {
    let text = posted.text(field);
    if text.is_empty() {
        return None;
    }
    let day: Option<Date> = text.parse().ok().filter(|day: &Date| (1900..2200).contains(&day.year()));
    if day.is_none() {
        problems.add(field, "problem-offer-day");
    }
    day
}

fn areas(posted: &Posted, known: &Known, problems: &mut Problems) -> Vec<String> {
    let mut codes = Vec::new();
    let text = posted.text("areas");
    let named: Vec<&str> =
        text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()).collect();
    if named.len() > AREAS_MOST {
        problems.add_with("areas", "problem-offer-areas-many", vec![("most", AREAS_MOST.into())]);
        return codes;
    }
    for name in named {
        if let Some(area) = area_named(&known.areas, name) {
            codes.push(area.code.clone());
        } else {
            let shown: String = name.chars().take(60).collect();
            problems.add_with("areas", "problem-offer-area", vec![("name", shown.into())]);
        }
    }
    codes.sort();
    codes.dedup();
    codes
}

/// The kinds of areas, the one that people most often mean by a name first.
const KINDS: [&str; 5] = ["gemeente", "wijk", "buurt", "regio", "land"];

/// The area of that code or name.
pub fn area_named<'a>(areas: &'a [Area], named: &str) -> Option<&'a Area> {
    let named = named.to_lowercase();
    let rank = |area: &&Area| KINDS.iter().position(|kind| *kind == area.kind).unwrap_or(KINDS.len());
    let coded = areas.iter().find(|area| area.code.to_lowercase() == named);
    coded.or_else(|| areas.iter().filter(|area| area.name.to_lowercase() == named).min_by_key(rank))
}

/// An area as the form writes it: by its name where that leads back to it, else by its code.
pub fn area_written(areas: &[Area], code: &str) -> String {
    let named = areas.iter().find(|area| area.code == code).map(|area| area.name.as_str());
    let leads_back = |name: &&str| area_named(areas, name).is_some_and(|area| area.code == code);
    named.filter(leads_back).filter(|name| !name.contains([',', ';'])).unwrap_or(code).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let area = |code: &str, name: &str, kind: &str| Area {
            code: code.to_owned(),
            year: 2026,
            name: name.to_owned(),
            kind: kind.to_owned(),
            parent: None,
        };
        let areas = vec![
            area("BU99010101", "Rivierenhart", "buurt"),
            area("GM9901", "Rivierenhart", "gemeente"),
            area("WK990101", "Kadebuurt", "wijk"),
        ];
        Known { areas, ..Known::default() }
    }

    fn keys(pairs: &[(&str, &str)]) -> Vec<&'static str> {
        let least = [("name", "Inloop"), ("does", "Koffie en een luisterend oor."), ("pontoon", "guidance")];
        let pairs: Vec<(&str, &str)> = pairs.iter().copied().chain(least).collect();
        match parse(&Posted::of(&pairs), &known()) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(|one| one.key).collect(),
        }
    }

    #[test]
    fn a_name_a_pontoon_and_a_sentence_are_enough() {
        assert_eq!(keys(&[]), [] as [&str; 0]);
        let problems = parse(&Posted::EMPTY, &known()).unwrap_err();
        let empty: Vec<&str> = problems.iter().map(|one| one.key).collect();
        assert_eq!(
            empty,
            ["problem-offer-name-empty", "problem-offer-does-empty", "problem-offer-pontoon-empty"]
        );
    }

    #[test]
    fn what_is_wrong_is_said_per_field() {
        for (pair, expect) in [
            (("areas", "Kadebuurt, Nergens"), "problem-offer-area"),
            (("does_not", "Bel mevrouw Jansen op 06-12345678"), "problem-offer-personal-data"),
            (("valid_until", "morgen"), "problem-offer-day"),
            (("contact", "iemand"), "problem-offer-contact"),
        ] {
            assert_eq!(keys(&[pair]), [expect], "{pair:?}");
        }
        assert_eq!(keys(&[("reach", "Bel 088-1234567, ook via de app")]), [] as [&str; 0]);
        let days = [("valid_from", "2026-12-01"), ("valid_until", "2026-11-01")];
        assert_eq!(keys(&days), ["problem-offer-ends-before"]);
    }

    #[test]
    fn an_area_is_meant_by_its_name_and_written_so_that_it_leads_back() {
        let areas = known().areas;
        assert_eq!(area_named(&areas, "rivierenhart").unwrap().code, "GM9901");
        assert_eq!(area_named(&areas, "bu99010101").unwrap().kind, "buurt");
        assert_eq!(area_written(&areas, "GM9901"), "Rivierenhart");
        assert_eq!(area_written(&areas, "BU99010101"), "BU99010101");
        assert_eq!(area_written(&areas, "GM0000"), "GM0000");
    }

    #[test]
    fn room_is_a_number_or_nothing() {
        let read = |places: &str, weeks: &str| {
            let mut problems = Problems::none();
            let typed = room(&Posted::of(&[("places", places), ("weeks", weeks)]), &mut problems);
            (typed, problems.iter().count())
        };
        assert_eq!(read("", "6"), (TypedRoom { places: None, weeks: Some(6) }, 0));
        assert_eq!(read("-1", "veel").1, 2);
    }
}
