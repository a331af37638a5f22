//! Dossiers in the API: the list, one dossier as its page shows it, and gathering signals into one.

use crate::api_words::{DOSSIER_STATES, Filled, Niveau, Oplossing, Soort, refused, state};
use crate::dossier::{self, Dossier, DossierId, Filter};
use crate::gather::{self, Gather};
use crate::show_dossier::{self, Part};
use crate::{api_agendas, api_promises, suggestions};
use api::operation::Allowed;
use api::{Done, Fault, Json, Query};
use axum::response::Response;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use network::api_token::Scope;
use network::{Call, Endpoint};
use serde::{Deserialize, Serialize};
use store::page::Page;
use utoipa::ToSchema;
use web::{Path, View};
use worklist::api_holder::Houder;
use worklist::why;

/// The heading of dossiers.
pub const TAG: &str = "Dossiers";
/// The states that a list can be asked for.
const STATES: [&str; 11] = [
    "verzamelen",
    "voorbereid",
    "aan_tafel",
    "in_behandeling",
    "opgelost",
    "niet_opgelost",
    "teruggebracht",
    "restant",
    "bevestigd",
    "gesloten_zonder_reactie",
    "gesloten_zonder_oplossing",
];

/// The endpoints of this capability.
pub fn endpoints() -> Vec<Endpoint> {
    let filters = [
        Query {
            name: "staat",
            about: "Alleen in deze staat; als je niets zegt alles wat open is.",
            allowed: Allowed::OneOf(&STATES),
            example: "aan_tafel",
        },
        Query {
            name: "vanMij",
            about: "Alleen waarvan jij trekker bent.",
            allowed: Allowed::Yes,
            example: "false",
        },
    ];
    vec![
        Endpoint::get("/dossiers", "see_dossiers", list)
            .called(TAG, "dossiers", ("Dossiers", "De dossiers van het netwerk, nieuwste eerst."))
            .pages::<DossierKort>(&filters),
        Endpoint::get("/dossiers/{id}", "see_dossier", one)
            .called(TAG, "dossier", (
                "Eén dossier",
                "Een dossier met zijn signalen, tafels, toezeggingen en oplossingen. Van een misstand leest alleen wie erbij \
                 hoort de woorden.",
            ))
            .gives::<DossierHeel>()
            .versioned(),
        Endpoint::post("/dossiers", "gather_dossier", Scope::Dossiers, gather_it)
            .called(TAG, "dossierBundelen", (
                "Signalen bundelen",
                "Maakt van signalen die op elkaar lijken één dossier. Wie ze meldde, hoort wie de trekker is. Met `overlegId` \
                 komt het meteen op de agenda.",
            ))
            .takes::<NieuwDossier>()
            .makes(),
    ]
}

/// Een dossier in een lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000b", "titel": "Subsidie gekort om gesloten inloop",
    "probleem": null, "niveau": "gemeente", "thema": "STE.financiering", "trekker": "Ruud Camps",
    "trekkerId": "0190a7a4-1c00-7000-8000-000000000002", "staat": "aan_tafel", "staatSinds": "2026-11-23T08:10:00Z",
    "geopendOp": "2026-11-23T08:10:00Z", "eersteSignaalOp": "2026-11-20T08:10:00Z",
    "houder": { "naam": "Ruud Camps", "volgendMoment": "2026-11-27T16:00:00Z", "waarom": "Hoor wat de tafel zei." },
    "versie": 3
}))]
pub struct DossierKort {
    /// Het nummer.
    id: Uuid,
    /// Het probleem in een paar woorden.
    titel: String,
    /// De probleemstelling.
    probleem: Option<String>,
    /// Hoe ver het reikt.
    niveau: Niveau,
    /// De code van het belangrijkste thema.
    thema: Option<String>,
    /// Wie het verder brengt.
    trekker: String,
    /// Het nummer van de trekker.
    trekker_id: Uuid,
    /// Waar het staat.
    staat: &'static str,
    /// Sinds wanneer.
    staat_sinds: Timestamp,
    /// Wanneer het geopend is.
    geopend_op: Timestamp,
    /// Wanneer het eerste signaal gemeld is.
    eerste_signaal_op: Timestamp,
    /// Wie het nu heeft; niemand als het dicht is.
    houder: Option<Houder>,
    /// De versie.
    versie: i64,
}

impl DossierKort {
    fn of(view: &View, of: &Dossier) -> Self {
        Self {
            id: of.id.into(),
            titel: of.title.clone(),
            probleem: of.problem.clone(),
            niveau: of.level.into(),
            thema: of.theme.clone(),
            trekker: of.driver_name.clone(),
            trekker_id: of.driver.into(),
            staat: state(&DOSSIER_STATES, of.state.name()),
            staat_sinds: of.state.stamp().at,
            geopend_op: of.opened_at,
            eerste_signaal_op: of.first_raised_at,
            houder: of.holding.as_ref().map(|held| Houder {
                naam: held.name.clone(),
                volgend_moment: held.moment,
                waarom: why::say(view, &held.why),
            }),
            versie: of.version,
        }
    }
}

/// Een signaal in een dossier, voor zover jij het mag zien.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SignaalInDossier {
    /// Het nummer.
    id: Uuid,
    /// De woorden; niet bij een misstand waar je niet bij hoort.
    woorden: Option<String>,
    /// Wat het is.
    soort: Soort,
    /// De organisatie van de melder; niet bij een misstand.
    organisatie: Option<String>,
    /// Wanneer het gemeld is.
    gemeld_op: Timestamp,
}

