//! "Werkt dit bij jullie?": whoever was told says yes, adapted, or not yet. "Not yet" keeps the signal open on its
//! remainder, with the driver, in the contributor's own words (A12, scenario 1).

use crate::bring_back::{self, BringingBackId};
use crate::dossier::{self, Step};
use crate::kinds::Works;
use crate::record::record;
use crate::signal::{self, Signal, Stamp};
use crate::tell::{self, facts};
use kernel::{Timestamp, calendar};
use network::{Actor, Refusal};
use obligations::{Holder, Moment};
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::Tx;
use web::{Posted, Problems};
use worklist::{Opening, why};

/// What a contributor says.
#[derive(Clone, Debug)]
pub struct Says {
    /// Whether it works.
    pub works: Works,
    /// In their words; "not yet" needs them, because they are the remainder.
    pub words: Option<String>,
}

impl Says {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let works = Works::named(posted.text("works")).ok_or_else(|| Problems::with("works", "problem-works-empty"))?;
        let words = posted.text("words");
        if works == Works::NotYet && words.is_empty() {
            return Err(Problems::with("words", "problem-remainder-empty"));
        }
        let words = if words.is_empty() {
            None
        } else {
            Some(crate::bring_to_table::words(posted, "words", 1_000, "problem-remainder-empty")?)
        };
        Ok(Self { works, words })
    }
}

/// Records the answer.
pub fn works_here(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: BringingBackId,
    says: &Says,
) -> Result<(), Refusal> {
    let told = bring_back::load(tx, actor.network, id)?;
    let signal = signal::load(tx, actor.network, told.signal)?;
    actor.may("say_whether_it_works", &PolicyMatter { insiders: vec![told.person], ..signal.matter() })?;
    tx.change_one(
        "update bringing_back set works = $4, works_words = $5, works_at = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &told.version, &says.works, &says.words, &now],
    )?;
    let facts = json!({ "works": says.works.name(), "words": says.words });
    record(tx, actor, now, "signal.works-said", signal.subject(), facts)?;
    let stamp = Stamp { at: now, by: actor.person };
    match (says.works, told.dossier) {
        (Works::Yes | Works::Adapted, Some(_)) => signal::step(tx, &signal, signal::Step::Confirm, stamp).map(|_| ()),
        (Works::Yes | Works::Adapted, None) => {
            signal::step(tx, &signal, signal::Step::Confirm, stamp)?;
            let matter = worklist::Matter::new("signal", signal.id);
            if worklist::obligation::of_matter(tx, actor.network, matter)?.is_some() {
                worklist::settle(tx, now, actor.network, matter, "confirmed")?;
            }
            Ok(())
        }
        (Works::NotYet, Some(dossier)) => {
            signal::step(tx, &signal, signal::Step::Remain, stamp)?;
            remain(tx, actor, now, dossier, says.words.as_deref().unwrap_or_default())
        }
        (Works::NotYet, None) => give_back(tx, actor, now, &signal),
    }
}

/// The dossier stays open on what remains; its driver hears it and has a next moment.
fn remain(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: dossier::DossierId,
    words: &str,
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    let said = facts([
        ("organisation", json!(actor.organisation_name)),
        ("title", json!(dossier.title)),
        ("words", json!(words)),
    ]);
    tell::person(tx, now, actor.network, dossier.driver, "notice-not-yet", said, &dossier.href())?;
    if matches!(dossier.state, dossier::State::BroughtBack(_) | dossier::State::Confirmed(_)) {
        dossier::step(tx, actor, now, &dossier, Step::Remain(words.to_owned()), None)?;
    }
    let facts = json!({ "organisation": actor.organisation_name, "words": words });
    Ok(record(tx, actor, now, "dossier.remainder", dossier.subject(), facts)?)
}

/// A direct answer that doesn't work goes back to be understood anew, with whoever must understand signals.
fn give_back(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, signal: &Signal) -> Result<(), Refusal> {
    signal::step(tx, signal, signal::Step::Return, Stamp { at: now, by: actor.person })?;
    let matter = worklist::Matter::new("signal", signal.id);
    let holder = match worklist::obligation::of_matter(tx, actor.network, matter)? {
        Some(kept) => kept.state.holder(),
        None => None,
    };
    let holder: Holder = match holder {
        Some(holder) => holder,
        None => crate::capture::understander(tx, actor, signal.shielded)?,
    };
    let opening = Opening {
        network: signal.network,
        matter,
        title: signal.words.clone(),
        href: signal.href(),
        shielded: signal.shielded,
        holder,
        moment: Moment { at: calendar::in_working_days(now, 2), why: why::rule("why-answer-did-not-work")? },
    };
    worklist::advance(tx, now, actor.person, opening)
}
