//! Tables and meetings in the API: who sits where with what mandate, when they meet, and planning a meeting through the
//! same act as on the table's page.

use crate::api_token::Scope;
use crate::area::Level;
use crate::plan_meeting::{self, LENGTHS, PLACE_MOST};
use crate::round_table::{
    self, AN_HOUR, Meeting, MeetingId, RoundTable, RoundTableId, Seat, Sitting, TableKind,
};
use crate::{Call, Endpoint, Refusal};
use api::operation::Allowed;
use api::{Done, Fault, Json, Query};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Path;

const TAG: &str = "Tafels";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let of_table = Query {
        name: "tafel",
        about: "Alleen overleggen van deze tafel, ook die geweest zijn.",
        allowed: Allowed::Id,
        example: "0190a7a4-1c00-7000-8000-000000000004",
    };
    vec![
        Endpoint::get("/tafels", "see_tables", tables)
            .called(TAG, "tafels", ("Overlegtafels", "Alle overlegtafels van het netwerk, op naam."))
            .pages::<Tafel>(&[]),
        Endpoint::get("/tafels/{id}", "see_table", table)
            .called(TAG, "tafel", ("Eén overlegtafel", "Wie eraan zit, met welk mandaat, en waar die over gaat."))
            .gives::<TafelMetStoelen>(),
        Endpoint::get("/overleggen", "see_tables", meetings)
            .called(TAG, "overleggen", ("Overleggen", "De overleggen die komen, het eerste eerst. Van één tafel ook die geweest zijn, het laatste eerst."))
            .pages::<Overleg>(&[of_table]),
        Endpoint::get("/overleggen/{id}", "see_table", meeting)
            .called(TAG, "overleg", ("Eén overleg", "Wanneer en waar een tafel bij elkaar komt."))
            .gives::<Overleg>(),
        Endpoint::post("/tafels/{id}/overleggen", "plan_meeting", Scope::Tables, plan)
            .called(TAG, "overlegPlannen", (
                "Een overleg plannen",
                "Plant een overleg. Voor de voorzitter van de tafel. Dezelfde tafel op hetzelfde moment is één overleg.",
            ))
            .takes::<NieuwOverleg>()
            .makes(),
    ]
}

api::dutch! {
    /// Waar een tafel voor is.
    pub enum TafelSoort for TableKind {
        Bestuurlijk = Administrative,
        Ambtelijk = Official,
        Cao = Labour,
        Wetgeving = Legislation,
        Regio = Region,
        Wijk = Neighbourhood,
    }
}

api::dutch! {
    /// Hoe ver iets reikt.
    pub enum Niveau for Level { Wijk = Wijk, Gemeente = Gemeente, Regio = Regio, Land = Land }
}

/// Een overlegtafel.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000004", "naam": "Bestuurlijk overleg", "soort": "bestuurlijk",
    "niveau": "land", "voorzitter": "Elly Sarmiento", "voorzitterId": "0190a7a4-1c00-7000-8000-000000000005"
}))]
struct Tafel {
    /// Het nummer.
    id: Uuid,
    /// De naam.
    naam: String,
    /// Waar die voor is.
    soort: TafelSoort,
    /// Hoe ver die reikt.
    niveau: Niveau,
    /// Wie de tafel bij elkaar roept.
    voorzitter: String,
    /// Het nummer van de voorzitter.
    voorzitter_id: Uuid,
}

impl From<RoundTable> for Tafel {
    fn from(of: RoundTable) -> Self {
        Self {
            id: of.id.into(),
            naam: of.name,
            soort: of.kind.into(),
            niveau: of.level.into(),
            voorzitter: of.convener_name,
            voorzitter_id: of.convener.into(),
        }
    }
}

/// Een overlegtafel met wie eraan zit.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000004", "naam": "Bestuurlijk overleg", "soort": "bestuurlijk",
    "niveau": "land", "voorzitter": "Elly Sarmiento", "voorzitterId": "0190a7a4-1c00-7000-8000-000000000005",
    "themas": ["STE"], "stoelen": [{
        "persoon": "Joost ter Braak", "persoonId": "0190a7a4-1c00-7000-8000-000000000006",
        "organisatie": "Welzijn Loohoek", "organisatieId": "0190a7a4-1c00-7000-8000-000000000007",
        "mandaat": "Beslist over doorbetalen"
    }]
}))]
struct TafelMetStoelen {
    /// De tafel.
    #[serde(flatten)]
    tafel: Tafel,
    /// De codes van de thema's waar die over gaat.
    themas: Vec<String>,
    /// Wie eraan zit.
    stoelen: Vec<Stoel>,
}

/// Wie aan een tafel zit, namens wie, met welk mandaat.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Stoel {
    /// De naam.
    persoon: String,
    /// Het nummer van de persoon.
    persoon_id: Uuid,
    /// De organisatie.
    organisatie: String,
    /// Het nummer van de organisatie.
    organisatie_id: Uuid,
    /// Waarover die mag beslissen.
    mandaat: String,
}

