//! Counts as series: for each main theme, and each sub-theme within it, the weeks of each place, oldest first, with the weeks
//! in which nothing was counted. For the detectors and the charts.

use crate::count::week_of;
use crate::places::Places;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{NetworkId, Timestamp};
use network::theme;
use std::collections::BTreeMap;
use store::{Error, Tx};
use trends::late_reports::{COMPLETE_WEEKS, Delays};

/// Weeks that are read at most: three years to look back on, half a year that isn't looked at, and half a year to draw.
pub const WEEKS: i64 = 3 * 52 + 26 + 26;
/// A report that comes later than so many weeks was brought in afterwards, and says nothing of how soon reports come.
pub const LATEST: usize = 8;

/// The weeks of every place, by theme.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// The Monday of each week.
    pub weeks: Vec<Date>,
    /// By main theme, and by place: a wijk, what is not known of a municipality, or what is not known at all.
    pub themes: BTreeMap<String, OfPlaces>,
    /// The same by sub-theme, as far as anything of it was counted. A main theme is its sub-themes together with what nobody
    /// settled further.
    pub sub_themes: BTreeMap<String, OfPlaces>,
    /// From which day the network has each theme that it didn't always have.
    pub new_themes: BTreeMap<String, Date>,
}

/// The weeks of each place.
pub type OfPlaces = BTreeMap<String, Vec<f64>>;

impl Series {
    /// The weeks of a theme or a sub-theme.
    pub fn of(&self, theme: &str) -> Option<&OfPlaces> {
        self.themes.get(theme).or_else(|| self.sub_themes.get(theme))
    }

    /// From which day on a theme can be counted in a place, where that wasn't always.
    pub fn since(&self, theme: &str, place: Option<Date>) -> Option<Date> {
        self.new_themes.get(theme).copied().max(place)
    }

    /// The sub-themes of a main theme.
    pub fn within<'a>(&'a self, main: &'a str) -> impl Iterator<Item = (&'a String, &'a OfPlaces)> {
        self.sub_themes.iter().filter(move |(code, _)| main_of(code) == main)
    }
}

/// The main theme of a theme.
pub fn main_of(theme: &str) -> &str {
    theme.split('.').next().unwrap_or(theme)
}

/// Whether two themes are the same, or one is the main theme of the other.
pub fn are_related(one: &str, other: &str) -> bool {
    one == other || main_of(one) == other || one == main_of(other)
}

/// Whether what counts for `code` counts for `theme`: the same, or a sub-theme of it.
pub fn counts_for(code: &str, theme: &str) -> bool {
    code == theme || main_of(code) == theme
}

/// So many weeks after (or, below zero, before) a week.
pub fn weeks_after(week: Date, weeks: i64) -> Date {
    week.saturating_add((7 * weeks).days())
}

/// The week that ended last before `now`.
pub fn last_week(now: Timestamp) -> Date {
    weeks_after(week_of(now), -1)
}

/// The series that end with the week `until`, of what was reported up to and with the week `reported`: reports of a week that
/// isn't over yet would be a part of which nobody knows how large it is.
pub fn read(
    tx: &mut Tx<'_>,
    network: NetworkId,
    places: &Places,
    (until, reported): (Date, Date),
) -> Result<Series, Error> {
    let earliest = weeks_after(until, 1 - WEEKS);
    let rows = tx.query(
        "select theme_code, area_code, week, cast(sum(number) as bigint) as number from theme_count
         where network_id = $1 and week >= $2 and week <= $3 and reported <= $4 group by theme_code, area_code, week",
        &[&network, &earliest, &until, &reported],
    )?;
    let mut cells: BTreeMap<(String, String), BTreeMap<Date, i64>> = BTreeMap::new();
    for row in &rows {
        let (theme, area): (String, String) = (row.get("theme_code")?, row.get("area_code")?);
        let (place, week, number) =
            (places.place_of(&area), row.get::<Date>("week")?, row.get::<i64>("number")?);
        let main = main_of(&theme).to_owned();
        let sub = (main != theme).then_some(theme);
        for theme in [Some(main), sub].into_iter().flatten() {
            let of = (theme, place.to_owned());
            *cells.entry(of).or_default().entry(week).or_default() += number;
        }
    }
    let Some(first) = cells.values().filter_map(|weeks| weeks.keys().next()).min().copied() else {
        return Ok(Series::default());
    };
    let mut series = Series { new_themes: theme::since(tx, network)?, ..Series::default() };
    let mut week = first;
    while week <= until {
        series.weeks.push(week);
        week = weeks_after(week, 1);
    }
    for ((theme, place), weeks) in cells.into_iter().filter(|((theme, _), _)| !theme.is_empty()) {
        let counts = series.weeks.iter().map(|week| weeks.get(week).map_or(0.0, |number| real(*number)));
        let counts = counts.collect();
        let is_main = main_of(&theme) == theme;
        let themes = if is_main { &mut series.themes } else { &mut series.sub_themes };
        themes.entry(theme).or_default().insert(place, counts);
    }
    Ok(series)
}

