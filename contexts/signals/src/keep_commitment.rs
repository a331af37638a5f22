//! Saying what became of a commitment: kept, or not kept with the reason. By whoever made it, or the dossier's driver.
//! The driver hears either way; a commitment not kept asks the driver for a next step within a working day.

use crate::dossier::{self, Dossier};
use crate::make_commitment::{self, Commitment, CommitmentId, Kept};
use crate::record::record;
use crate::show_dossier::{Deed, Typed};
use crate::tell::{self, facts};
use axum::response::Response;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use obligations::Moment;
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Path, Posted, Problems, View, t};
use worklist::{Matter, why};

const LONGEST: usize = 1_000;

/// The act on the dossier's page, below each commitment that is open.
pub const DEED: Deed = Deed {
    name: "keep",
    path: "uitkomst",
    action: "keep_commitment",
    field: "kept",
    summary: "keep-act",
    done: "keep-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/toezeggingen/{id}/uitkomst", "keep_commitment", post)]
}

async fn post(visit: Visit, Path(id): Path<CommitmentId>, posted: Posted) -> Result<Response, Failure> {
    let dossier = visit
        .read(move |tx, actor| {
            let commitment = make_commitment::load(tx, actor.network, id)?;
            let dossier = dossier::load(tx, actor.network, commitment.dossier)?;
            actor.may("keep_commitment", &matter_for(tx, actor, &dossier, &commitment)?)?;
            Ok(dossier.id)
        })
        .await?;
    let parsed = Outcome::parse(&posted);
    DEED.below(id.into())
        .carry_out(visit, dossier, posted, parsed, move |tx, actor, now, outcome| {
            keep_commitment(tx, actor, now, id, outcome)
        })
        .await
}

/// The form below one commitment.
pub fn form(view: &View, commitment: &Commitment, driver: &str, typed: Typed<'_>) -> Markup {
    let form = typed
        .form(view, &format!("keep-{}", commitment.id))
        .promise("keep-promise", &[("driver", driver.into())]);
    let answers = [Choice::new("yes", t!(view, "keep-yes")), Choice::new("no", t!(view, "keep-no"))];
    form.around(
        &format!("/toezeggingen/{}/uitkomst", commitment.id),
        "keep-submit",
        &html! {
            (form.radios("kept", "keep-question", &answers).required())
            (form.words("why", "keep-why").hint("keep-why-hint").max(LONGEST).rows(2))
        },
    )
}

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
            "no" => crate::bring_to_table::words(posted, "why", LONGEST, "problem-why-not-kept-empty")
                .map(Self::NotKept),
            _ => Err(Problems::with("kept", "problem-kept-empty")),
        }
    }
}

/// As the policy sees it: whoever made it, or holds it now because they were silent, is inside it; the driver leads it.
pub fn matter_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    dossier: &Dossier,
    commitment: &Commitment,
) -> Result<PolicyMatter, Refusal> {
    let mut matter = PolicyMatter { insiders: vec![commitment.person], ..dossier.matter_for(actor) };
    let kept = worklist::obligation::of_matter(tx, actor.network, Matter::new("commitment", commitment.id))?;
    if kept.and_then(|kept| kept.state.holder()).is_some_and(|holder| dossier::stands_with(actor, holder)) {
        matter.insiders.push(actor.person);
    }
    Ok(matter)
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
    actor.may("keep_commitment", &matter_for(tx, actor, &dossier, &commitment)?)?;
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
    let person = ("person", json!(commitment.person_name));
    let words = ("words", json!(commitment.words));
    let (text, said) = match outcome {
        Outcome::Kept => ("notice-commitment-kept", facts([person, words])),
        Outcome::NotKept(why) => ("notice-commitment-not-kept", facts([person, words, ("why", json!(why))])),
    };
    if dossier.driver != actor.person {
        tell::person(tx, now, (actor.network, dossier.driver), text, said, &dossier.href())?;
    }
    if matches!(outcome, Outcome::NotKept(_)) {
        ask_for_next_step(tx, actor, now, &dossier)?;
    }
    let kind = match outcome {
        Outcome::Kept => "dossier.commitment-kept",
        Outcome::NotKept(_) => "dossier.commitment-not-kept",
    };
    let facts = json!({ "person": commitment.person, "words": commitment.words, "why": why });
    Ok(record(tx, actor, now, kind, dossier.subject(), facts)?)
}

/// What was promised doesn't come: the driver needs another way, within a working day, unless they look at it sooner.
fn ask_for_next_step(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
) -> Result<(), Refusal> {
    let at = calendar::in_working_days(now, 1);
    match &dossier.holding {
        Some(holding) if holding.moment > at => {
            let moment = Moment { at, why: why::rule("why-commitment-not-kept")? };
            dossier::ask_of_driver(tx, actor, now, dossier, moment)
        }
        // Looked at sooner already, or closed.
        Some(_) | None => Ok(()),
    }
}
