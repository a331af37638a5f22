//! Handovers in the API: those in which somebody is a side, one of them with its packet as long as they may read it, and one
//! as a FHIR R4 task for systems of care. The same policy and the same read log as the pages; a scope of its own, so that a
//! token that reads signals opens nothing of a resident.

use crate::handover::names::{KindName, StageName, UrgencyName};
use crate::handover::{self as kept, Kept, standing};
use crate::list_handovers;
use crate::plan;
use crate::show_handover::{self, Shown};
use api::Fault;
use api::operation::FHIR_JSON;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use handover::fhir::{self, References};
use handover::{HandoverId, Holder};
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Call, Endpoint, Refusal, desk};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use store::{Page, Tx};
use utoipa::ToSchema;
use web::Path;

pub(crate) const TAG: &str = "Overdrachten";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/overdrachten", "see_handovers", list)
            .called(TAG, "overdrachten", (
                "Waar je een kant van bent",
                "De warme overdrachten die nog lopen en waarvan jij of je balie gever of ontvanger is, de nieuwste eerst. \
                 Hier staat niets van een inwoner.",
            ))
            .pages::<Overdracht>(&[])
            .within(Scope::Handovers),
        Endpoint::get("/overdrachten/{id}", "see_handover", one)
            .called(TAG, "overdracht", (
                "Eén overdracht",
                "Waar die staat, en de vraag en het verhaal zolang jij die mag lezen. Dit is openen: wie gevraagd is, heeft \
                 de overdracht dan gezien, en het staat in de lijst van wie keek.",
            ))
            .gives::<Overdracht>()
            .versioned()
            .within(Scope::Handovers),
        Endpoint::get("/overdrachten/{id}/fhir", "see_handover", task)
            .called(TAG, "overdrachtFhir", (
                "Als taak in FHIR R4",
                "De overdracht als `Task`, volgens het profiel voor verwijzen van SDOH Clinical Care (HL7, 3.0.0). Zonder \
                 namen en zonder verhaal: alleen nummers, standen en momenten.",
            ))
            .gives::<FhirTask>()
            .as_media(FHIR_JSON)
            .within(Scope::Handovers),
    ]
}

api::dutch! {
    /// Wat er gevraagd wordt.
    pub enum OverdrachtSoort for KindName {
        Overdragen = Transfer, Verwijzen = Refer, Meedenken = Consult, Overnemen = Claim
    }
}

api::dutch! {
    /// Hoe snel.
    pub enum OverdrachtSpoed for UrgencyName { Gewoon = Normal, DezeWeek = Soon, Nu = Now }
}

api::dutch! {
    /// Waar het staat.
    pub enum OverdrachtStand for StageName {
        Concept = Draft, Gestuurd = Sent, Gezien = Seen, VraagGesteld = Asked, Aangenomen = Accepted,
        ContactGemist = ContactMissed, Overgenomen = Held, Wacht = Waiting, Teruggemeld = Reported, Gesloten = Closed,
        Geweigerd = Refused, Onbeantwoord = Unanswered, Teruggetrokken = Withdrawn, Doorgestuurd = Redirected,
        Besloten = Settled, Vervallen = Dropped, Verdergegaan = MovedOn
    }
}

