//! The fields of the index. Their shape has a number of its own: with another number the index is made anew.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Changes with every change of a field or of what is put in it.
pub(crate) const SHAPE: u32 = 2;

/// The fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Which thing: deleted by, and read back.
    pub key: Field,
    /// Its terms, each behind its network, so that no question ever reaches another network's.
    pub words: Field,
    /// Kind, themes, area and organisations, to narrow by.
    pub has: Field,
    /// When it last changed, in seconds.
    pub at: Field,
    /// The halves of its id, by which equals are ordered.
    pub high: Field,
    /// The second half.
    pub low: Field,
    /// Whether it is still what it was.
    pub digest: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let terms = |record| TextFieldIndexing::default().set_tokenizer("raw").set_index_option(record);
    let words = terms(IndexRecordOption::WithFreqs).set_fieldnorms(true);
    let has = terms(IndexRecordOption::Basic).set_fieldnorms(false);
    let fields = Fields {
        key: schema.add_text_field("key", STRING | STORED),
        words: schema.add_text_field("words", TextOptions::default().set_indexing_options(words)),
        has: schema.add_text_field("has", TextOptions::default().set_indexing_options(has)),
        at: schema.add_i64_field("at", INDEXED | FAST),
        high: schema.add_u64_field("high", FAST),
        low: schema.add_u64_field("low", FAST),
        digest: schema.add_u64_field("digest", FAST),
    };
    (schema.build(), fields)
}
