//! "Bij wie klop ik aan?": one field for what is the matter, and filters for pontoon, area and theme. By name, a page at a
//! time. Words are compared by their stem; where they find nothing, what the question speaks of does. An offer
//! for a municipality is found in its neighbourhoods, and the other way round.

use crate::find_offer_page as page;
use crate::offer::rows::{COLUMNS, JOINS, read as read_row, with_codes};
use crate::offer::{Offer, OfferId};
use crate::pontoon::Pontoon;
use crate::set_offer_term;
use crate::within_area::{areas_of_offers, covering, in_areas};
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use language::suggest_themes;
use language::themes::ours;
use language::words::content_stems;
use network::again::Again;
use network::area::Area;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, organisation};
use store::page::{After, Page as Rows};
use store::{Error, ToValue, Tx};
use web::{Failure, Page, Posted};

/// Lines on a page.
const ROWS: u16 = 25;
/// More letters of a question than this are not read.
pub const LONGEST: usize = 200;
/// Words of a question that are looked for.
const WORDS: usize = 8;

/// Where a page of the list begins: after the offer of that name and id.
pub type Place = (String, OfferId);

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/aanbod", "see_offers", show)]
}

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// In whose words.
    pub words: String,
    /// On which pontoon.
    pub pontoon: Option<Pontoon>,
    /// About which theme; a main theme holds its sub-themes.
    pub theme: Option<String>,
    /// In which area, by name or code.
    pub area: Option<String>,
    /// Of which organisation.
    pub organisation: Option<OrganisationId>,
}

impl Asked {
    /// Reads what stands in an address.
    pub fn parse(typed: &Posted) -> Self {
        let some = |name: &str| Some(typed.text(name)).filter(|text| !text.is_empty()).map(str::to_owned);
        Self {
            words: typed.text("q").chars().take(LONGEST).collect(),
            pontoon: Pontoon::named(typed.text("ponton")),
            theme: some("thema"),
            area: some("gebied"),
            organisation: typed.text("organisatie").parse().ok(),
        }
    }
}

/// What the page shows.
pub struct Shown {
    /// The offers.
    pub rows: Rows<Offer>,
    /// The themes of the network.
    pub themes: Vec<Theme>,
    /// The areas that offers name, and those they lie in.
    pub areas: Vec<Area>,
    /// The area asked for is none.
    pub no_such_area: bool,
    /// The name of the organisation asked for.
    pub organisation: Option<String>,
    /// After how many weeks is asked again; only for whoever may change that.
    pub term: Option<i64>,
    /// Whether the reader may bring offers in from a file.
    pub may_import: bool,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let asked = visit.asked();
    let after = visit.after::<Place>(ROWS);
    let shown = read_for(&visit, &asked, after).await?;
    Ok(page::page(&visit.view, &asked, &shown, &Again::NOTHING))
}

/// The whole list again after a form on it was refused.
pub async fn again(visit: &Visit, again: &Again<'_>) -> Result<Page, Failure> {
    let asked = Posted::empty();
    let shown = read_for(visit, &asked, After::start(ROWS)).await?;
    Ok(page::page(&visit.view, &asked, &shown, again))
}

async fn read_for(visit: &Visit, asked: &Posted, after: After<Place>) -> Result<Shown, Refusal> {
    let (asked, now) = (Asked::parse(asked), visit.now());
    visit.read(move |tx, actor| read(tx, actor, now, (&asked, &after))).await
}

/// Reads the page as `actor` sees it.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (asked, after): (&Asked, &After<Place>),
) -> Result<Shown, Refusal> {
    actor.may_here("see_offers")?;
    let (rows, no_such_area) = match find(tx, actor.network, now, (asked, after))? {
        Some(rows) => (rows, false),
        None => (Rows { rows: Vec::new(), next: None }, true),
    };
    let term = match actor.may_here("set_offer_term") {
        Ok(()) => Some(set_offer_term::weeks(tx, actor.network)?),
        Err(_) => None,
    };
    let organisation = match asked.organisation {
        Some(id) => organisation::load(tx, actor.network, id)?.map(|one| one.name),
        None => None,
    };
    Ok(Shown {
        rows,
        no_such_area,
        themes: theme::list(tx, actor.network)?,
        areas: areas_of_offers(tx, actor.network)?,
        organisation,
        term,
        may_import: actor.may_here("import_offers").is_ok(),
    })
}

/// A page of the open offers that fit; nothing at all when the area asked for is none.
pub fn find(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    (asked, after): (&Asked, &After<Place>),
) -> Result<Option<Rows<Offer>>, Error> {
    let within = match &asked.area {
        None => Vec::new(),
        Some(named) => match covering(tx, network, named)? {
            Some(codes) => codes,
            None => return Ok(None),
        },
    };
    let themes = match &asked.theme {
        None => Vec::new(),
        Some(code) => theme_within(&theme::list(tx, network)?, code),
    };
    let mut narrow = Narrow::of(asked, themes, within);
    narrow.by_words(&asked.words);
    let mut offers = narrow.rows(tx, network, now, after)?;
    // A later page of what the words found is never begun anew by theme.
    if offers.is_empty()
        && (after.key.is_none() || narrow.rows(tx, network, now, &After::start(1))?.is_empty())
    {
        narrow.by_what_is_spoken_of(&asked.words);
        offers = narrow.rows(tx, network, now, after)?;
    }
    let page = Rows::cut(offers, after, |offer| (offer.entry.name.clone(), offer.id));
    Ok(Some(Rows { rows: with_codes(tx, network, page.rows)?, next: page.next }))
}