/// Een warme overdracht.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000031", "soort": "verwijzen", "spoed": "gewoon", "stand": "gezien",
    "van": "Fatima el Amrani", "naar": "Joost ter Braak", "hulpvraagId": "0190a7a4-1c00-7000-8000-000000000032",
    "deelVan": null, "nuAanZet": "Joost ter Braak", "voor": "2026-11-27T16:00:00Z",
    "geschrevenOp": "2026-11-23T08:10:00Z", "gewijzigdOp": "2026-11-23T09:00:00Z",
    "vraag": "Kan hij bij jullie terecht?", "verhaal": "Hij zoekt werk.", "gewenst": null, "versie": 3
}))]
struct Overdracht {
    /// Het nummer.
    id: Uuid,
    /// Wat er gevraagd wordt.
    soort: OverdrachtSoort,
    /// Hoe snel.
    spoed: OverdrachtSpoed,
    /// Waar het staat.
    stand: OverdrachtStand,
    /// Wie geeft: een persoon of een balie.
    van: String,
    /// Wie ontvangt: een persoon of een balie.
    naar: String,
    /// De hulpvraag waar het over gaat.
    hulpvraag_id: Uuid,
    /// De overdracht waar deze een deel van is.
    deel_van: Option<Uuid>,
    /// Wie nu iets moet doen; niemand als er niets meer te doen is.
    nu_aan_zet: Option<String>,
    /// Voor wanneer.
    voor: Option<Timestamp>,
    /// Wanneer die geschreven is.
    geschreven_op: Timestamp,
    /// Wanneer er het laatst iets mee gebeurde.
    gewijzigd_op: Timestamp,
    /// Wat er gevraagd wordt, in woorden; alleen bij één overdracht, en zolang jij die mag lezen.
    vraag: Option<String>,
    /// Het verhaal tot nu toe; net zo.
    verhaal: Option<String>,
    /// Wanneer het zou moeten beginnen; net zo.
    gewenst: Option<String>,
    /// De versie.
    versie: i64,
}

/// Een `Task` van FHIR R4; wat er verder in staat, zegt het profiel.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "resourceType": "Task", "id": "0190a7a4-1c00-7000-8000-000000000031", "status": "requested", "intent": "order",
    "priority": "routine", "businessStatus": { "text": "seen" },
    "focus": { "reference": "ServiceRequest/0190a7a4-1c00-7000-8000-000000000032" },
    "for": { "reference": "Patient/0190a7a4-1c00-7000-8000-000000000033" },
    "requester": { "reference": "PractitionerRole/0190a7a4-1c00-7000-8000-000000000002" },
    "owner": { "reference": "Organization/0190a7a4-1c00-7000-8000-000000000003" },
    "authoredOn": "2026-11-23T08:10:00Z", "lastModified": "2026-11-23T09:00:00Z"
}))]
struct FhirTask {
    /// Altijd `Task`.
    resource_type: String,
    /// Het nummer van de overdracht.
    id: String,
    /// De stand, in de woorden van FHIR.
    status: String,
    /// Altijd `order`.
    intent: String,
    /// De rest van de taak.
    #[serde(flatten)]
    rest: BTreeMap<String, Json>,
}

fn bare(of: &Kept, line: &list_handovers::Line) -> Option<Overdracht> {
    Some(Overdracht {
        id: of.id.into(),
        soort: line.kind.into(),
        spoed: UrgencyName::from(of.machine.urgency).into(),
        stand: StageName::named(of.stage().word())?.into(),
        van: line.sides.0.clone(),
        naar: line.sides.1.clone(),
        hulpvraag_id: of.request.into(),
        deel_van: of.part_of.map(Uuid::from),
        nu_aan_zet: line.next.as_ref().map(|(_, name, _)| name.clone()),
        voor: line.next.as_ref().map(|(_, _, at)| *at),
        geschreven_op: of.drafted.1,
        gewijzigd_op: of.changed_at,
        vraag: None,
        verhaal: None,
        gewenst: None,
        versie: of.version,
    })
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_handovers")?;
    let after = call.asked.after()?;
    let found = call
        .read(move |tx, actor| {
            let Page { rows: kept, next } = kept::of_worker(tx, actor, &after)?;
            let mut rows = Vec::with_capacity(kept.len());
            for kept in &kept {
                rows.extend(bare(kept, &list_handovers::line(tx, kept)?));
            }
            Ok(Page { rows, next })
        })
        .await?;
    Ok(call.page(&found))
}

