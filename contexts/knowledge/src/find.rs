//! Finding: everything in the network that everybody may read, by its words, on one page. The index says what may be
//! meant; what is shown is read from the database at that moment, by its own context, so that what was shielded a second
//! ago is not shown, and nothing of another network ever is.

use crate::find_page;
use axum::extract::RawQuery;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use network::area::{self, Area};
use network::published::{Published, Source};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, organisation};
use search::{Ask, AskedWord, Found, Index, Place};
use std::collections::HashMap;
use store::{After, Cursor, Error, Tx};
use web::{Failure, Page, Posted};

/// Found things on a page.
const ROWS: u16 = 20;
/// The longest question, in characters; of a longer one the beginning is looked for.
pub const LONGEST: usize = 400;
/// So many organisations of one name are looked for.
const ORGANISATIONS: u16 = 50;

/// The routes of this capability; `sources` is what is searched.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let show = move |visit: Visit, RawQuery(query): RawQuery| show(visit, query, sources);
    vec![Route::get("/zoeken", "find", show)]
}

async fn show(visit: Visit, query: Option<String>, sources: &'static [Source]) -> Result<Page, Failure> {
    let typed = Posted::read(query.unwrap_or_default().as_bytes())?;
    let asked = Asked::parse(&typed, visit.now())?;
    let index = visit.workplace.index.clone();
    let results = visit.read(move |tx, actor| find(tx, actor, (index.as_ref(), sources), &asked)).await?;
    Ok(find_page::page(&visit.view, &typed, sources, &results))
}

/// What was asked.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The words.
    pub words: String,
    /// Only this kind.
    pub kind: Option<String>,
    /// Only this theme, with its sub-themes.
    pub theme: Option<String>,
    /// Only this area by its name, with what lies in it.
    pub area: Option<String>,
    /// Only of organisations with a word in their name that begins so.
    pub organisation: Option<String>,
    /// Only what changed since.
    pub since: Option<Timestamp>,
    /// Behind this place.
    pub after: Option<Place>,
}

