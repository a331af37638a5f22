//! Answers in the API: those that everybody may read, one as it stands, a better version of one, and looking at a version
//! before it is published.

use crate::answer::{self, Answer, AnswerId, State, Version};
use crate::api_questions::NieuwAntwoord;
use crate::{list_answers, review_answer, write_answer};
use api::operation::Allowed;
use api::{Done, Fault, Json, Query};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::api_token::Scope;
use network::{Actor, Call, Endpoint, theme};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;
use web::{Path, Posted};

const TAG: &str = "Vragen en antwoorden";

/// The filter of the lists of knowledge.
pub const BY_THEME: [Query; 1] = [Query {
    name: "thema",
    about: "Alleen over dit thema, met zijn subthema's.",
    allowed: Allowed::Text,
    example: "STE",
}];

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/antwoorden", "see_knowledge", list)
            .called(TAG, "antwoorden", ("Antwoorden", "Wat beantwoord is en nog geldt, nieuwste eerst."))
            .pages::<AntwoordKort>(&BY_THEME),
        Endpoint::get("/antwoorden/{id}", "see_knowledge", one)
            .called(TAG, "antwoord", ("Eén antwoord", "Wat er staat, van wie het is, sinds wanneer en tot wanneer."))
            .gives::<Antwoord>()
            .versioned(),
        Endpoint::post("/antwoorden/{id}/versies", "revise_answer", Scope::Knowledge, revise)
            .called(TAG, "antwoordVerbeteren", (
                "Een betere versie schrijven",
                "Schrijft een nieuwe versie. Wat er staat blijft staan tot iemand anders naar de nieuwe heeft gekeken.",
            ))
            .takes::<NieuwAntwoord>()
            .versioned(),
        Endpoint::post("/antwoorden/{id}/toets", "review_answer", Scope::Knowledge, review)
            .called(TAG, "antwoordToetsen", (
                "Kijken naar een antwoord",
                "Zegt dat een versie goed is, zodat zij er staat en iedereen die vroeg het hoort; of wat er eerst anders moet.",
            ))
            .takes::<Oordeel>()
            .versioned(),
    ]
}

/// Een antwoord in de lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000032", "titel": "Telt beeldbellen mee?", "eigenaar": "Sociaal Werk Verbond",
    "thema": "STE.financiering", "nummer": 2, "gepubliceerdOp": "2026-11-23T08:10:00Z", "geraakt": false
}))]
struct AntwoordKort {
    /// Het nummer.
    id: Uuid,
    /// De vraag erboven.
    titel: String,
    /// De organisatie die ervoor staat.
    eigenaar: String,
    /// De code van het thema.
    thema: Option<String>,
    /// De hoeveelste versie.
    nummer: i64,
    /// Wanneer die er kwam te staan.
    gepubliceerd_op: Timestamp,
    /// Of iets waarop het rust, veranderd is.
    geraakt: bool,
}

/// Een antwoord.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000032", "titel": "Telt beeldbellen mee?",
    "woorden": "Ja. Bellen en beeldbellen tellen mee.", "eigenaar": "Sociaal Werk Verbond", "thema": "STE.financiering",
    "staat": "gepubliceerd", "nummer": 2, "gepubliceerdOp": "2026-11-23T08:10:00Z", "geldigTot": null, "versie": 5
}))]
struct Antwoord {
    /// Het nummer.
    id: Uuid,
    /// De vraag erboven; niets zolang niemand anders naar de eerste versie heeft gekeken.
    titel: Option<String>,
    /// Wat er staat.
    woorden: Option<String>,
    /// De organisatie die ervoor staat.
    eigenaar: String,
    /// De code van het thema.
    thema: Option<String>,
    /// Waar het staat.
    staat: AntwoordStaat,
    /// De hoeveelste versie; 0 zolang de eerste geschreven wordt.
    nummer: i64,
    /// Wanneer die er kwam te staan.
    gepubliceerd_op: Option<Timestamp>,
    /// Tot wanneer het geldt, als dat gezegd is.
    geldig_tot: Option<Timestamp>,
    /// De versie, voor wie het wijzigt.
    versie: i64,
}

