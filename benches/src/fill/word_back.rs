//! Word back for the generator: the notice that somebody got, its mail (accepted by their server), the record of it,
//! and what they said. About ten of everybody's notices are still unread.

use super::dice::Dice;
use super::region::{Person, Region};
use super::sheet::{self, Sheet, row};
use kernel::Timestamp;
use kernel::ids::Uuid;
use serde_json::json;

/// How many of somebody's notices are unread, about.
const UNREAD: usize = 10;

/// Word back to whoever raised a signal.
#[derive(Clone, Copy, Debug)]
pub struct WordBack<'a> {
    /// The signal.
    pub signal: Uuid,
    /// The dossier; none for a direct answer.
    pub dossier: Option<Uuid>,
    /// The solution's version.
    pub solution: Uuid,
    /// What it says.
    pub words: &'a str,
    /// Who raised the signal.
    pub to: &'a Person,
    /// Who brings it back.
    pub by: &'a Person,
    /// When.
    pub at: Timestamp,
    /// What they said to "werkt dit bij jullie?", if anything.
    pub works: Option<&'static str>,
}

impl WordBack<'_> {
    /// Puts the notice, its mail and the record on `sheet`.
    pub fn put(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        let notice = dice.id(self.at);
        let read = dice.below(region.signals.max(1)) >= UNREAD * region.people.len();
        let facts = json!({ "words": self.words, "by": self.by.name });
        let href = format!("/signalen/{}", self.signal);
        sheet.put(
            &sheet::NOTICE,
            row![
                region.network,
                notice,
                self.to.id,
                self.at,
                "notice-brought-back",
                facts,
                href,
                self.by.id,
                Some(self.at),
                read.then_some(self.at),
            ],
        );
        let payload = json!({ "notice": notice });
        let parcel = dice.id(self.at);
        sheet.put(
            &sheet::OUTBOX,
            row![
                region.network,
                parcel,
                "mail",
                self.to.id,
                payload,
                notice.to_string(),
                "delivered",
                self.at,
                self.at,
                1_i64,
            ],
        );
        let ask_at = kernel::calendar::in_days(self.at, 14);
        let asked_at = (ask_at <= region.now).then_some(ask_at);
        let works_at = self.works.map(|_| region.later(ask_at, 24));
        let id = dice.id(self.at);
        sheet.put(
            &sheet::BRINGING_BACK,
            row![
                region.network,
                id,
                self.solution,
                self.signal,
                self.dossier,
                self.to.id,
                notice,
                self.at,
                ask_at,
                asked_at,
                self.works,
                works_at,
                1_i64,
            ],
        );
        let facts = json!({ "words": self.words });
        happened(sheet, region, dice, (self.at, self.by), ("signal.brought-back", self.signal), &facts);
        if let (Some(works), Some(at)) = (self.works, works_at) {
            let facts = json!({ "works": works });
            happened(sheet, region, dice, (at, self.to), ("signal.works-said", self.signal), &facts);
        }
    }
}

/// Puts one event on `sheet`; its kind begins with the kind of what it is about: `signal.raised`.
pub fn happened(
    sheet: &mut Sheet,
    region: &Region,
    dice: &mut Dice,
    (at, by): (Timestamp, &Person),
    (kind, subject): (&'static str, Uuid),
    facts: &serde_json::Value,
) {
    let id = dice.id(at);
    let subject_kind = kind.split('.').next().unwrap_or_default();
    sheet.put(&sheet::EVENT, row![region.network, id, at, by.id, kind, subject_kind, subject, facts]);
}
