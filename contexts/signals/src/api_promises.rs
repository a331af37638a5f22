//! Commitments in the API: what was promised, by whom and by when, and what came of it, through the same acts as on the
//! dossier's page.

use crate::api_words::{Filled, JaOfNee, Nagekomen, refused};
use crate::dossier::{self, DossierId};
use crate::keep_commitment::{self, Outcome};
use crate::make_commitment::{self, Commit, Commitment, CommitmentId, Listed};
use api::operation::Allowed;
use api::{Done, Fault, Json, Query};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::api_token::Scope;
use network::{Call, Endpoint};
use serde::{Deserialize, Serialize};
use store::page::Page;
use utoipa::ToSchema;
use web::Path;

const PROMISES: &str = "Toezeggingen";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let open =
        Query { name: "open", about: "Alleen wat nog open is.", allowed: Allowed::Yes, example: "true" };
    vec![
        Endpoint::get("/toezeggingen", "see_dossiers", list)
            .called(
                PROMISES,
                "toezeggingen",
                ("Toezeggingen", "Wat in het netwerk beloofd is, nieuwste eerst."),
            )
            .pages::<Toezegging>(&[open]),
        Endpoint::get("/toezeggingen/{id}", "see_dossier", one)
            .called(
                PROMISES,
                "toezegging",
                ("Eén toezegging", "Wie wat beloofde, tot wanneer, en wat ervan kwam."),
            )
            .gives::<Toezegging>()
            .versioned(),
        Endpoint::post("/dossiers/{id}/toezeggingen", "make_commitment", Scope::Dossiers, make)
            .called(
                PROMISES,
                "toezeggingVastleggen",
                (
                    "Een toezegging vastleggen",
                    "Legt vast dat iemand iets doet voor een dag. Diegene hoort het en heeft het vanaf nu.",
                ),
            )
            .takes::<NieuweToezegging>()
            .makes(),
        Endpoint::post("/toezeggingen/{id}/uitkomst", "keep_commitment", Scope::Dossiers, keep)
            .called(
                PROMISES,
                "toezeggingAfronden",
                (
                    "Wat er van een toezegging kwam",
                    "Zegt of het gedaan is, of waarom niet. De trekker hoort het.",
                ),
            )
            .takes::<Uitgekomen>()
            .versioned(),
    ]
}

/// Wat iemand beloofde.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000c", "dossierId": "0190a7a4-1c00-7000-8000-00000000000b",
    "persoon": "Joost ter Braak", "persoonId": "0190a7a4-1c00-7000-8000-000000000006", "organisatie": "Welzijn Loohoek",
    "woorden": "Wij betalen door tot de zomer.", "uiterlijk": "2026-12-15T16:00:00Z", "staat": "open",
    "staatSinds": "2026-11-23T08:10:00Z", "waarom": null, "versie": 1
}))]
pub struct Toezegging {
    /// Het nummer.
    id: Uuid,
    /// Het dossier.
    dossier_id: Uuid,
    /// Wie het beloofde.
    persoon: String,
    /// Het nummer van de persoon.
    persoon_id: Uuid,
    /// De organisatie van diegene.
    organisatie: String,
    /// Wat er beloofd is.
    woorden: String,
    /// Voor wanneer.
    uiterlijk: Timestamp,
    /// Wat ervan kwam.
    staat: Nagekomen,
    /// Sinds wanneer dat zo is.
    staat_sinds: Timestamp,
    /// Waarom het niet lukte.
    waarom: Option<String>,
    /// De versie.
    versie: i64,
}

impl From<Commitment> for Toezegging {
    fn from(of: Commitment) -> Self {
        Self {
            id: of.id.into(),
            dossier_id: of.dossier.into(),
            persoon: of.person_name,
            persoon_id: of.person.into(),
            organisatie: of.organisation,
            woorden: of.words,
            uiterlijk: of.due_at,
            staat: of.state.into(),
            staat_sinds: of.since,
            waarom: of.why,
            versie: of.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_dossiers")?;
    let after = call.asked.after::<CommitmentId>()?;
    let listed = if call.asked.yes("open") { Listed::Open } else { Listed::All };
    let found = call
        .read(move |tx, actor| {
            let rows = make_commitment::newest(tx, actor.network, listed, &after)?;
            Ok(Page::cut(rows, &after, |commitment| commitment.id))
        })
        .await?;
    Ok(call.page(&found.map(Toezegging::from)))
}

async fn one(call: Call, Path(id): Path<CommitmentId>) -> Result<Response, Fault> {
    let found = call
        .read(move |tx, actor| {
            let found = make_commitment::load(tx, actor.network, id)?;
            dossier::load_for(tx, actor, found.dossier, "see_dossier")?;
            Ok(found)
        })
        .await?;
    let version = found.version;
    Ok(call.one(&Toezegging::from(found), Some(version)))
}

/// Een toezegging om vast te leggen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "persoonId": "0190a7a4-1c00-7000-8000-000000000006", "woorden": "Wij betalen door tot de zomer.", "klaarOp": "2026-12-15"
}))]
struct NieuweToezegging {
    /// Wie het belooft.
    persoon_id: Uuid,
    /// Wat die gaat doen.
    #[schema(min_length = 1, max_length = 1000)]
    woorden: String,
    /// De dag waarop het klaar is.
    #[schema(value_type = String, format = Date)]
    klaar_op: jiff::civil::Date,
}

async fn make(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<NieuweToezegging>,
) -> Result<Response, Fault> {
    let posted = Filled::default()
        .with("person", Some(new.persoon_id.to_string()))
        .with("commitment", Some(new.woorden))
        .with("due", Some(new.klaar_op.to_string()))
        .posted();
    call.act(move |tx, actor, now| {
        dossier::load_for(tx, actor, id, "make_commitment")?;
        let new = Commit::parse(&posted, uuid_at(now)).map_err(|problems| refused(&problems))?;
        make_commitment::make_commitment(tx, actor, now, id, &new)?;
        let made = make_commitment::of_form(tx, actor.network, new.form_key)?;
        Ok(Done::made(made.id, &format!("/toezeggingen/{}", made.id), Some(made.version)))
    })
    .await
}

/// Wat ervan kwam.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "nagekomen": "ja" }))]
struct Uitgekomen {
    /// Ja of nee.
    nagekomen: JaOfNee,
    /// Waarom niet; bij nee verplicht.
    #[serde(default)]
    #[schema(max_length = 1000)]
    waarom: Option<String>,
}

async fn keep(
    call: Call,
    Path(id): Path<CommitmentId>,
    Json(new): Json<Uitgekomen>,
) -> Result<Response, Fault> {
    let posted = Filled::default().with("kept", Some(new.nagekomen.name())).with("why", new.waarom).posted();
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let commitment = make_commitment::load(tx, actor.network, id)?;
        let dossier = dossier::load(tx, actor.network, commitment.dossier)?;
        actor.may("keep_commitment", &keep_commitment::matter_for(tx, actor, &dossier, &commitment)?)?;
        if_match.holds(commitment.version)?;
        let outcome = Outcome::parse(&posted).map_err(|problems| refused(&problems))?;
        keep_commitment::keep_commitment(tx, actor, now, id, &outcome)?;
        let version = make_commitment::load(tx, actor.network, id)?.version;
        Ok(Done::changed(id, &format!("/toezeggingen/{id}"), Some(version)))
    })
    .await
}
