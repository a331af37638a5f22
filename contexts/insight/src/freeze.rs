//! Reads the figures that a paper is made with: which signals counted and when the first was raised, the weeks against what
//! was expected, how many there usually are in four weeks, and what was released of the same.

use crate::alarm::Alarm;
use crate::count::{SIGNAL, kept, week_of};
use crate::detect::DRAWN;
use crate::paper::frozen::{Exact, Figure, Open, Period, Week};
use crate::places::Places;
use crate::released::{self, PERIODS, Released, told_at};
use crate::series::{last_week, main_of, real, weeks_after};
use crate::{earlier, show_alarm};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use network::Refusal;
use network::published::Source;
use std::collections::{BTreeMap, BTreeSet};
use store::{Error, Tx};

/// Signals of which is read when they were raised.
const MOST: usize = 1_000;
/// A rise is followed back for so many weeks at most.
const LONGEST_RISE: i64 = 13;
/// The weeks just before it was seen belong to it anyhow.
const BEFORE: i64 = 2;
/// A year, and half of it.
const YEAR: i64 = 52;
const FOUR: i64 = 4;

/// What a paper is about.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The theme.
    pub theme: String,
    /// The place.
    pub place: String,
    /// The first week; that of the first signal where nothing says otherwise.
    pub since: Option<Date>,
    /// Which detector saw it.
    pub detector: Option<String>,
    /// The signals of ours that counted.
    pub signals: Vec<Uuid>,
    /// Cases of another registration.
    pub elsewhere: i64,
}

/// What was read of it.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// For the circle.
    pub exact: Exact,
    /// For everybody.
    pub open: Open,
    /// When the first signal was raised.
    pub first_at: Timestamp,
    /// Which that was, where it is one of ours.
    pub first_signal: Option<Uuid>,
}

/// Whether something of a theme in an area counts in a theme and place.
pub fn is_of(places: &Places, (theme, area): (&str, &str), of: (&str, &str)) -> bool {
    let place = places.place_of(area);
    let is_there = place == of.1 || places.above(place) == Some(of.1);
    is_there && (theme == of.0 || theme.strip_prefix(of.0).is_some_and(|rest| rest.starts_with('.')))
}

/// What an alarm is about: everything since it began to rise.
pub fn of_alarm(tx: &mut Tx<'_>, places: &Places, alarm: &Alarm) -> Result<Basis, Error> {
    let since = rises_since(tx, alarm)?;
    let rows = tx.query(
        "select kind, matter_id, theme_code, area_code from counted
         where network_id = $1 and week >= $2 and week <= $3 order by week, matter_id",
        &[&alarm.network, &since, &alarm.last_week],
    )?;
    let (mut signals, mut elsewhere) = (Vec::new(), 0);
    for row in &rows {
        let (theme, area): (String, String) = (row.get("theme_code")?, row.get("area_code")?);
        if is_of(places, (&theme, &area), (&alarm.theme, &alarm.place)) {
            match row.get::<String>("kind")?.as_str() {
                earlier::KIND => elsewhere += 1,
                SIGNAL => signals.push(row.get("matter_id")?),
                // What residents ask help with counts in its weeks; it is no signal that anybody hears back of.
                _ => {}
            }
        }
    }
    Ok(Basis {
        theme: alarm.theme.clone(),
        place: alarm.place.clone(),
        since: Some(since),
        detector: Some(alarm.detector.clone()),
        signals,
        elsewhere,
    })
}

/// The first of the weeks, one after the other up to the alarm, in which more was counted than expected.
fn rises_since(tx: &mut Tx<'_>, alarm: &Alarm) -> Result<Date, Error> {
    let rows = tx.query(
        "select week, observed, expected from expectation
         where network_id = $1 and theme_code = $2 and place = $3 and week >= $4 and week <= $5 order by week desc",
        &[&alarm.network, &alarm.theme, &alarm.place, &weeks_after(alarm.week, -LONGEST_RISE), &alarm.week],
    )?;
    let mut since = alarm.week;
    for row in &rows {
        let (week, observed, expected): (Date, f64, f64) =
            (row.get("week")?, row.get("observed")?, row.get("expected")?);
        if observed <= expected || week < weeks_after(since, -1) {
            break;
        }
        since = week;
    }
    Ok(since.min(weeks_after(alarm.week, -BEFORE)))
}

/// Where most of these signals count: theme and place, as far as they are counted.
pub fn mostly(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (places, signals): (&Places, &[Uuid]),
) -> Result<Option<(String, String)>, Error> {
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (cell, _) in kept(tx, network, SIGNAL, signals)?.into_values() {
        if !cell.theme.is_empty() {
            // Of a municipality whose wijk isn't known, the municipality.
            let place = places.place_of(&cell.area);
            let place = place.strip_suffix('?').filter(|code| !code.is_empty()).unwrap_or(place);
            *found.entry((cell.theme, place.to_owned())).or_default() += 1;
        }
    }
    Ok(found.into_iter().max_by_key(|(_, number)| *number).map(|(of, _)| of))
}

