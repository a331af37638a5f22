//! Setting a measure: what holds, by whose decision, from when until when; and changing it, which flags what rests on it.
//! For the desk of the organisation that keeps it up to date, and the network's own.

use crate::measure::{self, MeasureId, State};
use crate::set_measure_form::{self as form, parse};
use crate::touch::{self, What};
use crate::{circle, show_measure, show_question, themes};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::{Actor, Refusal, Route, Visit, record, theme};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};

/// The longest title, in characters.
pub const TITLE_MOST: usize = 160;
/// The longest text, in characters.
pub const WORDS_MOST: usize = 6_000;
/// The longest source, in characters.
pub const SOURCE_MOST: usize = 300;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/maatregelen/nieuw", "set_measure", show),
        Route::post("/maatregelen", "set_measure", post),
        Route::post("/maatregelen/{id}/versies", "change_measure", post_next),
    ]
}

/// A measure as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Set {
    /// Its title.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Whose decision it is, and where it can be read.
    pub source: String,
    /// The theme.
    pub theme: Option<String>,
    /// From when it holds; from now when nobody said so.
    pub valid_from: Option<Timestamp>,
    /// Until when.
    pub valid_until: Option<Timestamp>,
    /// The form's key.
    pub form_key: Uuid,
}

/// Whether the actor may set one: they stand at their organisation's desk, or the network's.
pub fn may_set(tx: &mut Tx<'_>, actor: &Actor) -> Result<(), Refusal> {
    actor.may("set_measure", &circle::around_owner(tx, actor.network, actor.organisation)?)
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let themes = visit
        .read(|tx, actor| {
            may_set(tx, actor)?;
            Ok(theme::list(tx, actor.network)?)
        })
        .await?;
    Ok(form::page(&visit.view, &themes, &Posted::EMPTY, &Problems::NONE))
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let themes = visit
        .read(|tx, actor| {
            may_set(tx, actor)?;
            Ok(theme::list(tx, actor.network)?)
        })
        .await?;
    let typed = parse(&posted, visit.view.form_key);
    let done = show_question::act_on(&visit, typed, "valid_until", set).await?;
    match done {
        Ok(id) => {
            let to = SeeOther::to(format!("/maatregelen/{id}")).saying(Flash::new("measure-set"));
            Ok(to.draft_done("measure").into_response())
        }
        Err(problems) => {
            let page = form::page(&visit.view, &themes, &posted, &problems);
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

async fn post_next(visit: Visit, Path(id): Path<MeasureId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let measure = measure::load(tx, actor.network, id)?;
            actor.may("change_measure", &measure.of_owner(tx)?)
        })
        .await?;
    let typed = parse(&posted, visit.view.form_key);
    let done = show_question::act_on(&visit, typed, "valid_until", move |tx, actor, now, new| {
        change(tx, actor, now, id, new)
    })
    .await?;
    match done {
        Ok(()) => {
            let flash = Flash::new("measure-changed");
            Ok(SeeOther::to(format!("/maatregelen/{id}")).saying(flash).into_response())
        }
        Err(problems) => show_measure::again(&visit, id, ("change", &posted, &problems)).await,
    }
}

/// The last day lies ahead, and not before the first.
fn holds(now: Timestamp, from: Timestamp, new: &Set) -> Result<(), Refusal> {
    match new.valid_until {
        Some(until) if until <= now || until < from => Err(Refusal::NotNow("measure-refused-past")),
        Some(_) | None => Ok(()),
    }
}

/// Sets a measure; the same form sent again gives the one that it set.
pub fn set(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Set) -> Result<MeasureId, Refusal> {
    may_set(tx, actor)?;
    let from = new.valid_from.unwrap_or(now);
    holds(now, from, new)?;
    let id = MeasureId::new(now);
    let theme = themes::known(tx, actor.network, new.theme.as_deref())?;
    let inserted = tx.execute(
        "insert into measure (network_id, id, theme_code, owner_id, state, state_since, state_by, number, changed_at,
           valid_from, valid_until, set_by, form_key, version)
         values ($1, $2, $3, $4, 'in_force', $5, $6, 1, $5, $7, $8, $6, $9, 1)
         on conflict (network_id, set_by, form_key) do nothing",
        &[
            &actor.network, &id, &theme, &actor.organisation, &now, &actor.person, &from, &new.valid_until,
            &new.form_key,
        ],
    )?;
    if inserted == 0 {
        let row = tx.first(
            "select id from measure where network_id = $1 and set_by = $2 and form_key = $3",
            &[&actor.network, &actor.person, &new.form_key],
        )?;
        return Ok(row.ok_or(Refusal::NotFound("measure"))?.get("id")?);
    }
    keep_version(tx, actor, now, (id, 1), new)?;
    record::note(tx, actor, now, "measure.set", ("measure", id.into()), json!({}))?;
    Ok(id)
}

fn keep_version(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, number): (MeasureId, i64),
    new: &Set,
) -> Result<(), Refusal> {
    tx.execute(
        "insert into measure_version (network_id, measure_id, number, title, words, source, written_by, written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&actor.network, &id, &number, &new.title, &new.words, &new.source, &actor.person, &now],
    )?;
    Ok(())
}

/// Changes a measure: a new version, and whatever rests on it must be looked at again. The same words change nothing.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: MeasureId,
    new: &Set,
) -> Result<(), Refusal> {
    let before = measure::load_to_change(tx, actor.network, id)?;
    actor.may("change_measure", &before.of_owner(tx)?)?;
    let from = new.valid_from.unwrap_or(before.valid_from);
    let theme = themes::known(tx, actor.network, new.theme.as_deref())?;
    let same = (&before.title, &before.words, &before.source, &before.theme)
        == (&new.title, &new.words, &new.source, &theme)
        && (before.valid_from, before.valid_until) == (from, new.valid_until);
    if same {
        return Ok(());
    }
    if before.state != State::InForce {
        return Err(Refusal::NotNow("measure-refused-ended"));
    }
    holds(now, from, new)?;
    let number = before.number + 1;
    tx.change_one(
        "update measure set number = $4, changed_at = $5, theme_code = $6, valid_from = $7, valid_until = $8,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &before.version, &number, &now, &theme, &from, &new.valid_until],
    )?;
    keep_version(tx, actor, now, (id, number), new)?;
    let facts = json!({ "number": number });
    record::note(tx, actor, now, "measure.changed", ("measure", id.into()), facts)?;
    let changed = measure::load(tx, actor.network, id)?;
    touch::touch_all(tx, now, Some(actor.person), &changed, What::Changed)
}
