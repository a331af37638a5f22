//! Suggestions for a dossier, kept apart from the statement of the problem, so that naming a problem doesn't have to wait
//! for agreeing on its solution (domain A18). Every member may make one.

use crate::dossier::{self, DossierId};
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use axum::response::Response;
use kernel::ids::{Uuid, uuid_at};
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::{Error, Tx};
use web::{Failure, Path, Posted, Problems, View};

const LONGEST: usize = 2_000;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "suggest",
    path: "suggesties",
    action: "suggest_solution",
    field: "suggestion",
    summary: "suggest-act",
    done: "suggest-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/suggesties", "suggest_solution", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = parse(&posted);
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, words| suggest(tx, actor, now, id, words))
        .await
}

/// The form.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("suggest-promise", &[]);
    form.around(
        &DEED.action_of(&shown.dossier),
        "suggest-submit",
        &html! { (form.words("suggestion", "suggest-words").required().max(LONGEST)) },
    )
}

/// A suggestion as it is kept.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What is suggested.
    pub words: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<String, Problems> {
    crate::bring_to_table::words(posted, "suggestion", LONGEST, "problem-suggestion-empty")
}

/// Adds a suggestion; the same words by the same person change nothing.
pub fn suggest(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    words: &str,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "suggest_solution")?;
    dossier.must_be_open()?;
    let said = tx.first(
        "select id from dossier_suggestion
         where network_id = $1 and dossier_id = $2 and by_id = $3 and words = $4 limit 1",
        &[&actor.network, &id, &actor.person, &words],
    )?;
    if said.is_some() {
        return Ok(());
    }
    let suggestion: Uuid = uuid_at(now);
    tx.execute(
        "insert into dossier_suggestion (network_id, id, dossier_id, words, by_id, at) values ($1, $2, $3, $4, $5, $6)",
        &[&actor.network, &suggestion, &id, &words, &actor.person, &now],
    )?;
    Ok(record(tx, actor, now, "dossier.suggested", dossier.subject(), json!({ "words": words }))?)
}

/// The suggestions of a dossier, oldest first: those made for it, and those that came with its signals.
pub fn of_dossier(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Vec<Suggestion>, Error> {
    let rows = tx.query(
        "select dossier_suggestion.words, person.name as by_name, dossier_suggestion.at from dossier_suggestion
         join person on person.network_id = dossier_suggestion.network_id and person.id = dossier_suggestion.by_id
         where dossier_suggestion.network_id = $1 and dossier_suggestion.dossier_id = $2
         union all
         select signal.suggestion as words, organisation.name as by_name, signal.raised_at as at from dossier_signal
         join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
         join organisation on organisation.network_id = signal.network_id and organisation.id = signal.organisation_id
         where dossier_signal.network_id = $1 and dossier_signal.dossier_id = $2 and signal.suggestion is not null
           and not signal.shielded
         order by at",
        &[&network, &id],
    )?;
    rows.iter()
        .map(|row| Ok(Suggestion { words: row.get("words")?, by: row.get("by_name")?, at: row.get("at")? }))
        .collect()
}
