//! A map of the wijken of a municipality as inline SVG, from the boundaries that were brought in: no tiles, nothing asked
//! outside. Each wijk shows its released figure as a number and by its shade; the table beside it says the
//! same. Where no boundaries are known there is no map.

use crate::chart::whole;
use kernel::NetworkId;
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use store::{Error, ToValue, Tx};

/// How wide the drawing is; its height follows.
const WIDE: f64 = 480.0;
/// A step smaller than this isn't seen.
const LEAST_STEP: f64 = 0.8;

/// A ring of longitudes and latitudes.
type Ring = Vec<(f64, f64)>;

/// The outlines of some wijken, by code.
pub type Outlines = BTreeMap<String, Vec<Ring>>;

/// A wijk on the map.
#[derive(Clone, Debug)]
pub struct Wijk {
    /// Its code.
    pub code: String,
    /// What it says in full: name and figure.
    pub says: String,
    /// Its figure, where one is shown.
    pub figure: Option<u32>,
}

/// The outlines of these areas, each of the newest year in which it has one.
pub fn read(tx: &mut Tx<'_>, network: NetworkId, codes: &[String]) -> Result<Outlines, Error> {
    if codes.is_empty() {
        return Ok(Outlines::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let mut places = Vec::with_capacity(codes.len());
    for code in codes {
        params.push(code);
        places.push(format!("${}", params.len()));
    }
    let sql = format!(
        "select code, geometry from area_boundary where network_id = $1 and code in ({}) order by code, year",
        places.join(", ")
    );
    let mut found = Outlines::new();
    for row in &tx.query(&sql, &params)? {
        let geometry: Value = row.get("geometry")?;
        found.insert(row.get("code")?, rings(&geometry));
    }
    Ok(found)
}

/// The rings of a polygon or of several.
fn rings(geometry: &Value) -> Vec<Ring> {
    let none = Vec::new();
    let list = |value: &Value| value.as_array().unwrap_or(&none).clone();
    let coordinates = list(&geometry["coordinates"]);
    let polygons: Vec<Vec<Value>> = match geometry["type"].as_str() {
        Some("MultiPolygon") => coordinates.iter().map(list).collect(),
        Some("Polygon") => vec![coordinates],
        _ => Vec::new(),
    };
    let point = |value: &Value| Some((value[0].as_f64()?, value[1].as_f64()?));
    polygons.iter().flatten().map(|ring| list(ring).iter().filter_map(point).collect()).collect()
}

/// The map, with what it shows as its text alternative; nothing where no wijk has an outline.
pub fn map(shows: &str, wijken: &[Wijk], outlines: &Outlines) -> Markup {
    let Some(frame) = Frame::around(outlines) else { return html! {} };
    let most = wijken.iter().filter_map(|wijk| wijk.figure).max().unwrap_or(0).max(1);
    html! {
        figure class="ponton-map" {
            svg viewBox={"0 0 " (WIDE) " " (whole(frame.tall()))} role="img" aria-label=(shows) {
                @for wijk in wijken {
                    @if let Some(rings) = outlines.get(&wijk.code) {
                        path class=(shade(wijk.figure, most)) d=(frame.path(rings)) fill-rule="evenodd" {
                            title { (wijk.says) }
                        }
                    }
                }
                @for wijk in wijken {
                    @if let Some((x, y)) = outlines.get(&wijk.code).and_then(|rings| frame.middle(rings)) {
                        text class="ponton-map__figure" x=(format!("{x:.1}")) y=(format!("{y:.1}")) text-anchor="middle" {
                            @match wijk.figure { Some(figure) => (figure), None => "·" }
                        }
                    }
                }
            }
        }
    }
}

/// In four steps, by what is shown.
fn shade(figure: Option<u32>, most: u32) -> &'static str {
    match figure.map(|figure| figure * 4 / most) {
        None => "ponton-map__wijk ponton-map__wijk--hidden",
        Some(0) => "ponton-map__wijk ponton-map__wijk--least",
        Some(1) => "ponton-map__wijk ponton-map__wijk--less",
        Some(2) => "ponton-map__wijk ponton-map__wijk--more",
        Some(_) => "ponton-map__wijk ponton-map__wijk--most",
    }
}

/// Where longitudes and latitudes come to lie in the drawing.
struct Frame {
    west: f64,
    north: f64,
    south: f64,
    /// Width of a degree of longitude.
    across: f64,
    /// Height of a degree of latitude.
    along: f64,
}

impl Frame {
    fn around(outlines: &Outlines) -> Option<Self> {
        let points = || outlines.values().flatten().flatten();
        let (west, east) = points().fold((f64::MAX, f64::MIN), |(w, e), (x, _)| (w.min(*x), e.max(*x)));
        let (south, north) = points().fold((f64::MAX, f64::MIN), |(s, n), (_, y)| (s.min(*y), n.max(*y)));
        if !(east > west && north > south) {
            return None;
        }
        // At our latitude a degree of longitude is shorter than one of latitude.
        let across = WIDE / (east - west);
        let along = across / f64::midpoint(north, south).to_radians().cos().max(0.2);
        Some(Self { west, north, south, across, along })
    }

    fn tall(&self) -> f64 {
        (self.north - self.south) * self.along
    }

    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.west) * self.across, (self.north - y) * self.along)
    }

    fn path(&self, rings: &[Ring]) -> String {
        let mut path = String::new();
        for ring in rings {
            let mut last: Option<(f64, f64)> = None;
            for point in ring {
                let (x, y) = self.place(*point);
                if last.is_some_and(|(a, b)| (a - x).abs().max((b - y).abs()) < LEAST_STEP) {
                    continue;
                }
                // Writing to a text can't fail.
                let _ = write!(path, "{}{x:.1} {y:.1}", if last.is_some() { 'L' } else { 'M' });
                last = Some((x, y));
            }
            path.push('Z');
        }
        path
    }

    /// The middle of the largest ring.
    fn middle(&self, rings: &[Ring]) -> Option<(f64, f64)> {
        let largest = rings.iter().max_by_key(|ring| ring.len()).filter(|ring| !ring.is_empty())?;
        let count = f64::from(u32::try_from(largest.len()).ok()?);
        let (x, y) = largest.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
        Some(self.place((x / count, y / count)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn square(west: f64) -> Value {
        let (east, south, north) = (west + 0.01, 52.0, 52.01);
        json!({ "type": "Polygon", "coordinates":
            [[[west, south], [east, south], [east, north], [west, north], [west, south]]] })
    }

    #[test]
    fn each_wijk_is_drawn_with_its_figure_and_a_hidden_one_with_a_dot() {
        let outlines = Outlines::from([
            ("WK1".to_owned(), rings(&square(5.0))),
            (
                "WK2".to_owned(),
                rings(&json!({ "type": "MultiPolygon", "coordinates": [square(5.01)["coordinates"]] })),
            ),
        ]);
        let wijk = |code: &str, figure| Wijk { code: code.to_owned(), says: format!("{code}!"), figure };
        let html = map("Kaart", &[wijk("WK1", Some(15)), wijk("WK2", None)], &outlines).into_string();
        assert_eq!(html.matches("<path").count(), 2);
        assert!(html.contains(">15</text>") && html.contains(">·</text>"), "{html}");
        assert!(
            html.contains("ponton-map__wijk--most") && html.contains("ponton-map__wijk--hidden"),
            "{html}"
        );
        assert_eq!(map("Kaart", &[wijk("WK1", None)], &Outlines::new()).into_string(), "");
        assert!(rings(&json!({ "type": "Point", "coordinates": [5, 52] })).is_empty());
    }
}