async fn one(call: Call, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let (keys, request) = (call.workplace.keys.clone(), call.request);
    let (actor, now) = (call.actor.clone(), call.now());
    let found = call.workplace.write(move |tx| opened(tx, &actor, (id, now), &keys, request)).await?;
    let version = found.versie;
    Ok(call.one(&found, Some(version)))
}

/// Opens one, as its page does.
fn opened(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now): (HandoverId, Timestamp),
    keys: &Keys,
    request: Uuid,
) -> Result<Overdracht, Refusal> {
    let kept = kept::load(tx, actor.network, id)?;
    let reading = looks(tx, actor, now, keys, (&kept, request))?;
    let shown: Shown = show_handover::shown(tx, actor, (id, now), keys, reading.as_ref())?;
    let line = list_handovers::line(tx, shown.kept())?;
    let bare = bare(shown.kept(), &line).ok_or(Refusal::NotFound("handover"))?;
    let Some(packet) = shown.packet() else { return Ok(bare) };
    Ok(Overdracht {
        vraag: Some(packet.question.clone()),
        verhaal: Some(packet.story.clone()),
        gewenst: packet.wished.clone(),
        ..bare
    })
}

/// The look at its packet, with its line; nothing when they may see where it stands and no more.
fn looks(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (of, request): (&Kept, Uuid),
) -> Result<Option<Reading>, Refusal> {
    if !show_handover::may_see(tx, actor, now, of)?.reads {
        return Ok(None);
    }
    let look = Look {
        reader: Reader::worker(actor),
        subject: plan::subject(of.plan),
        part: Part::Story,
        purpose: Purpose::Handover,
        behalf: None,
        request,
    };
    match Reading::of(tx, now, keys, &look, Ok(()))? {
        Looked::Granted(reading) => Ok(Some(reading)),
        Looked::Refused(refusal) => Err(refusal),
    }
}

async fn task(call: Call, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let (keys, request) = (call.workplace.keys.clone(), call.request);
    let (actor, now) = (call.actor.clone(), call.now());
    let task = call.workplace.write(move |tx| fhir_task(tx, &actor, (id, now), &keys, request)).await?;
    let broken = |problem: serde_json::Error| Fault::from(Refusal::Broken(problem.to_string()));
    let task: FhirTask = serde_json::from_value(task).map_err(broken)?;
    let task = serde_json::to_string(&task).map_err(broken)?;
    Ok(([(CONTENT_TYPE, FHIR_JSON)], task).into_response())
}

fn fhir_task(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, now): (HandoverId, Timestamp),
    keys: &Keys,
    request: Uuid,
) -> Result<Json, Refusal> {
    let kept = kept::load(tx, actor.network, id)?;
    // It opens nothing; that somebody took it along stands in the log all the same.
    let _line = looks(tx, actor, now, keys, (&kept, request))?;
    let requester = party(tx, &kept, kept.machine.party(kept.machine.asker()))?;
    let owner = party(tx, &kept, kept.machine.party(kept.machine.asked()))?;
    let part_of = kept.part_of.map(|whole| format!("Task/{}", Uuid::from(whole)));
    Ok(fhir::task(
        &kept.machine,
        &References {
            id: &Uuid::from(kept.id).to_string(),
            focus: &format!("ServiceRequest/{}", kept.request),
            subject: &format!("Patient/{}", kept.plan),
            requester: &requester,
            owner: &owner,
            part_of: part_of.as_deref(),
            authored_on: kept.drafted.1,
            last_modified: kept.changed_at,
        },
    ))
}

/// A person in their role, or the organisation of a desk.
fn party(tx: &mut Tx<'_>, of: &Kept, holder: Holder) -> Result<String, Refusal> {
    Ok(match standing::theirs(holder) {
        obligations::Holder::Person(person) => format!("PractitionerRole/{person}"),
        obligations::Holder::Desk(desk) => match desk::organisation_of(tx, of.network, desk)? {
            Some(organisation) => format!("Organization/{organisation}"),
            None => format!("Organization/{}", of.network),
        },
    })
}
