//! The exact counts behind the page: the weeks of a municipality and its wijken against what was expected, the alarms with who
//! holds them, and how much weight they deserve. For whoever understands signals.

use crate::alarm::Alarm;
use crate::chart::{Expected, Point};
use crate::detect::{self, DRAWN};
use crate::holds::{Holds, holders};
use crate::look::{kept, minimum_history};
use crate::places::{Places, UNKNOWN};
use crate::precision::{Precision, of_detectors};
use crate::released::Released;
use crate::released_tables::Asked;
use crate::series::{self, Series, last_week};
use jiff::civil::Date;
use kernel::{NetworkId, Timestamp};
use network::Refusal;
use std::collections::BTreeMap;
use store::Tx;

/// The columns of the file of exact counts.
pub const COLUMNS: [&str; 6] = ["week_vanaf", "thema", "gebied", "geteld", "verwacht", "grens"];

/// The weeks of one place of a theme.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The main theme or a sub-theme.
    pub theme: String,
    /// The place.
    pub place: String,
    /// From which day there is the theme, where it wasn't always.
    pub theme_since: Option<Date>,
    /// Its weeks.
    pub points: Vec<Point>,
}

/// What only some see.
#[derive(Debug)]
pub struct Exact {
    /// The alarms that are somebody's, newest first, with who holds them.
    pub alarms: Vec<(Alarm, Option<Holds>)>,
    /// What is drawn: of one theme a municipality and its wijken, or of a municipality all themes.
    pub drawn: Vec<Drawn>,
    /// Of a main theme that was asked for: its sub-themes in the municipality.
    pub within: Vec<Drawn>,
    /// Weeks of history, and how many it takes.
    pub history: (i64, i64),
    /// The week that was looked at last.
    pub looked_at: Option<Date>,
    /// What stood out that week and didn't fit.
    pub left_out: i64,
    /// How often alarms were worth it.
    pub precision: Vec<Precision>,
    /// Signals of the drawn weeks that have no theme yet, and those of which no municipality is known.
    pub without: (i64, i64),
}

/// Reads it.
pub fn read(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    (asked, alarms, released): (&Asked, &[Alarm], &Released),
) -> Result<Exact, Refusal> {
    let until = last_week(now);
    let counted = series::read(tx, network, &released.places, (until, until))?;
    let expected = expected(tx, network, until)?;
    let mut held = holders(tx, network)?;
    let look = tx.first(
        "select history, left_out from trend_look where network_id = $1 order by week desc limit 1",
        &[&network],
    )?;
    let (history, left_out) = match look {
        Some(row) => (row.get("history")?, row.get("left_out")?),
        None => (kept(counted.weeks.len().saturating_sub(1)), 0),
    };
    let municipality = municipality(&counted, &released.places, asked);
    let pen = municipality.map(|municipality| Pen {
        counted: &counted,
        expected: &expected,
        places: &released.places,
        municipality,
    });
    Ok(Exact {
        alarms: alarms.iter().map(|alarm| (alarm.clone(), held.remove(&alarm.id))).collect(),
        drawn: pen.as_ref().map(|pen| pen.drawn(asked)).unwrap_or_default(),
        within: pen.as_ref().map(|pen| pen.within(asked)).unwrap_or_default(),
        history: (history, kept(minimum_history())),
        looked_at: detect::last_look(tx, network)?,
        left_out,
        precision: of_detectors(tx, network)?,
        without: (without_theme(tx, network, until)?, nowhere(&counted)),
    })
}

type ByWeek = BTreeMap<(String, String, Date), Expected>;

fn expected(tx: &mut Tx<'_>, network: NetworkId, until: Date) -> Result<ByWeek, Refusal> {
    let first = series::weeks_after(until, 1 - kept(DRAWN));
    let rows = tx.query(
        "select theme_code, place, week, expected, upper from expectation
         where network_id = $1 and week >= $2 and week <= $3",
        &[&network, &first, &until],
    )?;
    let mut found = ByWeek::new();
    for row in &rows {
        let expected = Expected { mean: row.get("expected")?, upper: row.get("upper")? };
        found.insert((row.get("theme_code")?, row.get("place")?, row.get("week")?), expected);
    }
    Ok(found)
}

/// The municipality that is drawn: the one asked for, else the one of which most was counted.
fn municipality(counted: &Series, places: &Places, asked: &Asked) -> Option<String> {
    if asked.municipality.is_some() {
        return asked.municipality.clone();
    }
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for (place, counts) in counted.themes.values().flatten() {
        if let Some(above) = places.above(place) {
            *sums.entry(above).or_default() += counts.iter().sum::<f64>();
        }
    }
    sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(code, _)| code.to_owned())
}

