//! Agendas in the API: what stands on a meeting's agenda, and recording what a table said of it, through the same act as on
//! the meeting's page.

use crate::api_words::{Filled, refused};
use crate::bring_to_table::{self, AgendaItem, AgendaItemId, Talk};
use crate::{dossier, record_outcome};
use api::{Done, Fault, Json};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::round_table::{self, MeetingId};
use network::{Call, Endpoint, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Path;

const TABLES: &str = "Tafels";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/overleggen/{id}/agendapunten", "see_table", agenda)
            .called(
                TABLES,
                "agenda",
                ("De agenda van een overleg", "Wat op de agenda staat, in de volgorde waarin het kwam."),
            )
            .lists::<Agendapunt>(&[]),
        Endpoint::get("/agendapunten/{id}", "see_table", item)
            .called(TABLES, "agendapunt", ("Eén agendapunt", "Wat een tafel gevraagd is, en wat die zei."))
            .gives::<Agendapunt>()
            .versioned(),
        Endpoint::post("/agendapunten/{id}/uitkomst", "record_outcome", Scope::Tables, outcome)
            .called(
                TABLES,
                "uitkomstVastleggen",
                ("Een uitkomst vastleggen", "Legt vast wat een tafel zei. Daarna is de trekker aan zet."),
            )
            .takes::<Uitkomst>()
            .versioned(),
    ]
}

/// Een dossier op de agenda van een overleg.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000d", "dossierId": "0190a7a4-1c00-7000-8000-00000000000b",
    "titel": "Subsidie gekort om gesloten inloop", "tafelId": "0190a7a4-1c00-7000-8000-000000000004",
    "tafel": "Bestuurlijk overleg", "overlegId": "0190a7a4-1c00-7000-8000-000000000008",
    "begintOp": "2026-11-26T13:00:00Z", "vraag": "Betalen gemeenten door?", "staat": "op_agenda", "uitkomst": null,
    "versie": 1
}))]
pub struct Agendapunt {
    /// Het nummer.
    id: Uuid,
    /// Het dossier.
    dossier_id: Uuid,
    /// De titel van het dossier.
    titel: String,
    /// De tafel.
    tafel_id: Uuid,
    /// De naam van de tafel.
    tafel: String,
    /// Het overleg.
    overleg_id: Uuid,
    /// Wanneer dat begint.
    begint_op: Timestamp,
    /// Wat de tafel gevraagd is.
    vraag: String,
    /// op_agenda, besproken, of eraf_gehaald omdat er al een oplossing was.
    staat: &'static str,
    /// Wat de tafel zei.
    uitkomst: Option<String>,
    /// De versie.
    versie: i64,
}

impl From<AgendaItem> for Agendapunt {
    fn from(of: AgendaItem) -> Self {
        Self {
            id: of.id.into(),
            dossier_id: of.dossier.into(),
            uitkomst: of.outcome().map(str::to_owned),
            staat: match of.talk {
                Talk::OnAgenda => "op_agenda",
                Talk::Discussed { .. } => "besproken",
                Talk::TakenOff { .. } => "eraf_gehaald",
            },
            titel: of.title,
            tafel_id: of.table_id.into(),
            tafel: of.table,
            overleg_id: of.meeting.into(),
            begint_op: of.starts_at,
            vraag: of.question,
            versie: of.version,
        }
    }
}

async fn agenda(call: Call, Path(id): Path<MeetingId>) -> Result<Response, Fault> {
    let items = call
        .read(move |tx, actor| {
            actor.may_here("see_table")?;
            round_table::meeting(tx, actor.network, id)?.ok_or(Refusal::NotFound("meeting"))?;
            Ok(bring_to_table::agenda(tx, actor.network, id)?)
        })
        .await?;
    Ok(call.whole(items.into_iter().map(Agendapunt::from).collect()))
}

async fn item(call: Call, Path(id): Path<AgendaItemId>) -> Result<Response, Fault> {
    let found = call
        .read(move |tx, actor| {
            actor.may_here("see_table")?;
            Ok(bring_to_table::load(tx, actor.network, id)?)
        })
        .await?;
    let version = found.version;
    Ok(call.one(&Agendapunt::from(found), Some(version)))
}

/// Wat de tafel zei.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "uitkomst": "De gemeenten betalen door tot de zomer." }))]
struct Uitkomst {
    /// Wat de tafel zei.
    #[schema(min_length = 1, max_length = 4000)]
    uitkomst: String,
}

async fn outcome(
    call: Call,
    Path(id): Path<AgendaItemId>,
    Json(new): Json<Uitkomst>,
) -> Result<Response, Fault> {
    let posted = Filled::default().with("outcome", Some(new.uitkomst)).posted();
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let item = bring_to_table::load(tx, actor.network, id)?;
        let dossier = dossier::load(tx, actor.network, item.dossier)?;
        actor.may("record_outcome", &record_outcome::matter_for(tx, actor, &dossier, &item)?)?;
        if_match.holds(item.version)?;
        let outcome = record_outcome::parse(&posted).map_err(|problems| refused(&problems))?;
        record_outcome::record_outcome(tx, actor, now, id, &outcome)?;
        let version = bring_to_table::load(tx, actor.network, id)?.version;
        Ok(Done::changed(id, &format!("/agendapunten/{id}"), Some(version)))
    })
    .await
}
