//! The way of a dossier for the generator: the table that spoke about it, what a partner committed to, what came of it,
//! and word of it to everybody whose signal lies in it.

use super::dice::Dice;
use super::dossier::Dossier;
use super::held::Became;
use super::region::Region;
use super::sentences;
use super::sheet::{self, Sheet, row};
use super::word_back::WordBack;
use kernel::ids::Uuid;
use obligations::Holder;
use serde_json::json;

impl Dossier<'_> {
    /// What was said, decided and brought back, as far as it has come.
    pub(super) fn put_way(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        if self.reached >= 1 {
            self.happened(sheet, region, dice, 24, "dossier.problem-stated", &json!({ "words": self.title }));
        }
        if self.reached >= 2 {
            self.put_agenda_item(sheet, region, dice);
        }
        if self.reached >= 3 {
            self.put_commitment(sheet, region, dice);
        }
        if self.reached >= 4 {
            self.put_solution(sheet, region, dice);
        }
    }

    fn put_agenda_item(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        let table = dice.one(&region.tables);
        let on_agenda = self.reached == 2;
        let split = table.meetings.len() - 3;
        let (meeting, starts_at) =
            *dice.one(if on_agenda { &table.meetings[split..] } else { &table.meetings[..split] });
        let id = dice.id(self.opened_at);
        let (state, outcome) =
            if on_agenda { ("on_agenda", None) } else { ("discussed", Some("Wij pakken dit samen op.")) };
        let discussed_at = region.later(self.opened_at, 72);
        let by = (!on_agenda).then_some(table.convener);
        sheet.put(
            &sheet::AGENDA_ITEM,
            row![
                region.network,
                id,
                self.id,
                table.id,
                meeting,
                self.title,
                self.driver.id,
                self.opened_at,
                state,
                outcome,
                (!on_agenda).then_some(discussed_at),
                by,
                1_i64,
            ],
        );
        let mut obligation =
            self.obligation(("agenda_item", id), &self.title, Holder::Person(table.convener));
        obligation.why = "why-record-outcome";
        obligation.href = format!("/tafels/{}/{meeting}#punt-{id}", table.id);
        if !on_agenda {
            obligation.became = Became::Settled(discussed_at, "discussed");
        }
        obligation.put(sheet, region, dice);
        let facts = json!({ "table": "Overleg", "moment": starts_at.to_string(), "question": self.title });
        self.happened(sheet, region, dice, 48, "dossier.brought-to-table", &facts);
    }

    fn put_commitment(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        let partner = dice.one(&region.people);
        let (id, form_key) = (dice.id(self.opened_at), dice.id(self.opened_at));
        let open = self.reached == 3;
        let made_at = region.later(self.opened_at, 72);
        let kept_at = region.later(self.opened_at, 90);
        let due_at = if open { kernel::calendar::in_days(region.now, 40) } else { kept_at };
        let words = "Wij leggen het voor aan ons bestuur en berichten de tafel.";
        sheet.put(
            &sheet::COMMITMENT,
            row![
                region.network,
                id,
                self.id,
                region.organisation_of(partner).id,
                partner.id,
                words,
                due_at,
                made_at,
                self.driver.id,
                if open { "open" } else { "kept" },
                if open { made_at } else { kept_at },
                form_key,
                1_i64,
            ],
        );
        let mut obligation = self.obligation(("commitment", id), words, Holder::Person(partner.id));
        (obligation.why, obligation.opened_at) = ("why-keep-commitment", made_at);
        if !open {
            obligation.became = Became::Settled(kept_at, "kept");
        }
        obligation.put(sheet, region, dice);
        let facts = json!({ "person": partner.name, "words": words, "moment": due_at.to_string() });
        self.happened(sheet, region, dice, 72, "dossier.committed", &facts);
    }

    fn put_solution(&self, sheet: &mut Sheet, region: &Region, dice: &mut Dice) {
        let at = region.later(self.opened_at, 96);
        let (id, words, owner) =
            (dice.id(at), sentences::solution(dice), region.organisation_of(self.driver).id);
        let (kind, why) = match self.state {
            "not_solved" => ("none_yet", Some("Er is in deze periode geen geld voor.")),
            _ => ("guideline", None),
        };
        sheet.put(
            &sheet::SOLUTION,
            row![
                region.network,
                id,
                self.id,
                None::<Uuid>,
                kind,
                "advice",
                words,
                why,
                owner,
                1_i64,
                at,
                self.driver.id,
                at,
            ],
        );
        let facts = json!({ "kind": kind, "force": "advice", "words": words, "number": 1, "why": why });
        self.happened(sheet, region, dice, 96, "dossier.solution-recorded", &facts);
        if self.reached < 5 {
            return;
        }
        let at = region.later(self.opened_at, 120);
        for (index, raised) in self.signals.iter().enumerate() {
            let said = match (self.reached, self.state, index) {
                (5, ..) => None,
                (_, "remainder", 0) => Some("not_yet"),
                (_, "remainder", _) => None,
                _ => Some("yes"),
            };
            let word = WordBack {
                signal: raised.id,
                dossier: Some(self.id),
                solution: id,
                words: &words,
                to: raised.by,
                by: self.driver,
                at,
                works: said,
            };
            word.put(sheet, region, dice);
        }
        let facts = json!({ "told": self.signals.len(), "number": 1 });
        self.happened(sheet, region, dice, 120, "dossier.brought-back", &facts);
    }
}
