//! Keeping the search index up to date, on every node for its own: first a walk past everything that may be found, then
//! the record of events, again and again. How far it came is saved with the index, in one commit, so that after a kill it
//! goes on from there; doing something twice changes nothing.
//!
//! Ids of events are in the order in which acts began, not in which they were committed: the last seconds are read again
//! on every beat, and the last minutes now and then.

mod beats;
mod way;
mod writing;

use crate::routes::FOUND;
use anyhow::{Context, Result};
pub use beats::run;
use kernel::ids::{Uuid, earliest_at};
use kernel::{EventId, NetworkId, Timestamp};
use network::published::{Published, Source};
use network::{Refusal, founding};
use search::{Index, Key, Problem};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::Duration;
use store::{Db, event};
use way::{Way, saved};
use writing::{Writing, document};

/// Things or events read in one transaction.
const AT_ONCE: i64 = 500;
/// Things put before they are saved: what a kill costs at most.
const SAVED_AT: usize = 20_000;
/// An act is committed within this time of its beginning, but for rare ones.
const USUALLY: Duration = Duration::from_secs(10);
/// Within this time an act is committed, or never.
const AT_LATEST: Duration = Duration::from_mins(5);
/// Once in so many beats the last minutes are read again.
const SELDOM: u64 = 30;
/// Once in so many beats the place is saved though nothing was put: an hour.
const RARELY: u64 = 1_800;

/// Brings one index up to date with one database.
pub struct CatchUp {
    db: Db,
    index: Index,
    sources: &'static [Source],
    ways: BTreeMap<NetworkId, Way>,
    /// Events not older than `AT_LATEST` that have been dealt with.
    seen: HashSet<EventId>,
    /// When the record was last read to its end.
    read_at: Option<Timestamp>,
    beats: u64,
    put: usize,
    /// Another process writes the index.
    is_held: bool,
}

impl CatchUp {
    /// Goes on from where the index was saved.
    pub fn new(db: Db, index: Index) -> Result<Self> {
        let ways = saved(&index).context("the search index can't be read")?;
        let (seen, read_at) = (HashSet::new(), None);
        Ok(Self { db, index, sources: FOUND, ways, seen, read_at, beats: 0, put: 0, is_held: false })
    }

    /// What was put and not saved is gone: begins again at what was saved.
    fn start_over(&mut self) -> Result<()> {
        self.ways = saved(&self.index)?;
        self.seen.clear();
        (self.read_at, self.put) = (None, 0);
        Ok(())
    }

    /// One round: until nothing is left to read, or `stop` says so.
    pub fn round(&mut self, now: Timestamp, stop: impl Fn() -> bool) -> Result<()> {
        if self.is_held {
            self.start_over()?;
        }
        let networks = self.db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
        let from = EventId(earliest_at(before(now, AT_LATEST)));
        for (network, _) in &networks {
            self.ways.entry(*network).or_insert_with(|| Way::new(from));
        }
        let index = self.index.clone();
        let mut writing = Writing { index: &index, batch: None };
        let done = self.begin(&mut writing, from).and_then(|()| self.read_all(&mut writing, now, &stop));
        self.is_held = done.as_ref().is_err_and(says_held);
        if self.is_held {
            // What the other saves is seen here too.
            index.look_again()?;
            index.has_caught_up();
            return Ok(());
        }
        if done? {
            index.has_caught_up();
        }
        self.beats += 1;
        if self.put > 0 || self.beats.is_multiple_of(RARELY) {
            self.save(&mut writing)?;
        }
        writing.batch.map_or(Ok(()), |batch| Ok(batch.finish()?))
    }

    /// Whoever was told that another process writes asks first whether it still does; whoever begins looks whether the
    /// index is of this database.
    fn begin(&mut self, writing: &mut Writing<'_>, from: EventId) -> Result<()> {
        if self.is_held {
            writing.open()?;
        }
        if self.read_at.is_none() && !way::are_of(&self.db, &self.ways)? {
            writing.open()?.clear()?;
            self.put += 1;
            self.ways.values_mut().for_each(|way| *way = Way::new(from));
        }
        Ok(())
    }

    /// Whether everything there is was read.
    fn read_all(
        &mut self,
        writing: &mut Writing<'_>,
        now: Timestamp,
        stop: &impl Fn() -> bool,
    ) -> Result<bool> {
        let networks: Vec<NetworkId> = self.ways.keys().copied().collect();
        for network in &networks {
            while let Some((source, after)) = self.next_walk(*network) {
                if stop() {
                    return Ok(false);
                }
                self.index.is_now_behind();
                self.walk(writing, *network, (source, after))?;
                self.save_when_full(writing)?;
            }
        }
        for network in &networks {
            if !self.follow(writing, *network, now, stop)? {
                return Ok(false);
            }
        }
        let horizon = EventId(earliest_at(before(now, AT_LATEST)));
        for way in self.ways.values_mut() {
            way.from = way.from.max(horizon);
        }
        self.seen.retain(|id| *id >= horizon);
        self.read_at = Some(now);
        Ok(true)
    }

