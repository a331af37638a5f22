//! Where a help request stands: on which pontoon, about what, in which neighbourhood. A move is an act of whoever works on
//! it, never a by-product; what moves to another holder is a handover.

use crate::help_request::{self, HelpRequestId};
use crate::plan::{self, PlanId};
use crate::show_plan::{self, Request};
use crate::{each, share};
use axum::response::{IntoResponse, Response};
use directory::pontoon::Pontoon;
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::area::Area;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/hulpvragen/{request}/plek", "work_on_plan", post)]
}

/// Where it stands, as typed.
#[derive(Clone, Debug)]
pub struct Placing {
    /// On which pontoon.
    pub pontoon: Pontoon,
    /// About what.
    pub theme: Option<String>,
    /// In which neighbourhood.
    pub area: Option<String>,
}

async fn post(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(placing) => {
            let placed = visit.write(move |tx, actor, now| place(tx, actor, now, (id, request), &placing));
            show_plan::tried(placed.await, "pontoon")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(plan::href(id)).saying(Flash::new("help-request-placed")).into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("place", &posted, &problems)).await,
    }
}

fn parse(posted: &Posted) -> Result<Placing, Problems> {
    let filled = |name: &str| Some(posted.text(name).to_owned()).filter(|text| !text.is_empty());
    let Some(pontoon) = Pontoon::named(posted.text("pontoon")) else {
        return Err(Problems::with("pontoon", "problem-place-pontoon-empty"));
    };
    Ok(Placing { pontoon, theme: filled("theme"), area: filled("area") })
}

/// Places a help request.
pub fn place(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, request): (PlanId, HelpRequestId),
    placing: &Placing,
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let request = help_request::load_to_change(tx, actor.network, id, request)?;
    if request.closed.is_some() {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    if let Some(theme) = &placing.theme
        && !theme::exists(tx, actor.network, theme)?
    {
        return Err(Refusal::NotFound("theme"));
    }
    if let Some(area) = &placing.area {
        network::area::load(tx, actor.network, area)?.ok_or(Refusal::NotFound("area"))?;
    }
    // Sent twice, or nothing chosen anew.
    if (request.pontoon, &request.theme, &request.area) == (placing.pontoon, &placing.theme, &placing.area) {
        return Ok(());
    }
    let since = if request.pontoon == placing.pontoon { request.pontoon_since } else { now };
    tx.change_one(
        "update help_request set pontoon = $4, pontoon_since = $5, theme_code = $6, area_code = $7,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network,
            &request.id,
            &request.version,
            &placing.pontoon,
            &since,
            &placing.theme,
            &placing.area,
        ],
    )?;
    let facts = json!({ "pontoon": placing.pontoon.name(), "theme": placing.theme, "area": placing.area });
    record::note(tx, actor, now, "help_request.placed", ("help_request", request.id.into()), facts)?;
    Ok(())
}

/// The form, folded up with the request that it is about.
pub fn form(
    view: &View,
    again: &Again<'_>,
    request: &Request,
    (themes, areas): (&[Theme], &[Area]),
) -> Markup {
    let this = ("place", request.request.id.into());
    let form = each::form(view, again, this);
    let pontoons = Pontoon::choices(view);
    let themes: Vec<Choice> =
        themes.iter().map(|theme| Choice::new(&theme.code, theme.name(view.lang))).collect();
    let areas: Vec<Choice> = areas.iter().map(|area| Choice::new(&area.code, &area.name)).collect();
    let stands = &request.request;
    let action = format!("{}/hulpvragen/{}/plek", plan::href(stands.plan), stands.id);
    let inner = form.around(
        &action,
        "place-act",
        &html! {
            (each::which(&form, this.1))
            (form.radios("pontoon", "place-pontoon", &pontoons).required().value(stands.pontoon.name()))
            (form.choice("theme", "place-theme", &themes).value(stands.theme.as_deref().unwrap_or_default()))
            (form.choice("area", "place-area", &areas).value(stands.area.as_deref().unwrap_or_default()))
        },
    );
    each::folded(view, again, this, (&t!(view, "place-title"), &inner))
}
