//! How rare a word is, for BM25, in steps: the counts of tantivy still hold what was replaced until its segments are
//! merged, which happens at other moments on every node. Counted in powers of two, that seldom moves a score, and two
//! nodes with the same things give the same order. The average length is a constant for the same reason.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// The terms of a usual text.
const USUAL_LENGTH: u64 = 40;

pub(crate) struct Rarity<'s>(pub &'s Searcher);

impl Rarity<'_> {
    fn all(&self) -> u64 {
        self.0.num_docs().max(1).next_power_of_two()
    }
}

impl Bm25StatisticsProvider for Rarity<'_> {
    fn total_num_tokens(&self, _: Field) -> tantivy::Result<u64> {
        Ok(self.all() * USUAL_LENGTH)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.all())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.0.doc_freq(term)?.next_power_of_two().min(self.all()))
    }
}
