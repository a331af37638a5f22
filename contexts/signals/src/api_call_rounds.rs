//! Call rounds in the API: how far each has come, the next member for whoever calls along, and noting a call. What was said
//! in a call is read by nobody here; what becomes a signal does so with the member's yes.

use crate::api_raise::not_like_this;
use crate::call_next_member::{self, Given};
use crate::call_round::coverage::{self, Coverage};
use crate::call_round::members::{self, Member};
use crate::call_round::{self, CallRound, CallRoundId};
use crate::note_call::{self, Note, Outcome};
use crate::{list_call_rounds, suggestions};
use api::{Done, Fault, Json};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::api_token::Scope;
use network::{Call, Endpoint, Refusal};
use serde::{Deserialize, Serialize};
use store::Page;
use utoipa::ToSchema;
use web::{Path, Posted};

const TAG: &str = "Belrondes";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/belrondes", "see_call_rounds", list)
            .called(TAG, "belrondes", (
                "Belrondes",
                "De rondes die lopen en die wachten op een tweede poging, en daarna die gesloten zijn, nieuwste eerst.",
            ))
            .pages::<Belronde>(&[]),
        Endpoint::get("/belrondes/{id}", "see_call_rounds", one)
            .called(TAG, "belronde", ("Eén belronde", "De twee vragen en hoeveel leden gesproken zijn."))
            .gives::<Belronde>()
            .versioned(),
        Endpoint::post("/belrondes/{id}/volgende", "call_member", Scope::Raise, next)
            .called(TAG, "volgendLid", (
                "Volgend lid",
                "Geeft een lid dat nog niemand sprak en houdt het een half uur voor je vast; wie er al een aan de lijn heeft, \
                 houdt dat. Het nummer is dat van de organisatie. Is er nu niemand te bellen, dan is dat een 422.",
            )),
        Endpoint::post("/belrondes/{id}/gesprek", "call_member", Scope::Raise, note)
            .called(TAG, "gesprekNoteren", (
                "Een gesprek noteren",
                "Schrijft op of iemand gesproken is, en wat er gezegd is. De persoonsgegevenswacht leest mee, als op de pagina. \
                 Signalen uit een gesprek maak je op de pagina, na het ja van het lid.",
            ))
            .takes::<Gesprek>(),
    ]
}

/// Een belronde.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000061", "naam": "Hoe gaat het met jou?", "vragen": ["Hoe gaat het met jou?",
    "Hoe gaat het met jullie?"], "staat": "loopt", "begonnenOp": "2026-11-23T08:10:00Z", "totEnMet": "2026-12-23T16:00:00Z",
    "leider": "Elly Sarmiento", "leden": 120, "gesproken": 31, "nietBereikt": 4, "zeiNee": 2, "teBellen": 83, "versie": 1
}))]
struct Belronde {
    /// Het nummer.
    id: Uuid,
    /// De naam.
    naam: String,
    /// De twee vragen.
    vragen: [String; 2],
    /// Waar zij staat.
    staat: BelrondeStaat,
    /// Sinds wanneer.
    begonnen_op: Timestamp,
    /// Wanneer zij klaar moet zijn.
    tot_en_met: Timestamp,
    /// Wie haar leidt.
    leider: String,
    /// Hoeveel leden erin zitten.
    leden: i64,
    /// Hoeveel er gesproken zijn.
    gesproken: i64,
    /// Hoeveel er gebeld en niet bereikt zijn.
    niet_bereikt: i64,
    /// Hoeveel er niet gebeld willen worden.
    zei_nee: i64,
    /// Hoeveel er nog niet gebeld zijn.
    te_bellen: i64,
    /// De versie.
    versie: i64,
}

/// Waar een belronde staat.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum BelrondeStaat {
    /// Er wordt gebeld.
    Loopt,
    /// Gesloten; wie stil bleef wordt later nog eens gebeld.
    LaterNogEens,
    /// Gesloten.
    Gesloten,
}

