//! The places of trends and figures: municipality over wijk, always these, so that no other division of the same counts can
//! be taken off them. A signal of a buurt counts in its wijk; one of which only the municipality is known stands beside the
//! wijken; one of which nothing is known stands by itself.

use kernel::NetworkId;
use network::area::{self, Area};
use std::collections::BTreeMap;
use store::{Error, Tx};

/// A municipality with its wijken by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code and name of each wijk.
    pub wijken: Vec<(String, String)>,
}

/// The places of a network.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The municipalities by name.
    pub municipalities: Vec<Municipality>,
    /// For the code of each area the place where it counts.
    place_of: BTreeMap<String, String>,
    /// For each wijk its municipality.
    above: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

/// The place of what is known of no place.
pub const UNKNOWN: &str = "?";

/// The place of what is known of a municipality and of no wijk.
pub fn within(municipality: &str) -> String {
    format!("{municipality}?")
}

impl Places {
    /// Those of a network, from the newest year of its areas.
    pub fn load(tx: &mut Tx<'_>, network: NetworkId) -> Result<Self, Error> {
        Ok(Self::of(&area::list(tx, network)?))
    }

    /// Those of these areas.
    pub fn of(areas: &[Area]) -> Self {
        let by_code: BTreeMap<&str, &Area> = areas.iter().map(|area| (area.code.as_str(), area)).collect();
        let mut places = Self::default();
        let mut wijken: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
        for area in areas {
            places.names.insert(area.code.clone(), area.name.clone());
            let Some(municipality) = up_to(&by_code, area, "gemeente") else { continue };
            let wijk = up_to(&by_code, area, "wijk");
            let place = wijk.map_or_else(|| within(&municipality.code), |wijk| wijk.code.clone());
            places.place_of.insert(area.code.clone(), place);
            if area.kind == "wijk" {
                places.above.insert(area.code.clone(), municipality.code.clone());
                wijken.entry(&municipality.code).or_default().push((area.code.clone(), area.name.clone()));
            }
        }
        let municipality = |area: &&Area| Municipality {
            code: area.code.clone(),
            name: area.name.clone(),
            wijken: wijken.get(area.code.as_str()).cloned().unwrap_or_default(),
        };
        places.municipalities =
            areas.iter().filter(|area| area.kind == "gemeente").map(|area| municipality(&area)).collect();
        places
    }

    /// Where an area counts.
    pub fn place_of(&self, area: &str) -> &str {
        self.place_of.get(area).map_or(UNKNOWN, String::as_str)
    }

    /// The municipality of a place; none of what is known of no place, nor of a municipality itself.
    pub fn above<'a>(&'a self, place: &'a str) -> Option<&'a str> {
        if place == UNKNOWN {
            return None;
        }
        place.strip_suffix('?').or_else(|| self.above.get(place).map(String::as_str))
    }

    /// The municipality with that code.
    pub fn municipality(&self, code: &str) -> Option<&Municipality> {
        self.municipalities.iter().find(|one| one.code == code)
    }

    /// The name of an area, where it has one.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.names.get(code).map(String::as_str)
    }
}

/// The area itself or the one above it that is of a kind.
fn up_to<'a>(by_code: &BTreeMap<&str, &'a Area>, area: &'a Area, kind: &str) -> Option<&'a Area> {
    let mut at = area;
    // Areas lie four deep; a loop in what was brought in must not hold us.
    for _ in 0..6 {
        if at.kind == kind {
            return Some(at);
        }
        at = by_code.get(at.parent.as_deref()?)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str, kind: &str, parent: Option<&str>) -> Area {
        let parent = parent.map(str::to_owned);
        Area { code: code.to_owned(), year: 2026, name: code.to_owned(), kind: kind.to_owned(), parent }
    }

    #[test]
    fn every_area_counts_in_one_place() {
        let places = Places::of(&[
            area("LAND", "land", None),
            area("GM1", "gemeente", Some("LAND")),
            area("WK11", "wijk", Some("GM1")),
            area("BU111", "buurt", Some("WK11")),
        ]);
        let of = |code: &str| places.place_of(code).to_owned();
        assert_eq!(
            [of("BU111"), of("WK11"), of("GM1"), of("LAND"), of("")],
            ["WK11", "WK11", "GM1?", "?", "?"]
        );
        assert_eq!(places.above("WK11"), Some("GM1"));
        assert_eq!((places.above("GM1?"), places.above("GM1"), places.above("?")), (Some("GM1"), None, None));
        assert_eq!(places.municipalities[0].wijken.len(), 1);
    }
}
