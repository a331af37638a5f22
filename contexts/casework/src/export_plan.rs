//! Everything that is kept of one of a household, for whoever asks what is kept of them: what is theirs and what is of the
//! household as a whole, to read and to print, and as JSON for a program. By whoever answers for the plan, and by residents
//! themselves (`read_own_data`). What another of the household said for themselves, or keeps from the others, is left out.
//! Making it is a look, for each part, with its purpose; who looked stands in it too.

mod kind;
mod kinds;
#[cfg(test)]
mod left_out;
mod page;
mod read;
mod whose;

use crate::answers_for;
use crate::plan::{self, PlanId};
use crate::see_who_read;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reading};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Page, Path};

pub use page::{own_page, page};
use read::Held;
pub(crate) use whose::form;
pub use whose::{Choosing, For, to_choose};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/inzage", "export_plan", show),
        Route::get("/plannen/{id}/inzage.json", "export_plan", file),
    ]
}

/// The page.
pub fn href(id: PlanId) -> String {
    format!("{}/inzage", plan::href(id))
}

/// Everything that is kept.
#[derive(Debug)]
pub struct Everything {
    plan: PlanId,
    called: String,
    made_at: Timestamp,
    parts: Vec<Held>,
    looks: see_who_read::Shown,
    /// For whom it was made, as it stands in the address.
    asked: String,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let everything = everything(&visit, id).await?;
    Ok(page(&visit.view, &everything))
}

async fn file(visit: Visit, Path(id): Path<PlanId>) -> Result<Response, Failure> {
    let everything = everything(&visit, id).await?;
    let parts: Vec<_> = everything.parts.iter().map(|part| part.json(&visit.view)).collect();
    let body = json!({
        "made_at": everything.made_at.to_string(),
        "about": everything.called,
        "parts": parts,
        "who_looked": see_who_read::json(&everything.looks),
    });
    let headers =
        [(CONTENT_TYPE, "application/json"), (CONTENT_DISPOSITION, "attachment; filename=\"gegevens.json\"")];
    Ok((headers, format!("{body:#}")).into_response())
}

/// Reads everything, with a line in the read log for each part. For whom it is, and what of what nobody signed is theirs,
/// is said by whoever answers, in the address.
async fn everything(visit: &Visit, id: PlanId) -> Result<Everything, Refusal> {
    let now = visit.now();
    let asked = visit.asked();
    let look = visit.wish(plan::subject(id), Part::Identity, Purpose::Access);
    let (keys, wish) = (visit.workplace.keys.clone(), look.clone());
    let may = move |tx: &mut Tx<'_>, actor: &Actor| {
        let plan = plan::load(tx, actor.network, id)?;
        actor.may("export_plan", &answers_for::matter(tx, actor, now, &plan)?)
    };
    visit
        .look(look, may, move |tx, actor, reading| {
            let whose = For::asked(tx, (actor.network, id), &asked)?;
            export(tx, now, &keys, (id, &wish, &whose), reading)
        })
        .await
}

/// Reads everything of a plan.
pub fn export(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    (id, wish, whose): (PlanId, &Look, &For),
    reading: &Reading,
) -> Result<Everything, Refusal> {
    for part in [Part::Story, Part::Plan, Part::Contact] {
        let look = Look { part, ..wish.clone() };
        let Looked::Granted(_) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
    }
    let plan = plan::load(tx, wish.reader.network(), id)?;
    let mut parts = Vec::new();
    for kind in kinds::KINDS {
        let mut held = read::rows(tx, now, keys, (&plan, kind, wish), reading)?;
        held.keep_for(whose);
        parts.push(held);
    }
    Ok(Everything {
        plan: id,
        called: plan.called(reading)?,
        made_at: now,
        parts,
        looks: see_who_read::every_line(tx, plan.network, id)?,
        asked: whose.query(),
    })
}

#[cfg(test)]
mod tests;
