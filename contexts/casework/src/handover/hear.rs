//! What people hear of a handover: a text with names of workers and moments, never a word of or about the resident. What
//! the resident hears stands on their own side. The reminders of a moment that comes near are the obligation's to say.

use super::standing::theirs;
use super::{Kept, href};
use handover::{Ear, Holder, Notice, Word};
use kernel::{PersonId, Timestamp};
use network::{Refusal, desk};
use serde_json::{Map, Value as Json, json};
use store::{Error, Tx};
use worklist::notice::{self, fact};

/// Tells everybody whom the engine names.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    now: Timestamp,
    of: &Kept,
    by: Option<PersonId>,
    notices: &[Notice],
) -> Result<(), Refusal> {
    for notice in notices {
        let Ear::Holder(holder) = notice.to else { continue };
        let Some((text, facts)) = said(tx, of, &notice.word)? else { continue };
        let people = match holder {
            Holder::Person(person) => vec![person],
            Holder::Desk(desk) => desk::staff(tx, of.network, desk)?,
        };
        let href = href(of.id);
        for person in people.into_iter().filter(|person| Some(*person) != by) {
            let word = notice::Word { text, facts: facts.clone(), href: &href, answerable: by };
            notice::tell(tx, now, of.network, person, &word)?;
        }
    }
    Ok(())
}

type Text = (&'static str, Map<String, Json>);

fn said(tx: &mut Tx<'_>, of: &Kept, word: &Word) -> Result<Option<Text>, Error> {
    let name = |tx: &mut Tx<'_>, holder| notice::name_of(tx, of.network, theirs(holder));
    let said = match word {
        Word::Asked { answer_by } => ("notice-handover-asked", moment(*answer_by)),
        Word::Question { .. } => ("notice-handover-question", Map::new()),
        Word::Replied => ("notice-handover-replied", Map::new()),
        Word::Accepted { worker, contact_by } => {
            let mut facts = moment(*contact_by);
            facts.insert("worker".to_owned(), json!(name(tx, Holder::Person(*worker))?));
            ("notice-handover-accepted", facts)
        }
        Word::Refused { .. } => ("notice-handover-refused", Map::new()),
        Word::Redirected { to, .. } => ("notice-handover-redirected", one("to", json!(name(tx, *to)?))),
        Word::Unanswered => ("notice-handover-unanswered", Map::new()),
        Word::NoLongerAsked => ("notice-handover-no-longer-asked", Map::new()),
        Word::Withdrawn { .. } => ("notice-handover-withdrawn", Map::new()),
        Word::ContactMissed => ("notice-handover-contact-missed", Map::new()),
        Word::NewLead { worker } => {
            ("notice-handover-new-lead", one("worker", json!(name(tx, Holder::Person(*worker))?)))
        }
        Word::HelpStarted { worker } => {
            ("notice-handover-help-started", one("worker", json!(name(tx, Holder::Person(*worker))?)))
        }
        Word::Landed { .. } => ("notice-handover-landed", Map::new()),
        Word::Quiet { since } => ("notice-handover-quiet", moment(*since)),
        Word::Waits { review_by, .. } => ("notice-handover-waits", moment(*review_by)),
        Word::Reported { confirm_by } => ("notice-handover-reported", moment(*confirm_by)),
        Word::Closed => ("notice-handover-closed", Map::new()),
        Word::Reopened { .. } => ("notice-handover-reopened", Map::new()),
        Word::Settled { .. } => ("notice-handover-settled", Map::new()),
        Word::InPlaceOf { holder, .. } => {
            ("notice-handover-in-place-of", one("of", json!(name(tx, *holder)?)))
        }
        Word::TakesYourPlace { holder } => {
            ("notice-handover-takes-place", one("by", json!(name(tx, *holder)?)))
        }
        Word::SentForYou { .. } | Word::GoesOn | Word::Halfway { .. } | Word::Due { .. } => return Ok(None),
    };
    Ok(Some(said))
}

fn one(name: &str, value: Json) -> Map<String, Json> {
    [(name.to_owned(), value)].into_iter().collect()
}

fn moment(at: Timestamp) -> Map<String, Json> {
    one("moment", fact::moment(at))
}
