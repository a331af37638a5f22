//! Figures in the API: the exact weeks of Trendbeeld, for whoever understands signals and whose token says so; and what was
//! released, for everybody in the network and, where the network decided so, for everybody without a token.

use crate::api_alarms::{TAG, dutch};
use crate::chart::whole;
use crate::publish_figures::open_since;
use crate::released::{self, Figure, Key, Released, level};
use crate::released_tables::Asked as Narrowed;
use crate::see_trends::{self, Drawn};
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use jiff::civil::Date;
use kernel::NetworkId;
use network::api_token::Scope;
use network::{Call, Endpoint, OpenCall, Refusal};
use serde::Serialize;
use store::Tx;
use store::page::{After, Page};
use utoipa::ToSchema;
use web::{Path, Posted, View};

const THEME: Query = Query {
    name: "thema",
    about: "Alleen van dit thema of subthema.",
    allowed: Allowed::Text,
    example: "REL",
};
const MUNICIPALITY: Query =
    Query { name: "gemeente", about: "Alleen van deze gemeente.", allowed: Allowed::Text, example: "GM9901" };

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/trendbeeld", "see_counts", weeks)
            .called(TAG, "trendbeeld", (
                "Hoe het loopt",
                "De weken van een gemeente tegen wat verwacht werd: van elk thema, of van één thema met zijn wijken en \
                 subthema's. Met exacte aantallen: voor wie signalen duidt.",
            ))
            .lists::<Reeks>(&[THEME, MUNICIPALITY])
            .within(Scope::Figures),
        Endpoint::get("/cijfers", "see_trends", of_network)
            .called(TAG, "cijfers", (
                "Vrijgegeven cijfers van het netwerk",
                "Mensen die iets meldden, per thema, gebied en vier weken, afgerond; oudste periode eerst. Elke periode \
                 wordt één keer vrijgegeven. Wat er niet bij staat, is niet te zien.",
            ))
            .pages::<Cijfer>(&[THEME, MUNICIPALITY]),
        Endpoint::get("/open/{netwerk}/cijfers", "read_open_figures", open)
            .called(TAG, "openCijfers", (
                "Vrijgegeven cijfers voor iedereen",
                "Dezelfde cijfers zonder token, van een netwerk dat besloot ze aan iedereen te laten zien.",
            ))
            .pages::<Cijfer>(&[THEME, MUNICIPALITY])
            .for_everybody(),
    ]
}

/// De weken van een gebied van een thema.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "thema": "GLD.energiearmoede", "themaNaam": "Energiearmoede", "gebied": "WK990102", "gebiedNaam": "Molenveld",
    "weken": [{ "week": "2026-11-09", "geteld": 14, "verwacht": 3.5, "toevalTot": 7.0, "meerDanToeval": true }]
}))]
pub struct Reeks {
    /// De code van het thema of subthema.
    thema: String,
    /// De naam ervan.
    thema_naam: String,
    /// De code van het gebied.
    gebied: String,
    /// De naam ervan.
    gebied_naam: String,
    /// De weken, oudste eerst.
    weken: Vec<GeteldeWeek>,
}

/// Een week.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct GeteldeWeek {
    /// De maandag.
    #[schema(value_type = String, format = Date)]
    week: Date,
    /// Hoeveel er geteld zijn.
    geteld: i64,
    /// Hoeveel er verwacht werden; niets zolang er te weinig is om mee te vergelijken.
    verwacht: Option<f64>,
    /// Tot zoveel kan het toeval zijn.
    toeval_tot: Option<f64>,
    /// Of het meer is dan toeval verklaart.
    meer_dan_toeval: bool,
}

