//! The best of what was found, in an order that doesn't depend on how the index came to be: by score, rounded, because
//! sums of fractions differ in their last digit with the order in which they are added; equals by id, the newest first.

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::fastfield::AliveBitSet;
use tantivy::query::Weight;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// Steps of a score.
const STEPS: f32 = 256.0;

/// Where something stands; the greatest comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Rank {
    score: u32,
    high: u64,
    low: u64,
}

/// Takes the best `limit` that come behind `after`.
pub(crate) struct Best {
    pub limit: usize,
    pub after: Option<Rank>,
}

pub(crate) struct BestOfSegment {
    limit: usize,
    after: Option<Rank>,
    high: Column<u64>,
    low: Column<u64>,
    alive: Option<AliveBitSet>,
    segment: SegmentOrdinal,
    kept: BinaryHeap<Reverse<(Rank, DocId)>>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score is small and not negative"
)]
fn rounded(score: Score) -> u32 {
    (score * STEPS).round() as u32
}

#[expect(clippy::cast_precision_loss, reason = "a rounded score has few digits")]
fn just_below(score: u32) -> Score {
    (score as f32 - 0.75) / STEPS
}

impl BestOfSegment {
    /// Offers one, and tells from which score on others are worth offering.
    fn offer(&mut self, doc: DocId, score: Score) -> Score {
        if self.alive.as_ref().is_none_or(|alive| alive.is_alive(doc)) {
            let half = |column: &Column<u64>| column.first(doc).unwrap_or_default();
            let rank = Rank { score: rounded(score), high: half(&self.high), low: half(&self.low) };
            if self.after.is_none_or(|after| rank < after) {
                self.kept.push(Reverse((rank, doc)));
                if self.kept.len() > self.limit {
                    self.kept.pop();
                }
            }
        }
        match self.kept.peek() {
            Some(Reverse((worst, _))) if self.kept.len() == self.limit => just_below(worst.score),
            _ => Score::MIN,
        }
    }
}

impl SegmentCollector for BestOfSegment {
    type Fruit = Vec<(Rank, DocAddress)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.offer(doc, score);
    }

    fn harvest(self) -> Self::Fruit {
        let segment = self.segment;
        self.kept.into_iter().map(|Reverse((rank, doc))| (rank, DocAddress::new(segment, doc))).collect()
    }
}

impl Collector for Best {
    type Fruit = Vec<(Rank, DocAddress)>;
    type Child = BestOfSegment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<BestOfSegment> {
        Ok(BestOfSegment {
            limit: self.limit,
            after: self.after,
            high: reader.fast_fields().u64("high")?,
            low: reader.fast_fields().u64("low")?,
            alive: reader.alive_bitset().cloned(),
            segment,
            kept: BinaryHeap::with_capacity(self.limit + 1),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, found: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut all: Self::Fruit = found.into_iter().flatten().collect();
        all.sort_unstable_by_key(|(rank, _)| Reverse(*rank));
        all.truncate(self.limit);
        Ok(all)
    }

    /// As the usual one, but tells the weight which scores are too low to be of use, so that it can pass over blocks.
    fn collect_segment(
        &self,
        weight: &dyn Weight,
        segment: u32,
        reader: &SegmentReader,
    ) -> tantivy::Result<Self::Fruit> {
        let mut best = self.for_segment(segment, reader)?;
        weight.for_each_pruning(Score::MIN, reader, &mut |doc, score| best.offer(doc, score))?;
        Ok(best.harvest())
    }
}