/// A count as a real number.
pub fn real(number: i64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(0))
}

/// How soon reports come in, learned from the weeks that are complete; `None` where not one is known.
pub fn delays(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Option<Delays>, Error> {
    let longest = i64::try_from(LATEST).unwrap_or(i64::MAX);
    let until = weeks_after(week_of(now), -longest - 1);
    let complete = i64::try_from(COMPLETE_WEEKS).unwrap_or(i64::MAX);
    let rows = tx.query(
        "select week, reported, cast(sum(number) as bigint) as number from theme_count
         where network_id = $1 and week > $2 and week <= $3 group by week, reported order by week, reported",
        &[&network, &weeks_after(until, -complete), &until],
    )?;
    let mut reports: BTreeMap<Date, Vec<f64>> = BTreeMap::new();
    for row in &rows {
        let (week, reported): (Date, Date) = (row.get("week")?, row.get("reported")?);
        let late = usize::try_from((reported - week).get_days() / 7).unwrap_or(0);
        if late <= LATEST {
            let of_week = reports.entry(week).or_insert_with(|| vec![0.0; LATEST + 1]);
            of_week[late] += real(row.get("number")?);
        }
    }
    Ok(Delays::learn(&reports.into_values().collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{THINGS, Thing, happens, history};
    use crate::{count, places};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn weeks_without_anything_are_zeros_and_sub_themes_count_in_their_main_theme() {
        on_both(|db| {
            let village = Village::build(db);
            let thing = Thing {
                theme: Some("STE.financiering"),
                area: Some("WK990101"),
                weeks_ago: 3,
                late: 1,
                by: 1,
            };
            happens(db, &village, 1, Some(thing));
            happens(db, &village, 2, Some(Thing { area: Some("GM9901"), weeks_ago: 1, late: 0, ..thing }));
            happens(db, &village, 3, Some(Thing { area: None, weeks_ago: 1, late: 0, ..thing }));
            count::pass(db, monday(), &[THINGS]).unwrap();
            let read = |tx: &mut Tx<'_>| {
                let places = Places::load(tx, village.network)?;
                let until = last_week(monday());
                Ok::<_, Error>([
                    read(tx, village.network, &places, (until, until))?,
                    read(tx, village.network, &places, (until, weeks_after(until, -1)))?,
                ])
            };
            let [series, week_before] = db.read_here(read).unwrap();
            assert_eq!(series.weeks.len(), 3);
            assert_eq!(week_before.themes["STE"].len(), 1, "what came in the last week wasn't there before");
            let of_theme = &series.themes["STE"];
            assert_eq!(of_theme["WK990101"], [1.0, 0.0, 0.0]);
            assert_eq!(of_theme[&places::within("GM9901")], [0.0, 0.0, 1.0]);
            assert_eq!(of_theme[places::UNKNOWN], [0.0, 0.0, 1.0]);
            assert_eq!(series.of("STE.financiering").unwrap()["WK990101"], [1.0, 0.0, 0.0]);
            assert_eq!(series.within("STE").count(), 1, "and by themselves");
        });
    }

    #[test]
    fn how_soon_reports_come_is_learned() {
        on_both(|db| {
            let village = Village::build(db);
            assert!(db.read_here(|tx| delays(tx, village.network, monday())).unwrap().is_none());
            history(db, &village, 3);
            let found = db.read_here(|tx| delays(tx, village.network, monday())).unwrap().unwrap();
            assert!((found.part(0) - 1.0).abs() < 1e-9, "all of it came in its own week");
        });
    }
}
