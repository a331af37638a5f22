//! The directory in the API: finding offers and reading one as the pages do, saying that it is still so, and saying how much
//! room there is, so that a registration system can keep waiting times true without anybody typing them twice.

use crate::confirm_offer;
use crate::find_offer::{Asked, find};
use crate::offer::{self, Offer, OfferId, State};
use crate::pontoon::Pontoon;
use crate::say_room::{self, say};
use crate::typed_offer::TypedRoom;
use api::operation::Allowed;
use api::{Done, Fault, Json, Query};
use axum::response::Response;
use jiff::civil::Date;
use kernel::Timestamp;
use kernel::ids::Uuid;
use network::api_token::Scope;
use network::{Actor, Call, Endpoint, theme};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;
use web::{Path, Posted};

const TAG: &str = "Aanbod";
/// The names of the pontoons.
const PONTOONS: [&str; 3] = ["onderwijs", "begeleiding", "specialistisch"];

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let query = |name, about, allowed, example| Query { name, about, allowed, example };
    let filters = [
        query("zoek", "Waar het over gaat, in gewone woorden.", Allowed::Text, "opvoeden"),
        query("ponton", "Alleen op dit ponton.", Allowed::OneOf(&PONTOONS), "begeleiding"),
        query("gebied", "Alleen voor dit gebied: de code of de naam.", Allowed::Text, "Kadebuurt"),
        query("thema", "Alleen over dit thema.", Allowed::Text, "REL"),
        query(
            "organisatieId",
            "Alleen van deze organisatie.",
            Allowed::Id,
            "0190a7a4-1c00-7000-8000-000000000003",
        ),
    ];
    vec![
        Endpoint::get("/aanbod", "see_offers", list)
            .called(TAG, "aanbod", (
                "Bij wie klop ik aan?",
                "Wat organisaties doen en niet doen, op naam. Alleen wat open is; wat voorbij is, staat er niet bij.",
            ))
            .pages::<Aanbod>(&filters),
        Endpoint::get("/aanbod/{id}", "see_offers", one)
            .called(TAG, "eenAanbod", ("Eén aanbod", "Wat er gedaan wordt, naar wie je vraagt en hoe lang het duurt."))
            .gives::<Aanbod>()
            .versioned(),
        Endpoint::post("/aanbod/{id}/bevestiging", "confirm_offer", Scope::Offers, confirm)
            .called(TAG, "aanbodBevestigen", (
                "Dit klopt nog",
                "Zegt dat een aanbod van je eigen organisatie nog klopt. Wie erom gevraagd was, hoeft niets meer te doen.",
            ))
            .versioned(),
        Endpoint::post("/aanbod/{id}/plek", "say_room", Scope::Offers, room)
            .called(TAG, "plekZeggen", (
                "Zeggen hoe lang het duurt",
                "Zet wachttijd en vrije plekken bij een aanbod van je eigen organisatie, met de datum en je naam.",
            ))
            .takes::<Plek>()
            .versioned(),
    ]
}

api::dutch! {
    /// Op welk ponton het staat.
    pub enum Ponton for Pontoon { Onderwijs = Education, Begeleiding = Guidance, Specialistisch = Specialist }
}

/// Wat een organisatie doet.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000021", "naam": "Inloop Kadehuis", "ponton": "onderwijs",
    "organisatie": "Welzijn De Steiger", "organisatieId": "0190a7a4-1c00-7000-8000-000000000003",
    "doet": "Koffie, een luisterend oor en hulp bij brieven.", "doetNiet": "Geen schuldhulp.",
    "voorWie": "Iedereen uit de Kadebuurt", "contact": "Fatima el Amrani",
    "contactId": "0190a7a4-1c00-7000-8000-000000000002", "bereiken": "Loop binnen", "waar": "Kadeplein 3",
    "wanneer": "Maandag tot en met donderdag", "plekken": 4, "wachtweken": 0, "gezegdOp": "2026-11-23T08:10:00Z",
    "gezegdDoor": "Fatima el Amrani", "themas": ["REL"], "gebieden": ["WK990101"], "geldigVanaf": null,
    "geldigTot": null, "gesloten": false, "bevestigdOp": "2026-11-23T08:10:00Z", "versie": 2
}))]
struct Aanbod {
    /// Het nummer.
    id: Uuid,
    /// Hoe het heet.
    naam: String,
    /// Op welk ponton het staat.
    ponton: Ponton,
    /// De organisatie.
    organisatie: String,
    /// Het nummer van de organisatie.
    organisatie_id: Uuid,
    /// Wat ze doen.
    doet: String,
    /// Wat ze niet doen.
    doet_niet: Option<String>,
    /// Voor wie het is.
    voor_wie: Option<String>,
    /// Naar wie je vraagt; niemand betekent de balie van de organisatie.
    contact: Option<String>,
    /// Het nummer van die persoon.
    contact_id: Option<Uuid>,
    /// Hoe je ze bereikt.
    bereiken: Option<String>,
    /// Waar het is.
    waar: Option<String>,
    /// Wanneer het open is.
    wanneer: Option<String>,
    /// Vrije plekken.
    plekken: Option<i64>,
    /// Weken wachten.
    wachtweken: Option<i64>,
    /// Wanneer dat gezegd is.
    gezegd_op: Option<Timestamp>,
    /// Door wie.
    gezegd_door: Option<String>,
    /// De codes van de thema's.
    themas: Vec<String>,
    /// De codes van de gebieden; geen betekent het hele netwerk.
    gebieden: Vec<String>,
    /// Vanaf welke dag.
    #[schema(value_type = Option<String>, format = "date")]
    geldig_vanaf: Option<Date>,
    /// Tot en met welke dag.
    #[schema(value_type = Option<String>, format = "date")]
    geldig_tot: Option<Date>,
    /// Of het gesloten is.
    gesloten: bool,
    /// Wanneer iemand voor het laatst zei dat het klopt.
    bevestigd_op: Timestamp,
    /// De versie.
    versie: i64,
}