/// Een vrijgegeven cijfer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "van": "2026-09-07", "totEnMet": "2026-10-04", "thema": "GLD.energiearmoede", "themaNaam": "Energiearmoede",
    "gemeente": "GM9901", "gebied": "WK990104", "gebiedNaam": "Sint-Odilië", "niveau": "wijk", "personen": null,
    "minderDan": 10
}))]
pub struct Cijfer {
    /// De eerste dag van de periode.
    #[schema(value_type = String, format = Date)]
    van: Date,
    /// De laatste dag.
    #[schema(value_type = String, format = Date)]
    tot_en_met: Date,
    /// De code van het thema of subthema; met een vraagteken wat niet verder is ingedeeld.
    thema: String,
    /// De naam ervan.
    thema_naam: String,
    /// De code van de gemeente.
    gemeente: String,
    /// De code van het gebied; met een vraagteken wat van de gemeente in geen bekende wijk ligt.
    gebied: String,
    /// De naam ervan.
    gebied_naam: String,
    /// Gemeente, wijk, of wijk onbekend.
    niveau: &'static str,
    /// Hoeveel mensen, afgerond op vijf; niets waar het niet te zien is.
    personen: Option<u32>,
    /// Waar niets staat: zo weinig zijn het er, of het getal is weggelaten omdat het een klein getal zou verraden.
    minder_dan: Option<u32>,
}

impl Reeks {
    fn of(view: &View, released: &Released, drawn: &Drawn) -> Self {
        let week = |(at, point): (usize, &crate::chart::Point)| GeteldeWeek {
            week: point.week,
            geteld: whole(point.observed),
            verwacht: point.expected.map(|expected| expected.mean),
            toeval_tot: point.expected.map(|expected| expected.upper),
            meer_dan_toeval: crate::chart::is_over(&drawn.points, at),
        };
        Self {
            thema: drawn.theme.clone(),
            thema_naam: released.theme_name(view, &drawn.theme),
            gebied: drawn.place.clone(),
            gebied_naam: released.place_name(view, &drawn.place),
            weken: drawn.points.iter().enumerate().map(week).collect(),
        }
    }
}

impl Cijfer {
    fn of(view: &View, released: &Released, figure: &Figure) -> Self {
        let hidden = || released.fewest_shown(&figure.theme);
        Self {
            van: figure.first,
            tot_en_met: figure.last,
            thema: figure.theme.clone(),
            thema_naam: released.theme_name(view, &figure.theme),
            gemeente: figure.municipality.clone(),
            gebied: figure.place.clone(),
            gebied_naam: released.place_name(view, &figure.place),
            niveau: level(&figure.municipality, &figure.place),
            personen: figure.persons,
            minder_dan: figure.persons.is_none().then(hidden),
        }
    }
}

fn narrowed(asked: &api::Asked) -> Narrowed {
    let text = |name: &'static str| (name, asked.text(name).unwrap_or_default());
    Narrowed::parse(&Posted::of(&[text("thema"), text("gemeente")]))
}

async fn weeks(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_counts")?;
    let (asked, now) = (narrowed(&call.asked), call.now());
    let (drawn, released) =
        call.read(move |tx, actor| Ok(see_trends::weeks(tx, actor, now, &asked)?)).await?;
    let view = dutch(&call.view);
    Ok(call.whole(drawn.iter().map(|drawn| Reeks::of(&view, &released, drawn)).collect()))
}

fn listed(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (asked, after): (&Narrowed, &After<Key>),
) -> Result<(Page<(Key, Figure)>, Released), Refusal> {
    let rows = released::page(tx, network, (asked.theme.as_deref(), asked.municipality.as_deref()), after)?;
    Ok((Page::cut(rows, after, |(place, _)| place.clone()), released::names(tx, network)?))
}

async fn of_network(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_trends")?;
    let (asked, after) = (narrowed(&call.asked), call.asked.after::<Key>()?);
    let (page, released) =
        call.read(move |tx, actor| Ok(listed(tx, actor.network, (&asked, &after))?)).await?;
    let view = dutch(&call.view);
    Ok(call.page(&page.map(|(_, figure)| Cijfer::of(&view, &released, &figure))))
}

async fn open(call: OpenCall, Path(network): Path<NetworkId>) -> Result<Response, Fault> {
    let (asked, after) = (narrowed(&call.asked), call.asked.after::<Key>()?);
    let (page, released) = call
        .read(move |tx| {
            open_since(tx, network)?.ok_or(Refusal::NotFound("network"))?;
            Ok(listed(tx, network, (&asked, &after))?)
        })
        .await?;
    let view = dutch(&call.view);
    Ok(call.page(&page.map(|(_, figure)| Cijfer::of(&view, &released, &figure))))
}
