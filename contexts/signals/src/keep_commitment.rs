//! Saying what became of a commitment: kept, or not kept with the reason. By whoever made it, or the dossier's driver.
//! The driver hears either way; a commitment not kept asks the driver for a next step within a working day.

use crate::dossier;
use crate::make_commitment::{self, CommitmentId, Kept};
use crate::record::record;
use crate::tell::{self, facts};
use kernel::Timestamp;
use network::{Actor, Refusal};
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::Tx;
use web::{Posted, Problems};
use worklist::Matter;

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Kept,
    /// Not done, for this reason.
    NotKept(String),
}

impl Outcome {
    /// Reads the form; "not kept" needs its reason.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        match posted.text("kept") {
            "yes" => Ok(Self::Kept),
            "no" if posted.text("why").is_empty() => Err(Problems::with("why", "problem-why-not-kept-empty")),
            "no" => crate::bring_to_table::words(posted, "why", 1_000, "problem-why-not-kept-empty").map(Self::NotKept),
            _ => Err(Problems::with("kept", "problem-kept-empty")),
        }
    }
}

/// Records what became of a commitment.
pub fn keep_commitment(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: CommitmentId,
    outcome: &Outcome,
) -> Result<(), Refusal> {
    let commitment = make_commitment::load(tx, actor.network, id)?;
    let dossier = dossier::load(tx, actor.network, commitment.dossier)?;
    let matter = PolicyMatter { insiders: vec![commitment.person], ..dossier.matter() };
    actor.may("keep_commitment", &matter)?;
    if commitment.state != Kept::Open {
        return Err(Refusal::NotNow("commitment-refused-said-already"));
    }
    let (state, why) = match outcome {
        Outcome::Kept => (Kept::Kept, None),
        Outcome::NotKept(why) => (Kept::NotKept, Some(why)),
    };
    tx.change_one(
        "update commitment set state = $4, state_since = $5, state_why = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &commitment.version, &state, &now, &why],
    )?;
    worklist::settle(tx, now, actor.network, Matter::new("commitment", id), state.name())?;
    let said = facts([("person", json!(commitment.person_name)), ("words", json!(commitment.words))]);
    let text = match outcome {
        Outcome::Kept => "notice-commitment-kept",
        Outcome::NotKept(_) => "notice-commitment-not-kept",
    };
    if dossier.driver != actor.person {
        tell::person(tx, now, actor.network, dossier.driver, text, said, &dossier.href())?;
    }
    let kind = match outcome {
        Outcome::Kept => "dossier.commitment-kept",
        Outcome::NotKept(_) => "dossier.commitment-not-kept",
    };
    let facts = json!({ "person": commitment.person_name, "words": commitment.words, "why": why });
    Ok(record(tx, actor, now, kind, dossier.subject(), facts)?)
}
