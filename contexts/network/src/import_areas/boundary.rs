//! Whether a boundary is sound as a polygon: rings closed, long enough, and nowhere crossing or touching themselves
//! (OGC Simple Features 6.1.11). Done in whole numbers of a ten-millionth of a degree, about a centimetre, so that no
//! rounding decides. Which way round a ring goes is noted and forgiven: files of the statistics office go the other way
//! than RFC 7946 asks. It doesn't look whether the parts of a boundary lie inside one another.

use serde::Deserialize;
use serde_json::value::RawValue;

/// Why a boundary is not sound.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// No polygon and no multipolygon, or coordinates that can't be read.
    #[error("is no polygon that can be read")]
    NotAPolygon,
    /// Not degrees of longitude and latitude.
    #[error("is not in degrees (WGS84)")]
    NotDegrees,
    /// The last point of a ring is not the first.
    #[error("has a ring that isn't closed")]
    NotClosed,
    /// A ring of fewer than three different points.
    #[error("has a ring with too few points")]
    TooFewPoints,
    /// A ring crosses itself, or runs over itself.
    #[error("crosses itself")]
    CrossesItself,
    /// A ring touches itself in a point.
    #[error("touches itself")]
    TouchesItself,
    /// Two rings cross.
    #[error("has rings that cross")]
    RingsCross,
}

impl Fault {
    /// The word under which it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAPolygon => "not_a_polygon",
            Self::NotDegrees => "not_degrees",
            Self::NotClosed => "not_closed",
            Self::TooFewPoints => "too_few_points",
            Self::CrossesItself => "crosses_itself",
            Self::TouchesItself => "touches_itself",
            Self::RingsCross => "rings_cross",
        }
    }

    /// Whether a map can draw it all the same: such a boundary is kept, with its fault.
    pub fn can_be_drawn(self) -> bool {
        match self {
            Self::NotAPolygon | Self::NotDegrees | Self::NotClosed | Self::TooFewPoints => false,
            Self::CrossesItself | Self::TouchesItself | Self::RingsCross => true,
        }
    }
}

/// What was found about a boundary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Checked {
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// Which way its outer rings go round.
    pub round: Round,
}

/// Which way round the outer rings go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Round {
    /// Against the clock, as RFC 7946 asks.
    Asked,
    /// With the clock, at least one of them.
    Other,
}

#[derive(Deserialize)]
struct Geometry<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

type Polygon = Vec<Vec<Position>>;

/// Longitude, latitude, and perhaps a height that we don't use.
#[derive(Deserialize)]
#[serde(from = "Vec<f64>")]
struct Position(Option<Point>);

