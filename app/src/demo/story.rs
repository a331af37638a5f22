//! The demo's stories as their files tell them: who there is, what was raised and what was then done. Read from data
//! that stands in the program, so that `ponton demo` works from any folder. `data/README.md` explains each key; a key
//! that isn't explained there is refused.

use super::founders::{Areas, Member, Network, Organisation, Person, RoundTable, Team};
use super::moment::Moment;
use super::step::{Signal, Step};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// One story, as its folder holds it.
struct Files {
    network: &'static str,
    members: Option<&'static str>,
    areas: &'static str,
    boundaries: Option<&'static str>,
    tables: &'static str,
    told: &'static [(&'static str, &'static str)],
}

macro_rules! in_data {
    ($($part:literal),+) => { include_str!(concat!("../../../data/", $($part),+)) };
}

macro_rules! told {
    ($folder:literal: $($file:literal),+ $(,)? $(; $($more:literal),+)?) => {
        &[
            $((concat!($folder, "/signals/", $file, ".toml"), in_data!($folder, "/signals/", $file, ".toml")),)+
            (concat!($folder, "/knowledge.toml"), in_data!($folder, "/knowledge.toml")),
            $($((concat!($folder, "/", $more, ".toml"), in_data!($folder, "/", $more, ".toml")),)+)?
        ]
    };
}

const STORIES: [Files; 2] = [
    Files {
        network: in_data!("voorjaar-2020/network.toml"),
        members: Some(in_data!("voorjaar-2020/members.toml")),
        areas: in_data!("voorjaar-2020/areas.toml"),
        boundaries: None,
        tables: in_data!("voorjaar-2020/tables.toml"),
        told: told!("voorjaar-2020":
            "1-cruciaal-beroep", "2-doorbetalen", "3-werkgeversvragen", "4-kwetsbaren-bereiken",
            "5-wel-of-niet-op-bezoek", "6-belronde"),
    },
    Files {
        network: in_data!("rivierenhart/network.toml"),
        members: None,
        areas: in_data!("rivierenhart/areas.toml"),
        boundaries: Some(in_data!("rivierenhart/boundaries.geojson")),
        tables: in_data!("rivierenhart/tables.toml"),
        told: told!("rivierenhart":
            "bankrekening", "briefadres", "doorbetalen-vandaag", "energie-molenveld", "leeskring", "losse-signalen",
            "nachtrust-mantelzorg", "scootmobiels", "tafels-en-regels", "thuiszitters", "veldje-dicht",
            "wachttijd-jeugd"; "offers"),
    },
];

/// A story.
#[derive(Clone, Debug)]
pub struct Story {
    /// The network in which it happens.
    pub network: Network,
    /// Organisations, umbrellas before their members.
    pub organisations: Vec<Organisation>,
    /// Teams.
    pub teams: Vec<Team>,
    /// People.
    pub people: Vec<Person>,
    /// Areas, parents first.
    pub areas: Areas,
    /// The boundaries of areas, as GeoJSON.
    pub boundaries: Option<&'static str>,
    /// Tables.
    pub tables: Vec<RoundTable>,
    /// What happened, by file; in a file signals before steps.
    pub entries: Vec<Entry>,
}

/// Something that happened at one moment.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Table", bound = "T: DeserializeOwned")]
pub struct Timed<T> {
    /// When.
    pub when: Moment,
    /// What.
    pub what: T,
}

impl<T: DeserializeOwned> TryFrom<Table> for Timed<T> {
    type Error = String;

    fn try_from(mut table: Table) -> Result<Self, String> {
        let when = Moment::take(&mut table)?;
        Ok(Self { when, what: read(Value::Table(table))? })
    }
}

/// Reads what stands under a key.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    value.try_into().map_err(|problem: toml::de::Error| problem.message().to_owned())
}

/// One thing that was raised or done, with where it is written.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file.
    pub file: &'static str,
    /// Which of the signals or steps in it, from 1.
    pub number: usize,
    /// When.
    pub when: Moment,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum What {
    /// A signal was raised.
    Raise(Signal),
    /// A step was taken.
    Do(Step),
}

/// Reads all stories, the oldest first.
pub fn all() -> Result<Vec<Story>> {
    STORIES.iter().map(one).collect()
}

