//! Releasing figures: of each period of four weeks, once, two weeks after it ended, by the engine's disclosure control. What
//! was released is kept with the rule and the key it was made by, and is never made again another way: who asks twice gets
//! the same. Late reports stay out of it. A person counts once per main theme and municipality, where and of which sub-theme
//! they reported first, so that sub-themes and what nobody settled further add up to their theme in every place, as wijken
//! do to their municipality; both ways are guarded at once. Of whom no municipality is known, nothing is released.

use crate::places::{Places, UNKNOWN, within};
use crate::series::main_of;
use crate::themes::{part_of, parts_of, sensitivity};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar, define_id};
use network::reading::Keys;
use network::theme::{self, Theme};
use network::{Refusal, each_apart, founding};
use std::collections::{BTreeMap, BTreeSet};
use store::{Db, Error, Tx};
use trends::disclosure::crossed::{Crossed, Topic, release as release_crossed};
use trends::disclosure::period::{Period, may_release};
use trends::disclosure::release::Release;
use trends::disclosure::rounding::Key;
use trends::disclosure::{Place, Rule};

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

/// What is shown of a theme, or of a part of one, in a place.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Figure {
    theme: String,
    place: String,
    /// The rounded count; nothing where it isn't shown.
    count: Option<u32>,
}

/// What is released of a main theme in a municipality, with what its audit says.
#[derive(Clone, Debug)]
struct Part {
    theme: String,
    municipality: String,
    figures: Vec<Figure>,
    narrowest: Option<f64>,
}

impl Part {
    /// The figures that are kept: those of the theme, and those of what it is divided in, each where something of them is
    /// shown. What nobody may see anything of needs no row: not being there says as little as being hidden.
    fn kept(&self) -> Vec<&Figure> {
        let is_part = |figure: &&Figure| figure.theme != self.theme;
        let is_shown = |figure: &Figure| figure.count.is_some_and(|count| count > 0);
        let (parts, own): (Vec<&Figure>, Vec<&Figure>) = self.figures.iter().partition(is_part);
        let shown = [own, parts].into_iter().filter(|some| some.iter().any(|figure| is_shown(figure)));
        shown.flatten().collect()
    }
}

/// Releases every period of which it is time, in all networks; returns how many. Safe on any number of nodes.
pub fn pass(db: &Db, keys: &Keys, now: Timestamp) -> Result<usize, Refusal> {
    by_rule(db, keys, now, &Rule::default())
}

/// As `pass`, by a rule: for tests that take a defence away and see an attack succeed.
pub fn by_rule(db: &Db, keys: &Keys, now: Timestamp, rule: &Rule) -> Result<usize, Refusal> {
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
        all.iter().map(|(municipality, crossed)| part(municipality, crossed, rule, &key)).collect();
    db.write_here(|tx| keep(tx, now, (network, period), (rule.version, name), &parts))
}

/// Who reported in a period: how many of each theme (or part of one) in each place.
type Persons = BTreeMap<(String, String), u32>;

/// The exact counts of a period: for each theme and municipality, who reported where first.
fn cells(tx: &mut Tx<'_>, network: NetworkId, period: Period) -> Result<Vec<(String, Crossed)>, Refusal> {
    let places = Places::load(tx, network)?;
    let known = theme::list(tx, network)?;
    let themes: Vec<&Theme> = known.iter().filter(|one| one.parent.is_none()).collect();
    let persons = persons(tx, (network, period), &places, &known)?;
    let mut all = Vec::new();
    for municipality in &places.municipalities {
        let in_no_wijk = within(&municipality.code);
        let mut tree = vec![(municipality.code.clone(), None)];
        tree.extend(municipality.wijken.iter().map(|(code, _)| (code.clone(), Some(0))));
        tree.push((in_no_wijk.clone(), Some(0)));
        // In no known wijk may be anybody of the municipality, so that nobody there tells of nobody.
        let place = |(code, above): &(String, Option<usize>)| Place {
            code: code.clone(),
            above: *above,
            population: (*code == in_no_wijk).then_some(SMALLEST),
        };
        for theme in &themes {
            let parts = parts_of(&known, &theme.code);
            let counted = if parts.is_empty() { std::slice::from_ref(&theme.code) } else { parts.as_slice() };
            let count = |theme: &String, place: &str| {
                persons.get(&(theme.clone(), place.to_owned())).copied().unwrap_or(0)
            };
            let of_part =
                |part: &String| tree.iter().map(|(place, _)| count(part, place)).collect::<Vec<_>>();
            // Of a theme that is divided the parts are counted, and add up to it.
            let own = (!parts.is_empty()).then(|| vec![0; tree.len()]);
            let sensitivity = sensitivity(&known, &theme.code);
            let topic = |code: &String, above| Topic { code: code.clone(), above, sensitivity };
            let topics = std::iter::once(topic(&theme.code, None))
                .chain(parts.iter().map(|part| topic(part, Some(0))));
            let crossed = Crossed {
                topics: topics.collect(),
                places: tree.iter().map(place).collect(),
                period,
                persons: own.into_iter().chain(counted.iter().map(of_part)).collect(),
            };
            all.push((municipality.code.clone(), crossed));
        }
    }
    Ok(all)
}

