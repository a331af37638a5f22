//! Releasing figures: of each period of four weeks, once, two weeks after it ended, by the engine's disclosure control. What
//! was released is kept with the rule and the key it was made by, and is never made again another way: who asks twice gets
//! the same. Late reports stay out of it. A person counts once per theme and municipality, where they reported first; of
//! whom no municipality is known, nothing is released.

use crate::places::{Places, UNKNOWN, within};
use crate::series::main_of;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar, define_id};
use network::reading::Keys;
use network::theme::{self, Theme};
use network::{Refusal, each_apart, founding};
use std::collections::{BTreeMap, BTreeSet};
use store::{Db, Error, Tx};
use trends::disclosure::period::{Period, may_release};
use trends::disclosure::release::release as release_cells;
use trends::disclosure::rounding::Key;
use trends::disclosure::{Cells, Place, Rule, Sensitivity};

define_id!(
    /// The release of a period.
    ReleaseId
);
store::id_value!(ReleaseId);

/// So many days are waited for late reports.
const DAYS_WAITED: i64 = 14;
/// No municipality has fewer people than about this (Schiermonnikoog, some 950).
const SMALLEST: u32 = 900;
/// Periods that are released at once at most, when a network starts with a history.
const PERIODS: usize = 13;

/// What is released of a theme in a municipality, with what its audit says.
#[derive(Clone, Debug)]
struct Part {
    theme: String,
    municipality: String,
    figures: Vec<(String, Option<u32>)>,
    narrowest: Option<f64>,
}

/// Releases every period of which it is time, in all networks; returns how many. Safe on any number of nodes.
pub fn pass(db: &Db, keys: &Keys, now: Timestamp) -> Result<usize, Refusal> {
    by_rule(db, keys, now, &Rule::default())
}

/// As `pass`, by a rule.
fn by_rule(db: &Db, keys: &Keys, now: Timestamp, rule: &Rule) -> Result<usize, Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    each_apart(networks, |(network, _)| {
        let due = db.read_here(|tx| due(tx, network, now))?;
        each_apart(due, |period| Ok(usize::from(make(db, keys, now, (network, period, rule))?)))
    })
}