fn one(files: &Files) -> Result<Story> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct People {
        network: Network,
        organisation: Vec<Organisation>,
        #[serde(default)]
        team: Vec<Team>,
        person: Vec<Person>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Members {
        umbrella: String,
        member: Vec<Member>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Tables {
        table: Vec<RoundTable>,
    }
    let mut people: People = toml::from_str(files.network).context("network.toml")?;
    let areas: Areas = toml::from_str(files.areas).context("areas.toml")?;
    if let Some(members) = files.members {
        let members: Members = toml::from_str(members).context("members.toml")?;
        for member in members.member {
            ensure!(
                areas.place(&member),
                "members.toml: {} lies in no known area of {}",
                member.key,
                member.region
            );
            let (organisation, director) = member.apart(&members.umbrella);
            people.organisation.push(organisation);
            people.person.push(director);
        }
    }
    let tables: Tables = toml::from_str(files.tables).context("tables.toml")?;
    let told = files.told.iter().map(|(file, text)| entries(file, text)).collect::<Result<Vec<_>>>()?;
    Ok(Story {
        network: people.network,
        organisations: people.organisation,
        teams: people.team,
        people: people.person,
        areas,
        boundaries: files.boundaries,
        tables: tables.table,
        entries: told.into_iter().flatten().collect(),
    })
}

fn entries(file: &'static str, text: &str) -> Result<Vec<Entry>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Told {
        #[serde(default)]
        signal: Vec<Timed<Signal>>,
        #[serde(default)]
        step: Vec<Timed<Step>>,
    }
    let told: Told = toml::from_str(text).context(file)?;
    let raised = told.signal.into_iter().enumerate().map(|(at, it)| (at + 1, it.when, What::Raise(it.what)));
    let done = told.step.into_iter().enumerate().map(|(at, it)| (at + 1, it.when, What::Do(it.what)));
    Ok(raised.chain(done).map(|(number, when, what)| Entry { file, number, when, what }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::step::Act;
    use kernel::{Timestamp, calendar};
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    #[test]
    fn every_file_of_the_stories_is_in_the_program() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        let mut there = BTreeSet::from(["rivierenhart/offers.toml".to_owned()]);
        for folder in ["voorjaar-2020", "rivierenhart"] {
            there.insert(format!("{folder}/knowledge.toml"));
            for file in std::fs::read_dir(data.join(folder).join("signals")).unwrap() {
                there.insert(format!("{folder}/signals/{}", file.unwrap().file_name().to_string_lossy()));
            }
        }
        let told = STORIES.iter().flat_map(|files| files.told).map(|(file, _)| (*file).to_owned());
        assert_eq!(told.collect::<BTreeSet<_>>(), there);
    }

    #[test]
    fn a_key_that_is_not_explained_is_refused() {
        let step = "[[step]]\ndo = \"bring_back\"\nby = \"priya\"\nminutes_ago = 1\ndossier = \"it\"\n";
        assert_eq!(entries("it", step).unwrap().len(), 1);
        for more in ["wrods = \"x\"", "next = { minutes_ago = 1, wy = \"x\" }", "do_it = 1"] {
            assert!(entries("it", &format!("{step}{more}\n")).is_err(), "{more}");
        }
    }

    #[test]
    fn nobody_can_be_recognised_in_what_is_told() {
        for (file, text) in STORIES.iter().flat_map(|files| files.told) {
            let told: Table = toml::from_str(text).unwrap();
            let entries = told.values().filter_map(Value::as_array).flatten().filter_map(Value::as_table);
            for entry in entries {
                for key in ["words", "title", "quote", "suggestion", "why", "does_not", "audience"] {
                    let words = entry.get(key).and_then(Value::as_str).unwrap_or_default();
                    assert_eq!(language::guard::find(words), [], "{file}: {words}");
                }
            }
        }
    }

    /// On each of four hundred days: holidays move what is counted in working days, and weekdays don't.
    #[test]
    fn what_happens_keeps_its_order_whenever_the_demo_starts() {
        let stories = all().unwrap();
        let first: Timestamp = "2026-11-01T09:30:00Z".parse().unwrap();
        for day in 0..400 {
            let start = calendar::in_days(first, day);
            for entries in stories.iter().map(|story| &story.entries) {
                in_order(entries, start);
            }
        }
    }

    fn in_order(entries: &[Entry], start: Timestamp) {
        let mut raised = BTreeMap::new();
        let mut last: BTreeMap<&str, Timestamp> = BTreeMap::new();
        for entry in entries {
            let at = entry.when.from(start);
            match &entry.what {
                What::Raise(signal) => drop(raised.insert(signal.key.as_str(), at)),
                What::Do(step) => {
                    let shown = format!("{}, step {} at {at}, from {start}", entry.file, entry.number);
                    if let Some(dossier) = step.act.dossier() {
                        let before = last.insert(dossier, at);
                        assert!(before.is_none_or(|before| before <= at), "{shown}");
                    }
                    if let Some(next) = &step.next {
                        let next = next.when.from(start);
                        assert!(at < next && next < calendar::in_days(at, 90), "{shown} promises {next}");
                    }
                    if let Act::UnderstandSignal { signals, .. } = &step.act {
                        assert!(signals.iter().all(|key| raised[key.as_str()] < at), "{shown}");
                    }
                }
            }
        }
    }
}