/// Waar een antwoord staat.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum AntwoordStaat {
    /// De eerste versie wordt geschreven.
    Geschreven,
    /// Iedereen mag het lezen.
    Gepubliceerd,
    /// Het geldt niet meer.
    Ingetrokken,
}

impl Antwoord {
    fn of(answer: Answer, published: Option<Version>) -> Self {
        let (titel, woorden) = published.map(|version| (version.title, version.words)).unzip();
        Self {
            id: answer.id.into(),
            titel,
            woorden,
            eigenaar: answer.owner_name,
            thema: answer.theme,
            staat: match answer.state {
                State::Prepared(_) => AntwoordStaat::Geschreven,
                State::Published(_) => AntwoordStaat::Gepubliceerd,
                State::Withdrawn(..) => AntwoordStaat::Ingetrokken,
            },
            nummer: answer.number,
            gepubliceerd_op: answer.published_at,
            geldig_tot: answer.valid_until,
            versie: answer.version,
        }
    }
}

/// The theme that a list was asked for, which must be one of the network's.
pub fn asked_theme(tx: &mut Tx<'_>, actor: &Actor, code: Option<&str>) -> Result<String, Fault> {
    match code {
        Some(code) if !theme::exists(tx, actor.network, code)? => {
            Err(Fault::nothing("thema", "problem-knowledge-no-such-theme"))
        }
        code => Ok(code.unwrap_or_default().to_owned()),
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_knowledge")?;
    let after = call.asked.after::<AnswerId>()?;
    let code = call.asked.text("thema").map(str::to_owned);
    let shown = call
        .read(move |tx, actor| {
            let theme = asked_theme(tx, actor, code.as_deref())?;
            Ok(list_answers::read(tx, actor, &theme, &after)?)
        })
        .await?;
    Ok(call.page(&shown.rows.map(|row| AntwoordKort {
        id: row.id.into(),
        titel: row.title,
        eigenaar: row.owner,
        thema: row.theme,
        nummer: row.number,
        gepubliceerd_op: row.published_at,
        geraakt: row.touched,
    })))
}

async fn one(call: Call, Path(id): Path<AnswerId>) -> Result<Response, Fault> {
    let (answer, published) = call
        .read(move |tx, actor| {
            actor.may_here("see_knowledge")?;
            let answer = answer::load(tx, actor.network, id)?;
            let published = answer::published(tx, &answer)?;
            Ok((answer, published))
        })
        .await?;
    let version = answer.version;
    Ok(call.one(&Antwoord::of(answer, published), Some(version)))
}

/// An answer as it stands after an act.
fn done(tx: &mut Tx<'_>, actor: &Actor, id: AnswerId) -> Result<Done, Fault> {
    let answer = answer::load(tx, actor.network, id)?;
    Ok(Done::changed(id, &answer.href(), Some(answer.version)))
}

async fn revise(
    call: Call,
    Path(id): Path<AnswerId>,
    Json(new): Json<NieuwAntwoord>,
) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let answer = answer::load(tx, actor.network, id)?;
        actor.may("revise_answer", &answer.circle(tx)?)?;
        if_match.holds(answer.version)?;
        write_answer::revise(tx, actor, now, id, &new.typed(uuid_at(now))?)?;
        done(tx, actor, id)
    })
    .await
}

/// Wat je van een versie vindt.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "goed": false, "waarom": "Noem de datum waarop dit besloten is." }))]
struct Oordeel {
    /// Of zij er zo kan staan.
    goed: bool,
    /// Wat er eerst anders moet; verplicht als zij niet goed is.
    #[serde(default)]
    #[schema(max_length = 1000)]
    waarom: Option<String>,
}

async fn review(call: Call, Path(id): Path<AnswerId>, Json(said): Json<Oordeel>) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let answer = answer::load(tx, actor.network, id)?;
        actor.may("review_answer", &answer.circle(tx)?)?;
        if_match.holds(answer.version)?;
        let verdict = if said.goed { "good" } else { "change" };
        let why = said.waarom.clone().unwrap_or_default();
        let verdict = review_answer::parse(&Posted::of(&[("verdict", verdict), ("why", &why)]))
            .map_err(|problems| Fault::of_form(&problems, &[("verdict", "goed"), ("why", "waarom")]))?;
        review_answer::review(tx, actor, now, id, &verdict)?;
        done(tx, actor, id)
    })
    .await
}