/// Reads the figures as they are now.
pub fn freeze(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, places): (NetworkId, &Places),
    (basis, sources): (&Basis, &[Source]),
) -> Result<Frozen, Refusal> {
    let (mut first, mut organisations): (Option<(Timestamp, Uuid)>, _) = (None, BTreeSet::new());
    let asked = &basis.signals[..basis.signals.len().min(MOST)];
    for source in sources.iter().filter(|source| source.kind == SIGNAL) {
        for signal in (source.load)(tx, network, asked)? {
            first = Some(first.map_or((signal.at, signal.id), |one| one.min((signal.at, signal.id))));
            organisations.extend(signal.organisations);
        }
    }
    let since = basis.since.unwrap_or_else(|| week_of(first.map_or(now, |(at, _)| at)));
    let begins = calendar::at_hour(since, 12);
    let until = last_week(now);
    let per_week = per_week(tx, network, places, (basis, since))?;
    let counted = |weeks: std::ops::Range<i64>, last: Date| -> i64 {
        weeks.map(|ago| per_week.get(&weeks_after(last, -ago)).copied().unwrap_or(0)).sum()
    };
    let before = weeks_after(since, -1);
    let weeks = per_week.keys().next().map_or(0, |oldest| (before - *oldest).get_days() / 7 + 1);
    let weeks = i64::from(weeks).clamp(0, YEAR);
    let usual = (2 * weeks >= YEAR).then(|| real(FOUR * counted(0..weeks, before)) / real(weeks));
    let drawn = show_alarm::points(tx, network, (&basis.theme, &basis.place), until)?;
    let exact = Exact {
        detector: basis.detector.clone(),
        since,
        until,
        weeks: drawn.iter().map(Week::from).collect(),
        now: counted(0..FOUR, until),
        usual,
        signals: whole(basis.signals.len()),
        organisations: whole(organisations.len()),
        elsewhere: basis.elsewhere,
    };
    debug_assert!(exact.weeks.len() <= DRAWN);
    Ok(Frozen {
        exact,
        open: open(&released::read(tx, network, PERIODS)?, (&basis.theme, &basis.place)),
        // What another registration counted is known by its week alone.
        first_at: first.map_or(begins, |(at, _)| at),
        first_signal: first.map(|(_, id)| id),
    })
}

/// How many of a theme and place there were in each week, as far back as matters.
fn per_week(
    tx: &mut Tx<'_>,
    network: NetworkId,
    places: &Places,
    (basis, since): (&Basis, Date),
) -> Result<BTreeMap<Date, i64>, Error> {
    let rows = tx.query(
        "select theme_code, area_code, week, cast(sum(number) as bigint) as number from theme_count
         where network_id = $1 and week >= $2 group by theme_code, area_code, week",
        &[&network, &weeks_after(since, -YEAR)],
    )?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let (theme, area): (String, String) = (row.get("theme_code")?, row.get("area_code")?);
        if is_of(places, (&theme, &area), (&basis.theme, &basis.place)) {
            *found.entry(row.get("week")?).or_default() += row.get::<i64>("number")?;
        }
    }
    Ok(found)
}

/// What was released of a theme and place: the theme itself where it is, else its main theme.
fn open(released: &Released, (theme, place): (&str, &str)) -> Open {
    let is_released = released.figures.iter().any(|figure| figure.theme == theme);
    let theme = if is_released { theme } else { main_of(theme) };
    let above = released.places.above(place);
    let municipality = above.or_else(|| released.places.municipality(place).map(|one| one.code.as_str()));
    let of = |figure: &released::Figure| {
        figure.theme == theme
            && Some(figure.municipality.as_str()) == municipality
            && (figure.place == place || figure.place == figure.municipality)
    };
    let period = |release: &released::Release| {
        let figures = released.figures.iter().filter(|figure| figure.first == release.first && of(figure));
        Period {
            first: release.first,
            last: release.last,
            rule: release.rule,
            key: release.key.clone(),
            made_at: release.made_at,
            figures: figures
                .map(|figure| Figure { place: figure.place.clone(), persons: figure.persons })
                .collect(),
        }
    };
    Open {
        theme: theme.to_owned(),
        municipality: municipality.map(str::to_owned),
        rises_in: told_at(released, (theme, place))
            .filter(|(told, _)| *told == theme)
            .map(|(_, place)| place.to_owned()),
        periods: released.releases.iter().map(period).collect(),
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::history;
    use crate::{alarm, detect, release};
    use network::reading::Keys;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_rise_is_frozen_exactly_for_the_circle_and_released_for_the_others() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            detect::pass(db, monday()).unwrap();
            release::pass(db, &Keys::passing(), monday()).unwrap();
            let frozen = db
                .read_here(|tx| {
                    let (places, alarm) =
                        (Places::load(tx, village.network)?, alarm::open(tx, village.network)?.remove(0));
                    let basis = of_alarm(tx, &places, &alarm)?;
                    freeze(tx, monday(), (village.network, &places), (&basis, &[]))
                })
                .unwrap();
            let usual = frozen.exact.usual.unwrap();
            assert!(usual > 10.0 && usual < 15.0, "{usual}");
            assert!(frozen.exact.now > 20 && frozen.exact.elsewhere > 16, "{:?}", frozen.exact);
            assert_eq!((frozen.exact.signals, frozen.first_signal), (0, None));
            assert!((frozen.exact.weeks.last().unwrap().counted - 16.0).abs() < 1e-9);
            assert!(
                frozen
                    .open
                    .periods
                    .iter()
                    .flat_map(|one| &one.figures)
                    .all(|one| { one.persons.is_none_or(|persons| persons % 5 == 0) })
            );
            let places: Vec<&str> =
                frozen.open.periods[0].figures.iter().map(|figure| figure.place.as_str()).collect();
            assert_eq!(places, ["GM9901", "WK990101"]);
        });
    }

    #[test]
    fn a_theme_holds_its_sub_themes_and_a_municipality_its_wijken() {
        let places = Places::default();
        let of = |theme, of| is_of(&places, (theme, ""), (of, crate::places::UNKNOWN));
        assert!(of("GLD.energiearmoede", "GLD") && of("GLD", "GLD"));
        assert!(of("GLD.energiearmoede", "GLD.energiearmoede"));
        assert!(!of("GLD", "GLD.energiearmoede") && !of("GLDX", "GLD"));
    }
}
