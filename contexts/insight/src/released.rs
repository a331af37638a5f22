//! What was released, as everybody may read it: periods with their figures. Read as kept; nothing is counted here.

use crate::map::{self, Outlines};
use crate::places::{Places, UNKNOWN, within};
use crate::release::ReleaseId;
use jiff::civil::Date;
use kernel::{NetworkId, Timestamp};
use network::theme::{self, Theme};
use store::{Error, Row, Tx};

/// Periods that are shown.
pub const PERIODS: i64 = 6;

/// The release of a period, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The version of the rule it was made by.
    pub rule: i64,
    /// The name of the key of its rounding.
    pub key: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A figure that may be seen by all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The first day of its period.
    pub first: Date,
    /// The last day of its period.
    pub last: Date,
    /// The main theme.
    pub theme: String,
    /// The municipality.
    pub municipality: String,
    /// The municipality itself, a wijk, or what of it is in no known wijk.
    pub place: String,
    /// How many people reported it, rounded; nothing where it isn't shown.
    pub persons: Option<u32>,
}

/// All that is released, with the names it takes to read it.
#[derive(Clone, Debug, Default)]
pub struct Released {
    /// The releases, newest first.
    pub releases: Vec<Release>,
    /// Their figures, newest period first, in the order of theme, municipality and place.
    pub figures: Vec<Figure>,
    /// The main themes.
    pub themes: Vec<Theme>,
    /// The places.
    pub places: Places,
    /// The outlines of the wijken that are drawn.
    pub outlines: Outlines,
}

impl Released {
    /// Reads the outlines of the wijken of a municipality, for its map.
    pub fn outline(&mut self, tx: &mut Tx<'_>, network: NetworkId, municipality: &str) -> Result<(), Error> {
        let wijken =
            self.places.municipality(municipality).map(|one| one.wijken.as_slice()).unwrap_or_default();
        let codes: Vec<String> = wijken.iter().map(|(code, _)| code.clone()).collect();
        self.outlines = map::read(tx, network, &codes)?;
        Ok(())
    }

    /// The name of a place of a municipality.
    pub fn place_name(&self, view: &web::View, place: &str) -> String {
        place_name(view, &self.places, place)
    }

    /// The name of a theme.
    pub fn theme_name(&self, lang: kernel::Lang, code: &str) -> String {
        theme_name(&self.themes, lang, code)
    }
}

/// The name of a place.
pub fn place_name(view: &web::View, places: &Places, place: &str) -> String {
    if place == UNKNOWN {
        return view.say("trend-place-unknown", &[]);
    }
    match place.strip_suffix('?') {
        Some(municipality) => {
            let name = places.name(municipality).unwrap_or(municipality);
            view.say("trend-place-within", &[("municipality", name.into())])
        }
        None => places.name(place).unwrap_or(place).to_owned(),
    }
}

/// The name of a theme.
pub fn theme_name(themes: &[Theme], lang: kernel::Lang, code: &str) -> String {
    let theme = themes.iter().find(|theme| theme.code == code);
    theme.map_or_else(|| code.to_owned(), |theme| theme.name(lang).to_owned())
}

/// Which level a place is of, for the files.
pub fn level(municipality: &str, place: &str) -> &'static str {
    if place == municipality {
        "gemeente"
    } else if place == within(municipality) {
        "wijk onbekend"
    } else {
        "wijk"
    }
}

/// The newest `periods` releases with their figures.
pub fn read(tx: &mut Tx<'_>, network: NetworkId, periods: i64) -> Result<Released, Error> {
    let rows = tx.query(
        "select id, first_day, last_day, rule_version, key_id, made_at from figure_release
         where network_id = $1 order by first_day desc limit $2",
        &[&network, &periods],
    )?;
    let releases: Vec<Release> = rows.iter().map(release).collect::<Result<_, _>>()?;
    let mut figures = Vec::new();
    for release in &releases {
        let rows = tx.query(
            "select theme_code, municipality, place, persons from released_figure
             where network_id = $1 and release_id = $2 order by theme_code, municipality, position",
            &[&network, &release.id],
        )?;
        for row in &rows {
            figures.push(figure(release, row)?);
        }
    }
    let themes = theme::list(tx, network)?.into_iter().filter(|theme| theme.parent.is_none()).collect();
    let places = Places::load(tx, network)?;
    Ok(Released { releases, figures, themes, places, outlines: Outlines::new() })
}

fn release(row: &Row) -> Result<Release, Error> {
    Ok(Release {
        id: row.get("id")?,
        first: row.get("first_day")?,
        last: row.get("last_day")?,
        rule: row.get("rule_version")?,
        key: row.get("key_id")?,
        made_at: row.get("made_at")?,
    })
}

fn figure(release: &Release, row: &Row) -> Result<Figure, Error> {
    Ok(Figure {
        first: release.first,
        last: release.last,
        theme: row.get("theme_code")?,
        municipality: row.get("municipality")?,
        place: row.get("place")?,
        persons: row.get("persons")?,
    })
}

/// Where of an alarm may be told that it is there: the place itself where the last release shows a figure of it, else its
/// municipality, else nowhere.
pub fn told_at<'a>(released: &'a Released, (theme, place): (&str, &'a str)) -> Option<&'a str> {
    let newest = released.releases.first()?.first;
    let is_shown = |place: &str| {
        released.figures.iter().any(|figure| {
            figure.first == newest
                && figure.theme == theme
                && figure.place == place
                && figure.persons.is_some_and(|persons| persons > 0)
        })
    };
    if is_shown(place) {
        return Some(place);
    }
    released.places.above(place).filter(|above| is_shown(above))
}