impl From<Offer> for Aanbod {
    fn from(of: Offer) -> Self {
        let contact = of.asked_for().map(|contact| (contact.name.clone(), contact.person.into())).unzip();
        let (gezegd_op, gezegd_door) = of.room.as_ref().map(|room| (room.at, room.by_name.clone())).unzip();
        Self {
            id: of.id.into(),
            naam: of.entry.name,
            ponton: of.entry.pontoon.into(),
            organisatie: of.organisation_name,
            organisatie_id: of.organisation.into(),
            doet: of.entry.does,
            doet_niet: of.entry.does_not,
            voor_wie: of.entry.audience,
            contact: contact.0,
            contact_id: contact.1,
            bereiken: of.entry.reach,
            waar: of.entry.place,
            wanneer: of.entry.hours,
            plekken: of.room.as_ref().and_then(|room| room.places),
            wachtweken: of.room.as_ref().and_then(|room| room.weeks),
            gezegd_op,
            gezegd_door,
            themas: of.entry.themes,
            gebieden: of.entry.areas,
            geldig_vanaf: of.entry.valid_from,
            geldig_tot: of.entry.valid_until,
            gesloten: of.state != State::Open,
            bevestigd_op: of.confirmed_at,
            versie: of.version,
        }
    }
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_offers")?;
    let after = call.asked.after()?;
    let text = |name: &str| call.asked.text(name).map(str::to_owned);
    let pontoon = text("ponton").and_then(|named| PONTOONS.iter().position(|one| *one == named));
    let asked = Asked {
        words: text("zoek").unwrap_or_default(),
        pontoon: pontoon.and_then(|at| Pontoon::ALL.get(at).copied()),
        theme: text("thema"),
        area: text("gebied"),
        organisation: text("organisatieId").and_then(|id| id.parse().ok()),
    };
    let now = call.now();
    let found = call
        .read(move |tx, actor| {
            if let Some(code) = &asked.theme
                && !theme::exists(tx, actor.network, code)?
            {
                return Err(Fault::nothing("thema", "problem-offer-no-such-theme"));
            }
            let found = find(tx, actor.network, now, (&asked, &after))?;
            found.ok_or_else(|| Fault::nothing("gebied", "problem-offer-no-such-area"))
        })
        .await?;
    Ok(call.page(&found.map(Aanbod::from)))
}

async fn one(call: Call, Path(id): Path<OfferId>) -> Result<Response, Fault> {
    let offer = call
        .read(move |tx, actor| {
            actor.may_here("see_offers")?;
            Ok(offer::load(tx, actor.network, id)?)
        })
        .await?;
    let version = offer.version;
    Ok(call.one(&Aanbod::from(offer), Some(version)))
}

/// An offer as it stands after an act.
fn done(tx: &mut Tx<'_>, actor: &Actor, id: OfferId) -> Result<Done, Fault> {
    let version = offer::load(tx, actor.network, id)?.version;
    Ok(Done::changed(id, &offer::href(id), Some(version)))
}

async fn confirm(call: Call, Path(id): Path<OfferId>) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let offer = offer::load(tx, actor.network, id)?;
        actor.may("confirm_offer", &offer.of_owner(tx, actor)?)?;
        if_match.holds(offer.version)?;
        confirm_offer::confirm(tx, actor, now, id)?;
        done(tx, actor, id)
    })
    .await
}

/// Hoeveel plek er is.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "wachtweken": 6, "plekken": 0 }))]
struct Plek {
    /// Weken tot iemand terecht kan; 0 als het meteen kan.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 260)]
    wachtweken: Option<i64>,
    /// Vrije plekken.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9999)]
    plekken: Option<i64>,
}

/// How the fields of our form are called in the API.
const NAMES: [(&str, &str); 2] = [("weeks", "wachtweken"), ("places", "plekken")];

impl Plek {
    /// Read by the rules of the form.
    fn typed(&self) -> Result<TypedRoom, Fault> {
        let said = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let posted = Posted::of(&[("weeks", &said(self.wachtweken)), ("places", &said(self.plekken))]);
        say_room::parse(&posted).map_err(|problems| Fault::of_form(&problems, &NAMES))
    }
}

async fn room(call: Call, Path(id): Path<OfferId>, Json(new): Json<Plek>) -> Result<Response, Fault> {
    let if_match = call.if_match.clone();
    call.act(move |tx, actor, now| {
        let offer = offer::load(tx, actor.network, id)?;
        actor.may("say_room", &offer.of_owner(tx, actor)?)?;
        if_match.holds(offer.version)?;
        say(tx, actor, now, id, new.typed()?)?;
        done(tx, actor, id)
    })
    .await
}
