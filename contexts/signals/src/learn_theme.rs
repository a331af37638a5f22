//! What the suggestion of a theme may learn from: what was suggested when a signal was raised, by which rules and how sure,
//! and what a person settled instead. It stands in the record as codes and numbers, never as a word of the signal, and
//! nothing learns from it by itself.

use crate::record::record;
use crate::signal::Signal;
use kernel::Timestamp;
use language::suggest_themes;
use language::themes::{SURE, ours};
use network::{Actor, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use store::Tx;

/// What was suggested when a signal was raised, as its event keeps it: from this, and from what a person settles, a later
/// model learns. Codes and numbers only, never a word of the signal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hint {
    /// Which rules and which lists suggested.
    pub model: String,
    /// The theme, when it was sure enough.
    pub suggested: Option<String>,
    /// How sure, in hundredths; of what was thought likeliest, also when that was not enough.
    pub confidence: u8,
}

impl Hint {
    /// What would be suggested for `words`.
    pub fn of(words: &str) -> Self {
        let first = suggest_themes(words, ours()).into_iter().next();
        let confidence = first.as_ref().map_or(0.0, |first| first.confidence);
        Self {
            model: ours().version().to_owned(),
            suggested: first.filter(|first| first.confidence >= SURE).map(|first| first.code),
            confidence: hundredths(confidence),
        }
    }

    /// As the event of raising keeps it.
    pub fn facts(&self) -> Result<Json, Refusal> {
        serde_json::to_value(self).map_err(|problem| Refusal::Broken(problem.to_string()))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
fn hundredths(confidence: f32) -> u8 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// Somebody settled another theme than was suggested when the signal was raised: that is kept, for a later model to learn
/// from, by codes alone. What was taken over, or lay open, the event of understanding tells by itself.
pub fn learn(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    signal: &Signal,
    settled: Option<&String>,
) -> Result<(), Refusal> {
    let raised = tx.first(
        "select facts from event where network_id = $1 and subject_kind = 'signal' and subject_id = $2
           and kind = 'signal.raised' limit 1",
        &[&signal.network, &signal.id],
    )?;
    let facts: Option<Json> = raised.map(|row| row.get("facts")).transpose()?;
    // Signals of before this was kept, and those whose reporter said the theme, have no hint.
    let Some(hint) = facts.and_then(|facts| serde_json::from_value::<Hint>(facts).ok()) else {
        return Ok(());
    };
    match (&hint.suggested, settled) {
        (Some(suggested), Some(settled)) if suggested != settled => {
            let facts = json!({
                "suggested": suggested, "settled": settled, "model": hint.model, "confidence": hint.confidence,
            });
            Ok(record(tx, actor, now, "signal.theme-corrected", signal.subject(), facts)?)
        }
        _ => Ok(()),
    }
}
