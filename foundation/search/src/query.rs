//! Questions as tantivy weighs them. Only terms, joined by "and" and "or": what people type is never read as a query
//! language, so that no sign in it means anything or breaks anything.

use crate::analyser::AskedWord;
use crate::schema::Fields;
use kernel::{NetworkId, Timestamp};
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

/// What a word of the same meaning weighs beside the word itself, and what the parts of a compound weigh.
const SAME: f32 = 0.5;
const PARTS: f32 = 0.3;

/// One network's questions.
#[derive(Clone, Copy)]
pub(crate) struct Questions {
    pub fields: Fields,
    pub network: NetworkId,
}

impl Questions {
    /// A term as it stands in the index: behind its network.
    pub fn term(&self, term: &str) -> Term {
        Term::from_field_text(self.fields.words, &behind(self.network, term))
    }

    /// Things that hold every word.
    pub fn all(&self, words: &[AskedWord]) -> Box<dyn Query> {
        let mut each: Vec<Box<dyn Query>> = words.iter().map(|word| self.word(word)).collect();
        match each.len() {
            1 => each.remove(0),
            _ => Box::new(BooleanQuery::intersection(each)),
        }
    }

    /// Things that hold any of the words, or what means the same; a part of a compound alone says too little. A flat list,
    /// over which tantivy passes fastest.
    pub fn any(&self, words: &[AskedWord]) -> Box<dyn Query> {
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        for word in words {
            any.push(self.weighing(1.0, &word.whole));
            any.extend(word.same.iter().map(|term| self.weighing(SAME, term)));
        }
        Box::new(BooleanQuery::union(any))
    }

    /// Things that hold any of the terms.
    pub fn any_term(&self, terms: &[String]) -> Box<dyn Query> {
        Box::new(BooleanQuery::union(terms.iter().map(|term| self.weighing(1.0, term)).collect()))
    }

    fn word(&self, word: &AskedWord) -> Box<dyn Query> {
        let mut ways = vec![self.weighing(1.0, &word.whole)];
        ways.extend(word.same.iter().map(|term| self.weighing(SAME, term)));
        if word.parts.len() > 1 {
            let parts = word.parts.iter().map(|term| self.weighing(PARTS, term)).collect();
            ways.push(Box::new(BooleanQuery::intersection(parts)));
        }
        match ways.len() {
            1 => ways.remove(0),
            _ => Box::new(BooleanQuery::union(ways)),
        }
    }

    fn weighing(&self, weight: f32, term: &str) -> Box<dyn Query> {
        let query = TermQuery::new(self.term(term), IndexRecordOption::WithFreqs);
        Box::new(BoostQuery::new(Box::new(query), weight))
    }

    /// The same, narrowed to what has one of each list; an empty list narrows nothing.
    pub fn narrowed(
        &self,
        query: Box<dyn Query>,
        has: &[Vec<String>],
        since: Option<Timestamp>,
    ) -> Box<dyn Query> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, query)];
        for list in has.iter().filter(|list| !list.is_empty()) {
            let one = |code: &String| -> Box<dyn Query> {
                let term = Term::from_field_text(self.fields.has, code);
                Box::new(TermQuery::new(term, IndexRecordOption::Basic))
            };
            all.push(weightless(Box::new(BooleanQuery::union(list.iter().map(one).collect()))));
        }
        if let Some(since) = since {
            let from = Term::from_field_i64(self.fields.at, since.as_second());
            all.push(weightless(Box::new(RangeQuery::new(Bound::Included(from), Bound::Unbounded))));
        }
        if all.len() == 1 { all.remove(0).1 } else { Box::new(BooleanQuery::new(all)) }
    }
}

/// A condition narrows, and doesn't make anything better.
fn weightless(query: Box<dyn Query>) -> (Occur, Box<dyn Query>) {
    (Occur::Must, Box::new(ConstScoreQuery::new(query, 0.0)))
}

/// A term with its network before it.
pub(crate) fn behind(network: NetworkId, term: &str) -> String {
    format!("{}{term}", network.0.simple())
}
