//! Holding what was handed over, in the API: waiting for something outside, what came of it, the resident's word, and what is
//! decided about what came back.

use crate::api_handover_acts::{day, form, post, step, to, yes};
use crate::handover::names::{ChoiceName, HelpedName};
use crate::{hold_handover, settle_handover};
use api::{Fault, Json};
use axum::response::Response;
use handover::HandoverId;
use jiff::civil::Date;
use kernel::ids::Uuid;
use network::{Call, Endpoint};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Path;

/// The endpoints of these acts.
pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        post(
            "/overdrachten/{id}/wachten",
            wait,
            "overdrachtWachten",
            ("Laten wachten", "Op iets van buiten: wat er zolang gebeurt, en wanneer je weer kijkt."),
        )
        .takes::<Wachten>(),
        post(
            "/overdrachten/{id}/verslag",
            report,
            "overdrachtVerslag",
            ("Terugmelden", "Of het hielp, en of wat nodig was er kwam."),
        )
        .takes::<Verslag>(),
        post(
            "/overdrachten/{id}/bevestigen",
            confirm,
            "overdrachtBevestigen",
            ("Het woord van de inwoner", "Of de dagen van twee pogingen om het te horen."),
        )
        .takes::<Bevestigen>(),
        post(
            "/overdrachten/{id}/besluit",
            decide,
            "overdrachtBesluiten",
            ("Besluiten wat nu", "Over wat terugkwam. Dat sluit nooit vanzelf."),
        )
        .takes::<Besluit>(),
    ]
}

api::dutch! {
    /// Of het hielp.
    pub enum OverdrachtGeholpen for HelpedName { Ja = Yes, Deels = Partly, Nee = No }
}

api::dutch! {
    /// Wat er nu gebeurt.
    pub enum OverdrachtKeuze for ChoiceName {
        Opnieuw = SendAgain, AndereWeg = OtherRoute, ZelfDoen = DoItSelf, NaarDeTafel = Escalate, Stoppen = Stop
    }
}

/// Iets van buiten moet eerst.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Ik bel elke dinsdag.", "kijkWeerOp": "2026-12-15" }))]
struct Wachten {
    /// Wat er zolang gebeurt.
    #[schema(min_length = 1, max_length = 500)]
    woorden: String,
    /// Wanneer je weer kijkt, binnen 60 dagen.
    #[schema(value_type = String, format = Date)]
    kijk_weer_op: Date,
}

async fn wait(call: Call, Path(id): Path<HandoverId>, Json(new): Json<Wachten>) -> Result<Response, Fault> {
    let posted = form(&[("interim", Some(new.woorden)), ("review", day(Some(new.kijk_weer_op)))]);
    step(call, id, posted, hold_handover::waiting).await
}

/// Wat het opleverde.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "geholpen": "deels", "behoefteVervuld": false, "woorden": "Hij gaat weer drie dagen." }))]
struct Verslag {
    /// Of het hielp.
    geholpen: OverdrachtGeholpen,
    /// Of wat nodig was er kwam.
    #[serde(default)]
    behoefte_vervuld: bool,
    /// In woorden.
    #[schema(min_length = 1, max_length = 500)]
    woorden: String,
}

async fn report(call: Call, Path(id): Path<HandoverId>, Json(new): Json<Verslag>) -> Result<Response, Fault> {
    let posted = form(&[
        ("helped", Some(HelpedName::from(new.geholpen).name().to_owned())),
        ("met", new.behoefte_vervuld.then(yes)),
        ("words", Some(new.woorden)),
    ]);
    step(call, id, posted, hold_handover::outcome).await
}

/// Het woord van de inwoner, of de dagen van twee pogingen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Ik slaap weer.", "eerstePoging": null, "tweedePoging": null }))]
struct Bevestigen {
    /// Wat de inwoner zegt.
    #[serde(default)]
    #[schema(max_length = 500)]
    woorden: Option<String>,
    /// De dag van de eerste poging.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    eerste_poging: Option<Date>,
    /// De dag van de tweede poging.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    tweede_poging: Option<Date>,
}

async fn confirm(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Bevestigen>,
) -> Result<Response, Fault> {
    let posted = form(&[
        ("words", new.woorden),
        ("first", day(new.eerste_poging)),
        ("second", day(new.tweede_poging)),
    ]);
    step(call, id, posted, hold_handover::residents_word).await
}

/// Wat er nu gebeurt met wat terugkwam.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "keuze": "zelf_doen", "persoonId": null, "balieId": null, "woorden": "Wij gaan zelf verder.",
    "volgendeKeer": "2026-12-15"
}))]
struct Besluit {
    /// Wat je kiest.
    keuze: OverdrachtKeuze,
    /// Bij een andere weg: de persoon.
    #[serde(default)]
    persoon_id: Option<Uuid>,
    /// Bij een andere weg: de balie.
    #[serde(default)]
    balie_id: Option<Uuid>,
    /// Waarom.
    #[schema(min_length = 1, max_length = 500)]
    woorden: String,
    /// Wanneer je weer naar de hulpvraag kijkt.
    #[schema(value_type = String, format = Date)]
    volgende_keer: Date,
}

async fn decide(call: Call, Path(id): Path<HandoverId>, Json(new): Json<Besluit>) -> Result<Response, Fault> {
    let posted = form(&[
        ("choice", Some(ChoiceName::from(new.keuze).name().to_owned())),
        ("to", to(new.persoon_id, new.balie_id)),
        ("words", Some(new.woorden)),
        ("next", day(Some(new.volgende_keer))),
    ]);
    step(call, id, posted, settle_handover::decision).await
}