    /// What is to be walked past next, and behind which of its things.
    fn next_walk(&self, network: NetworkId) -> Option<(Source, Uuid)> {
        let way = &self.ways[&network];
        let source = self.sources.iter().find(|source| !way.walked.contains(source.kind))?;
        let begun = way.walking.as_ref().filter(|(kind, _)| kind == source.kind);
        Some((*source, begun.map_or(Uuid::nil(), |(_, after)| *after)))
    }

    /// One step of the walk: some things of one source.
    fn walk(
        &mut self,
        writing: &mut Writing<'_>,
        network: NetworkId,
        (source, after): (Source, Uuid),
    ) -> Result<()> {
        let (ids, found) = self.db.read_here(|tx| {
            let ids = event::subjects(tx, network, source.kind, after, AT_ONCE)?;
            let found = if ids.is_empty() { Vec::new() } else { (source.load)(tx, network, &ids)? };
            Ok::<_, Refusal>((ids, found))
        })?;
        self.take(writing, (network, source.kind), (&ids, found))?;
        let way = self.way(network);
        if let Some(last) = ids.last() {
            way.walking = Some((source.kind.to_owned(), *last));
        } else {
            way.walking = None;
            way.walked.insert(source.kind.to_owned());
            // That it is done is worth saving too.
            self.put += 1;
        }
        Ok(())
    }

    /// Reads the record of a network to its end; false when it was told to stop.
    fn follow(
        &mut self,
        writing: &mut Writing<'_>,
        network: NetworkId,
        now: Timestamp,
        stop: &impl Fn() -> bool,
    ) -> Result<bool> {
        let recent = self
            .read_at
            .filter(|_| !self.beats.is_multiple_of(SELDOM))
            .map(|read_at| EventId(earliest_at(before(read_at.min(now), USUALLY))));
        let mut from = recent.map_or(self.ways[&network].from, |recent| recent.max(self.ways[&network].from));
        loop {
            if stop() {
                return Ok(false);
            }
            let touched = self.db.read_here(|tx| event::since(tx, network, from, AT_ONCE))?;
            let fresh: Vec<&event::Touched> =
                touched.iter().filter(|touched| !self.seen.contains(&touched.id)).collect();
            let fresh_ids: Vec<EventId> = fresh.iter().map(|touched| touched.id).collect();
            for source in self.sources {
                let ids: BTreeSet<Uuid> = fresh
                    .iter()
                    .filter(|touched| touched.subject_kind == source.kind)
                    .map(|touched| touched.subject)
                    .collect();
                let ids: Vec<Uuid> = ids.into_iter().collect();
                let found = match ids.as_slice() {
                    [] => continue,
                    ids => self.db.read_here(|tx| Ok::<_, Refusal>((source.load)(tx, network, ids)?))?,
                };
                self.take(writing, (network, source.kind), (&ids, found))?;
            }
            self.seen.extend(fresh_ids);
            if let Some(last) = touched.last() {
                let before = self.ways[&network].last;
                self.way(network).last = before.max(Some(last.id));
            }
            let at_the_end = i64::try_from(touched.len()).is_ok_and(|count| count < AT_ONCE);
            let Some(last) = touched.last().filter(|_| !at_the_end) else { return Ok(true) };
            // The last one is read again, which is cheaper than an id that comes right after it.
            from = last.id;
            if recent.is_none() {
                self.way(network).from = from.min(EventId(earliest_at(before(now, AT_LATEST))));
            }
            self.save_when_full(writing)?;
        }
    }

    /// Puts what was found and forgets those of `ids` that weren't.
    fn take(
        &mut self,
        writing: &mut Writing<'_>,
        (network, kind): (NetworkId, &str),
        (ids, found): (&[Uuid], Vec<Published>),
    ) -> Result<()> {
        let key = |id: Uuid| Key { network, kind: kind.to_owned(), id };
        let there: BTreeSet<Uuid> = found.iter().map(|published| published.id).collect();
        for id in ids.iter().filter(|id| !there.contains(id)) {
            if writing.forget(&key(*id))? {
                self.put += 1;
            }
        }
        for published in found {
            let document = document(key(published.id), published);
            if writing.put(&document)? {
                self.put += 1;
            }
        }
        Ok(())
    }

    fn save_when_full(&mut self, writing: &mut Writing<'_>) -> Result<()> {
        if self.put >= SAVED_AT { self.save(writing) } else { Ok(()) }
    }

    fn save(&mut self, writing: &mut Writing<'_>) -> Result<()> {
        let place = serde_json::to_string(&self.ways)?;
        writing.open()?.save(&place)?;
        self.put = 0;
        Ok(())
    }

    fn way(&mut self, network: NetworkId) -> &mut Way {
        self.ways.get_mut(&network).expect("every network got its way before the round")
    }
}

fn before(now: Timestamp, time: Duration) -> Timestamp {
    now.checked_sub(time).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn says_held(problem: &anyhow::Error) -> bool {
    matches!(problem.downcast_ref::<Problem>(), Some(Problem::Held))
}
