//! Understanding a signal (duiden): a triager settles kind, themes and level in one act. The reporter's words stay as
//! they are; a kind that turns out to be a wrong shields the signal from then on.

use crate::kinds::Kind;
use crate::record::record;
use crate::signal::{self, SignalId, Stamp, Step};
use kernel::{Timestamp, calendar};
use network::{Actor, Refusal, area::Level};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Posted, Problems};
use worklist::{Opening, why};

/// What was settled.
#[derive(Clone, Debug)]
pub struct Understand {
    /// What it is.
    pub kind: Kind,
    /// The main theme first.
    pub themes: Vec<String>,
    /// How far it reaches.
    pub level: Level,
    /// What the triager adds, for the way of the signal.
    pub note: Option<String>,
}

impl Understand {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let kind = Kind::named(posted.text("kind")).filter(|kind| *kind != Kind::Unsorted);
        if kind.is_none() {
            problems.add("kind", "problem-kind-empty");
        }
        let mut themes: Vec<String> =
            posted.all("theme").chain(posted.all("more_themes")).filter(|code| !code.is_empty()).map(str::to_owned).collect();
        themes.dedup();
        if themes.is_empty() {
            problems.add("theme", "problem-theme-empty");
        }
        let level = Level::named(posted.text("level"));
        if level.is_none() {
            problems.add("level", "problem-level-empty");
        }
        match (kind, level) {
            (Some(kind), Some(level)) if problems.is_empty() => {
                let note = (!posted.text("note").is_empty()).then(|| posted.text("note").to_owned());
                Ok(Self { kind, themes, level, note })
            }
            _ => Err(problems),
        }
    }
}

/// Settles what a signal is. Its obligation goes to whoever understood it: carry it, or answer it, within a week.
pub fn understand(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    new: &Understand,
) -> Result<(), Refusal> {
    let signal = signal::load(tx, actor.network, id)?;
    actor.may("understand_signal", &signal.matter())?;
    for theme in &new.themes {
        if !network::theme::exists(tx, actor.network, theme)? {
            return Err(Refusal::NotNow("signal-refused-unknown-theme"));
        }
    }
    let state = signal::step(tx, &signal, Step::Understand, Stamp { at: now, by: actor.person })?;
    tx.execute(
        "update signal set kind = $3, level = $4, shielded = $5 where network_id = $1 and id = $2",
        &[&actor.network, &id, &new.kind, &new.level, &(signal.shielded || new.kind == Kind::Wrong)],
    )?;
    signal::set_themes(tx, actor.network, id, &new.themes)?;
    if matches!(state, signal::State::Understood(_)) {
        let shielded = signal.shielded || new.kind == Kind::Wrong;
        let opening = Opening {
            network: actor.network,
            matter: worklist::Matter::new("signal", id),
            title: signal.words.clone(),
            href: signal.href(),
            shielded,
            holder: Holder::Person(actor.person),
            moment: Moment { at: calendar::in_working_days(now, 5), why: why::rule("why-carry-or-answer")? },
        };
        worklist::advance(tx, now, actor.person, opening)?;
    }
    let facts = json!({ "kind": new.kind.name(), "level": new.level.name(), "themes": new.themes, "note": new.note });
    Ok(record(tx, actor, now, "signal.understood", signal.subject(), facts)?)
}
