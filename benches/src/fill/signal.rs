//! Signals for the generator: nine in ten stand alone, and most of those were answered, brought back and confirmed.
//! About a fifth of all is open: still at the network's desk, understood and with somebody, or answered and waiting
//! for a word from whoever raised it.

use super::dice::Dice;
use super::held::{Became, Obligation};
use super::region::{Person, Region, YEAR};
use super::sentences;
use super::sheet::{self, Sheet, row};
use super::word_back::{WordBack, happened};
use kernel::Timestamp;
use kernel::ids::Uuid;
use language::likeness::tokens;
use obligations::Holder;
use serde_json::json;

/// A signal as it was raised.
#[derive(Clone, Debug)]
pub struct Raised<'a> {
    /// Its id.
    pub id: Uuid,
    /// What was seen.
    pub words: String,
    /// Who saw it.
    pub by: &'a Person,
    /// When.
    pub at: Timestamp,
    /// Its main theme.
    pub theme: &'a str,
}

/// Where a signal stands: its state, and since when and by whom.
pub type Stands<'a> = (&'static str, Timestamp, &'a Person);

/// The signal `index`, as it was raised.
pub fn raised(region: &Region, index: usize) -> Raised<'_> {
    let mut dice = Dice::of("raised", index);
    let at = region.moment_of(index);
    Raised {
        id: dice.id(at),
        words: sentences::signal(&mut dice),
        by: dice.one(&region.people),
        at,
        theme: dice.one::<String>(&region.themes),
    }
}

impl Raised<'_> {
    /// Puts the signal's own rows on `sheet`: itself, its themes, its words, and that it was raised.
    pub fn put(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice, (state, since, by): Stands<'_>) {
        let kind = match state {
            "raised" => "unsorted",
            _ => *dice.one(&["bottleneck", "good_practice", "question", "suggestion", "bottleneck"]),
        };
        let (area, level) = (dice.one(&region.areas), *dice.one(&["wijk", "gemeente", "gemeente", "regio"]));
        let organisation = region.organisation_of(self.by).id;
        let form_key = dice.id(self.at);
        sheet.put(
            &sheet::SIGNAL,
            row![
                region.network,
                self.id,
                self.words,
                kind,
                false,
                self.by.id,
                organisation,
                self.at,
                area,
                YEAR,
                level,
                true,
                form_key,
                state,
                since,
                by.id,
                2_i64,
            ],
        );
        sheet.put(&sheet::SIGNAL_THEME, row![region.network, self.id, self.theme, true]);
        let other = dice.one(&region.themes);
        if other != self.theme && dice.percent(40) {
            sheet.put(&sheet::SIGNAL_THEME, row![region.network, self.id, other, false]);
        }
        for token in tokens(&self.words) {
            sheet.put(&sheet::SIGNAL_TOKEN, row![region.network, token, self.id]);
        }
        happened(sheet, region, dice, (self.at, self.by), ("signal.raised", self.id), &json!({}));
    }

    /// The signal's obligation, opened with the network's desk when it was raised.
    pub fn obligation<'s>(&'s self, region: &Region, became: Became<'s>) -> Obligation<'s> {
        Obligation {
            matter: ("signal", self.id),
            title: &self.words,
            href: format!("/signalen/{}", self.id),
            opened_at: self.at,
            opened_by: self.by.id,
            holder: Holder::Desk(region.desk),
            why: "why-understand-signal",
            became,
        }
    }
}

/// Puts a signal that stands alone on `sheet`, with all that became of it.
pub fn put_alone(sheet: &mut Sheet, region: &Region, index: usize) {
    let raised = raised(region, index);
    let mut dice = Dice::of("alone", index);
    let recent = index * 10 >= region.signals * 7;
    if !dice.percent(if recent { 66 } else { 3 }) {
        return put_closed(sheet, region, &mut dice, &raised);
    }
    let (open, holder) = (dice.below(100), dice.one(&region.people));
    let since = region.later(raised.at, 30);
    let mut obligation = raised.obligation(region, Became::Held);
    match open {
        0..15 => raised.put(sheet, region, &mut dice, ("raised", raised.at, raised.by)),
        15..75 => {
            obligation.why = "why-carry-or-answer";
            obligation.holder = Holder::Person(holder.id);
            raised.put(sheet, region, &mut dice, ("understood", since, holder));
            let facts = json!({ "kind": "bottleneck", "level": "gemeente", "themes": [raised.theme] });
            happened(sheet, region, &mut dice, (since, holder), ("signal.understood", raised.id), &facts);
        }
        _ => {
            obligation.why = "why-hear-whether-it-works";
            obligation.holder = Holder::Person(holder.id);
            raised.put(sheet, region, &mut dice, ("brought_back", since, holder));
            put_answer(sheet, region, &mut dice, &raised, (since, holder), None);
        }
    }
    let asked = dice.one(&region.people).id;
    obligation.became = match (obligation.holder, open % 50) {
        (Holder::Person(_), 20) => Became::Climbed(holder),
        (Holder::Person(id), 21) if id != asked => Became::Offered(asked),
        _ => Became::Held,
    };
    obligation.put(sheet, region, &mut dice);
}

fn put_closed(sheet: &mut Sheet, region: &Region, dice: &mut Dice, raised: &Raised<'_>) {
    let answerer = dice.one(&region.people);
    let answered_at = region.later(raised.at, 40);
    let closed_at = region.later(raised.at, 40 + 15 * 24);
    raised.put(sheet, region, dice, ("confirmed", closed_at, raised.by));
    put_answer(sheet, region, dice, raised, (answered_at, answerer), Some("yes"));
    raised.obligation(region, Became::Settled(closed_at, "confirmed")).put(sheet, region, dice);
}

/// A direct answer and word of it.
fn put_answer(
    sheet: &mut Sheet,
    region: &Region,
    dice: &mut Dice,
    raised: &Raised<'_>,
    (at, by): (Timestamp, &Person),
    said: Option<&'static str>,
) {
    let (solution, words) = (dice.id(at), sentences::solution(dice));
    let owner = region.organisation_of(by).id;
    sheet.put(
        &sheet::SOLUTION,
        row![
            region.network,
            solution,
            None::<Uuid>,
            raised.id,
            "answer",
            "information",
            words,
            None::<String>,
            owner,
            1_i64,
            at,
            by.id,
            at,
        ],
    );
    let facts = json!({ "kind": "answer", "words": words, "number": 1 });
    happened(sheet, region, dice, (at, by), ("signal.answered", raised.id), &facts);
    let word = WordBack {
        signal: raised.id,
        dossier: None,
        solution,
        words: &words,
        to: raised.by,
        by,
        at,
        works: said,
    };
    word.put(sheet, region, dice);
}