impl From<Vec<f64>> for Position {
    fn from(numbers: Vec<f64>) -> Self {
        let [longitude, latitude, ..] = numbers.as_slice() else { return Self(None) };
        let inside = (-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude);
        Self(inside.then(|| (whole(*longitude), whole(*latitude))))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees lie between -180 and 180")]
fn whole(degrees: f64) -> i64 {
    (degrees * 1e7).round() as i64
}

type Point = (i64, i64);

/// One stretch of a ring, with where it belongs.
struct Stretch {
    from: Point,
    to: Point,
    polygon: usize,
    ring: usize,
    at: usize,
    /// How many stretches its ring has.
    of: usize,
}

impl Stretch {
    fn west(&self) -> i64 {
        self.from.0.min(self.to.0)
    }

    fn east(&self) -> i64 {
        self.from.0.max(self.to.0)
    }

    fn is_next_to(&self, other: &Self) -> bool {
        let apart = self.at.abs_diff(other.at);
        apart == 1 || apart + 1 == self.of
    }
}

/// Looks at a GeoJSON geometry.
pub fn check(geometry: &RawValue) -> Checked {
    match polygons(geometry) {
        Ok(polygons) => {
            let clockwise = polygons.iter().filter_map(|polygon| polygon.first()).any(|ring| area(ring) < 0);
            let round = if clockwise { Round::Other } else { Round::Asked };
            Checked { fault: sound(&polygons).err(), round }
        }
        Err(fault) => Checked { fault: Some(fault), round: Round::Asked },
    }
}

fn polygons(geometry: &RawValue) -> Result<Vec<Vec<Vec<Point>>>, Fault> {
    let geometry: Geometry<'_> = serde_json::from_str(geometry.get()).map_err(|_| Fault::NotAPolygon)?;
    let coordinates = geometry.coordinates.ok_or(Fault::NotAPolygon)?.get();
    let read: Vec<Polygon> = match geometry.kind {
        "Polygon" => serde_json::from_str(coordinates).map(|polygon| vec![polygon]),
        "MultiPolygon" => serde_json::from_str(coordinates),
        _ => return Err(Fault::NotAPolygon),
    }
    .map_err(|_| Fault::NotAPolygon)?;
    if read.is_empty() || read.iter().any(Vec::is_empty) {
        return Err(Fault::NotAPolygon);
    }
    let ring = |ring: Vec<Position>| ring.into_iter().map(|position| position.0).collect::<Option<Vec<_>>>();
    let polygon = |polygon: Polygon| polygon.into_iter().map(ring).collect::<Option<Vec<_>>>();
    read.into_iter().map(polygon).collect::<Option<Vec<_>>>().ok_or(Fault::NotDegrees)
}

/// Twice the area of a ring; below nothing when it goes with the clock.
fn area(ring: &[Point]) -> i128 {
    ring.windows(2).map(|pair| cross(pair[0], pair[1])).sum()
}

fn cross(one: Point, other: Point) -> i128 {
    i128::from(one.0) * i128::from(other.1) - i128::from(other.0) * i128::from(one.1)
}

fn sound(polygons: &[Vec<Vec<Point>>]) -> Result<(), Fault> {
    let mut stretches = Vec::new();
    for (polygon, rings) in polygons.iter().enumerate() {
        for (ring, points) in rings.iter().enumerate() {
            if points.first() != points.last() {
                return Err(Fault::NotClosed);
            }
            let mut points = points.clone();
            points.dedup();
            if points.len() < 4 {
                return Err(Fault::TooFewPoints);
            }
            let of = points.len() - 1;
            stretches.extend(points.windows(2).enumerate().map(|(at, pair)| Stretch {
                from: pair[0],
                to: pair[1],
                polygon,
                ring,
                at,
                of,
            }));
        }
    }
    nowhere_crossing(stretches)
}

/// Goes from west to east and compares only stretches that lie above one another.
fn nowhere_crossing(mut stretches: Vec<Stretch>) -> Result<(), Fault> {
    stretches.sort_by_key(Stretch::west);
    let mut here: Vec<&Stretch> = Vec::new();
    for one in &stretches {
        here.retain(|other| other.east() >= one.west());
        for other in &here {
            let same_ring = (one.polygon, one.ring) == (other.polygon, other.ring);
            match meet(one, other) {
                Meeting::Cross if same_ring => return Err(Fault::CrossesItself),
                Meeting::Cross => return Err(Fault::RingsCross),
                Meeting::Touch if same_ring && !one.is_next_to(other) => return Err(Fault::TouchesItself),
                // Rings may touch in a point, and neighbours in a ring always do.
                Meeting::Touch | Meeting::Not => {}
            }
        }
        here.push(one);
    }
    Ok(())
}

enum Meeting {
    Not,
    /// In one point, where one of them ends.
    Touch,
    /// In the middle of both, or along a stretch.
    Cross,
}

fn meet(one: &Stretch, other: &Stretch) -> Meeting {
    let (a, b, c, d) = (one.from, one.to, other.from, other.to);
    let sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
    if sides == [0; 4] {
        let begin = a.min(b).max(c.min(d));
        let end = a.max(b).min(c.max(d));
        return match begin.cmp(&end) {
            std::cmp::Ordering::Less => Meeting::Cross,
            std::cmp::Ordering::Equal => Meeting::Touch,
            std::cmp::Ordering::Greater => Meeting::Not,
        };
    }
    if sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0 {
        return Meeting::Cross;
    }
    let touches = [(sides[0], a, b, c), (sides[1], a, b, d), (sides[2], c, d, a), (sides[3], c, d, b)];
    if touches.into_iter().any(|(side, from, to, point)| side == 0 && within(from, to, point)) {
        Meeting::Touch
    } else {
        Meeting::Not
    }
}

/// On which side of the line from `a` to `b` a point lies: -1, 0 or 1.
fn side(a: Point, b: Point, point: Point) -> i128 {
    cross((b.0 - a.0, b.1 - a.1), (point.0 - a.0, point.1 - a.1)).signum()
}

fn within(from: Point, to: Point, point: Point) -> bool {
    (from.0.min(to.0)..=from.0.max(to.0)).contains(&point.0)
        && (from.1.min(to.1)..=from.1.max(to.1)).contains(&point.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_ring(rings: &str, expect: Option<Fault>) {
        let geometry = format!("{{\"type\":\"Polygon\",\"coordinates\":{rings}}}");
        let geometry = RawValue::from_string(geometry).unwrap();
        assert_eq!(check(&geometry).fault, expect, "{rings}");
    }

    #[test]
    fn sound_rings_are_sound() {
        check_ring("[[[0,0],[4,0],[4,4],[0,4],[0,0]]]", None);
        check_ring("[[[0,0],[4,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]", None);
        check_ring("[[[0,0,3.5],[4,0,3],[4,4,3],[0,0,3.5]]]", None);
        check_ring("[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[0,0],[1,2],[2,1],[0,0]]]", None);
    }

    #[test]
    fn each_fault_is_told_apart() {
        check_ring("[[[0,0],[4,0],[4,4],[0,4]]]", Some(Fault::NotClosed));
        check_ring("[[[0,0],[4,0],[4,0],[0,0]]]", Some(Fault::TooFewPoints));
        check_ring("[[[0,0],[4,4],[4,0],[0,4],[0,0]]]", Some(Fault::CrossesItself));
        check_ring("[[[0,0],[4,0],[2,0],[2,4],[0,0]]]", Some(Fault::CrossesItself));
        check_ring("[[[0,0],[2,2],[4,0],[4,4],[2,2],[0,4],[0,0]]]", Some(Fault::TouchesItself));
        check_ring("[[[0,0],[4,0],[4,4],[0,0]],[[1,-1],[3,-1],[3,2],[1,-1]]]", Some(Fault::RingsCross));
        check_ring(
            "[[[120000,480000],[120001,480000],[120001,480001],[120000,480000]]]",
            Some(Fault::NotDegrees),
        );
        check_ring("[[[0],[4,0],[4,4],[0]]]", Some(Fault::NotDegrees));
        check_ring("[]", Some(Fault::NotAPolygon));
        check_ring("\"x\"", Some(Fault::NotAPolygon));
        let point = RawValue::from_string("{\"type\":\"Point\",\"coordinates\":[1,2]}".to_owned()).unwrap();
        assert_eq!(check(&point).fault, Some(Fault::NotAPolygon));
    }

    #[test]
    fn the_way_round_is_noted() {
        let round = |ring: &str| {
            let geometry = format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[[{ring}]]}}");
            check(&RawValue::from_string(geometry).unwrap())
        };
        assert_eq!(round("[[0,0],[4,0],[4,4],[0,0]]"), Checked { fault: None, round: Round::Asked });
        assert_eq!(round("[[0,0],[4,4],[4,0],[0,0]]"), Checked { fault: None, round: Round::Other });
    }
}