impl Belronde {
    fn of(round: CallRound, coverage: Coverage) -> Self {
        Self {
            id: round.id.into(),
            naam: round.name,
            vragen: round.questions,
            staat: match round.state {
                call_round::State::Running => BelrondeStaat::Loopt,
                call_round::State::Again(..) => BelrondeStaat::LaterNogEens,
                call_round::State::Closed(_) => BelrondeStaat::Gesloten,
            },
            begonnen_op: round.started_at,
            tot_en_met: round.ends_at,
            leider: round.led_by_name,
            leden: coverage.all(),
            gesproken: coverage.spoken,
            niet_bereikt: coverage.not_reached,
            zei_nee: coverage.said_no,
            te_bellen: coverage.to_call,
            versie: round.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_call_rounds")?;
    let after = call.asked.after::<CallRoundId>()?;
    let listed = call.read(move |tx, actor| Ok(list_call_rounds::read(tx, actor, &after)?)).await?;
    let rows = listed.running.into_iter().chain(listed.ended.rows).collect();
    let page = Page { rows, next: listed.ended.next };
    Ok(call.page(&page.map(|(round, coverage)| Belronde::of(round, coverage))))
}

async fn one(call: Call, Path(id): Path<CallRoundId>) -> Result<Response, Fault> {
    let (round, coverage) = call
        .read(move |tx, actor| {
            let round = call_round::load_for(tx, actor, id, "see_call_rounds")?;
            Ok((round, coverage::of(tx, actor.network, id)?))
        })
        .await?;
    let version = round.version;
    Ok(call.one(&Belronde::of(round, coverage), Some(version)))
}

async fn next(call: Call, Path(id): Path<CallRoundId>) -> Result<Response, Fault> {
    call.act(move |tx, actor, now| {
        let given = call_next_member::next_member(tx, actor, now, id, None)?;
        let member: Option<Member> = members::on_the_line(tx, actor.network, id, actor.person)?;
        match (given, member) {
            (Given::OnTheLine, Some(member)) => {
                let path = format!("/organisaties/{}", member.organisation);
                Ok(Done::changed(member.organisation, &path, None))
            }
            (Given::OnTheLine | Given::Nobody | Given::WithAnother, _) => {
                Err(Refusal::NotNow("next-member-none").into())
            }
        }
    })
    .await
}

api::dutch! {
    /// Wat er van een gesprek kwam.
    pub enum GesprekUitkomst for Outcome { Gesproken = Spoken, NietBereikt = NotReached, ZeiNee = SaidNo }
}

/// Een gesprek.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "organisatieId": "0190a7a4-1c00-7000-8000-000000000003", "uitkomst": "gesproken",
    "eersteAntwoord": "Goed, al is het druk.", "tweedeAntwoord": "Mantelzorgers raken op."
}))]
struct Gesprek {
    /// Het nummer van het lid dat je belde.
    organisatie_id: Uuid,
    /// Wat ervan kwam.
    uitkomst: GesprekUitkomst,
    /// Wat er op de eerste vraag gezegd is.
    #[serde(default)]
    #[schema(max_length = 2000)]
    eerste_antwoord: Option<String>,
    /// Wat er op de tweede vraag gezegd is.
    #[serde(default)]
    #[schema(max_length = 2000)]
    tweede_antwoord: Option<String>,
    /// Waarom wat de persoonsgegevenswacht vindt, zo moet blijven staan.
    #[serde(default)]
    #[schema(max_length = 400)]
    reden: Option<String>,
}

async fn note(call: Call, Path(id): Path<CallRoundId>, Json(new): Json<Gesprek>) -> Result<Response, Fault> {
    let outcome = Outcome::from(new.uitkomst);
    let text = |text: Option<String>| text.unwrap_or_default();
    let posted = Posted::of(&[
        ("organisation", &new.organisatie_id.to_string()),
        ("outcome", outcome.name()),
        ("first_answer", &text(new.eerste_antwoord)),
        ("second_answer", &text(new.tweede_antwoord)),
        ("guard_reason", &text(new.reden)),
    ]);
    call.act(move |tx, actor, now| {
        let round = call_round::load_for(tx, actor, id, "call_member")?;
        let known = suggestions::known_here(tx, actor.network, now)?;
        let note = Note::parse(&posted, uuid_at(now), &known)
            .map_err(|(problems, found)| not_like_this(&problems, &found))?;
        note_call::note_call(tx, actor, now, id, &note)?;
        Ok(Done::changed(id, &round.href(), Some(round.version)))
    })
    .await
}
