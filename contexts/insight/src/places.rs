//! The places of trends and figures: municipality over wijk, always these, so that no other division of the same counts can
//! be taken off them. A signal of a buurt counts in its wijk; one of which only the municipality is known stands beside the
//! wijken; one of which nothing is known stands by itself.

use jiff::civil::{Date, date};
use kernel::NetworkId;
use network::area::{self, Area};
use network::area_change::{self, Former};
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
    /// For each wijk that wasn't always there the day from which it is.
    since: BTreeMap<String, Date>,
}

/// The place of what is known of no place.
pub const UNKNOWN: &str = "?";

/// The place of what is known of a municipality and of no wijk.
pub fn within(municipality: &str) -> String {
    format!("{municipality}?")
}

impl Places {
    /// Those of a network, from the newest year of its areas; what counted under a code of an earlier year counts where that
    /// is now.
    pub fn load(tx: &mut Tx<'_>, network: NetworkId) -> Result<Self, Error> {
        let mut places = Self::of(&area::list(tx, network)?);
        places.follow(&area_change::former(tx, network)?);
        places.begin(area_change::new_wijken(tx, network)?);
        Ok(places)
    }

    /// Under the code that an area became, where the statistics office says so; else in what it lay in.
    fn follow(&mut self, former: &[Former]) {
        let by_code: BTreeMap<&str, &Former> =
            former.iter().map(|one| (one.area.code.as_str(), one)).collect();
        let mut found = Vec::new();
        for one in former {
            let mut code = one.area.code.as_str();
            // A loop in what was brought in must not hold us.
            for _ in 0..12 {
                if let Some(place) = self.place_of.get(code) {
                    found.push((one.area.code.clone(), place.clone()));
                    break;
                }
                let Some(former) = by_code.get(code) else { break };
                let next = former.became.as_deref().or(former.area.parent.as_deref());
                let Some(next) = next else { break };
                code = next;
            }
            self.names.entry(one.area.code.clone()).or_insert_with(|| one.area.name.clone());
        }
        self.place_of.extend(found);
    }

    pub(crate) fn begin(&mut self, years: BTreeMap<String, i64>) {
        let day = |year: i64| i16::try_from(year).ok().map(|year| date(year, 1, 1));
        self.since = years.into_iter().filter_map(|(code, year)| Some((code, day(year)?))).collect();
    }

    /// From which day a place is there, where it wasn't always.
    pub fn since(&self, place: &str) -> Option<Date> {
        self.since.get(place).copied()
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
    fn what_counted_under_an_old_code_goes_on_where_it_is_now() {
        let mut places = Places::of(&[
            area("GM2", "gemeente", None),
            area("WK21", "wijk", Some("GM2")),
            area("WK22", "wijk", Some("GM2")),
        ]);
        let former = |code: &str, kind: &str, parent: Option<&str>, became: Option<&str>| Former {
            area: area(code, kind, parent),
            became: became.map(str::to_owned),
        };
        places.follow(&[
            former("GM1", "gemeente", None, Some("GM2")),
            former("WK11", "wijk", Some("GM1"), Some("WK21")),
            former("WK12", "wijk", Some("GM1"), None),
            former("BU111", "buurt", Some("WK11"), None),
            former("WK99", "wijk", Some("WK99"), None),
        ]);
        places.begin(BTreeMap::from([("WK22".to_owned(), 2027)]));
        let of = |code: &str| places.place_of(code).to_owned();
        assert_eq!(
            [of("WK11"), of("BU111"), of("WK12"), of("GM1"), of("WK99")],
            ["WK21", "WK21", "GM2?", "GM2?", "?"]
        );
        assert_eq!((places.since("WK22"), places.since("WK21")), (Some(date(2027, 1, 1)), None));
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
