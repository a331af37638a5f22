//! What is laid beside a dossier, in the API: a suggestion, an organisation in the coalition, and the question who drives
//! it. It changes nothing that somebody else may have read, so it needs no version.

use crate::api_dossier_acts::{done, with_dossier};
use crate::api_dossiers::TAG;
use crate::api_words::{Filled, JaOfNee, refused};
use crate::dossier::{self, DossierId};
use crate::hand_over_driver::{self, Answer};
use crate::{join_coalition, leave_coalition, suggest};
use api::unchanged::IfMatch;
use api::{Fault, Json};
use axum::response::Response;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::{Call, Endpoint};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Path;

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let scope = Scope::Dossiers;
    vec![
        Endpoint::post("/dossiers/{id}/suggesties", "suggest_solution", scope, suggest_it)
            .called(
                TAG,
                "suggestieDoen",
                ("Een suggestie doen", "Legt een suggestie naast de probleemstelling. Voor elk lid."),
            )
            .takes::<NieuweSuggestie>(),
        Endpoint::post("/dossiers/{id}/coalitie", "join_coalition", scope, join)
            .called(
                TAG,
                "coalitieUitbreiden",
                (
                    "Een organisatie in de coalitie",
                    "Voegt een organisatie toe aan wie het dossier samen dragen.",
                ),
            )
            .takes::<Coalitielid>(),
        Endpoint::post("/dossiers/{id}/coalitie/vertrek", "leave_coalition", scope, leave)
            .called(
                TAG,
                "coalitieVerlaten",
                (
                    "Een organisatie uit de coalitie",
                    "Haalt een organisatie uit de coalitie, met de reden: de trekker, of wie voor die organisatie spreekt.",
                ),
            )
            .takes::<Vertrek>(),
        Endpoint::post("/dossiers/{id}/trekker", "offer_driver", scope, offer)
            .called(
                TAG,
                "trekkerVragen",
                (
                    "Een andere trekker vragen",
                    "Vraagt iemand om trekker te worden. Tot die ja zegt, verandert er niets.",
                ),
            )
            .takes::<TrekkerVragen>(),
        Endpoint::post("/dossiers/{id}/trekker/antwoord", "answer_driver_offer", scope, reply)
            .called(
                TAG,
                "trekkerWorden",
                (
                    "Trekker worden, of niet",
                    "Zegt ja, of nee met de reden. Bij ja hoort iedereen die meldde wie de trekker is.",
                ),
            )
            .takes::<TrekkerAntwoord>(),
    ]
}

/// Een suggestie.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Doorbetalen tot de zomer." }))]
struct NieuweSuggestie {
    /// Wat zou helpen.
    #[schema(min_length = 1, max_length = 2000)]
    woorden: String,
}

async fn suggest_it(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<NieuweSuggestie>,
) -> Result<Response, Fault> {
    let posted = Filled::default().with("suggestion", Some(new.woorden)).posted();
    with_dossier(call, id, ("suggest_solution", IfMatch::Any), move |tx, actor, now| {
        let words = suggest::parse(&posted).map_err(|problems| refused(&problems))?;
        Ok(suggest::suggest(tx, actor, now, id, &words)?)
    })
    .await
}

/// Een organisatie voor de coalitie.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "organisatieId": "0190a7a4-1c00-7000-8000-000000000007" }))]
struct Coalitielid {
    /// Het nummer van de organisatie.
    organisatie_id: Uuid,
}

async fn join(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<Coalitielid>,
) -> Result<Response, Fault> {
    with_dossier(call, id, ("join_coalition", IfMatch::Any), move |tx, actor, now| {
        Ok(join_coalition::join_coalition(tx, actor, now, id, new.organisatie_id.into())?)
    })
    .await
}

/// Welke organisatie niet meer meedoet, en waarom.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "organisatieId": "0190a7a4-1c00-7000-8000-000000000007", "waarom": "Wij werken hier niet meer." }))]
struct Vertrek {
    /// Het nummer van de organisatie.
    organisatie_id: Uuid,
    /// Waarom.
    #[schema(min_length = 1, max_length = 1000)]
    waarom: String,
}

async fn leave(call: Call, Path(id): Path<DossierId>, Json(new): Json<Vertrek>) -> Result<Response, Fault> {
    let posted = Filled::default()
        .with("partner", Some(new.organisatie_id.to_string()))
        .with("why", Some(new.waarom))
        .posted();
    call.act(move |tx, actor, now| {
        let dossier = dossier::load(tx, actor.network, id)?;
        let partner = new.organisatie_id.into();
        actor.may("leave_coalition", &leave_coalition::matter(tx, actor, &dossier, partner)?)?;
        let (partner, why) = leave_coalition::parse(&posted).map_err(|problems| refused(&problems))?;
        leave_coalition::leave_coalition(tx, actor, now, id, (partner, &why))?;
        done(tx, actor, id)
    })
    .await
}

/// Wie trekker zou kunnen worden.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "persoonId": "0190a7a4-1c00-7000-8000-000000000006", "waarom": "Het reikt verder dan onze gemeente." }))]
struct TrekkerVragen {
    /// Wie je het vraagt.
    persoon_id: Uuid,
    /// Waarom aan diegene.
    #[schema(min_length = 1, max_length = 500)]
    waarom: String,
}

async fn offer(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<TrekkerVragen>,
) -> Result<Response, Fault> {
    let posted =
        Filled::default().with("to", Some(new.persoon_id.to_string())).with("why", Some(new.waarom)).posted();
    with_dossier(call, id, ("offer_driver", IfMatch::Any), move |tx, actor, now| {
        let (to, why) = hand_over_driver::parse_offer(&posted).map_err(|problems| refused(&problems))?;
        Ok(hand_over_driver::offer(tx, actor, now, id, (to, &why))?)
    })
    .await
}

/// Ja, of nee met de reden.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "antwoord": "ja" }))]
struct TrekkerAntwoord {
    /// Ja of nee.
    antwoord: JaOfNee,
    /// Waarom niet; bij nee verplicht.
    #[serde(default)]
    #[schema(max_length = 500)]
    waarom: Option<String>,
}

async fn reply(
    call: Call,
    Path(id): Path<DossierId>,
    Json(new): Json<TrekkerAntwoord>,
) -> Result<Response, Fault> {
    let posted = Filled::default().with("answer", Some(new.antwoord.name())).with("why", new.waarom).posted();
    call.act(move |tx, actor, now| {
        let dossier = dossier::load(tx, actor.network, id)?;
        actor.may("answer_driver_offer", &hand_over_driver::matter(actor, &dossier))?;
        let answer = Answer::parse(&posted).map_err(|problems| refused(&problems))?;
        hand_over_driver::reply(tx, actor, now, id, &answer)?;
        done(tx, actor, id)
    })
    .await
}
