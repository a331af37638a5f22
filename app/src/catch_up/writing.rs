//! Writing in the search index, and what is written of something published.

use network::published::Published;
use search::{Batch, Document, Index, Key, Problem};

/// Opens a batch only when there is something to write: its memory is not held in between.
pub(super) struct Writing<'i> {
    pub index: &'i Index,
    pub batch: Option<Batch<'i>>,
}

impl<'i> Writing<'i> {
    pub fn open(&mut self) -> Result<&mut Batch<'i>, Problem> {
        if self.batch.is_none() {
            self.batch = Some(self.index.batch()?);
        }
        Ok(self.batch.as_mut().expect("it was just opened"))
    }

    pub fn put(&mut self, document: &Document) -> Result<bool, Problem> {
        if self.batch.is_none() && self.index.holds(document)? {
            return Ok(false);
        }
        self.open()?.put(document)
    }

    pub fn forget(&mut self, key: &Key) -> Result<bool, Problem> {
        if self.batch.is_none() && !self.index.knows(key)? {
            return Ok(false);
        }
        self.open()?.forget(key)
    }
}

/// What is put in the index of something published: its themes with their main themes, its text without the title when
/// it begins with that.
pub(super) fn document(key: Key, published: Published) -> Document {
    let mut themes = published.themes;
    let mains: Vec<String> =
        themes.iter().filter_map(|code| Some(code.split_once('.')?.0.to_owned())).collect();
    themes.extend(mains);
    themes.sort_unstable();
    themes.dedup();
    let begins = published.text.starts_with(published.title.trim_end_matches('…'));
    let title = if begins { String::new() } else { published.title };
    Document {
        key,
        title,
        text: published.text,
        themes,
        area: published.area,
        organisations: published.organisations.into_iter().map(|id| id.0).collect(),
        at: published.at,
    }
}
