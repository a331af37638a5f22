//! What was released, as everybody may read it: periods with their figures. Read as kept; nothing is counted here.

use crate::map::{self, Outlines};
use crate::places::{Places, UNKNOWN, within};
use crate::release::ReleaseId;
use crate::series::main_of;
use crate::themes;
use jiff::civil::Date;
use kernel::{NetworkId, Timestamp};
use network::theme::{self, Theme};
use store::{After, Error, Row, Tx};

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
    /// The main theme, a sub-theme, or what of a main theme is in no sub-theme.
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
    /// The themes with their sub-themes.
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
    pub fn theme_name(&self, view: &web::View, code: &str) -> String {
        themes::theme_name(view, &self.themes, code)
    }

    /// Fewer of a theme than so many are never shown.
    pub fn fewest_shown(&self, theme: &str) -> u32 {
        themes::fewest_shown(&self.themes, theme)
    }

    /// What stands where a figure of a theme isn't shown.
    pub fn hidden(&self, view: &web::View, theme: &str) -> String {
        themes::hidden(view, &self.themes, theme)
    }

    /// The figures of a theme in the newest period, by place.
    pub fn newest<'a>(&'a self, theme: &'a str) -> impl Iterator<Item = &'a Figure> {
        let first = self.releases.first().map(|release| release.first);
        self.figures.iter().filter(move |figure| Some(figure.first) == first && figure.theme == theme)
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
    let themes = theme::list(tx, network)?;
    let places = Places::load(tx, network)?;
    Ok(Released { releases, figures, themes, places, outlines: Outlines::new() })
}

/// The names it takes to read figures, without any figures.
pub fn names(tx: &mut Tx<'_>, network: NetworkId) -> Result<Released, Error> {
    Ok(Released {
        themes: theme::list(tx, network)?,
        places: Places::load(tx, network)?,
        ..Released::default()
    })
}

/// Where a figure stands in the list of all of them: its period, theme, municipality and position.
pub type Key = (Date, String, String, i64);

/// Figures of all periods, oldest first, as a page; of one theme and of one municipality where that is asked.
pub fn page(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (theme, municipality): (Option<&str>, Option<&str>),
    after: &After<Key>,
) -> Result<Vec<(Key, Figure)>, Error> {
    let start = || (jiff::civil::date(1, 1, 1), String::new(), String::new(), -1);
    let (first, of_theme, of_municipality, position) = after.key.clone().unwrap_or_else(start);
    let rows = tx.query(
        "select figure_release.first_day, figure_release.last_day, released_figure.theme_code,
           released_figure.municipality, released_figure.place, released_figure.persons, released_figure.position
         from released_figure
         join figure_release on figure_release.network_id = released_figure.network_id
           and figure_release.id = released_figure.release_id
         where released_figure.network_id = $1
           and ($6 = '' or released_figure.theme_code = $6) and ($7 = '' or released_figure.municipality = $7)
           and (figure_release.first_day, released_figure.theme_code, released_figure.municipality,
             released_figure.position) > ($2, $3, $4, $5)
         order by figure_release.first_day, released_figure.theme_code, released_figure.municipality,
           released_figure.position limit $8",
        &[
            &network,
            &first,
            &of_theme,
            &of_municipality,
            &position,
            &theme.unwrap_or_default(),
            &municipality.unwrap_or_default(),
            &after.fetch(),
        ],
    )?;
    let read = |row: &Row| {
        let figure = Figure {
            first: row.get("first_day")?,
            last: row.get("last_day")?,
            theme: row.get("theme_code")?,
            municipality: row.get("municipality")?,
            place: row.get("place")?,
            persons: row.get("persons")?,
        };
        let key = (figure.first, figure.theme.clone(), figure.municipality.clone(), row.get("position")?);
        Ok((key, figure))
    };
    rows.iter().map(read).collect()
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

/// Of what and where of an alarm may be told that it is there: of itself where the last release shows a figure of it; else of
/// its main theme there; else of either in its municipality; else nowhere.
pub fn told_at<'a>(released: &'a Released, (theme, place): (&'a str, &'a str)) -> Option<(&'a str, &'a str)> {
    let is_shown = |(theme, place): &(&str, &str)| {
        let mut of_theme = released.newest(theme);
        of_theme.any(|figure| figure.place == *place && figure.persons.is_some_and(|persons| persons > 0))
    };
    let upward = [Some(place), released.places.above(place)];
    let each = upward.into_iter().flatten().flat_map(|place| [(theme, place), (main_of(theme), place)]);
    each.into_iter().find(is_shown)
}
