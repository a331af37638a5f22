//! Who is called in a round: everybody in the network, the members of an umbrella, organisations of a kind or from an
//! area, or those who stayed silent in an earlier round. Each choice is shown with how many it is before anybody begins.
//! Where an organisation works follows from its place, so that nobody registers it twice.

use super::CallRoundId;
use kernel::{NetworkId, OrganisationId};
use network::area::{self, Area};
use network::organisation::OrganisationKind;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{Display, Formatter};
use std::str::FromStr;
use store::{Error, Row, Tx};

/// A round has at most so many members: a year of calling for ten people.
pub const MOST: usize = 5_000;

/// Who is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Population {
    /// Every organisation but the one that calls.
    Everybody,
    /// The members of an umbrella.
    Umbrella(OrganisationId),
    /// Organisations of one kind.
    Kind(OrganisationKind),
    /// Organisations that work from a place in this area.
    Area(String),
    /// Those who were not spoken in an earlier round.
    SilentOf(CallRoundId),
}

/// A text that names no population.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("nobody to call is named by this")]
pub struct NoPopulation;

impl Display for Population {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Everybody => f.write_str("everybody"),
            Self::Umbrella(id) => write!(f, "umbrella:{id}"),
            Self::Kind(kind) => write!(f, "kind:{}", kind.name()),
            Self::Area(code) => write!(f, "area:{code}"),
            Self::SilentOf(round) => write!(f, "silent:{round}"),
        }
    }
}

impl FromStr for Population {
    type Err = NoPopulation;

    fn from_str(text: &str) -> Result<Self, NoPopulation> {
        let Some((what, of)) = text.split_once(':') else {
            return if text == "everybody" { Ok(Self::Everybody) } else { Err(NoPopulation) };
        };
        match what {
            "umbrella" => of.parse().map(Self::Umbrella).map_err(|_| NoPopulation),
            "kind" => OrganisationKind::named(of).map(Self::Kind).ok_or(NoPopulation),
            "area" if !of.is_empty() => Ok(Self::Area(of.to_owned())),
            "silent" => of.parse().map(Self::SilentOf).map_err(|_| NoPopulation),
            _ => Err(NoPopulation),
        }
    }
}

/// An organisation that may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The place it works from.
    pub place: String,
    /// Its umbrella.
    pub umbrella: Option<OrganisationId>,
}

/// Every organisation but the one that calls, by name; one more than a round may have, to know of more.
pub fn everybody_else(
    tx: &mut Tx<'_>,
    network: NetworkId,
    calls: OrganisationId,
) -> Result<Vec<Candidate>, Error> {
    let limit = i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1);
    let rows = tx.query(
        "select id, name, kind, place, umbrella_id from organisation where network_id = $1 and id <> $2
         order by name limit $3",
        &[&network, &calls, &limit],
    )?;
    let read = |row: &Row| {
        Ok(Candidate {
            id: row.get("id")?,
            name: row.get("name")?,
            kind: row.get("kind")?,
            place: row.get("place")?,
            umbrella: row.get("umbrella_id")?,
        })
    };
    let mut everybody = rows.iter().map(read).collect::<Result<Vec<_>, Error>>()?;
    // Databases order names by rules of their own.
    everybody.sort_by_cached_key(|candidate| (candidate.name.to_lowercase(), candidate.id));
    Ok(everybody)
}

/// Which place lies in which areas: its own, and those around it.
pub struct Places {
    areas: Vec<Area>,
    by_name: HashMap<String, usize>,
    by_code: HashMap<String, usize>,
}

impl Places {
    /// Reads the areas of the newest year.
    pub fn read(tx: &mut Tx<'_>, network: NetworkId) -> Result<Self, Error> {
        let areas = area::list(tx, network)?;
        let by_name = areas.iter().enumerate().map(|(at, area)| (area.name.to_lowercase(), at)).collect();
        let by_code = areas.iter().enumerate().map(|(at, area)| (area.code.clone(), at)).collect();
        Ok(Self { areas, by_name, by_code })
    }

