//! Bringing the index up to date. What was put is only there after `save`, together with the place up to which it was
//! brought; whatever breaks off before that leaves the index, and the place, as they were. Putting the same thing twice
//! is putting it once, and putting what is there already does nothing.

use crate::document::{Document, Key};
use crate::index::{Index, Problem};
use crate::query::behind;
use kernel::ids::Uuid;
use std::collections::HashSet;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::schema::IndexRecordOption;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{DocSet as _, IndexWriter, Searcher, TERMINATED, TantivyDocument, Term};

/// The least that tantivy writes with; a batch is for seconds, and then its memory is given back.
const WRITING_BYTES: usize = 15_000_000;
/// From this part of replaced things on, a segment is written anew without them.
const REPLACED: f32 = 0.2;

/// Changes under way.
pub struct Batch<'i> {
    index: &'i Index,
    writer: IndexWriter,
    searcher: Searcher,
    touched: HashSet<Key>,
    is_cleared: bool,
}

impl Index {
    /// Begins to change the index; one at a time does.
    pub fn batch(&self) -> Result<Batch<'_>, Problem> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITING_BYTES)
            .build();
        let writer: IndexWriter = self.0.index.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(REPLACED);
        writer.set_merge_policy(Box::new(merging));
        self.look_again()?;
        Ok(Batch {
            index: self,
            writer,
            searcher: self.0.reader.searcher(),
            touched: HashSet::new(),
            is_cleared: false,
        })
    }

    /// Whether it holds exactly this already.
    pub fn holds(&self, document: &Document) -> Result<bool, Problem> {
        let kept = kept(self, &self.0.reader.searcher(), &document.key)?;
        Ok(kept == Some(document.digest()))
    }

    /// Whether it holds this thing, as it is or as it was.
    pub fn knows(&self, key: &Key) -> Result<bool, Problem> {
        Ok(kept(self, &self.0.reader.searcher(), key)?.is_some())
    }
}

impl Batch<'_> {
    /// Puts a document in the place of the one with its key, unless it is there as it is; tells whether it did.
    pub fn put(&mut self, document: &Document) -> Result<bool, Problem> {
        let digest = document.digest();
        let before = self.before(&document.key)?;
        if before == Some(digest) && !self.touched.contains(&document.key) {
            return Ok(false);
        }
        let fields = self.index.0.fields;
        if before.is_some() {
            self.writer.delete_term(Term::from_field_text(fields.key, &document.key.text()));
        }
        self.touched.insert(document.key.clone());
        self.writer.add_document(self.written(document, digest))?;
        Ok(true)
    }

    /// Takes a thing out: it isn't there any more, or not for everybody; tells whether it was there.
    pub fn forget(&mut self, key: &Key) -> Result<bool, Problem> {
        let was_there = self.before(key)?.is_some();
        if was_there {
            self.writer.delete_term(Term::from_field_text(self.index.0.fields.key, &key.text()));
            self.touched.insert(key.clone());
        }
        Ok(was_there)
    }

    /// Takes everything out: it was made from another database, or from one as it is no more.
    pub fn clear(&mut self) -> Result<(), Problem> {
        self.writer.delete_all_documents()?;
        // Until it is saved, nothing that is still there may pass for known.
        self.is_cleared = true;
        Ok(())
    }

    /// What is kept of a thing, as far as this batch knows.
    fn before(&self, key: &Key) -> Result<Option<u64>, Problem> {
        if self.touched.contains(key) {
            Ok(Some(0))
        } else if self.is_cleared {
            Ok(None)
        } else {
            kept(self.index, &self.searcher, key)
        }
    }

    /// Makes what was put findable, and keeps `place` with it: both, or neither.
    pub fn save(&mut self, place: &str) -> Result<(), Problem> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(place);
        commit.commit()?;
        self.index.look_again()?;
        self.searcher = self.index.0.reader.searcher();
        self.touched.clear();
        self.is_cleared = false;
        Ok(())
    }

    /// Waits for what tidies up behind the changes, and gives back the memory.
    pub fn finish(self) -> Result<(), Problem> {
        let index = self.index;
        self.writer.wait_merging_threads()?;
        index.look_again()
    }

    fn written(&self, document: &Document, digest: u64) -> TantivyDocument {
        let fields = self.index.0.fields;
        let (key, read) = (&document.key, self.index.0.analyser.read);
        let mut tokens = Vec::new();
        for text in [&document.title, &document.title, &document.text] {
            for term in read(text).into_iter().flat_map(|spoken| spoken.terms) {
                let text = behind(key.network, &term);
                tokens.push(Token { position: tokens.len(), text, ..Token::default() });
            }
        }
        let (high, low) = key.id.as_u64_pair();
        let mut written = TantivyDocument::new();
        written.add_text(fields.key, key.text());
        written.add_pre_tokenized_text(fields.words, PreTokenizedString { text: String::new(), tokens });
        written.add_text(fields.has, has_kind(&key.kind));
        document.themes.iter().for_each(|code| written.add_text(fields.has, has_theme(code)));
        document.area.iter().for_each(|code| written.add_text(fields.has, has_area(code)));
        document.organisations.iter().for_each(|id| written.add_text(fields.has, has_organisation(id)));
        written.add_i64(fields.at, document.at.as_second());
        written.add_u64(fields.high, high);
        written.add_u64(fields.low, low);
        written.add_u64(fields.digest, digest);
        written
    }
}

pub(crate) fn has_kind(kind: &str) -> String {
    format!("kind:{kind}")
}

pub(crate) fn has_theme(code: &str) -> String {
    format!("theme:{code}")
}

pub(crate) fn has_area(code: &str) -> String {
    format!("area:{code}")
}

pub(crate) fn has_organisation(id: &Uuid) -> String {
    format!("organisation:{}", id.simple())
}

/// The digest of the document with this key, as it was saved.
fn kept(index: &Index, searcher: &Searcher, key: &Key) -> Result<Option<u64>, Problem> {
    let term = Term::from_field_text(index.0.fields.key, &key.text());
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(index.0.fields.key)?;
        let found =
            inverted.read_postings(&term, IndexRecordOption::Basic).map_err(tantivy::TantivyError::from)?;
        let Some(mut postings) = found else { continue };
        while postings.doc() != TERMINATED {
            if !segment.is_deleted(postings.doc()) {
                let digest = segment.fast_fields().u64("digest")?;
                return Ok(Some(digest.first(postings.doc()).unwrap_or_default()));
            }
            postings.advance();
        }
    }
    Ok(None)
}
