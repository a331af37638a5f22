//! Sending a handover and answering one, in the API: what is needed to share it, a reply, a yes by name, a no with its
//! reason, and on to another.

use crate::answer_handover::{self, Accept};
use crate::api_handover_acts::{NAMES, acts, day, form, post, step, to, yes};
use crate::handover::Previewed;
use crate::handover::act::Doing;
use crate::handover::names::NoName;
use crate::handover::step::Said;
use crate::send_handover::{self, Send};
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
        post("/overdrachten/{id}/versturen", send, "overdrachtVersturen", (
            "Versturen",
            "Stuurt een concept, nadat het is teruggelezen en met wat het delen mogelijk maakt.",
        ))
        .takes::<Versturen>(),
        post("/overdrachten/{id}/antwoord", reply, "overdrachtVraagBeantwoorden", (
            "Een vraag beantwoorden",
            "Voor wie het stuurde; en of het door mag naar een ander.",
        ))
        .takes::<Overdrachtantwoord>(),
        post("/overdrachten/{id}/aanvaarden", accept, "overdrachtAanvaarden", (
            "Ja zeggen, bij naam",
            "Begint het later dan gewoon, dan alleen met wie zolang meeloopt. De vraag verhuist pas bij het eerste contact.",
        ))
        .takes::<Aanvaarden>(),
        post("/overdrachten/{id}/weigeren", refuse, "overdrachtWeigeren", (
            "Nee zeggen",
            "Met de reden, en een betere weg als je die weet. Daarna lees je niets meer.",
        ))
        .takes::<Weigeren>(),
        post("/overdrachten/{id}/doorsturen", redirect, "overdrachtDoorsturen", (
            "Doorsturen",
            "Naar een ander, als wie het stuurde dat goed vond.",
        ))
        .takes::<Doorsturen>(),
    ]
}

api::dutch! {
    /// Wie het pakket vooraf las.
    pub enum OverdrachtMeegelezen for Previewed {
        Niemand = NotYet, Inwoner = ByResident, ZonderInwoner = WithoutResident
    }
}

api::dutch! {
    /// Waarom niet.
    pub enum OverdrachtReden for NoName {
        Vol = Full, NietVanOns = NotOurs, AndereGroep = OtherGroup, TeVroeg = TooEarly,
        TeWeinigBekend = TooLittleKnown, Anders = Other
    }
}

/// Wat er bij het versturen hoort.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "meegelezen": "inwoner", "waaromNiet": null, "toestemming": "Hij las mee en vindt het goed.", "grondslag": "Wmo",
    "magDoor": false
}))]
struct Versturen {
    /// Wie het pakket vooraf las.
    meegelezen: OverdrachtMeegelezen,
    /// Waarom de inwoner het niet kon lezen; zonder inwoner verplicht.
    #[serde(default)]
    #[schema(max_length = 500)]
    waarom_niet: Option<String>,
    /// Wat het beroepsgeheim opent. Dit of de grondslag is nodig.
    #[serde(default)]
    #[schema(max_length = 500)]
    toestemming: Option<String>,
    /// Wat gebruik van gegevens mogelijk maakt.
    #[serde(default)]
    #[schema(max_length = 500)]
    grondslag: Option<String>,
    /// Of het door mag naar een ander.
    #[serde(default)]
    mag_door: bool,
}

async fn send(call: Call, Path(id): Path<HandoverId>, Json(new): Json<Versturen>) -> Result<Response, Fault> {
    let posted = form(&[
        ("previewed", Some(Previewed::from(new.meegelezen).name().to_owned())),
        ("why_not", new.waarom_niet),
        ("permission", new.toestemming),
        ("legal_basis", new.grondslag),
        ("passing_on", new.mag_door.then(yes)),
    ]);
    acts(call, id, move |tx, actor, now, keys, transition| {
        let new = Send::parse(&posted).map_err(|problems| Fault::of_form(&problems, &NAMES))?;
        Ok(send_handover::send(tx, actor, now, keys, (id, transition, &new))?)
    })
    .await
}

/// Het antwoord op een vraag.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "woorden": "Ja, op woensdag.", "magDoor": false }))]
struct Overdrachtantwoord {
    /// In woorden.
    #[schema(min_length = 1, max_length = 500)]
    woorden: String,
    /// Of het door mag naar een ander.
    #[serde(default)]
    mag_door: bool,
}

async fn reply(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Overdrachtantwoord>,
) -> Result<Response, Fault> {
    let posted = form(&[("answer", Some(new.woorden)), ("passing_on", new.mag_door.then(yes))]);
    step(call, id, posted, answer_handover::reply_to).await
}

/// Een ja, bij naam.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "persoonId": "0190a7a4-1c00-7000-8000-000000000006", "begint": null, "overbrugging": null, "besluitVan": null
}))]
struct Aanvaarden {
    /// Wie het gaat doen.
    persoon_id: Uuid,
    /// Wanneer het begint, als dat is afgesproken.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    begint: Option<Date>,
    /// Wie zolang wat doet, en hoe vaak; verplicht als het later begint dan gewoon.
    #[serde(default)]
    #[schema(max_length = 500)]
    overbrugging: Option<String>,
    /// De dag van de beschikking.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    besluit_van: Option<Date>,
}

async fn accept(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Aanvaarden>,
) -> Result<Response, Fault> {
    let posted = form(&[
        ("worker", Some(new.persoon_id.to_string())),
        ("start", day(new.begint)),
        ("bridging", new.overbrugging),
        ("decided", day(new.besluit_van)),
    ]);
    acts(call, id, move |tx, actor, now, keys, transition| {
        let yes = Accept::parse(&posted).map_err(|problems| Fault::of_form(&problems, &NAMES))?;
        let doing = Doing { id, transition, said: Said::default() };
        Ok(answer_handover::accept(tx, actor, now, keys, (&doing, &yes))?)
    })
    .await
}

/// Een nee, met de reden.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "reden": "vol", "woorden": "Tot maart is er geen plek.", "beter": null }))]
struct Weigeren {
    /// De soort reden.
    reden: OverdrachtReden,
    /// Waarom, in woorden.
    #[schema(min_length = 1, max_length = 500)]
    woorden: String,
    /// Een betere weg, als je die weet.
    #[serde(default)]
    #[schema(max_length = 500)]
    beter: Option<String>,
}

async fn refuse(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Weigeren>,
) -> Result<Response, Fault> {
    let posted = form(&[
        ("code", Some(NoName::from(new.reden).name().to_owned())),
        ("reason", Some(new.woorden)),
        ("better", new.beter),
    ]);
    step(call, id, posted, answer_handover::no).await
}

/// Naar wie het door gaat: een persoon of een balie.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "persoonId": "0190a7a4-1c00-7000-8000-000000000006", "balieId": null, "woorden": "Zij doen dit wel."
}))]
struct Doorsturen {
    /// De persoon, of niemand bij een balie.
    #[serde(default)]
    persoon_id: Option<Uuid>,
    /// De balie, of geen bij een persoon.
    #[serde(default)]
    balie_id: Option<Uuid>,
    /// Waarom daarheen.
    #[schema(min_length = 1, max_length = 500)]
    woorden: String,
}

async fn redirect(
    call: Call,
    Path(id): Path<HandoverId>,
    Json(new): Json<Doorsturen>,
) -> Result<Response, Fault> {
    let posted = form(&[("to", to(new.persoon_id, new.balie_id)), ("reason", Some(new.woorden))]);
    step(call, id, posted, answer_handover::elsewhere).await
}
