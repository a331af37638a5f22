//! Word to whoever raised the signals that counted in a paper, each once; who they are, the app knows and this context
//! doesn't.

use crate::make_paper::Given;
use crate::paper::{self, Paper};
use kernel::Timestamp;
use network::Refusal;
use serde_json::{Value as Json, json};
use store::Tx;
use worklist::word_back::CameOf;

/// What they hear.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// The key of the text.
    pub text: &'a str,
    /// What fills it, beside the body and the question.
    pub facts: &'a [(&'a str, Json)],
}

/// Tells them; gives how many people heard it.
pub fn tell(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (paper, given): (&Paper, &Given),
    word: Word<'_>,
) -> Result<i64, Refusal> {
    let signals = paper::signals(tx, paper.network, paper.id)?;
    let always = [("body", json!(paper.body_name)), ("question", json!(paper.question))];
    let facts = always.iter().chain(word.facts).map(|(name, value)| ((*name).to_owned(), value.clone()));
    let came = CameOf {
        signals: &signals,
        first: paper.first_signal,
        text: word.text,
        facts: facts.collect(),
        href: &paper.href(),
        parts: ("paper-part-first", "paper-part-counted"),
    };
    (given.tell)(tx, now, paper.network, &came)
}