/// What is drawn of a municipality.
struct Pen<'a> {
    counted: &'a Series,
    expected: &'a ByWeek,
    places: &'a Places,
    municipality: String,
}

impl Pen<'_> {
    /// Every main theme in the municipality; of the one that was asked for its wijken too.
    fn drawn(&self, asked: &Asked) -> Vec<Drawn> {
        match &asked.theme {
            None => self.counted.themes.keys().filter_map(|theme| self.whole(theme)).collect(),
            Some(theme) => {
                let wijken = self.inside(theme).map(|(place, counts)| self.draw(theme, place, counts));
                self.whole(theme).into_iter().chain(wijken).collect()
            }
        }
    }

    /// The sub-themes of the main theme that was asked for, in the municipality.
    fn within(&self, asked: &Asked) -> Vec<Drawn> {
        let of_main = |main: &String| {
            let subs: Vec<&String> = self.counted.within(main).map(|(code, _)| code).collect();
            subs.into_iter().filter_map(|sub| self.whole(sub)).collect()
        };
        asked.theme.as_ref().map(of_main).unwrap_or_default()
    }

    /// The places inside the municipality that counted a theme.
    fn inside(&self, theme: &str) -> impl Iterator<Item = (&String, &Vec<f64>)> {
        let of_places = self.counted.of(theme).into_iter().flatten();
        of_places.filter(|(place, _)| self.places.above(place) == Some(&self.municipality))
    }

    /// A theme in the whole municipality.
    fn whole(&self, theme: &str) -> Option<Drawn> {
        let mut sums: Option<Vec<f64>> = None;
        for (_, counts) in self.inside(theme) {
            let sums = sums.get_or_insert_with(|| vec![0.0; counts.len()]);
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        Some(self.draw(theme, &self.municipality, &sums?))
    }

    fn draw(&self, theme: &str, place: &str, counts: &[f64]) -> Drawn {
        let from = self.counted.weeks.len().saturating_sub(DRAWN);
        let since = self.counted.since(theme, self.places.since(place));
        let from =
            from.max(since.map_or(0, |since| self.counted.weeks.partition_point(|week| *week < since)));
        let point = |(week, observed): (&Date, &f64)| Point {
            week: *week,
            observed: *observed,
            expected: self.expected.get(&(theme.to_owned(), place.to_owned(), *week)).copied(),
        };
        let points = self.counted.weeks[from..].iter().zip(&counts[from..]).map(point).collect();
        let theme_since = self.counted.since(theme, None);
        Drawn { theme: theme.to_owned(), place: place.to_owned(), theme_since, points }
    }
}

fn without_theme(tx: &mut Tx<'_>, network: NetworkId, until: Date) -> Result<i64, Refusal> {
    let first = series::weeks_after(until, 1 - kept(DRAWN));
    let row = tx.first(
        "select cast(coalesce(sum(number), 0) as bigint) as number from theme_count
         where network_id = $1 and theme_code = '' and week >= $2",
        &[&network, &first],
    )?;
    Ok(row.map_or(Ok(0), |row| row.get("number"))?)
}

fn nowhere(counted: &Series) -> i64 {
    let from = counted.weeks.len().saturating_sub(DRAWN);
    let unknown = counted.themes.values().filter_map(|places| places.get(UNKNOWN));
    unknown.map(|counts| crate::chart::whole(counts[from..].iter().sum())).sum()
}

/// The rows of the file of exact counts: every week that is drawn of every place, as far as it was asked for.
pub fn rows(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    asked: &Asked,
) -> Result<Vec<Vec<String>>, Refusal> {
    let (places, until) = (Places::load(tx, network)?, last_week(now));
    let counted = series::read(tx, network, &places, (until, until))?;
    let expected = expected(tx, network, until)?;
    let from = counted.weeks.len().saturating_sub(DRAWN);
    let mut rows = Vec::new();
    let themes = counted.themes.iter().chain(&counted.sub_themes);
    for (theme, of_places) in themes.filter(|(theme, _)| asked.is_theme(theme)) {
        for (place, counts) in of_places.iter().filter(|(place, _)| asked.is_in(places.above(place))) {
            for (week, count) in counted.weeks[from..].iter().zip(&counts[from..]) {
                let of_week = expected.get(&(theme.clone(), place.clone(), *week));
                let said = |of: fn(&Expected) -> f64| {
                    of_week.map(|one| format!("{:.2}", of(one))).unwrap_or_default()
                };
                let place = if place == UNKNOWN { "onbekend".to_owned() } else { place.clone() };
                rows.push(vec![
                    week.to_string(),
                    theme.clone(),
                    place,
                    crate::chart::whole(*count).to_string(),
                    said(|one| one.mean),
                    said(|one| one.upper),
                ]);
            }
        }
    }
    Ok(rows)
}
