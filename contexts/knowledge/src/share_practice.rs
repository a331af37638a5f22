//! Sharing a practice: what works, for whom, what it takes; the organisation of whoever shares it is the one to call. It may
//! be derived from a good practice that was raised as a signal. Whoever keeps it up to date writes a better version.

use crate::practice::{self, PracticeId};
use crate::share_practice_form::{self as page, Known, parse};
use crate::touch::{self, Touched};
use crate::{derived, show_practice, show_question, themes};
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::published::Source;
use network::{Actor, Refusal, Route, Visit, record, theme};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Page, Path, Posted, Problems, SeeOther};

/// The longest title, in characters.
pub const TITLE_MOST: usize = 160;
/// The longest description, in characters.
pub const WORKS_MOST: usize = 6_000;
/// For whom, and what it takes, in characters.
pub const MORE_MOST: usize = 1_000;

/// The routes of this capability; `sources` is where what it was derived from is read.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    vec![
        Route::get("/praktijken/nieuw", "share_practice", move |visit: Visit, query: RawQuery| {
            show(visit, query, sources)
        }),
        Route::post("/praktijken", "share_practice", move |visit: Visit, posted: Posted| {
            post(visit, posted, sources)
        }),
        Route::post(
            "/praktijken/{id}/versies",
            "revise_practice",
            move |visit: Visit, id: Path<PracticeId>, posted: Posted| post_next(visit, id, posted, sources),
        ),
    ]
}

/// A practice as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Share {
    /// Its title.
    pub title: String,
    /// What works.
    pub works: String,
    /// For whom.
    pub audience: Option<String>,
    /// What it takes.
    pub needs: Option<String>,
    /// The theme.
    pub theme: Option<String>,
    /// What it is derived from.
    pub source: Option<(String, Uuid)>,
    /// The form's key.
    pub form_key: Uuid,
}

async fn show(visit: Visit, RawQuery(query): RawQuery, sources: &'static [Source]) -> Result<Page, Failure> {
    visit.actor.may_here("share_practice")?;
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let signal = asked.text("signaal").parse::<Uuid>().ok();
    let known = known(&visit, signal.map(|id| ("signal".to_owned(), id)), sources).await?;
    Ok(page::page(&visit.view, &known, &Posted::EMPTY, &Problems::NONE))
}

async fn known(
    visit: &Visit,
    source: Option<(String, Uuid)>,
    sources: &'static [Source],
) -> Result<Known, Refusal> {
    visit
        .read(move |tx, actor| {
            let from = match &source {
                Some((kind, id)) => derived::load(tx, actor.network, sources, (kind, *id))?,
                None => None,
            };
            Ok(Known { themes: theme::list(tx, actor.network)?, from: source.clone().zip(from) })
        })
        .await
}

async fn post(visit: Visit, posted: Posted, sources: &'static [Source]) -> Result<Response, Failure> {
    visit.actor.may_here("share_practice")?;
    let signal = posted.text("source").parse::<Uuid>().ok();
    let known = known(&visit, signal.map(|id| ("signal".to_owned(), id)), sources).await?;
    match parse(&posted, visit.view.form_key) {
        Ok(new) => {
            // Only what everybody may read is named as what it was derived from.
            let new = Share { source: known.from.map(|(source, _)| source), ..new };
            let id = visit.write(move |tx, actor, now| share(tx, actor, now, &new)).await?;
            let to = SeeOther::to(format!("/praktijken/{id}")).saying(Flash::new("practice-shared"));
            Ok(to.draft_done("practice").into_response())
        }
        Err(problems) => {
            let page = page::page(&visit.view, &known, &posted, &problems);
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

async fn post_next(
    visit: Visit,
    Path(id): Path<PracticeId>,
    posted: Posted,
    sources: &'static [Source],
) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let practice = practice::load(tx, actor.network, id)?;
            actor.may("revise_practice", &practice.of_owner(tx)?)
        })
        .await?;
    let typed = parse(&posted, visit.view.form_key);
    let done = show_question::act_on(&visit, typed, "title", move |tx, actor, now, new| {
        revise(tx, actor, now, id, new)
    })
    .await?;
    match done {
        Ok(()) => {
            let flash = Flash::new("practice-revised");
            Ok(SeeOther::to(format!("/praktijken/{id}")).saying(flash).into_response())
        }
        Err(problems) => show_practice::again(&visit, id, sources, ("revise", &posted, &problems)).await,
    }
}

/// Shares a practice; the same form sent again gives the one that it shared.
pub fn share(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, new: &Share) -> Result<PracticeId, Refusal> {
    actor.may_here("share_practice")?;
    let id = PracticeId::new(now);
    let theme = themes::known(tx, actor.network, new.theme.as_deref())?;
    let (kind, source) = new.source.clone().unzip();
    let inserted = tx.execute(
        "insert into practice (network_id, id, theme_code, owner_id, source_kind, source_id, shared_by, shared_at, number,
           changed_at, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $8, $9, 1)
         on conflict (network_id, shared_by, form_key) do nothing",
        &[
            &actor.network, &id, &theme, &actor.organisation, &kind, &source, &actor.person, &now, &new.form_key,
        ],
    )?;
    if inserted == 0 {
        let row = tx.first(
            "select id from practice where network_id = $1 and shared_by = $2 and form_key = $3",
            &[&actor.network, &actor.person, &new.form_key],
        )?;
        return Ok(row.ok_or(Refusal::NotFound("practice"))?.get("id")?);
    }
    keep_version(tx, actor, now, (id, 1), new)?;
    record::note(tx, actor, now, "practice.shared", ("practice", id.into()), json!({}))?;
    Ok(id)
}

fn keep_version(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, number): (PracticeId, i64),
    new: &Share,
) -> Result<(), Refusal> {
    tx.execute(
        "insert into practice_version (network_id, practice_id, number, title, works, audience, needs, written_by,
           written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &actor.network, &id, &number, &new.title, &new.works, &new.audience, &new.needs, &actor.person, &now,
        ],
    )?;
    Ok(())
}

/// Writes a better version; the same words change nothing.
pub fn revise(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: PracticeId,
    new: &Share,
) -> Result<(), Refusal> {
    let practice = practice::load_to_change(tx, actor.network, id)?;
    actor.may("revise_practice", &practice.of_owner(tx)?)?;
    let theme = themes::known(tx, actor.network, new.theme.as_deref())?;
    let same = (&practice.title, &practice.works, &practice.audience, &practice.needs, &practice.theme)
        == (&new.title, &new.works, &new.audience, &new.needs, &theme);
    if same {
        return Ok(());
    }
    let number = practice.number + 1;
    tx.change_one(
        "update practice set number = $4, changed_at = $5, theme_code = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &practice.version, &number, &now, &theme],
    )?;
    keep_version(tx, actor, now, (id, number), new)?;
    touch::settle_all(tx, now, actor.person, (actor.network, Touched::Practice(id)))?;
    let facts = json!({ "number": number });
    record::note(tx, actor, now, "practice.revised", ("practice", id.into()), facts)?;
    Ok(())
}
