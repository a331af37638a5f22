//! Lifting a dossier a level: what several municipalities see belongs at a regional or national table (A17). Proposed
//! when signals come from more than one municipality; a person decides, with the reason.

use crate::dossier::{self, Dossier, DossierId};
use crate::gather;
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::signal;
use axum::response::Response;
use kernel::Timestamp;
use maud::{Markup, html};
use network::area::{self, Level};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use std::collections::BTreeSet;
use store::Tx;
use web::{Choice, Failure, Path, Posted, Problems, View};

const LONGEST: usize = 1_000;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "lift",
    path: "niveau",
    action: "lift_dossier",
    field: "level",
    summary: "lift-act",
    done: "lift-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/niveau", "lift_dossier", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = parse(&posted);
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, (level, why)| {
        lift(tx, actor, now, id, (*level, why))
    })
    .await
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<(Level, String), Problems> {
    let level = Level::named(posted.text("level"));
    let why = crate::bring_to_table::words(posted, "why", LONGEST, "problem-lift-why-empty");
    match (level, why) {
        (Some(level), Ok(why)) => Ok((level, why)),
        (None, Ok(_)) => Err(Problems::with("level", "problem-level-above-empty")),
        (Some(_), Err(problems)) => Err(problems),
        (None, Err(mut problems)) => {
            problems.add("level", "problem-level-above-empty");
            Err(problems)
        }
    }
}

/// The form: the levels above the present one.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("lift-promise", &[("count", shown.signals.len().into())]);
    let above: Vec<Choice> = Level::ALL
        .iter()
        .filter(|level| **level > shown.dossier.level)
        .map(|level| Choice::new(level.name(), view.say(level.text_key(), &[])))
        .collect();
    let next = shown.dossier.level.above().map_or("", Level::name);
    form.around(
        &DEED.action_of(&shown.dossier),
        "lift-submit",
        &html! {
            (form.radios("level", "lift-level", &above).required().value(next))
            (form.words("why", "lift-why").required().max(LONGEST).rows(3))
        },
    )
}

/// Whether lifting is proposed: below the country, with signals about more than one municipality. A signal that names no
/// area, or one that is larger, is about the municipality in which its organisation's place lies; a place that isn't among
/// the network's areas doesn't count, because nobody knows whether it is another one. Wrongs don't count either: the
/// proposal would tell that one was raised elsewhere.
pub fn proposed(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Option<Level>, Refusal> {
    let Some(above) = dossier.level.above() else { return Ok(None) };
    let rows = tx.query(
        "select distinct signal.area_code, organisation.place from dossier_signal
         join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
         join organisation on organisation.network_id = signal.network_id and organisation.id = signal.organisation_id
         where dossier_signal.network_id = $1 and dossier_signal.dossier_id = $2 and not signal.shielded",
        &[&dossier.network, &dossier.id],
    )?;
    let mut municipalities = BTreeSet::new();
    for row in &rows {
        let (code, place): (Option<String>, String) = (row.get("area_code")?, row.get("place")?);
        let area = match code {
            Some(code) => area::municipality_of(tx, dossier.network, &code)?,
            None => None,
        };
        let area = match area {
            Some(area) => Some(area),
            None => area::municipality_at(tx, dossier.network, &place)?,
        };
        municipalities.extend(area.map(|area| area.code));
    }
    Ok((municipalities.len() > 1).then_some(above))
}

/// Lifts the dossier to `level`, which lies above the present one, and tells its contributors.
pub fn lift(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    (level, why): (Level, &str),
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "lift_dossier")?;
    if level <= dossier.level {
        return Err(Refusal::NotNow("dossier-refused-level-not-above"));
    }
    dossier.must_be_open()?;
    tx.change_one(
        "update dossier set level = $4, version = version + 1 where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &dossier.version, &level],
    )?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    let level_name = [("level", json!(level.name()))];
    gather::tell_all(tx, now, &dossier, &signals, "notice-lifted", &level_name)?;
    let facts = json!({ "from": dossier.level.name(), "to": level.name(), "why": why });
    Ok(record(tx, actor, now, "dossier.lifted", dossier.subject(), facts)?)
}
