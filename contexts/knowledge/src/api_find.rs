//! The search in the API: the same question to the same index, and the same sources that say what may be shown now.

use crate::find::{self, Asked, LONGEST};
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::published::{Published, Source};
use network::{Call, Endpoint};
use search::Place;
use serde::Serialize;
use store::Cursor;
use store::page::Page;
use utoipa::ToSchema;

/// The endpoints of this capability; `sources` is what is searched.
pub fn endpoints(sources: &'static [Source]) -> Vec<Endpoint> {
    let query = |name, about, example| Query { name, about, allowed: Allowed::Text, example };
    let asked = [
        query("zoek", "De woorden.", "wachtlijst jeugdhulp"),
        query(
            "soort",
            "Alleen van deze soort: signal, dossier, solution, answer, practice, measure…",
            "answer",
        ),
        query("thema", "Alleen over dit thema, met zijn subthema's.", "JEU"),
        query("gebied", "Alleen uit dit gebied: de naam.", "Kadebuurt"),
        query("organisatie", "Alleen van organisaties met deze naam.", "Steiger"),
    ];
    vec![
        Endpoint::get("/zoeken", "find", move |call: Call| find_in(call, sources))
            .called(
                "Zoeken",
                "zoeken",
                (
                    "Zoeken",
                    "Alles wat iedereen in het netwerk mag lezen, het best passende eerst, twintig per keer.",
                ),
            )
            .pages::<Gevonden>(&asked),
    ]
}

/// Iets wat gevonden is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "soort": "answer", "id": "0190a7a4-1c00-7000-8000-000000000032", "titel": "Telt beeldbellen mee?",
    "tekst": "Ja. Bellen en beeldbellen tellen mee.", "pagina": "/antwoorden/0190a7a4-1c00-7000-8000-000000000032",
    "veranderdOp": "2026-11-23T08:10:00Z", "themas": ["STE.financiering"], "gebied": null
}))]
struct Gevonden {
    /// Wat het is.
    soort: String,
    /// Het nummer.
    id: Uuid,
    /// De titel, of de eerste woorden.
    titel: String,
    /// De hele tekst.
    tekst: String,
    /// De pagina.
    pagina: String,
    /// Wanneer het voor het laatst veranderde.
    veranderd_op: Timestamp,
    /// De codes van de thema's, het belangrijkste eerst.
    themas: Vec<String>,
    /// De code van het gebied.
    gebied: Option<String>,
}

impl Gevonden {
    fn of(kind: &str, published: Published) -> Self {
        Self {
            soort: kind.to_owned(),
            id: published.id,
            titel: published.title,
            tekst: published.text,
            pagina: published.path,
            veranderd_op: published.at,
            themas: published.themes,
            gebied: published.area,
        }
    }
}

async fn find_in(call: Call, sources: &'static [Source]) -> Result<Response, Fault> {
    call.actor.may_here("find")?;
    let text = |name: &str| call.asked.text(name).map(str::to_owned);
    let asked = Asked {
        words: text("zoek").unwrap_or_default().chars().take(LONGEST).collect(),
        kind: text("soort"),
        theme: text("thema"),
        area: text("gebied"),
        organisation: text("organisatie"),
        since: None,
        after: call.asked.after::<Place>()?.key,
    };
    let index = call.workplace.index.clone();
    let results =
        call.read(move |tx, actor| Ok(find::find(tx, actor, (index.as_ref(), sources), &asked)?)).await?;
    let rows = results.rows.into_iter().map(|(kind, published)| Gevonden::of(kind, published)).collect();
    Ok(call.page(&Page { rows, next: results.next.as_ref().map(Cursor::of) }))
}
