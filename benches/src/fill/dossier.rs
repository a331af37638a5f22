//! Dossiers for the generator: of every hundred signals ten lie in one, and the dossiers stand in each state in turn.

use super::dice::Dice;
use super::held::{Became, Obligation};
use super::region::{Person, Region};
use super::sentences;
use super::sheet::{self, Sheet, row};
use super::signal::{self, Raised};
use super::word_back::happened;
use kernel::Timestamp;
use kernel::ids::Uuid;
use obligations::Holder;
use serde_json::json;

/// A dossier's state, with the state of its signals and how far it has come: 0 gathered, 1 prepared, 2 at a table,
/// 3 in hand, 4 with an outcome, 5 brought back, 6 answered by those who were told.
const STATES: [(&str, &str, u8); 9] = [
    ("gathering", "carried", 0),
    ("prepared", "carried", 1),
    ("at_table", "carried", 2),
    ("in_hand", "carried", 3),
    ("solved", "answered", 4),
    ("not_solved", "answered", 4),
    ("brought_back", "brought_back", 5),
    ("confirmed", "confirmed", 6),
    ("remainder", "brought_back", 6),
];

/// Whether the signal `index` lies in a dossier.
pub fn carries(index: usize) -> bool {
    index % 10 == 3
}

/// The id of the dossier that carries ten of the hundred signals `hundred`.
pub fn id(region: &Region, hundred: usize) -> Uuid {
    let opened_at = region.later(region.moment_of(hundred * 100 + 99), 1);
    Dice::of("dossier", hundred).id(opened_at)
}

/// A dossier on its way onto the sheet.
pub(super) struct Dossier<'a> {
    pub id: Uuid,
    pub title: String,
    pub driver: &'a Person,
    pub opened_at: Timestamp,
    pub state: &'static str,
    /// How far it has come; see `STATES`.
    pub reached: u8,
    pub signals: Vec<Raised<'a>>,
}

/// Puts the dossier of a hundred signals on `sheet`, with its signals.
pub fn put(sheet: &mut Sheet, region: &Region, hundred: usize) {
    let mut dice = Dice::of("carried", hundred);
    let (state, of_signals, reached) = STATES[hundred % STATES.len()];
    let signals = (0..100).filter(|of| carries(*of)).map(|of| signal::raised(region, hundred * 100 + of));
    let dossier = Dossier {
        id: id(region, hundred),
        title: sentences::title(&mut dice),
        driver: dice.one(&region.people),
        opened_at: region.later(region.moment_of(hundred * 100 + 99), 1),
        state,
        reached,
        signals: signals.collect(),
    };
    dossier.put_row(sheet, region, &mut dice);
    dossier.put_obligation(sheet, region, &mut dice);
    for raised in &dossier.signals {
        dossier.put_signal(sheet, region, &mut dice, raised, of_signals);
    }
    dossier.put_way(sheet, region, &mut dice);
}

impl Dossier<'_> {
    fn put_row(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        let first = self.signals.first().map_or(self.opened_at, |raised| raised.at);
        let theme = self.signals.first().map(|raised| raised.theme);
        let problem = (self.reached > 0).then(|| format!("{}, en niemand gaat erover.", self.title));
        let why = match self.state {
            "not_solved" => Some("Er is in deze periode geen geld voor."),
            "remainder" => Some("In de dorpen werkt het nog niet."),
            _ => None,
        };
        let (since, form_key) =
            (region.later(self.opened_at, 24 * i64::from(self.reached)), dice.id(self.opened_at));
        sheet.put(
            &sheet::DOSSIER,
            row![
                region.network,
                self.id,
                self.title,
                problem,
                "gemeente",
                theme,
                self.driver.id,
                self.opened_at,
                first,
                self.state,
                (self.state == "confirmed").then_some("confirmed"),
                since,
                self.driver.id,
                why,
                form_key,
                3_i64,
            ],
        );
        let first = dice.below(region.organisations.len() - 3);
        for organisation in &region.organisations[first..first + 3] {
            sheet.put(
                &sheet::COALITION_MEMBER,
                row![region.network, self.id, organisation.id, since, self.driver.id],
            );
        }
    }

    /// An obligation that arose with the dossier.
    pub(super) fn obligation<'d>(
        &'d self,
        matter: (&'static str, Uuid),
        title: &'d str,
        holder: Holder,
    ) -> Obligation<'d> {
        Obligation {
            matter,
            title,
            href: format!("/dossiers/{}", self.id),
            opened_at: self.opened_at,
            opened_by: self.driver.id,
            holder,
            why: "why-state-the-problem",
            became: Became::Held,
        }
    }

    fn put_obligation(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        let mut obligation =
            self.obligation(("dossier", self.id), &self.title, Holder::Person(self.driver.id));
        obligation.why = match self.state {
            "gathering" => "why-state-the-problem",
            "prepared" => "why-bring-to-table",
            "at_table" => "why-hear-outcome",
            "in_hand" => "why-record-solution",
            "solved" | "not_solved" => "why-bring-back",
            "remainder" => "why-remainder",
            _ => "why-hear-whether-it-works",
        };
        if self.state == "confirmed" {
            obligation.became = Became::Settled(region.later(self.opened_at, 24 * 30), "confirmed");
        }
        obligation.put(sheet, region, dice);
        let facts = json!({ "title": self.title, "driver": self.driver.name, "signals": self.signals.len() });
        self.happened(sheet, region, dice, 0, "dossier.gathered", &facts);
    }

    fn put_signal(
        &self,
        sheet: &mut Sheet,
        region: &Region,
        dice: &mut Dice,
        raised: &Raised<'_>,
        state: &'static str,
    ) {
        // Where it doesn't work yet, the signal is carried on with the remainder.
        let first = self.signals.first().is_some_and(|first| first.id == raised.id);
        let state = if self.state == "remainder" && first { "carried" } else { state };
        let since = region.later(self.opened_at, 24 * i64::from(self.reached));
        raised.put(sheet, region, dice, (state, since, self.driver));
        raised.obligation(region, Became::Settled(self.opened_at, "carried")).put(sheet, region, dice);
        sheet.put(
            &sheet::DOSSIER_SIGNAL,
            row![region.network, self.id, raised.id, self.opened_at, self.driver.id],
        );
        let (facts, when) = (json!({ "dossier": self.id }), (self.opened_at, self.driver));
        happened(sheet, region, dice, when, ("signal.carried", raised.id), &facts);
    }

    /// Puts one event about the dossier on `sheet`.
    pub(super) fn happened(
        &self,
        sheet: &mut Sheet,
        region: &Region,
        dice: &mut Dice,
        hours: i64,
        kind: &'static str,
        facts: &serde_json::Value,
    ) {
        let when = (region.later(self.opened_at, hours), self.driver);
        happened(sheet, region, dice, when, (kind, self.id), facts);
    }
}
