//! The network in the API: organisations, areas, themes, and who the token speaks for. Reading only: who looks after the
//! network does so on its pages.

use crate::api_token::Scope;
use crate::area::{self, Area};
use crate::organisation::{self, Organisation, OrganisationKind};
use crate::theme::{self, Theme};
use crate::{Call, Endpoint, Refusal};
use api::operation::Allowed;
use api::{Fault, Query};
use axum::response::Response;
use kernel::OrganisationId;
use kernel::ids::Uuid;
use serde::Serialize;
use store::Page;
use utoipa::ToSchema;
use web::Path;

const TAG: &str = "Netwerk";

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let named = Query {
        name: "naam",
        about: "Alleen organisaties waarvan een woord in de naam zo begint.",
        allowed: Allowed::Text,
        example: "welzijn",
    };
    let level = Query {
        name: "niveau",
        about: "Alleen gebieden van dit niveau.",
        allowed: Allowed::OneOf(&["buurt", "wijk", "gemeente", "regio", "land"]),
        example: "gemeente",
    };
    vec![
        Endpoint::get("/ik", "see_network", who)
            .called("Jezelf", "ik", ("Wie je bent", "In wiens naam dit token werkt, en wat het mag."))
            .gives::<Ik>(),
        Endpoint::get("/organisaties", "see_network", organisations)
            .called(TAG, "organisaties", ("Organisaties", "De organisaties van het netwerk, op naam."))
            .pages::<Organisatie>(&[named]),
        Endpoint::get("/organisaties/{id}", "see_network", one)
            .called(TAG, "organisatie", ("Eén organisatie", "Wat een organisatie is en waar die werkt."))
            .gives::<Organisatie>(),
        Endpoint::get("/gebieden", "see_network", areas)
            .called(TAG, "gebieden", ("Gebieden", "De gebieden van het nieuwste jaar, op code."))
            .pages::<Gebied>(&[level]),
        Endpoint::get("/themas", "see_network", themes)
            .called(TAG, "themas", ("Thema's", "De vaste lijst van thema's, hoofdthema's eerst."))
            .lists::<Thema>(&[]),
    ]
}

/// In wiens naam een token werkt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000002", "naam": "Ruud Camps", "organisatie": "Welzijn De Steiger",
    "organisatieId": "0190a7a4-1c00-7000-8000-000000000003", "bereik": ["lezen", "melden"]
}))]
struct Ik {
    /// Het nummer van de persoon.
    id: Uuid,
    /// De naam.
    naam: String,
    /// De organisatie waarvoor die werkt.
    organisatie: String,
    /// Het nummer van die organisatie.
    organisatie_id: Uuid,
    /// Wat het token mag.
    bereik: Vec<&'static str>,
}

async fn who(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_network")?;
    let actor = &call.actor;
    let me = Ik {
        id: actor.person.into(),
        naam: actor.name.clone(),
        organisatie: actor.organisation_name.clone(),
        organisatie_id: actor.organisation.into(),
        bereik: call.scopes.iter().map(|scope: &Scope| scope.name()).collect(),
    };
    Ok(call.one(&me, None))
}

api::dutch! {
    /// Wat een organisatie is.
    pub enum OrganisatieSoort for OrganisationKind {
        Welzijn = Welfare,
        MaatschappelijkWerk = SocialCasework,
        Opbouwwerk = CommunityWork,
        Jongerenwerk = YouthWork,
        Ouderenwerk = ElderlyWork,
        Mantelzorgondersteuning = InformalCare,
        Vluchtelingenwerk = RefugeeSupport,
        Opvang = Shelter,
        Wijkteam = NeighbourhoodTeam,
        Vrijwilligerscentrale = VolunteerCentre,
        Gemeente = Municipality,
        School = School,
        Jeugdggz = YouthMentalHealth,
        Woningcorporatie = Housing,
        Brancheorganisatie = SectorBody,
        Beroepsvereniging = ProfessionalBody,
        Gemeentenvereniging = MunicipalAssociation,
        Kennisinstituut = KnowledgeInstitute,
        Ministerie = Ministry,
        Directeurennetwerk = DirectorsNetwork,
        Koepel = Umbrella,
    }
}

/// Een organisatie in het netwerk.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-000000000003", "naam": "Welzijn De Steiger", "soort": "welzijn",
    "plaats": "Rivierenhart", "koepelId": null
}))]
struct Organisatie {
    /// Het nummer.
    id: Uuid,
    /// De naam.
    naam: String,
    /// Wat voor organisatie het is.
    soort: OrganisatieSoort,
    /// De plaats van waaruit die werkt.
    plaats: String,
    /// De koepel waar die bij hoort.
    koepel_id: Option<Uuid>,
}

impl From<Organisation> for Organisatie {
    fn from(of: Organisation) -> Self {
        Self {
            id: of.id.into(),
            naam: of.name,
            soort: of.kind.into(),
            plaats: of.place,
            koepel_id: of.umbrella.map(Uuid::from),
        }
    }
}

async fn organisations(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_network")?;
    let after = call.asked.after::<String>()?;
    let begins = call.asked.text("naam").unwrap_or_default().to_owned();
    let found =
        call.read(move |tx, actor| Ok(organisation::search(tx, actor.network, &begins, &after)?)).await?;
    Ok(call.page(&found.map(|listed| Organisatie::from(listed.organisation))))
}

async fn one(call: Call, Path(id): Path<OrganisationId>) -> Result<Response, Fault> {
    let found = call
        .read(move |tx, actor| {
            actor.may_here("see_network")?;
            let found = organisation::load(tx, actor.network, id)?;
            Ok(found.ok_or(Refusal::NotFound("organisation"))?)
        })
        .await?;
    Ok(call.one(&Organisatie::from(found), None))
}

/// Een gebied, met zijn code in een jaar.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "code": "GM0344", "jaar": 2026, "naam": "Loohoek", "niveau": "gemeente", "ligtIn": null
}))]
struct Gebied {
    /// De code.
    code: String,
    /// Het jaar waarin de code geldt.
    jaar: i64,
    /// De naam.
    naam: String,
    /// Buurt, wijk, gemeente, regio of land.
    niveau: String,
    /// De code van het gebied waar het in ligt.
    ligt_in: Option<String>,
}

impl From<Area> for Gebied {
    fn from(of: Area) -> Self {
        Self { code: of.code, jaar: of.year, naam: of.name, niveau: of.kind, ligt_in: of.parent }
    }
}

async fn areas(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_network")?;
    let level = call.asked.text("niveau").map(str::to_owned);
    let after = call.asked.after()?;
    let areas =
        call.read(move |tx, actor| Ok(area::page(tx, actor.network, level.as_deref(), &after)?)).await?;
    Ok(call.page(&areas.map(Gebied::from)))
}

/// Een thema van de vaste lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({ "code": "STE.financiering", "naam": "Financiering", "hoofdthema": "STE" }))]
struct Thema {
    /// De code.
    code: String,
    /// De naam.
    naam: String,
    /// De code van het hoofdthema, bij een subthema.
    hoofdthema: Option<String>,
}

impl From<Theme> for Thema {
    fn from(of: Theme) -> Self {
        Self { code: of.code, naam: of.name_nl, hoofdthema: of.parent }
    }
}

async fn themes(call: Call) -> Result<Response, Fault> {
    let themes = call
        .read(|tx, actor| {
            actor.may_here("see_network")?;
            Ok(theme::list(tx, actor.network)?)
        })
        .await?;
    Ok(call.page(&Page { rows: themes.into_iter().map(Thema::from).collect(), next: None }))
}
