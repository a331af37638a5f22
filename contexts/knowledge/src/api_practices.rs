//! The practice bank in the API: the list, one practice, and saying that one's own organisation
//! applies a practice, so that its spreading shows without anybody counting.

use crate::api_answers::{BY_THEME, asked_theme};
use crate::apply_practice;
use crate::list_practices;
use crate::practice::{self, How, Practice, PracticeId, Use};
use api::{Done, Fault, Json};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::{Call, Endpoint};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Path, Posted};

const TAG: &str = "Praktijken";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/praktijken", "see_knowledge", list)
            .called(TAG, "praktijken", (
                "Praktijken",
                "Wat ergens werkt en elders ook kan werken, nieuwste eerst, met hoeveel organisaties het toepassen.",
            ))
            .pages::<PraktijkKort>(&BY_THEME),
        Endpoint::get("/praktijken/{id}", "see_knowledge", one)
            .called(TAG, "praktijk", ("Eén praktijk", "Wat er werkt, wat ervoor nodig is en wie het toepast."))
            .gives::<Praktijk>()
            .versioned(),
        Endpoint::post("/praktijken/{id}/toepassing", "apply_practice", Scope::Knowledge, apply)
            .called(TAG, "praktijkToepassen", (
                "Wij passen dit toe",
                "Zegt dat je eigen organisatie dit toepast, zoals het er staat of aangepast. Wie het deelde, hoort het.",
            ))
            .takes::<Toepassen>(),
    ]
}

/// Een praktijk in de lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000041", "titel": "Leeskring met brieven van school",
    "eigenaar": "Welzijn De Steiger", "thema": "WLT", "toepassers": 3
}))]
struct PraktijkKort {
    /// Het nummer.
    id: Uuid,
    /// Hoe zij heet.
    titel: String,
    /// De organisatie om te bellen.
    eigenaar: String,
    /// De code van het thema.
    thema: Option<String>,
    /// Hoeveel organisaties dit toepassen.
    toepassers: i64,
}

/// Een praktijk.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000041", "titel": "Leeskring met brieven van school",
    "watWerkt": "Samen de brieven lezen die die week kwamen.", "voorWie": "Ouders die de taal leren", "nodig": null,
    "eigenaar": "Welzijn De Steiger", "thema": "WLT", "nummer": 1, "gedeeldOp": "2026-11-23T08:10:00Z",
    "toepassingen": [{ "organisatie": "Welzijn Loohoek", "hoe": "aangepast", "woorden": "Wij doen het in de bibliotheek.",
      "sinds": "2026-11-23T08:10:00Z" }], "versie": 2
}))]
struct Praktijk {
    /// Het nummer.
    id: Uuid,
    /// Hoe zij heet.
    titel: String,
    /// Wat er werkt.
    wat_werkt: String,
    /// Voor wie.
    voor_wie: Option<String>,
    /// Wat ervoor nodig is.
    nodig: Option<String>,
    /// De organisatie om te bellen.
    eigenaar: String,
    /// De code van het thema.
    thema: Option<String>,
    /// De hoeveelste versie.
    nummer: i64,
    /// Wanneer zij gedeeld is.
    gedeeld_op: Timestamp,
    /// Wie het toepast.
    toepassingen: Vec<Toepassing>,
    /// De versie.
    versie: i64,
}

api::dutch! {
    /// Hoe een organisatie een praktijk toepast.
    pub enum ToepassingWijze for How { ZoalsBeschreven = AsIs, Aangepast = Adapted }
}

/// Een organisatie die een praktijk toepast.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Toepassing {
    /// Welke organisatie.
    organisatie: String,
    /// Hoe.
    hoe: ToepassingWijze,
    /// Wat er anders is, of hoe het gaat.
    woorden: Option<String>,
    /// Sinds wanneer.
    sinds: Timestamp,
}

impl From<Use> for Toepassing {
    fn from(of: Use) -> Self {
        Self { organisatie: of.name, hoe: of.how.into(), woorden: of.words, sinds: of.at }
    }
}

impl Praktijk {
    fn of(practice: Practice, uses: Vec<Use>) -> Self {
        Self {
            id: practice.id.into(),
            titel: practice.title,
            wat_werkt: practice.works,
            voor_wie: practice.audience,
            nodig: practice.needs,
            eigenaar: practice.owner_name,
            thema: practice.theme,
            nummer: practice.number,
            gedeeld_op: practice.shared_at,
            toepassingen: uses.into_iter().map(Toepassing::from).collect(),
            versie: practice.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_knowledge")?;
    let after = call.asked.after::<PracticeId>()?;
    let code = call.asked.text("thema").map(str::to_owned);
    let shown = call
        .read(move |tx, actor| {
            let theme = asked_theme(tx, actor, code.as_deref())?;
            Ok(list_practices::read(tx, actor, &theme, &after)?)
        })
        .await?;
    Ok(call.page(&shown.rows.map(|row| PraktijkKort {
        id: row.id.into(),
        titel: row.title,
        eigenaar: row.owner,
        thema: row.theme,
        toepassers: row.uses,
    })))
}

async fn one(call: Call, Path(id): Path<PracticeId>) -> Result<Response, Fault> {
    let (practice, uses) = call
        .read(move |tx, actor| {
            actor.may_here("see_knowledge")?;
            Ok((practice::load(tx, actor.network, id)?, practice::uses(tx, actor.network, id)?))
        })
        .await?;
    let version = practice.version;
    Ok(call.one(&Praktijk::of(practice, uses), Some(version)))
}

/// Hoe jullie een praktijk toepassen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "hoe": "aangepast", "woorden": "Wij doen het in de bibliotheek." }))]
struct Toepassen {
    /// Zoals het er staat, of aangepast.
    hoe: ToepassingWijze,
    /// Wat er anders is; verplicht als het aangepast is.
    #[serde(default)]
    #[schema(max_length = 1000)]
    woorden: Option<String>,
}

async fn apply(
    call: Call,
    Path(id): Path<PracticeId>,
    Json(new): Json<Toepassen>,
) -> Result<Response, Fault> {
    let (how, words) = (How::from(new.hoe), new.woorden.unwrap_or_default());
    call.act(move |tx, actor, now| {
        actor.may_here("apply_practice")?;
        let practice = practice::load(tx, actor.network, id)?;
        let applies = apply_practice::parse(&Posted::of(&[("how", how.name()), ("words", &words)]))
            .map_err(|problems| Fault::of_form(&problems, &[("how", "hoe"), ("words", "woorden")]))?;
        apply_practice::apply(tx, actor, now, id, &applies)?;
        Ok(Done::changed(id, &practice.href(), Some(practice.version)))
    })
    .await
}