impl From<Seat> for Stoel {
    fn from(of: Seat) -> Self {
        Self {
            persoon: of.person_name,
            persoon_id: of.person.into(),
            organisatie: of.organisation_name,
            organisatie_id: of.organisation.into(),
            mandaat: of.mandate,
        }
    }
}

/// Een overleg van een tafel.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000008", "tafelId": "0190a7a4-1c00-7000-8000-000000000004",
    "begintOp": "2026-11-26T13:00:00Z", "eindigtOp": "2026-11-26T14:00:00Z", "plaats": "online", "gaatDoor": true
}))]
struct Overleg {
    /// Het nummer.
    id: Uuid,
    /// De tafel die bij elkaar komt.
    tafel_id: Uuid,
    /// Wanneer.
    begint_op: Timestamp,
    /// Tot wanneer.
    eindigt_op: Timestamp,
    /// Waar: een plaats, of online.
    plaats: String,
    /// Of het doorgaat.
    gaat_door: bool,
}

impl From<Meeting> for Overleg {
    fn from(of: Meeting) -> Self {
        Self {
            id: of.id.into(),
            tafel_id: of.table.into(),
            begint_op: of.starts_at,
            eindigt_op: of.ends_at(),
            gaat_door: !of.is_off(),
            plaats: of.place,
        }
    }
}

async fn tables(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_tables")?;
    let after = call.asked.after()?;
    let tables = call.read(move |tx, actor| Ok(round_table::by_name(tx, actor.network, &after)?)).await?;
    Ok(call.page(&tables.map(Tafel::from)))
}

async fn table(call: Call, Path(id): Path<RoundTableId>) -> Result<Response, Fault> {
    let shown = call
        .read(move |tx, actor| {
            actor.may_here("see_table")?;
            let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
            Ok(TafelMetStoelen {
                tafel: table.into(),
                themas: round_table::themes_of(tx, actor.network, id)?,
                stoelen: round_table::seats(tx, actor.network, id)?.into_iter().map(Stoel::from).collect(),
            })
        })
        .await?;
    Ok(call.one(&shown, None))
}

async fn meetings(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_tables")?;
    let table: Option<RoundTableId> = call.asked.text("tafel").and_then(|id| id.parse().ok());
    let (now, after) = (call.now(), call.asked.after()?);
    let meetings = call
        .read(move |tx, actor| {
            Ok(match table {
                Some(table) => round_table::of_table(tx, actor.network, table, &after)?,
                None => round_table::coming(tx, actor.network, now, &after)?,
            })
        })
        .await?;
    Ok(call.page(&meetings.map(Overleg::from)))
}

async fn meeting(call: Call, Path(id): Path<MeetingId>) -> Result<Response, Fault> {
    let found = call
        .read(move |tx, actor| {
            actor.may_here("see_table")?;
            let found = round_table::meeting(tx, actor.network, id)?;
            Ok(found.ok_or(Refusal::NotFound("meeting"))?)
        })
        .await?;
    Ok(call.one(&Overleg::from(found), None))
}

/// Een overleg om te plannen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "begintOp": "2026-12-10T13:00:00Z", "eindigtOp": "2026-12-10T14:30:00Z", "plaats": "online"
}))]
struct NieuwOverleg {
    /// Wanneer.
    begint_op: Timestamp,
    /// Tot wanneer, op zijn laatst een dag later. Een uur na het begin als het er niet staat.
    eindigt_op: Option<Timestamp>,
    /// Waar: een plaats, of online.
    #[schema(min_length = 1, max_length = 120)]
    plaats: String,
}

async fn plan(
    call: Call,
    Path(id): Path<RoundTableId>,
    Json(new): Json<NieuwOverleg>,
) -> Result<Response, Fault> {
    let ends_at = new.eindigt_op;
    let sitting = Sitting {
        starts_at: new.begint_op,
        minutes: ends_at.map_or(AN_HOUR, |end| (end.as_second() - new.begint_op.as_second()) / 60),
        place: new.plaats.trim().to_owned(),
    };
    let problem = if sitting.place.is_empty() {
        Some(("plaats", "plan-meeting-place-empty"))
    } else if sitting.place.chars().count() > PLACE_MOST {
        Some(("plaats", "plan-meeting-place-too-long"))
    } else if !LENGTHS.contains(&sitting.minutes) {
        Some(("eindigtOp", "plan-meeting-until-not-after"))
    } else {
        None
    };
    call.act(move |tx, actor, now| {
        let table = round_table::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("table"))?;
        actor.may("plan_meeting", &plan_meeting::matter(actor, &table))?;
        if let Some((field, problem)) = problem {
            return Err(Fault::field(field, problem));
        }
        let meeting = plan_meeting::plan(tx, actor, now, id, &sitting)?;
        Ok(Done::made(meeting, &format!("/overleggen/{meeting}"), None))
    })
    .await
}
