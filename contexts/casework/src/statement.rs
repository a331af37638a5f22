//! A resident's own statement beside what it is about: the original stays as it was, and wherever it is shown their words are
//! shown with it, with what was answered. Whoever reads the one reads the other.

use crate::plan::PlanId;
use crate::right_request::{self, About, Right, Stage};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::Refusal;
use network::reading::Reading;
use std::collections::HashMap;
use store::Tx;
use web::components::quote;
use web::{View, t};

/// What somebody said of one thing.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Their words.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// Whether it was taken over.
    pub stage: Stage,
    /// What was answered.
    pub answer: Option<String>,
}

/// All statements of a plan, by what they are about.
#[derive(Clone, Debug, Default)]
pub struct Statements(HashMap<(About, Uuid), Vec<Statement>>);

/// Reads them.
pub fn of_plan(
    tx: &mut Tx<'_>,
    network: NetworkId,
    plan: PlanId,
    reading: &Reading,
) -> Result<Statements, Refusal> {
    let mut all: HashMap<(About, Uuid), Vec<Statement>> = HashMap::new();
    for one in right_request::of_plan(tx, network, plan)?.iter().rev() {
        let (Right::Correction, Some(words)) = (one.right, one.words(reading)?) else { continue };
        let statement = Statement { words, at: one.asked_at, stage: one.stage, answer: one.answer(reading)? };
        all.entry(one.about).or_default().push(statement);
    }
    Ok(Statements(all))
}

impl Statements {
    /// What was said of one thing, to stand beside it.
    pub fn beside(&self, view: &View, about: About, id: impl Into<Uuid>) -> Markup {
        let said = self.0.get(&(about, id.into()));
        html! { @for one in said.into_iter().flatten() { (shown(view, one)) } }
    }
}

/// A statement, with what came of it.
pub fn shown(view: &View, one: &Statement) -> Markup {
    html! {
        div class="ponton-block" {
            p { strong { (t!(view, "statement-title", day = view.day(one.at))) } }
            (quote(view, &one.words, ""))
            p {
                (view.say(one.stage.text_key(), &[]))
                @if let Some(answer) = &one.answer { ": " span lang=[view.said_lang()] { (answer) } }
            }
        }
    }
}
