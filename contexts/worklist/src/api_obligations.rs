//! What somebody holds, in the API: the list by next moment, and one obligation with its version.

use crate::held::{self, From as Place, Line, Sight, Stretch};
use crate::move_obligation;
use crate::obligation::{self, Kept};
use crate::{notice, shown, why};
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use kernel::ids::Uuid;
use kernel::{ObligationId, Timestamp};
use network::{Actor, Call, Endpoint, Refusal};
use obligations::{Holder, State};
use serde::Serialize;
use store::Page;
use utoipa::ToSchema;
use web::{Path, View};

/// The heading of obligations.
pub const TAG: &str = "Verplichtingen";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let desks = Query {
        name: "balies",
        about: "Ook wat bij de balies ligt waar je dienst hebt.",
        allowed: Allowed::Yes,
        example: "false",
    };
    vec![
        Endpoint::get("/verplichtingen", "see_everything_held", list)
            .called(
                TAG,
                "verplichtingen",
                ("Wat je hebt", "Alles wat bij jou open staat, op volgend moment."),
            )
            .pages::<Verplichting>(&[desks]),
        Endpoint::get("/verplichtingen/{id}", "see_obligation", one)
            .called(TAG, "verplichting", ("Eén verplichting", "Van wie die is, tot wanneer en waarom."))
            .gives::<Verplichting>()
            .versioned(),
    ]
}

/// Iets wat open staat.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000009", "gaatOver": "dossier", "titel": "Subsidie gekort om gesloten inloop",
    "houder": "Ruud Camps", "volgendMoment": "2026-11-27T16:00:00Z", "waarom": "Hoor wat de tafel zei.",
    "afgerond": false, "versie": 3
}))]
struct Verplichting {
    /// Het nummer.
    id: Uuid,
    /// Waar het over gaat: een signaal, dossier, agendapunt, toezegging, niet bezorgde mail of webhook.
    gaat_over: String,
    /// In de woorden van wie het meldde.
    titel: String,
    /// Wie het nu heeft; niemand als het af is.
    houder: Option<String>,
    /// Tot wanneer.
    volgend_moment: Option<Timestamp>,
    /// Waarom dan.
    waarom: Option<String>,
    /// Of het af is.
    afgerond: bool,
    /// De versie, bij één verplichting.
    #[serde(skip_serializing_if = "Option::is_none")]
    versie: Option<i64>,
}

/// What it is about, as the API says it.
fn about(kind: &str) -> &'static str {
    match kind {
        "signal" => "signaal",
        "dossier" => "dossier",
        "agenda_item" => "agendapunt",
        "commitment" => "toezegging",
        "bounce" => "niet_bezorgde_mail",
        "webhook" => "webhook",
        _ => "anders",
    }
}

impl Verplichting {
    fn of_line(view: &View, actor: &Actor, line: &Line) -> Self {
        let hidden = line.shielded && !shown::reads_shielded(actor, line);
        Self {
            id: line.id.into(),
            gaat_over: about(&line.matter_kind).to_owned(),
            titel: shown::title_of_line(view, actor, line),
            houder: Some(line.holder_name.clone()),
            volgend_moment: Some(line.moment),
            waarom: (!hidden).then(|| why::say(view, &line.why)),
            afgerond: false,
            versie: None,
        }
    }

    fn of_kept(view: &View, actor: &Actor, kept: &Kept, holder: Option<String>) -> Self {
        let hold = kept.state.hold();
        let titel = shown::title_of(view, actor, kept);
        let hidden = kept.shielded && titel != kept.title;
        Self {
            id: kept.id.into(),
            gaat_over: about(&kept.matter.0).to_owned(),
            titel,
            houder: holder,
            volgend_moment: hold.map(|hold| hold.moment.at),
            waarom: hold.filter(|_| !hidden).map(|hold| why::say(view, hold.moment.why.as_str())),
            afgerond: matches!(kept.state, State::Settled(_)),
            versie: Some(kept.version),
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_everything_held")?;
    let after = call.asked.after::<Place>()?;
    let with_desks = call.asked.yes("balies");
    let lines = call
        .read(move |tx, actor| {
            let mut holders = vec![Holder::Person(actor.person)];
            if with_desks {
                holders.extend(actor.desks.iter().copied().map(Holder::Desk));
            }
            let lines =
                held::by_all(tx, Sight::of(actor), &holders, Stretch::after(after.key), after.fetch())?;
            Ok(Page::cut(lines, &after, held::place))
        })
        .await?;
    Ok(call.page(&lines.map(|line| Verplichting::of_line(&call.view, &call.actor, &line))))
}

async fn one(call: Call, Path(id): Path<ObligationId>) -> Result<Response, Fault> {
    let (kept, holder) = call
        .read(move |tx, actor| {
            let kept = obligation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("obligation"))?;
            actor.may("see_obligation", &move_obligation::matter(tx, actor, &kept)?)?;
            let holder = match kept.state.holder() {
                Some(holder) => Some(notice::name_of(tx, actor.network, holder)?),
                None => None,
            };
            Ok((kept, holder))
        })
        .await?;
    let body = Verplichting::of_kept(&call.view, &call.actor, &kept, holder);
    Ok(call.one(&body, Some(kept.version)))
}