impl From<Part> for SignaalInDossier {
    fn from(of: Part) -> Self {
        Self {
            id: of.id.into(),
            woorden: Some(of.words),
            soort: of.kind.into(),
            organisatie: of.reporter.map(|(_, organisation)| organisation),
            gemeld_op: of.raised_at,
        }
    }
}

/// Een dossier met alles wat erin ligt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0190a7a4-1c00-7000-8000-00000000000b", "titel": "Subsidie gekort om gesloten inloop",
    "probleem": "Gemeenten korten op subsidie als de inloop dicht is.", "niveau": "gemeente", "thema": "STE.financiering",
    "trekker": "Ruud Camps", "trekkerId": "0190a7a4-1c00-7000-8000-000000000002", "staat": "voorbereid",
    "staatSinds": "2026-11-23T08:10:00Z", "geopendOp": "2026-11-23T08:10:00Z", "eersteSignaalOp": "2026-11-20T08:10:00Z",
    "houder": null, "versie": 3, "signalen": [], "suggesties": ["Doorbetalen tot de zomer."],
    "coalitie": ["Welzijn De Steiger"], "agendapunten": [], "toezeggingen": [], "oplossingen": []
}))]
pub struct DossierHeel {
    /// Het dossier.
    #[serde(flatten)]
    dossier: DossierKort,
    /// Zijn signalen, oudste eerst.
    signalen: Vec<SignaalInDossier>,
    /// Suggesties, los van de probleemstelling.
    suggesties: Vec<String>,
    /// De organisaties die het samen dragen.
    coalitie: Vec<String>,
    /// De agenda's waarop het staat of stond, nieuwste eerst.
    agendapunten: Vec<api_agendas::Agendapunt>,
    /// Wie wat beloofde, op datum.
    toezeggingen: Vec<api_promises::Toezegging>,
    /// Wat ervan kwam, nieuwste versie eerst.
    oplossingen: Vec<Oplossing>,
}

async fn list(call: Call) -> Result<Response, Fault> {
    call.actor.may_here("see_dossiers")?;
    let after = call.asked.after::<DossierId>()?;
    let named = call.asked.text("staat");
    let kept =
        DOSSIER_STATES.iter().find(|(_, theirs)| Some(*theirs) == named).map(|(kept, _)| (*kept).to_owned());
    let mine = call.asked.yes("vanMij");
    let found = call
        .read(move |tx, actor| {
            let filter = Filter { state: kept.clone(), driver: mine.then_some(actor.person) };
            let rows = dossier::filtered(tx, actor.network, &filter, after.key, after.fetch())?;
            Ok(Page::cut(rows, &after, |dossier| dossier.id))
        })
        .await?;
    Ok(call.page(&found.map(|dossier| DossierKort::of(&call.view, &dossier))))
}

async fn one(call: Call, Path(id): Path<DossierId>) -> Result<Response, Fault> {
    let now = call.now();
    let shown = call.read(move |tx, actor| Ok(show_dossier::shown(tx, actor, now, id)?)).await?;
    let version = shown.dossier.version;
    let body = DossierHeel {
        dossier: DossierKort::of(&call.view, &shown.dossier),
        signalen: shown.signals.into_iter().map(SignaalInDossier::from).collect(),
        suggesties: shown.suggestions.into_iter().map(|suggestion| suggestion.words).collect(),
        coalitie: shown.coalition.into_iter().map(|(_, name)| name).collect(),
        agendapunten: shown.agenda.into_iter().map(api_agendas::Agendapunt::from).collect(),
        toezeggingen: shown
            .commitments
            .into_iter()
            .map(|promise| api_promises::Toezegging::from(promise.commitment))
            .collect(),
        oplossingen: shown.solutions.into_iter().map(Oplossing::from).collect(),
    };
    Ok(call.one(&body, Some(version)))
}

/// Signalen om te bundelen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "titel": "Subsidie gekort om gesloten inloop", "signalen": ["0190a7a4-1c00-7000-8000-000000000001"]
}))]
struct NieuwDossier {
    /// Het probleem in een paar woorden, zonder namen.
    #[schema(min_length = 1, max_length = 160)]
    titel: String,
    /// De nummers van de signalen.
    #[schema(min_items = 1, max_items = 50)]
    signalen: Vec<Uuid>,
    /// Wie gevraagd wordt als trekker; tot die ja zegt, ben jij het.
    #[serde(default)]
    trekker_id: Option<Uuid>,
    /// Het overleg waar het meteen op de agenda komt.
    #[serde(default)]
    overleg_id: Option<Uuid>,
    /// Wat je de tafel vraagt.
    #[serde(default)]
    #[schema(max_length = 500)]
    vraag: Option<String>,
}

async fn gather_it(call: Call, Json(new): Json<NieuwDossier>) -> Result<Response, Fault> {
    let posted = Filled::default()
        .with("title", Some(new.titel))
        .with_all("signal", new.signalen.iter().map(Uuid::to_string))
        .with("driver", new.trekker_id.map(|id| id.to_string()))
        .with("meeting", new.overleg_id.map(|id| id.to_string()))
        .with("question", new.vraag)
        .posted();
    call.act(move |tx, actor, now| {
        actor.may_here("gather_dossier")?;
        let known = suggestions::known_here(tx, actor.network, now)?;
        let new = Gather::parse(&posted, uuid_at(now), &known).map_err(|problems| refused(&problems))?;
        let id = gather::gather(tx, actor, now, &new)?;
        let version = dossier::load(tx, actor.network, id)?.version;
        Ok(Done::made(id, &format!("/dossiers/{id}"), Some(version)))
    })
    .await
}