    /// The areas a place lies in, the narrowest first; none when nothing has its name.
    pub fn around(&self, place: &str) -> Vec<&Area> {
        let mut found = Vec::new();
        let mut next = self.by_name.get(&place.to_lowercase()).copied();
        while let Some(at) = next {
            let area = &self.areas[at];
            if found.contains(&area) {
                break;
            }
            found.push(area);
            next = area.parent.as_ref().and_then(|code| self.by_code.get(code)).copied();
        }
        found
    }

    /// Under what a place is counted: its region, or else its municipality, or else its own name.
    pub fn counted_under(&self, place: &str) -> String {
        let around = self.around(place);
        let of_kind = |kind: &str| around.iter().find(|area| area.kind == kind);
        of_kind("regio").or(of_kind("gemeente")).map_or(place, |area| area.name.as_str()).to_owned()
    }

    /// The name of an area.
    pub fn name_of(&self, code: &str) -> Option<&str> {
        self.by_code.get(code).map(|at| self.areas[*at].name.as_str())
    }
}

/// Those of `everybody` whom `population` means, in the order given; of those silent in an earlier round, see `members`.
pub fn chosen<'c>(
    population: &Population,
    everybody: &'c [Candidate],
    places: &Places,
) -> Vec<&'c Candidate> {
    let within = |candidate: &&Candidate| match population {
        Population::Everybody => true,
        Population::Umbrella(umbrella) => candidate.umbrella == Some(*umbrella),
        Population::Kind(kind) => candidate.kind == *kind,
        Population::Area(code) => places.around(&candidate.place).iter().any(|area| area.code == *code),
        Population::SilentOf(_) => false,
    };
    everybody.iter().filter(within).collect()
}

/// One population to choose, with what it is of and how many it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub population: Population,
    /// The name of the umbrella, area or round; none where the population says it all.
    pub of: Option<String>,
    /// How many.
    pub count: usize,
}

/// What there is to choose from `everybody`: all, umbrellas, kinds, and areas with more than one in them.
pub fn offered(
    everybody: &[Candidate],
    umbrellas: &[(OrganisationId, String)],
    places: &Places,
) -> Vec<Offered> {
    let mut offered = Vec::new();
    for (id, name) in umbrellas {
        let count = everybody.iter().filter(|candidate| candidate.umbrella == Some(*id)).count();
        if count > 0 {
            offered.push(Offered { population: Population::Umbrella(*id), of: Some(name.clone()), count });
        }
    }
    offered.push(Offered { population: Population::Everybody, of: None, count: everybody.len() });
    for kind in OrganisationKind::ALL {
        let count = everybody.iter().filter(|candidate| candidate.kind == *kind).count();
        if count > 0 {
            offered.push(Offered { population: Population::Kind(*kind), of: None, count });
        }
    }
    let mut areas: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for candidate in everybody {
        for area in places.around(&candidate.place) {
            *areas.entry((&area.name, &area.code)).or_default() += 1;
        }
    }
    let several = areas.into_iter().filter(|(_, count)| *count > 1 && *count < everybody.len());
    offered.extend(several.map(|((name, code), count)| Offered {
        population: Population::Area(code.to_owned()),
        of: Some(name.to_owned()),
        count,
    }));
    offered
}

/// The umbrellas of the network, by name.
pub fn umbrellas(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<(OrganisationId, String)>, Error> {
    let rows = tx.query(
        "select id, name from organisation where network_id = $1 and id in (
           select umbrella_id from organisation where network_id = $1 and umbrella_id is not null)
         order by name limit 100",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Uuid;

    #[test]
    fn a_population_reads_back_what_it_shows() {
        for population in [
            Population::Everybody,
            Population::Umbrella(OrganisationId(Uuid::from_u128(7))),
            Population::Kind(OrganisationKind::Welfare),
            Population::Area("GM8001".to_owned()),
            Population::SilentOf(CallRoundId(Uuid::from_u128(8))),
        ] {
            assert_eq!(population.to_string().parse(), Ok(population));
        }
        for text in ["", "iedereen", "kind:koning", "area:", "umbrella:7"] {
            assert_eq!(text.parse::<Population>(), Err(NoPopulation), "{text}");
        }
    }
}
