//! A map of the wijken of a municipality as inline SVG, from the boundaries that were brought in: no tiles, nothing asked
//! outside. Each wijk shows its name and its released figure, and how large that is by how densely it is hatched, so that it
//! reads without colour; who listens hears the same, and so says the table beside it. It tells nothing that the table
//! doesn't. Where no boundaries are known there is no map.

use crate::chart::whole;
use kernel::NetworkId;
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use store::{Error, ToValue, Tx};

/// How wide the drawing is; its height follows. On a telephone about a pixel each.
const WIDE: f64 = 360.0;
/// Room around it, for the lines of its edge.
const MARGIN: f64 = 2.0;
/// How wide a letter of a name is, about.
const LETTER: f64 = 7.5;
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
    /// Its name.
    pub name: String,
    /// What is said of its figure, also where that isn't shown.
    pub says: String,
    /// The same as short as it can be, to stand in it.
    pub short: String,
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

/// The map, `shows` being what it shows; `id` is its own on the page. Nothing where no wijk has an outline.
pub fn map(id: &str, shows: &str, wijken: &[Wijk], outlines: &Outlines) -> Markup {
    let Some(frame) = Frame::around(outlines) else { return html! {} };
    let most = wijken.iter().filter_map(|wijk| wijk.figure).max().unwrap_or(0).max(1);
    let drawn = || wijken.iter().filter_map(|wijk| Some((wijk, outlines.get(&wijk.code)?)));
    let size = format!("{} {}", WIDE + 2.0 * MARGIN, whole(frame.tall() + 2.0 * MARGIN));
    html! {
        figure class="ponton-map" {
            svg viewBox={ "-" (MARGIN) " -" (MARGIN) " " (size) } role="img"
                aria-labelledby={ (id) "-title" } aria-describedby={ (id) "-desc" } {
                title id={ (id) "-title" } { (shows) }
                desc id={ (id) "-desc" } {
                    @for (at, (wijk, _)) in drawn().enumerate() {
                        @if at > 0 { "; " } (wijk.name) ": " (wijk.says)
                    }
                }
                defs { @for step in 1..=HATCHES.len() { (hatching(id, step)) } }
                @for (wijk, rings) in drawn() {
                    @let step = step(wijk.figure, most);
                    path class=(if step.is_some() { "ponton-map__wijk" } else { "ponton-map__wijk ponton-map__wijk--hidden" })
                        d=(frame.path(rings)) fill-rule="evenodd"
                        fill=[step.filter(|step| *step > 0).map(|step| format!("url(#{id}-{step})"))] {
                        title { (wijk.name) ": " (wijk.says) }
                    }
                }
                @for (wijk, rings) in drawn() {
                    @if let Some((x, y)) = frame.middle(rings) {
                        @let fits = frame.width(rings) > LETTER * letters(&wijk.name);
                        g class="ponton-map__label" text-anchor="middle" aria-hidden="true" {
                            @if fits { text class="ponton-map__name" x=(tenth(x)) y=(tenth(y - 8.0)) { (wijk.name) } }
                            text class="ponton-map__figure" x=(tenth(x)) y=(tenth(if fits { y + 14.0 } else { y + 6.0 })) {
                                (wijk.short)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How far apart the lines of each step lie, from few to many.
const HATCHES: [f64; 3] = [14.0, 8.0, 4.5];

fn hatching(id: &str, step: usize) -> Markup {
    let apart = HATCHES[step - 1];
    html! {
        pattern id={ (id) "-" (step) } class="ponton-map__hatch" width=(apart) height=(apart)
            patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
            rect class={ "ponton-map__shade ponton-map__shade--" (step) } width=(apart) height=(apart) {}
            line x1="0" y1="0" x2="0" y2=(apart) {}
        }
    }
}

/// In four steps, by what is shown; none where nothing is.
fn step(figure: Option<u32>, most: u32) -> Option<usize> {
    let step = figure?.saturating_mul(4) / most;
    Some(usize::try_from(step).unwrap_or(usize::MAX).min(HATCHES.len()))
}

fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

fn letters(name: &str) -> f64 {
    f64::from(u32::try_from(name.chars().count()).unwrap_or(u32::MAX))
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

    /// The middle of the largest ring, by its area.
    fn middle(&self, rings: &[Ring]) -> Option<(f64, f64)> {
        let ring = rings.iter().max_by_key(|ring| ring.len())?;
        let (mut twice, mut x, mut y) = (0.0, 0.0, 0.0);
        let from = ring.first()?;
        // Taken from one of its own points, so that nothing is lost in large numbers.
        let here = |point: &(f64, f64)| (point.0 - from.0, point.1 - from.1);
        for pair in ring.windows(2) {
            let (a, b) = (here(&pair[0]), here(&pair[1]));
            let cross = a.0 * b.1 - b.0 * a.1;
            twice += cross;
            x += (a.0 + b.0) * cross;
            y += (a.1 + b.1) * cross;
        }
        let is_flat = twice.abs() < f64::EPSILON * f64::EPSILON;
        (!is_flat).then(|| self.place((from.0 + x / (3.0 * twice), from.1 + y / (3.0 * twice))))
    }

    /// How wide the outline is in the drawing.
    fn width(&self, rings: &[Ring]) -> f64 {
        let each = || rings.iter().flatten().map(|(x, _)| *x);
        (each().fold(f64::MIN, f64::max) - each().fold(f64::MAX, f64::min)) * self.across
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
    fn each_wijk_is_drawn_with_its_name_and_figure_and_a_hidden_one_without_hatching() {
        let outlines = Outlines::from([
            ("WK1".to_owned(), rings(&square(5.0))),
            (
                "WK2".to_owned(),
                rings(&json!({ "type": "MultiPolygon", "coordinates": [square(5.01)["coordinates"]] })),
            ),
        ]);
        let wijk = |code: &str, figure: Option<u32>| Wijk {
            code: code.to_owned(),
            name: code.to_owned(),
            says: figure.map_or("minder dan 10".to_owned(), |figure| figure.to_string()),
            short: figure.map_or("< 10".to_owned(), |figure| figure.to_string()),
            figure,
        };
        let html = map("k", "Kaart", &[wijk("WK1", Some(15)), wijk("WK2", None)], &outlines).into_string();
        assert_eq!(html.matches("<path").count(), 2);
        assert!(html.contains(">15</text>") && html.contains(">&lt; 10</text>"), "{html}");
        assert!(html.contains("url(#k-3)") && html.contains("ponton-map__wijk--hidden"), "{html}");
        assert!(html.contains(">WK1: 15; WK2: minder dan 10</desc>"), "who listens hears the same: {html}");
        assert_eq!(map("k", "Kaart", &[wijk("WK1", None)], &Outlines::new()).into_string(), "");
        assert!(rings(&json!({ "type": "Point", "coordinates": [5, 52] })).is_empty());
    }
}
