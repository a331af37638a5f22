//! Decisions about rules in the API, to read: what was weighed and decided, page by page, found by words or one by one. As
//! the page of precedents shows them, and with nobody in it: neither whom it was about nor who decided.

use crate::deviation::{self, Decision, Deviation, DeviationId};
use crate::find_precedent;
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::{Call, Endpoint};
use serde::Serialize;
use utoipa::ToSchema;
use web::Path;

const TAG: &str = "Afwijkingen";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let words = Query {
        name: "woorden",
        about: "Alleen wat hier het meest op lijkt, het beste eerst; dan is er één bladzijde.",
        allowed: Allowed::Text,
        example: "vakantie bijstand",
    };
    vec![
        Endpoint::get("/afwijkingen", "see_deviations", list)
            .called(TAG, "afwijkingen", (
                "In de geest van de regel",
                "Wat eerder over een regel is besloten, het nieuwste eerst. Zonder inwoner en zonder wie besloot.",
            ))
            .pages::<Afwijking>(&[words]),
        Endpoint::get("/afwijkingen/{id}", "see_deviations", one)
            .called(TAG, "afwijking", ("Eén besluit over een regel", "Wat er is gewogen en besloten, zoals het nu geldt."))
            .gives::<Afwijking>()
            .versioned(),
    ]
}

api::dutch! {
    /// Wat er over de regel is besloten.
    pub enum AfwijkingBesluit for Decision { Afgeweken = Departed, Gehouden = Kept }
}

/// Wat er over een regel is gewogen en besloten.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000041", "regel": "Vakantie in de bijstand",
    "situatie": "Was vier weken bij een uitvaart in het buitenland en vraagt drie weken vakantie",
    "nodig": "Rust na het verlies, gezin bij elkaar.",
    "bedoeling": "Beschikbaar blijven voor werk en contact met de gemeente.",
    "andereGevolgen": "Geen traject in die weken.", "juridisch": "Bijzondere omstandigheden, besluit gemotiveerd.",
    "besluit": "afgeweken", "afgesproken": null, "organisatie": "Gemeente Rivierenhart",
    "organisatieId": "0190a7a4-1c00-7000-8000-000000000003", "beslotenOp": "2026-11-23T08:10:00Z",
    "vergelijkbaarId": "0190a7a4-1c00-7000-8000-000000000042", "versie": 1
}))]
struct Afwijking {
    /// Het nummer.
    id: Uuid,
    /// Hoe de regel heet.
    regel: String,
    /// De situatie, in algemene woorden.
    situatie: String,
    /// Wat er nodig was.
    nodig: String,
    /// Waar de regel voor is.
    bedoeling: String,
    /// Wat het nog meer tot gevolg heeft.
    andere_gevolgen: String,
    /// Welke ruimte de wet geeft.
    juridisch: String,
    /// Wat er is besloten.
    besluit: AfwijkingBesluit,
    /// Wat er is afgesproken, als dat niet vanzelf spreekt.
    afgesproken: Option<String>,
    /// De organisatie waarvoor het is besloten.
    organisatie: String,
    /// Het nummer van die organisatie.
    organisatie_id: Uuid,
    /// Wanneer.
    besloten_op: Timestamp,
    /// Wat vergelijkbaar is, heeft hier hetzelfde nummer.
    vergelijkbaar_id: Uuid,
    /// De versie.
    versie: i64,
}

impl From<Deviation> for Afwijking {
    fn from(of: Deviation) -> Self {
        Self {
            id: of.id.into(),
            regel: of.weighing.rule,
            situatie: of.weighing.situation,
            nodig: of.weighing.needed,
            bedoeling: of.weighing.purpose,
            andere_gevolgen: of.weighing.effects,
            juridisch: of.weighing.legal,
            besluit: of.weighing.decision.into(),
            afgesproken: of.weighing.agreed,
            organisatie: of.organisation_name,
            organisatie_id: of.organisation.into(),
            besloten_op: of.decided_at,
            vergelijkbaar_id: of.alike,
            versie: of.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_deviations")?;
    let after = call.asked.after()?;
    let words = call.asked.text("woorden").unwrap_or_default().to_owned();
    let found = call.read(move |tx, actor| Ok(find_precedent::rows(tx, actor, &words, &after)?)).await?;
    Ok(call.page(&found.map(Afwijking::from)))
}

async fn one(call: Call, Path(id): Path<DeviationId>) -> Result<Response, Fault> {
    let found = call
        .read(move |tx, actor| {
            actor.may_here("see_deviations")?;
            Ok(deviation::load(tx, actor.network, id)?)
        })
        .await?;
    let version = found.version;
    Ok(call.one(&Afwijking::from(found), Some(version)))
}