impl Asked {
    /// Reads the address; what is no choice of ours narrows nothing, a place that is none is not there.
    pub fn parse(typed: &Posted, now: Timestamp) -> Result<Self, Failure> {
        let filled = |name: &str| Some(typed.text(name).to_owned()).filter(|text| !text.is_empty());
        let days = match typed.text("sinds") {
            "week" => Some(7),
            "maand" => Some(31),
            "jaar" => Some(365),
            _ => None,
        };
        let after = match typed.text("na") {
            "" => None,
            place => Some(Cursor::read(place).map_err(|_| Failure::NotFound)?),
        };
        Ok(Self {
            words: typed.text("q").chars().take(LONGEST).collect(),
            kind: filled("soort"),
            theme: filled("thema"),
            area: filled("gebied"),
            organisation: filled("organisatie"),
            since: days.map(|days| calendar::in_days(now, -days)),
            after,
        })
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The best first, each with its kind.
    pub rows: Vec<(&'static str, Published)>,
    /// Where the next page begins.
    pub next: Option<Place>,
    /// Nothing held every word.
    pub only_some_words: bool,
    /// What was looked for, to mark it.
    pub words: Vec<AskedWord>,
    /// The themes, to choose from and to name.
    pub themes: Vec<Theme>,
    /// The index that was asked; none when the server has none.
    pub index: Option<Index>,
    /// What was typed to narrow by, and is the name of nothing.
    pub unknown: Option<Unknown>,
}

/// A name that nothing has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unknown {
    /// No area.
    Area,
    /// No organisation.
    Organisation,
}

/// Finds what `actor` asks for among `sources`.
pub fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (index, sources): (Option<&Index>, &'static [Source]),
    asked: &Asked,
) -> Result<Results, Refusal> {
    actor.may_here("find")?;
    let themes = theme::list(tx, actor.network)?;
    let mut results = Results { themes, index: index.cloned(), ..Results::default() };
    let Some(index) = index else { return Ok(results) };
    let areas = match &asked.area {
        None => Vec::new(),
        Some(name) => within(&area::list(tx, actor.network)?, name),
    };
    let organisations = match &asked.organisation {
        None => Vec::new(),
        Some(name) => named(tx, actor.network, name)?,
    };
    results.unknown = if asked.area.is_some() && areas.is_empty() {
        Some(Unknown::Area)
    } else if asked.organisation.is_some() && organisations.is_empty() {
        Some(Unknown::Organisation)
    } else {
        None
    };
    if results.unknown.is_some() {
        return Ok(results);
    }
    let ask = Ask {
        network: actor.network,
        words: &asked.words,
        kinds: asked.kind.iter().cloned().collect(),
        // A sub-theme is kept with its main theme, so that either finds it.
        themes: asked.theme.iter().cloned().collect(),
        areas,
        organisations,
        since: asked.since,
        after: asked.after,
        limit: ROWS,
    };
    let found = index.ask(&ask).map_err(|problem| Refusal::Broken(problem.to_string()))?;
    results.rows = load(tx, actor.network, sources, &found)?;
    (results.next, results.only_some_words, results.words) = (found.next, found.only_some_words, found.words);
    Ok(results)
}

/// What was found as it now stands, in the order found; what nobody may read any more is left out.
fn load(
    tx: &mut Tx<'_>,
    network: NetworkId,
    sources: &'static [Source],
    found: &Found,
) -> Result<Vec<(&'static str, Published)>, Error> {
    let mut loaded = HashMap::new();
    for source in sources {
        let of_kind = found.hits.iter().filter(|hit| hit.kind == source.kind);
        let ids: Vec<_> = of_kind.map(|hit| hit.id).collect();
        if !ids.is_empty() {
            for published in (source.load)(tx, network, &ids)? {
                loaded.insert((source.kind, published.id), (source.kind, published));
            }
        }
    }
    Ok(found.hits.iter().filter_map(|hit| loaded.remove(&(hit.kind.as_str(), hit.id))).collect())
}

/// The organisations meant by a name: those of which a word begins so, as many as a question can hold.
fn named(tx: &mut Tx<'_>, network: NetworkId, name: &str) -> Result<Vec<Uuid>, Error> {
    let found = organisation::search(tx, network, name, &After::start(ORGANISATIONS))?;
    Ok(found.rows.into_iter().map(|listed| listed.organisation.id.0).collect())
}

/// The codes of the areas of that name or code, and of all that lie in them.
fn within(areas: &[Area], named: &str) -> Vec<String> {
    let named = named.to_lowercase();
    let is_named = |area: &&Area| area.name.to_lowercase() == named || area.code.to_lowercase() == named;
    let mut codes: Vec<String> = areas.iter().filter(is_named).map(|area| area.code.clone()).collect();
    let mut at = 0;
    while let Some(code) = codes.get(at).cloned() {
        let inside = areas.iter().filter(|area| area.parent.as_ref() == Some(&code));
        let fresh: Vec<String> =
            inside.map(|area| area.code.clone()).filter(|code| !codes.contains(code)).collect();
        codes.extend(fresh);
        at += 1;
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str, name: &str, parent: Option<&str>) -> Area {
        let (kind, parent) = ("wijk".to_owned(), parent.map(str::to_owned));
        Area { code: code.to_owned(), year: 2026, name: name.to_owned(), kind, parent }
    }

    #[test]
    fn an_area_holds_what_lies_in_it() {
        let areas = [
            area("GM1", "Rivierenhart", None),
            area("WK1", "Kadebuurt", Some("GM1")),
            area("BU1", "Kade", Some("WK1")),
            area("GM2", "Loohoek", None),
        ];
        assert_eq!(within(&areas, "rivierenhart"), ["GM1", "WK1", "BU1"]);
        assert_eq!(within(&areas, "wk1"), ["WK1", "BU1"]);
        assert_eq!(within(&areas, "nergens"), Vec::<String>::new());
    }

    #[test]
    fn a_place_that_is_none_is_not_there_and_a_long_question_is_cut() {
        let now = Timestamp::UNIX_EPOCH;
        assert!(Asked::parse(&Posted::of(&[("na", "x")]), now).is_err());
        let long = "é".repeat(10_000);
        let asked = Asked::parse(&Posted::of(&[("q", &long), ("sinds", "eeuw")]), now).unwrap();
        assert_eq!((asked.words.chars().count(), asked.since), (LONGEST, None));
    }
}