/// Each person once per main theme and municipality: where, and of which part, they reported first.
fn persons(
    tx: &mut Tx<'_>,
    (network, period): (NetworkId, Period),
    places: &Places,
    known: &[Theme],
) -> Result<Persons, Error> {
    let rows = tx.query(
        "select theme_code, area_code, by_id from counted where network_id = $1 and week >= $2 and week <= $3
         order by week, matter_id",
        &[&network, &period.first, &period.last],
    )?;
    let mut seen: BTreeSet<(String, String, Uuid)> = BTreeSet::new();
    let mut persons = Persons::new();
    for row in &rows {
        let (theme, area): (String, String) = (row.get("theme_code")?, row.get("area_code")?);
        let place = places.place_of(&area);
        let Some(municipality) = places.above(place) else { continue };
        if seen.insert((main_of(&theme).to_owned(), municipality.to_owned(), row.get("by_id")?)) {
            *persons.entry((part_of(known, &theme), place.to_owned())).or_default() += 1;
        }
    }
    debug_assert!(!persons.keys().any(|(_, place)| place == UNKNOWN));
    Ok(persons)
}

/// Through disclosure control; what can't be proved to betray nobody isn't shown at all.
fn part(municipality: &str, crossed: &Crossed, rule: &Rule, key: &Key) -> Part {
    let is_empty = crossed.persons.iter().flatten().all(|count| *count == 0);
    // Nobody at all: every count is too few, and no reader could bound one.
    let (figures, narrowest) = match (!is_empty).then(|| release_crossed(crossed, &[], rule, key)) {
        Some(Ok((releases, audit))) => (
            releases.iter().flat_map(figures_of).collect(),
            audit.narrowest.is_finite().then_some(audit.narrowest),
        ),
        Some(Err(_)) | None => (nothing_of(crossed), None),
    };
    let theme = crossed.topics[0].code.clone();
    Part { theme, municipality: municipality.to_owned(), figures, narrowest }
}

fn figures_of(release: &Release) -> impl Iterator<Item = Figure> + '_ {
    release.figures.iter().map(|figure| Figure {
        theme: release.theme.clone(),
        place: figure.place.clone(),
        count: figure.count,
    })
}

fn nothing_of(crossed: &Crossed) -> Vec<Figure> {
    let hidden = |theme: &str, place: &Place| Figure {
        theme: theme.to_owned(),
        place: place.code.clone(),
        count: None,
    };
    let of_topic =
        |topic: &Topic| crossed.places.iter().map(|place| hidden(&topic.code, place)).collect::<Vec<_>>();
    crossed.topics.iter().flat_map(of_topic).collect()
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
        let figures = part.kept();
        let hidden = part.figures.iter().filter(|figure| figure.count.is_none()).count();
        for (position, figure) in figures.iter().enumerate() {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            tx.execute(
                "insert into released_figure (network_id, release_id, theme_code, municipality, place, position, persons)
                 values ($1, $2, $3, $4, $5, $6, $7)",
                &[
                    &network,
                    &id,
                    &figure.theme,
                    &part.municipality,
                    &figure.place,
                    &position,
                    &figure.count,
                ],
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