/// The parameters before those of `Narrow`: network, today, the name and id of the place, and how many rows.
const FIXED: usize = 5;

/// Conditions on offers with what fills them.
struct Narrow {
    conditions: Vec<String>,
    /// What the words of the question ask; their parameters are the last.
    words: Vec<String>,
    params: Vec<Box<dyn ToValue>>,
}

impl Narrow {
    /// To what is asked: themes and areas by all codes that fit.
    fn of(asked: &Asked, themes: Vec<String>, within: Vec<String>) -> Self {
        let mut narrow = Self { conditions: Vec::new(), words: Vec::new(), params: Vec::new() };
        if let Some(pontoon) = asked.pontoon {
            let place = narrow.param(pontoon);
            narrow.conditions.push(format!("offer.pontoon = {place}"));
        }
        if let Some(organisation) = asked.organisation {
            let place = narrow.param(organisation);
            narrow.conditions.push(format!("offer.organisation_id = {place}"));
        }
        if asked.theme.is_some() {
            let places = narrow.places(themes);
            narrow.conditions.push(about(&places));
        }
        if asked.area.is_some() {
            let places = narrow.places(within);
            narrow.conditions.push(in_areas(&places));
        }
        narrow
    }

    fn param(&mut self, value: impl ToValue + 'static) -> String {
        self.params.push(Box::new(value));
        format!("${}", FIXED + self.params.len())
    }

    fn places(&mut self, values: Vec<String>) -> String {
        let places: Vec<String> = values.into_iter().map(|value| self.param(value)).collect();
        // A list in SQL is never empty; no code is empty.
        if places.is_empty() { "''".to_owned() } else { places.join(", ") }
    }

    /// Each word of the question begins a word of the offer.
    fn by_words(&mut self, words: &str) {
        for stem in content_stems(words).into_iter().take(WORDS) {
            let place = self.param(format!("{}%", escaped(root(&stem))));
            self.words.push(format!(
                "exists (select 1 from offer_token where offer_token.network_id = offer.network_id
                   and offer_token.offer_id = offer.id and offer_token.token like {place} escape '!')"
            ));
        }
    }

    /// Instead of its words: the question speaks of one of the offer's themes. Without words, or of no theme, it stays.
    fn by_what_is_spoken_of(&mut self, words: &str) {
        let codes: Vec<String> =
            suggest_themes(words, ours()).iter().map(|theme| theme.code.clone()).collect();
        if !self.words.is_empty() && !codes.is_empty() {
            // What the words filled stays in its place; a parameter that nothing asks for would be refused.
            self.params.truncate(self.params.len() - self.words.len());
            let places = self.places(codes);
            self.words = vec![about(&places)];
        }
    }

    fn rows(
        &self,
        tx: &mut Tx<'_>,
        network: NetworkId,
        now: Timestamp,
        after: &After<Place>,
    ) -> Result<Vec<Offer>, Error> {
        let narrowed: Vec<&str> =
            self.conditions.iter().chain(&self.words).flat_map(|one| [" and ", one.as_str()]).collect();
        let narrowed = narrowed.concat();
        let sql = format!(
            "select {COLUMNS} {JOINS}
             where offer.network_id = $1 and offer.state = 'open'
               and (offer.valid_until is null or offer.valid_until >= $2) and (offer.name, offer.id) > ($3, $4){narrowed}
             order by offer.name, offer.id limit $5"
        );
        let today = calendar::day(now);
        let (name, id) =
            after.key.clone().unwrap_or_else(|| (String::new(), OfferId(kernel::ids::Uuid::nil())));
        let fetch = after.fetch();
        let mut params: Vec<&dyn ToValue> = vec![&network, &today, &name, &id, &fetch];
        params.extend(self.params.iter().map(AsRef::as_ref));
        tx.query(&sql, &params)?.iter().map(read_row).collect()
    }
}

/// That an offer is about one of the themes in `places`.
fn about(places: &str) -> String {
    format!(
        "exists (select 1 from offer_theme where offer_theme.network_id = offer.network_id
           and offer_theme.offer_id = offer.id and offer_theme.theme_code in ({places}))"
    )
}

/// Endings that make one word of another: who asks for "opvoeding" or "eenzaamheid" also means "opvoeden" and "eenzaam".
const ENDINGS: [&str; 3] = ["heid", "hed", "ing"];
/// A root is no shorter than this.
const ROOT: usize = 5;

fn root(stem: &str) -> &str {
    let cut = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending));
    cut.filter(|cut| cut.chars().count() >= ROOT).unwrap_or(stem)
}

fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|letter| matches!(letter, '%' | '_' | '!').then_some('!').into_iter().chain([letter]))
        .collect()
}

/// The theme with that code and those under it.
fn theme_within(themes: &[Theme], code: &str) -> Vec<String> {
    let inside = themes.iter().filter(|theme| theme.code == code || theme.parent.as_deref() == Some(code));
    inside.map(|theme| theme.code.clone()).collect()
}

#[cfg(test)]
mod tests;
