//! Reads a file of areas: GeoJSON, also packed with gzip, or CSV with a code and a name. Knows the names that the
//! statistics office gives its columns in various years. Stretches of water, which it lists under a municipality's code,
//! are passed over.

use super::boundary::{self, Checked};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use web::sheet::read::plain;
use web::sheet::{Column, Limits, Need, Sheet, Unreadable};

/// The most that a file may hold, unpacked: all neighbourhoods of the country in full detail are less.
const MOST: u64 = 600_000_000;

/// Where the code stands, the finest first: a file of neighbourhoods names their municipality too.
const CODE: Column = Column {
    name: "code",
    also: &["bu_code", "buurtcode", "wk_code", "wijkcode", "gm_code", "gemeentecode", "statcode", "gwb_code"],
    need: Need::Required,
    what: "",
    example: "",
};
/// Where the name stands.
const NAME: Column = Column {
    name: "name",
    also: &[
        "naam",
        "bu_naam",
        "buurtnaam",
        "wk_naam",
        "wijknaam",
        "gm_naam",
        "gemeentenaam",
        "statnaam",
        "regio",
    ],
    need: Need::Required,
    what: "",
    example: "",
};

/// Why a file can't be read at all.
#[derive(Debug, thiserror::Error)]
pub enum NoAreas {
    /// It can't be opened, or the packing is damaged.
    #[error("{file} can't be read")]
    Io {
        /// Which file.
        file: String,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// Larger than we take.
    #[error("{file} holds more than {} MB unpacked: divide it", MOST / 1_000_000)]
    TooLarge {
        /// Which file.
        file: String,
    },
    /// No GeoJSON.
    #[error("{file} is no GeoJSON FeatureCollection")]
    NotGeoJson {
        /// Which file.
        file: String,
        /// Why not, with line and column.
        #[source]
        source: serde_json::Error,
    },
    /// No rows with a code and a name.
    #[error("{file} can't be read as CSV with a code and a name: {why:?}")]
    NotRows {
        /// Which file.
        file: String,
        /// Why not, with line and column.
        why: Unreadable,
    },
}

/// An area as a file has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its boundary as GeoJSON, with what is wrong with it.
    pub boundary: Option<(String, Checked)>,
}

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contents {
    /// The areas.
    pub areas: Vec<Found>,
    /// Rows or features without a code or a name: their line, or their place in the list.
    pub without: Vec<usize>,
}

/// Reads a file by its name: `.geojson`, `.json`, `.csv`, each perhaps with `.gz` behind it.
pub fn read(path: &Path) -> Result<Contents, NoAreas> {
    let file = path.display().to_string();
    let bytes = unpacked(path).map_err(|source| NoAreas::Io { file: file.clone(), source })?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
        return Err(NoAreas::TooLarge { file });
    }
    let begins_as_json = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    if begins_as_json {
        features(&bytes).map_err(|source| NoAreas::NotGeoJson { file, source })
    } else {
        rows(&bytes).map_err(|why| NoAreas::NotRows { file, why })
    }
}

fn unpacked(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    let packed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
    if packed {
        MultiGzDecoder::new(file).take(MOST + 1).read_to_end(&mut bytes)?;
    } else {
        file.take(MOST + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<Feature<'a>>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(default)]
    properties: Option<BTreeMap<String, Json>>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
}

/// Reads the areas of a GeoJSON FeatureCollection.
pub fn features(bytes: &[u8]) -> Result<Contents, serde_json::Error> {
    let collection: Collection<'_> = serde_json::from_slice(bytes)?;
    let mut contents = Contents::default();
    for (index, feature) in collection.features.iter().enumerate() {
        let properties: BTreeMap<String, &str> = feature
            .properties
            .iter()
            .flatten()
            .filter_map(|(name, value)| Some((plain(name), value.as_str()?.trim())))
            .collect();
        if properties.get("water").is_some_and(|water| water.eq_ignore_ascii_case("ja")) {
            continue;
        }
        let (Some(code), Some(name)) = (of(&properties, &CODE), of(&properties, &NAME)) else {
            contents.without.push(index + 1);
            continue;
        };
        let geometry = feature.geometry.filter(|geometry| geometry.get() != "null");
        let boundary = geometry.map(|geometry| (geometry.get().to_owned(), boundary::check(geometry)));
        contents.areas.push(Found { code: code.to_owned(), name: name.to_owned(), boundary });
    }
    Ok(contents)
}

fn of<'p>(properties: &BTreeMap<String, &'p str>, column: &Column) -> Option<&'p str> {
    let names = std::iter::once(column.name).chain(column.also.iter().copied());
    let found = names.map(plain).find_map(|name| properties.get(&name).copied());
    found.filter(|text| !text.is_empty())
}

fn rows(bytes: &[u8]) -> Result<Contents, Unreadable> {
    let sheet = Sheet::read(bytes, &[CODE, NAME], Limits::COMMAND)?;
    let mut contents = Contents::default();
    for row in &sheet.rows {
        match (row.cell("code"), row.cell("name")) {
            ("", _) | (_, "") => contents.without.push(row.line),
            (code, name) => {
                let (code, name) = (code.to_owned(), name.to_owned());
                contents.areas.push(Found { code, name, boundary: None });
            }
        }
    }
    Ok(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_found_under_the_names_of_various_years() {
        let check = |properties: &str, expect: Option<(&str, &str)>| {
            let text = format!("{{\"features\":[{{\"properties\":{properties},\"geometry\":null}}]}}");
            let contents = features(text.as_bytes()).unwrap();
            let found = contents.areas.first().map(|area| (area.code.as_str(), area.name.as_str()));
            assert_eq!(found, expect, "{properties}");
        };
        check("{\"code\":\"GM9901\",\"name\":\"Rivierenhart\"}", Some(("GM9901", "Rivierenhart")));
        let wijk =
            "{\"GM_CODE\":\"GM9901\",\"GM_NAAM\":\"x\",\"WK_CODE\":\"WK990101\",\"WK_NAAM\":\"Kadebuurt\"}";
        check(wijk, Some(("WK990101", "Kadebuurt")));
        check("{\"statcode\":\"BU99010101\",\"statnaam\":\"Kade\"}", Some(("BU99010101", "Kade")));
        check("{\"code\":\"GM9901\",\"name\":\"Water\",\"water\":\"JA\"}", None);
        check("{\"code\":9901}", None);
        check("null", None);
    }

    #[test]
    fn rows_without_a_code_are_counted_by_line() {
        let contents = rows(b"statcode;statnaam\nGM9901;Rivierenhart\n;x").unwrap();
        assert_eq!((contents.areas.len(), contents.without), (1, vec![3]));
    }

    #[test]
    fn what_is_no_file_of_areas_is_refused() {
        assert!(features(b"{\"features\":3}").is_err());
        assert_eq!(
            rows(b"x\ny").unwrap_err(),
            Unreadable::Missing { line: 1, columns: vec!["code", "name"] }
        );
    }
}
