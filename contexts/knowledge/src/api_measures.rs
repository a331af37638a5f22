//! The measures that the network works under, in the API: the list, and one as it stands.

use crate::api_answers::{BY_THEME, asked_theme};
use crate::list_measures;
use crate::measure::{self, Measure, MeasureId, State};
use api::Fault;
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::{Call, Endpoint};
use serde::Serialize;
use utoipa::ToSchema;
use web::Path;

const TAG: &str = "Maatregelen";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/maatregelen", "see_knowledge", list)
            .called(TAG, "maatregelen", ("Maatregelen", "Waar het netwerk onder werkt, nieuwste eerst."))
            .pages::<MaatregelKort>(&BY_THEME),
        Endpoint::get("/maatregelen/{id}", "see_knowledge", one)
            .called(
                TAG,
                "maatregel",
                ("Eén maatregel", "Wat er geldt, van wie het besluit is, van wanneer tot wanneer."),
            )
            .gives::<Maatregel>()
            .versioned(),
    ]
}

/// Een maatregel in de lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000051", "titel": "Anderhalve meter", "bron": "Veiligheidsregio",
    "thema": null, "voorbij": false, "geldigTot": null
}))]
struct MaatregelKort {
    /// Het nummer.
    id: Uuid,
    /// Hoe zij heet.
    titel: String,
    /// Van wie het besluit is.
    bron: String,
    /// De code van het thema.
    thema: Option<String>,
    /// Of zij voorbij is.
    voorbij: bool,
    /// Tot wanneer, als dat gezegd is.
    geldig_tot: Option<Timestamp>,
}

/// Een maatregel.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000051", "titel": "Anderhalve meter", "woorden": "Houd afstand, ook thuis.",
    "bron": "Veiligheidsregio", "eigenaar": "Sociaal Werk Verbond", "thema": null, "nummer": 1,
    "geldigVanaf": "2026-11-23T08:10:00Z", "geldigTot": null, "voorbij": false, "versie": 1
}))]
struct Maatregel {
    /// Het nummer.
    id: Uuid,
    /// Hoe zij heet.
    titel: String,
    /// Wat er geldt.
    woorden: String,
    /// Van wie het besluit is, en waar het staat.
    bron: String,
    /// De organisatie die haar hier bijhoudt.
    eigenaar: String,
    /// De code van het thema.
    thema: Option<String>,
    /// De hoeveelste versie.
    nummer: i64,
    /// Vanaf wanneer.
    geldig_vanaf: Timestamp,
    /// Tot wanneer, als dat gezegd is.
    geldig_tot: Option<Timestamp>,
    /// Of zij voorbij is.
    voorbij: bool,
    /// De versie, voor wie haar wijzigt.
    versie: i64,
}

impl From<Measure> for Maatregel {
    fn from(of: Measure) -> Self {
        Self {
            id: of.id.into(),
            titel: of.title,
            woorden: of.words,
            bron: of.source,
            eigenaar: of.owner_name,
            thema: of.theme,
            nummer: of.number,
            geldig_vanaf: of.valid_from,
            geldig_tot: of.valid_until,
            voorbij: of.state != State::InForce,
            versie: of.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_knowledge")?;
    let after = call.asked.after::<MeasureId>()?;
    let code = call.asked.text("thema").map(str::to_owned);
    let shown = call
        .read(move |tx, actor| {
            let theme = asked_theme(tx, actor, code.as_deref())?;
            Ok(list_measures::read(tx, actor, &theme, &after)?)
        })
        .await?;
    Ok(call.page(&shown.rows.map(|row| MaatregelKort {
        id: row.id.into(),
        titel: row.title,
        bron: row.source,
        thema: row.theme,
        voorbij: row.is_ended,
        geldig_tot: row.valid_until,
    })))
}

async fn one(call: Call, Path(id): Path<MeasureId>) -> Result<Response, Fault> {
    let measure = call
        .read(move |tx, actor| {
            actor.may_here("see_knowledge")?;
            Ok(measure::load(tx, actor.network, id)?)
        })
        .await?;
    let version = measure.version;
    Ok(call.one(&Maatregel::from(measure), Some(version)))
}
