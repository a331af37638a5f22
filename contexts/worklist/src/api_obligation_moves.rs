//! What somebody does with an obligation, in the API: the same moves as on its page. What may happen is the engine's to
//! decide.

use crate::api_obligations::TAG;
use crate::move_obligation::{self, Move};
use crate::{obligation, why};
use api::{Done, Fault, Json};
use axum::response::Response;
use kernel::ids::Uuid;
use kernel::{ObligationId, Timestamp};
use network::api_token::Scope;
use network::{Actor, Call, Endpoint, Refusal, typed_words};
use obligations::{Moment, TextProblem, Why};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use web::Path;

const CHANGES: Scope = Scope::Obligations;

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post("/verplichtingen/{id}/moment", "move_obligation", CHANGES, promise)
            .called(
                TAG,
                "momentBeloven",
                ("Een nieuw moment beloven", "Zet een nieuw moment, met de reden. Voor wie het heeft."),
            )
            .takes::<NieuwMoment>()
            .versioned(),
        Endpoint::post("/verplichtingen/{id}/overname", "move_obligation", CHANGES, take_over)
            .called(
                TAG,
                "verplichtingOvernemen",
                ("Overnemen", "Neemt over wat bij een balie lag of omhoog klom. Wie het had, hoort het."),
            )
            .versioned(),
        Endpoint::post("/verplichtingen/{id}/aanbod", "move_obligation", CHANGES, offer)
            .called(
                TAG,
                "verplichtingAanbieden",
                ("Aanbieden", "Vraagt iemand om het over te nemen. Tot die ja zegt, blijft het bij jou."),
            )
            .takes::<OverdrachtAanbod>()
            .versioned(),
        Endpoint::post("/verplichtingen/{id}/aanbod/antwoord", "move_obligation", CHANGES, answer)
            .called(
                TAG,
                "aanbodBeantwoorden",
                ("Een aanbod beantwoorden", "Zegt ja, of nee met de reden. Zwijgen is geen ja."),
            )
            .takes::<AanbodAntwoord>()
            .versioned(),
        Endpoint::post("/verplichtingen/{id}/aanbod/intrekking", "move_obligation", CHANGES, withdraw)
            .called(TAG, "aanbodIntrekken", ("Een aanbod intrekken", "Neemt de vraag terug, met de reden."))
            .takes::<Reden>()
            .versioned(),
    ]
}

/// Carries out a move on the version that the caller read.
async fn moves<F>(call: Call, id: ObligationId, wanted: F) -> Result<Response, Fault>
where
    F: Fn(&mut Tx<'_>, &Actor) -> Result<Move, Fault> + Send + 'static,
{
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let kept = obligation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("obligation"))?;
        actor.may("move_obligation", &move_obligation::matter(tx, actor, &kept)?)?;
        if_match.holds(kept.version)?;
        let wanted = wanted(tx, actor)?;
        move_obligation::move_on(tx, actor, now, id, &wanted)?;
        let version = obligation::load(tx, actor.network, id)?.map(|kept| kept.version);
        Ok(Done::changed(id, &format!("/verplichtingen/{id}"), version))
    })
    .await
}

/// A reason in somebody's own words.
fn said(words: &str) -> Result<Why, Fault> {
    if typed_words::holds_somebody(words) {
        return Err(Fault::field("waarom", typed_words::PERSONAL_DATA));
    }
    why::words(words.trim()).map_err(|problem| {
        Fault::field(
            "waarom",
            match problem {
                TextProblem::Empty => "obligation-why-empty",
                TextProblem::TooLong { .. } => "obligation-why-long",
            },
        )
    })
}

/// Een nieuw moment, met de reden.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "volgendMoment": "2026-12-01T16:00:00Z", "waarom": "De gemeente belt maandag terug." }))]
struct NieuwMoment {
    /// Tot wanneer: hoogstens 90 dagen vooruit.
    volgend_moment: Timestamp,
    /// Waarom dan.
    #[schema(min_length = 1, max_length = 500)]
    waarom: String,
}

async fn promise(
    call: Call,
    Path(id): Path<ObligationId>,
    Json(new): Json<NieuwMoment>,
) -> Result<Response, Fault> {
    moves(call, id, move |_, _| Ok(Move::Promise(Moment { at: new.volgend_moment, why: said(&new.waarom)? })))
        .await
}

async fn take_over(call: Call, Path(id): Path<ObligationId>) -> Result<Response, Fault> {
    moves(call, id, |_, _| Ok(Move::Take)).await
}

/// Aan wie het wordt aangeboden.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "persoonId": "0190a7a4-1c00-7000-8000-000000000006", "antwoordVoor": "2026-11-25T16:00:00Z",
    "waarom": "Jij kent de wethouder."
}))]
struct OverdrachtAanbod {
    /// Wie het wordt gevraagd.
    persoon_id: Uuid,
    /// Wanneer het antwoord er moet zijn.
    antwoord_voor: Timestamp,
    /// Wat je vraagt, en waarom aan diegene.
    #[schema(min_length = 1, max_length = 500)]
    waarom: String,
}

async fn offer(
    call: Call,
    Path(id): Path<ObligationId>,
    Json(new): Json<OverdrachtAanbod>,
) -> Result<Response, Fault> {
    moves(call, id, move |_, _| {
        Ok(Move::Offer { to: new.persoon_id.into(), answer_by: new.antwoord_voor, why: said(&new.waarom)? })
    })
    .await
}

/// Ja of nee.
#[derive(Deserialize, ToSchema, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum JaNee {
    Ja,
    Nee,
}

/// Het antwoord op een aanbod.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "antwoord": "nee", "waarom": "Ik ben er tot januari niet." }))]
struct AanbodAntwoord {
    /// Ja of nee.
    antwoord: JaNee,
    /// Waarom niet; bij nee verplicht.
    #[serde(default)]
    #[schema(max_length = 500)]
    waarom: Option<String>,
}

async fn answer(
    call: Call,
    Path(id): Path<ObligationId>,
    Json(new): Json<AanbodAntwoord>,
) -> Result<Response, Fault> {
    moves(call, id, move |_, _| match new.antwoord {
        JaNee::Ja => Ok(Move::Accept),
        JaNee::Nee => said(new.waarom.as_deref().unwrap_or_default()).map(Move::Decline),
    })
    .await
}

/// Een reden.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "waarom": "Ik doe het toch zelf." }))]
struct Reden {
    /// Waarom.
    #[schema(min_length = 1, max_length = 500)]
    waarom: String,
}

async fn withdraw(
    call: Call,
    Path(id): Path<ObligationId>,
    Json(new): Json<Reden>,
) -> Result<Response, Fault> {
    moves(call, id, move |_, _| said(&new.waarom).map(Move::Withdraw)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_obligation::LONGEST_WHY;

    #[test]
    fn a_reason_has_words_and_an_end() {
        assert!(said("Omdat het nu moet").is_ok());
        assert!(matches!(said("  "), Err(Fault::Fields(_))));
        assert!(matches!(said(&"x".repeat(LONGEST_WHY + 1)), Err(Fault::Fields(_))));
    }
}
