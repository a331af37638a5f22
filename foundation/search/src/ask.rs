//! Asking: words, what to narrow by, and where the page before ended. Things that hold every word come first; only when
//! there are none, those that hold some.

use crate::analyser::AskedWord;
use crate::batch::{has_area, has_kind, has_organisation, has_theme};
use crate::document::Key;
use crate::index::{Index, Problem};
use crate::query::Questions;
use crate::ranking::{Best, Rank};
use crate::rarity::Rarity;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use tantivy::query::{Bm25StatisticsProvider as _, Query};
use tantivy::schema::Value as _;
use tantivy::{Searcher, TantivyDocument};

/// So many words of a question are looked for; who types more says more than an index can weigh.
const MOST_WORDS: usize = 12;
/// So many terms of a text are used to find what is like it, the rarest.
const MOST_TERMS: usize = 24;

/// A question.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// In this network only.
    pub network: NetworkId,
    /// What was typed.
    pub words: &'a str,
    /// Only these kinds; none for all.
    pub kinds: Vec<String>,
    /// Only with one of these themes; none for all.
    pub themes: Vec<String>,
    /// Only in one of these areas; none for all.
    pub areas: Vec<String>,
    /// Only of one of these organisations; none for all.
    pub organisations: Vec<Uuid>,
    /// Only what changed since.
    pub since: Option<Timestamp>,
    /// Behind this place: the page after it.
    pub after: Option<Place>,
    /// At most so many.
    pub limit: u16,
}

/// Where a page ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    rank: Rank,
    some: bool,
}

/// Something found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Its kind.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The best first.
    pub hits: Vec<Hit>,
    /// Where the next page begins, when there is one.
    pub next: Option<Place>,
    /// Nothing held every word; these hold some of them.
    pub only_some_words: bool,
    /// What was looked for, to mark it in what is shown.
    pub words: Vec<AskedWord>,
}

impl Index {
    /// Finds things.
    pub fn ask(&self, ask: &Ask<'_>) -> Result<Found, Problem> {
        let mut words = (self.0.analyser.ask)(ask.words);
        words.truncate(MOST_WORDS);
        if words.is_empty() {
            return Ok(Found::default());
        }
        let questions = Questions { fields: self.0.fields, network: ask.network };
        let some = ask.after.is_some_and(|place| place.some);
        if !some {
            let found = self.best(ask, questions.all(&words))?;
            if !found.is_empty() || ask.after.is_some() || words.len() == 1 {
                return Ok(page(ask, found, (words, false)));
            }
        }
        let found = self.best(ask, questions.any(&words))?;
        Ok(page(ask, found, (words, true)))
    }

    /// Up to `limit` things that share the rarest words of `text`, those that share most first.
    pub fn like(&self, network: NetworkId, text: &str, limit: usize) -> Result<Vec<Hit>, Problem> {
        let searcher = self.0.reader.searcher();
        let questions = Questions { fields: self.0.fields, network };
        let rarity = Rarity(&searcher);
        let distinct: BTreeSet<String> =
            (self.0.analyser.read)(text).into_iter().flat_map(|spoken| spoken.terms).collect();
        let mut terms = Vec::with_capacity(distinct.len());
        for term in distinct {
            let seen = searcher.doc_freq(&questions.term(&term))?;
            if seen > 0 {
                terms.push((rarity.doc_freq(&questions.term(&term))?, term));
            }
        }
        terms.sort_unstable();
        let rarest: Vec<String> = terms.into_iter().take(MOST_TERMS).map(|(_, term)| term).collect();
        if rarest.is_empty() {
            return Ok(Vec::new());
        }
        let best = Best { limit, after: None };
        let found =
            searcher.search_with_statistics_provider(&*questions.any_term(&rarest), &best, &rarity)?;
        found.into_iter().map(|(_, address)| hit(self, &searcher, address)).collect()
    }

    fn best(&self, ask: &Ask<'_>, query: Box<dyn Query>) -> Result<Vec<(Rank, Hit)>, Problem> {
        let questions = Questions { fields: self.0.fields, network: ask.network };
        let has = [
            ask.kinds.iter().map(|kind| has_kind(kind)).collect(),
            ask.themes.iter().map(|code| has_theme(code)).collect(),
            ask.areas.iter().map(|code| has_area(code)).collect(),
            ask.organisations.iter().map(has_organisation).collect(),
        ];
        let query = questions.narrowed(query, &has, ask.since);
        let searcher = self.0.reader.searcher();
        // One more than the page has, to know whether there is a next.
        let best = Best { limit: usize::from(ask.limit) + 1, after: ask.after.map(|place| place.rank) };
        let found = searcher.search_with_statistics_provider(&*query, &best, &Rarity(&searcher))?;
        found.into_iter().map(|(rank, address)| Ok((rank, hit(self, &searcher, address)?))).collect()
    }
}

/// What was found as one page: one more was fetched than it has.
fn page(ask: &Ask<'_>, mut found: Vec<(Rank, Hit)>, (words, some): (Vec<AskedWord>, bool)) -> Found {
    let more = found.len() > usize::from(ask.limit);
    found.truncate(usize::from(ask.limit));
    let next = found.last().filter(|_| more).map(|(rank, _)| Place { rank: *rank, some });
    let hits: Vec<Hit> = found.into_iter().map(|(_, hit)| hit).collect();
    Found { only_some_words: some && !hits.is_empty(), hits, next, words }
}

fn hit(index: &Index, searcher: &Searcher, address: tantivy::DocAddress) -> Result<Hit, Problem> {
    let document: TantivyDocument = searcher.doc(address)?;
    let key = document.get_first(index.0.fields.key).and_then(|key| key.as_str()).unwrap_or_default();
    let (kind, id) = Key::kind_and_id(key)
        .ok_or_else(|| tantivy::TantivyError::InternalError("a document without its key".to_owned()))?;
    Ok(Hit { kind, id })
}