/// The periods of which it is time and that weren't released, oldest first.
fn due(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Period>, Refusal> {
    let first =
        tx.first("select week from counted where network_id = $1 order by week limit 1", &[&network])?;
    let Some(first) = first else { return Ok(Vec::new()) };
    let first: Date = first.get("week")?;
    let settled = calendar::day(now).saturating_sub(DAYS_WAITED.days());
    let mut period = Period::four_weeks(settled);
    let released = released(tx, network)?;
    let mut found = Vec::new();
    // The one under way isn't over yet.
    for _ in 0..=PERIODS {
        if period.last < settled && !released.contains(&period) {
            found.push(period);
        }
        period = Period::four_weeks(period.first.saturating_sub(1.day()));
        if period.last < first {
            break;
        }
    }
    found.reverse();
    Ok(found)
}

/// The periods that were released.
fn released(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Period>, Error> {
    let rows =
        tx.query("select first_day, last_day from figure_release where network_id = $1", &[&network])?;
    rows.iter().map(|row| Ok(Period { first: row.get("first_day")?, last: row.get("last_day")? })).collect()
}

/// Makes and keeps one release; false where it may not be made, or another node did.
fn make(
    db: &Db,
    keys: &Keys,
    now: Timestamp,
    (network, period, rule): (NetworkId, Period, &Rule),
) -> Result<bool, Refusal> {
    let (name, secret) = db.write_here(|tx| keys.rounding(tx, now, network))?;
    let key = Key::new(name, &secret)
        .ok_or_else(|| Refusal::Broken("the key of figures is too short".to_owned()))?;
    let (before, all) =
        db.read_here(|tx| Ok::<_, Refusal>((released(tx, network)?, cells(tx, network, period)?)))?;
    if may_release(&period, &before, rule).is_err() {
        return Ok(false);
    }
    let parts: Vec<Part> =
        all.iter().map(|(municipality, cells)| part(municipality, cells, rule, &key)).collect();
    db.write_here(|tx| keep(tx, now, (network, period), (rule.version, name), &parts))
}

/// The exact counts of a period: for each theme and municipality, who reported where first.
fn cells(tx: &mut Tx<'_>, network: NetworkId, period: Period) -> Result<Vec<(String, Cells)>, Refusal> {
    let places = Places::load(tx, network)?;
    let known = theme::list(tx, network)?;
    let themes: Vec<&Theme> = known.iter().filter(|one| one.parent.is_none()).collect();
    let rows = tx.query(
        "select theme_code, area_code, by_id from counted where network_id = $1 and week >= $2 and week <= $3
         order by week, matter_id",
        &[&network, &period.first, &period.last],
    )?;
    let mut seen: BTreeSet<(String, String, Uuid)> = BTreeSet::new();
    let mut persons: BTreeMap<(String, String), u32> = BTreeMap::new();
    for row in &rows {
        let (theme, area): (String, String) = (row.get("theme_code")?, row.get("area_code")?);
        let place = places.place_of(&area);
        let Some(municipality) = places.above(place) else { continue };
        let theme = main_of(&theme).to_owned();
        if seen.insert((theme.clone(), municipality.to_owned(), row.get("by_id")?)) {
            *persons.entry((theme, place.to_owned())).or_default() += 1;
        }
    }
    debug_assert!(!persons.keys().any(|(_, place)| place == UNKNOWN));
    let mut all = Vec::new();
    for municipality in &places.municipalities {
        let mut tree = vec![(municipality.code.clone(), None)];
        tree.extend(municipality.wijken.iter().map(|(code, _)| (code.clone(), Some(0))));
        tree.push((within(&municipality.code), Some(0)));
        for theme in &themes {
            let count =
                |code: &str| persons.get(&(theme.code.clone(), code.to_owned())).copied().unwrap_or(0);
            // In no known wijk may be anybody of the municipality, so that nobody there tells of nobody.
            let in_no_wijk = within(&municipality.code);
            let place = |(code, above): &(String, Option<usize>)| Place {
                code: code.clone(),
                above: *above,
                population: (*code == in_no_wijk).then_some(SMALLEST),
            };
            let cells = Cells {
                theme: theme.code.clone(),
                sensitivity: sensitivity(&known, &theme.code),
                period,
                places: tree.iter().map(place).collect(),
                persons: tree.iter().map(|(code, _)| count(code)).collect(),
            };
            all.push((municipality.code.clone(), cells));
        }
    }
    Ok(all)
}

/// A theme is as sensitive as the most sensitive of what counts in it.
fn sensitivity(themes: &[Theme], main: &str) -> Sensitivity {
    let is_sensitive = themes.iter().any(|theme| main_of(&theme.code) == main && theme.sensitive);
    if is_sensitive { Sensitivity::Sensitive } else { Sensitivity::Usual }
}

/// Through disclosure control; what can't be proved to betray nobody isn't shown at all.
fn part(municipality: &str, cells: &Cells, rule: &Rule, key: &Key) -> Part {
    let nothing = || cells.places.iter().map(|place| (place.code.clone(), None)).collect();
    let is_empty = cells.persons.iter().all(|count| *count == 0);
    // Nobody at all: every count is too few, and no reader could bound one.
    let (figures, narrowest) = match (!is_empty).then(|| release_cells(cells, &[], rule, key)) {
        Some(Ok((release, audit))) => {
            let figures = release.figures.into_iter().map(|figure| (figure.place, figure.count)).collect();
            (figures, audit.narrowest.is_finite().then_some(audit.narrowest))
        }
        Some(Err(_)) | None => (nothing(), None),
    };
    Part { theme: cells.theme.clone(), municipality: municipality.to_owned(), figures, narrowest }
}

fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, period): (NetworkId, Period),
    (rule, key): (u32, &str),
    parts: &[Part],
) -> Result<bool, Refusal> {
    let id = ReleaseId::new(now);
    let is_first = tx.execute(
        "insert into figure_release (network_id, id, first_day, last_day, rule_version, key_id, made_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (network_id, first_day) do nothing",
        &[&network, &id, &period.first, &period.last, &rule, &key, &now],
    )?;
    if is_first == 0 {
        return Ok(false);
    }
    for part in parts {
        let hidden = part.figures.iter().filter(|(_, count)| count.is_none()).count();
        for (position, (place, count)) in part.figures.iter().enumerate() {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            tx.execute(
                "insert into released_figure (network_id, release_id, theme_code, municipality, place, position, persons)
                 values ($1, $2, $3, $4, $5, $6, $7)",
                &[&network, &id, &part.theme, &part.municipality, place, &position, count],
            )?;
        }
        tx.execute(
            "insert into release_audit (network_id, release_id, theme_code, municipality, hidden, narrowest)
             values ($1, $2, $3, $4, $5, $6)",
            &[
                &network,
                &id,
                &part.theme,
                &part.municipality,
                &i64::try_from(hidden).unwrap_or(i64::MAX),
                &part.narrowest,
            ],
        )?;
    }
    Ok(true)
}

#[cfg(test)]
pub mod tests;
